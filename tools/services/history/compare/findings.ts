/** What a comparison has looked at, and what it has found. */

/** Differences that are told; of more, how many. */
const MOST_TOLD = 20;

export class Findings {
  /** How many of what were compared. */
  readonly counts = new Map<string, number>();
  /** The first differences, a line each. */
  readonly lines: string[] = [];
  differing = 0;

  /** Compares two of `what`; values are told apart by their JSON, in which the order of fields counts. */
  compare(what: string, which: string, history: unknown, chain: unknown): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
    const [kept, found] = [textOf(history), textOf(chain)];
    if (kept === found) return;
    if (++this.differing > MOST_TOLD) return;
    this.lines.push(`${what} of ${which}: the history has ${kept}, the chain ${found}`);
  }
}

const textOf = (value: unknown): string => JSON.stringify(value ?? null);
