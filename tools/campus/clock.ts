/** The embedded chain's time while the campus lives on. */

/** When blocks come, and how fast the chain's time runs. */
export interface Pace {
  /** Milliseconds of the chain per real one. */
  readonly speed: number;
  readonly slotDuration: number;
  readonly epochLength: number;
}

/** Real time between blocks. */
const BLOCK_MS = 1_500;

/** Real milliseconds between two blocks: a block is a slot later than its parent at least. */
export function intervalOf({ speed, slotDuration }: Pace): number {
  return Math.max(BLOCK_MS, slotDuration / speed);
}

/**
 * The time of the next block, ms since 1970: what has passed, in whole slots, one at least, and never beyond the start of
 * an epoch, so that none is passed over however long the machine was busy or asleep.
 *
 * @param now time of the newest block
 * @param passed real milliseconds since it was built
 */
export function nextTime(now: number, passed: number, pace: Pace): number {
  const { speed, slotDuration, epochLength } = pace;
  const slots = Math.max(1, Math.round((passed * speed) / slotDuration));
  const epochStart = (Math.floor(now / epochLength) + 1) * epochLength;
  const time = now + slots * slotDuration;
  return now + slotDuration > epochStart ? now + slotDuration : Math.min(time, epochStart);
}
