import cliProgress from 'cli-progress';
import type { Lines } from './lines.js';
import { localIso } from '../support/time-zone.js';
import type { Scenario } from './scenario.js';
import type { Progress } from './run.js';
import { formatKwh } from './report/format.js';

/** Lines that stand in for the bar where the output is not a terminal. */
const LINES = 4;

/** Shows how far a replay is. */
export interface ProgressView {
  /** @param lines of the campus, as far as they are settled */
  update(progress: Progress, lines: Lines): void;
  /** Leaves the terminal as it was found. */
  stop(): void;
}

/** A bar over the steps of a scenario, or a few lines where `output` is not a terminal. */
export function progressView(
  { steps, offsetMinutes }: Scenario,
  output: NodeJS.WriteStream,
): ProgressView {
  const clock = (time: number): string =>
    localIso(time, offsetMinutes).slice(0, 16).replace('T', ' ');
  const first = steps[0]?.time ?? 0;
  return output.isTTY
    ? bar(steps.length, first, clock, output)
    : lines(steps.length, clock, output);
}

/** Local time: `2024-01-15 12:45`. */
type Clock = (time: number) => string;

function bar(total: number, first: number, clock: Clock, output: NodeJS.WriteStream): ProgressView {
  const view = new cliProgress.SingleBar({
    format: '  replay   {bar} {clock} | {percentage} % | {eta_formatted} left | {among}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 10,
    hideCursor: true,
    stream: output,
  });
  view.start(total, 0, { clock: clock(first), among: '' });
  return {
    update: ({ done, time }, lines) =>
      view.update(done, { clock: clock(time), among: `${amongNeighbours(lines)} kWh` }),
    stop: () => view.stop(),
  };
}

function lines(total: number, clock: Clock, output: NodeJS.WriteStream): ProgressView {
  let printed = 0;
  return {
    update({ done, time }, of) {
      const due = Math.floor((done * LINES) / total);
      if (due === printed) return;
      printed = due;
      const so = `${clock(time)} | ${done}/${total} quarter hours`;
      output.write(`  replay   ${so} | ${amongNeighbours(of)} kWh among neighbours\n`);
    },
    stop() {},
  };
}

/** kWh that neighbours gave each other, ordered ahead or not. */
function amongNeighbours({ sold, short, sharedOut }: Lines): string {
  return formatKwh(sold.wh - short.wh + sharedOut.wh);
}
