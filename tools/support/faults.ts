/** What is wrong in files that people write, as lines that say where and what to do. */
import { UnusableError } from './failure.js';

/** A place in a file, both counted from 1; the column where it is known. */
export interface Place {
  readonly line: number;
  readonly column?: number;
}

/** Faults that are shown; whoever has more mends these first. */
const MOST_SHOWN = 20;

/** One or more faults in a file: each a line `file:line:column: problem; remedy`. */
export class FaultyFileError extends UnusableError {
  override name = 'FaultyFileError';

  constructor(readonly faults: readonly string[]) {
    const rest = faults.length - MOST_SHOWN;
    const shown = faults.slice(0, MOST_SHOWN);
    super([...shown, ...(rest > 0 ? [`… and ${rest} more like these`] : [])].join('\n'));
  }
}

/** `campus.yaml:7:3: problem` */
export function faultAt(file: string, place: Place | null, problem: string): string {
  const numbers = place ? [place.line, place.column].filter((one) => one !== undefined) : [];
  return `${[file, ...numbers].join(':')}: ${problem}`;
}

/** Says the line and column of offsets in `text`, however many are asked for. */
export function placesIn(text: string): (offset: number) => Required<Place> {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
