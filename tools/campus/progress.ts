import cliProgress from 'cli-progress';
import type { Step } from './scenario.js';
import type { Progress } from './run.js';
import { formatKwh } from './table.js';

/** Lines that stand in for the bar where the output is not a terminal. */
const LINES = 4;
/** Bangkok's distance from UTC. */
const LOCAL_OFFSET_MS = 7 * 3_600_000;

/** Shows how far a replay is. */
export interface ProgressView {
  /** @param traded Wh so far */
  update(progress: Progress, traded: number): void;
  /** Leaves the terminal as it was found. */
  stop(): void;
}

/** A bar over `steps`, or a few lines where `output` is not a terminal. */
export function progressView(steps: readonly Step[], output: NodeJS.WriteStream): ProgressView {
  return output.isTTY ? bar(steps, output) : lines(steps.length, output);
}

function bar(steps: readonly Step[], output: NodeJS.WriteStream): ProgressView {
  const view = new cliProgress.SingleBar({
    format: '  replay   {bar} {clock} | {value}/{total} | {exported} kWh exported, {traded} traded',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 32,
    hideCursor: true,
    stream: output,
  });
  view.start(steps.length, 0, { clock: clock(steps[0]?.time ?? 0), exported: '0', traded: '0' });
  return {
    update: ({ done, time, exported }, traded) =>
      view.update(done, {
        clock: clock(time),
        exported: formatKwh(exported),
        traded: formatKwh(traded),
      }),
    stop: () => view.stop(),
  };
}

function lines(total: number, output: NodeJS.WriteStream): ProgressView {
  let printed = 0;
  return {
    update({ done, time, exported }, traded) {
      const due = Math.floor((done * LINES) / total);
      if (due === printed) return;
      printed = due;
      output.write(
        `  replay   ${clock(time)} | ${done}/${total} quarter hours | ` +
          `${formatKwh(exported)} kWh exported, ${formatKwh(traded)} traded\n`,
      );
    },
    stop() {},
  };
}

/** Local time: `2024-01-15 12:45`. */
function clock(time: number): string {
  return new Date(time + LOCAL_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');
}
