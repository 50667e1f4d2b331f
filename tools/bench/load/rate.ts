/** The rate at which blocks took what waited for them. */
import type { LoadedBlock } from './blocks.js';

export interface Rate {
  /** From the start of the first slot that counts to the end of the last. */
  readonly seconds: number;
  readonly perSecond: number;
  readonly blocks: number;
  /** Whether only blocks count that left something waiting. */
  readonly isOfFullBlocks: boolean;
}

/** Fewer full blocks say little. */
const LEAST_FULL = 4;

/** Whether the block left something waiting. */
export function isFull({ end }: Pick<LoadedBlock, 'end'>): boolean {
  return end !== null && end !== 'NoMoreTransactions';
}

/**
 * Of the blocks from the first full one to the last, skipped slots included; of all, where there are fewer than four.
 * @param blocks in order @param slot ms
 */
export function rateOf(blocks: readonly LoadedBlock[], slot: number): Rate {
  const full = blocks.flatMap((block, i) => (isFull(block) ? [i] : []));
  const isOfFullBlocks = full.length >= LEAST_FULL;
  const counted = isOfFullBlocks ? blocks.slice(full[0], (full.at(-1) ?? 0) + 1) : blocks;
  const [first, last] = [counted[0], counted.at(-1)];
  const seconds = first && last ? (last.time - first.time + slot) / 1000 : 0;
  const done = counted.reduce((sum, { included, failed }) => sum + included - failed, 0);
  return {
    ...{ seconds, blocks: counted.length, isOfFullBlocks },
    perSecond: seconds ? done / seconds : 0,
  };
}
