/** Does what a file comes to, batch by batch, and finds the rows that the chain does not want. */
import { type Done, Refused } from '../../session.js';
import type { Row } from './file.js';
import { type Batch, batchesOf, batchOf, type PlannedRow } from './plan.js';

/** Rows that have been done since the beginning, of those that were to do. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

export interface Running {
  /** Calls of one batch. */
  readonly most: number;
  /** Compares rows with the chain as it is now. @throws Error where the node does not answer */
  readonly compare: (rows: readonly Row[]) => Promise<readonly PlannedRow[]>;
  /** Resolves to null where somebody would not open the key. */
  readonly send: (batch: Batch) => Promise<Done | Refused | null>;
  readonly report: (progress: Progress) => void;
  readonly isStopped: () => boolean;
}

/**
 * What the chain refuses alone is left out, and the rest goes on: whoever was registered by somebody else meanwhile has nothing
 * left to do, and a batch of which that is not so is halved until the row that is wrong is alone.
 * @returns the refused rows by their lines; it ends early where it is stopped, or where what is wrong is not a row
 */
export async function runPlan(
  plan: readonly PlannedRow[],
  { most, compare, send, report, isStopped }: Running,
): Promise<ReadonlyMap<number, Refused>> {
  const refused = new Map<number, Refused>();
  const of = plan.filter(({ steps }) => steps.length > 0).length;
  const queue = batchesOf(plan, most);
  const tell = (): void => {
    const left = queue.reduce((sum, { rows }) => sum + rows.length, 0);
    report({ done: of - left - refused.size, of });
  };
  tell();
  for (let batch = queue[0]; batch && !isStopped(); batch = queue[0]) {
    const answer = await send(batch);
    if (answer === null || (answer instanceof Refused && !isOfRows(answer))) break;
    if (!(answer instanceof Refused)) queue.shift();
    else {
      const now = await compare(batch.rows.map(({ row }) => row));
      const instead = isOtherwise(batch, now)
        ? batchesOf(now, most)
        : halvesOf(batch, answer, refused);
      queue.splice(0, 1, ...instead);
    }
    tell();
  }
  return refused;
}

/** An admin has added as many as a day allows: the file goes on tomorrow. */
const DAY_IS_FULL = 'Registry.TooManyAdded';

/** Whether what is inside was refused, or too much: not the account, its day, its fees or the connection. */
function isOfRows({ reason, detail }: Refused): boolean {
  if (reason !== 'chain' || detail === DAY_IS_FULL) return false;
  return detail.includes('.') || detail === 'ExhaustsResources';
}

/** Whether there is something else to do of `batch` by now. */
function isOtherwise({ rows }: Batch, now: readonly PlannedRow[]): boolean {
  return rows.some(({ steps }, at) => steps.join() !== now[at]?.steps.join());
}

function halvesOf({ rows }: Batch, why: Refused, refused: Map<number, Refused>): Batch[] {
  const [first] = rows;
  if (rows.length > 1) {
    const middle = rows.length >> 1;
    return [batchOf(rows.slice(0, middle)), batchOf(rows.slice(middle))];
  }
  if (first) refused.set(first.row.line, why);
  return [];
}
