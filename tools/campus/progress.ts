import cliProgress from 'cli-progress';
import { formatKwh } from './table.js';
import type { Progress } from './replay.js';

/** Lines that stand in for the bar where the output is not a terminal. */
const LINES = 4;

/** Shows how far a replay is. */
export interface ProgressView {
  update(progress: Progress): void;
  /** Leaves the terminal as it was found. */
  stop(): void;
}

/** A bar over `total` quarter hours, or a few lines where `output` is not a terminal. */
export function progressView(total: number, output: NodeJS.WriteStream): ProgressView {
  return output.isTTY ? bar(total, output) : lines(total, output);
}

function bar(total: number, output: NodeJS.WriteStream): ProgressView {
  const view = new cliProgress.SingleBar({
    format: '  replay   {bar} {clock} | {value}/{total} quarter hours | {kwh} kWh exported',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 32,
    hideCursor: true,
    stream: output,
  });
  view.start(total, 0, { clock: clock(0), kwh: formatKwh(0) });
  return {
    update: ({ done, exported }) =>
      view.update(done, { clock: clock(done), kwh: formatKwh(exported) }),
    stop: () => view.stop(),
  };
}

function lines(total: number, output: NodeJS.WriteStream): ProgressView {
  let printed = 0;
  return {
    update({ done, exported }) {
      const due = Math.floor((done * LINES) / total);
      if (due === printed) return;
      printed = due;
      output.write(
        `  replay   ${clock(done)} | ${done}/${total} quarter hours | ${formatKwh(exported)} kWh exported\n`,
      );
    },
    stop() {},
  };
}

/** Local time after `quarters` quarter hours of the day. */
function clock(quarters: number): string {
  const minutes = quarters * 15;
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}
