/** A chain with a night of everything on it: orders, readings in time, late and lost, tariffs that change, debts. */
import fc from 'fast-check';
import type { TestChain } from '../support/chain-builder.js';
import { METERS, nights, play } from '../market/settlement/nights.js';
import type { Account } from '../support/accounts.js';
import { GRID } from '../support/settlement.js';

export const OWNERS: readonly Account[] = [...new Set(Object.values(METERS))];

export interface PlayedNight {
  readonly chain: TestChain;
  /** Epochs from the first to the last that has ended. */
  readonly epochs: readonly number[];
}

/** The same for the same seed. */
export function playedNight(seed: number, quarters: number): PlayedNight {
  const [night] = fc.sample(nights(quarters), { seed, numRuns: 1 });
  if (!night) throw new Error('no night was made');
  // Whatever can be cut into pieces is, and whoever can run into debt does.
  const beginning = { ...night.beginning, stepsPerBlock: 1, start: GRID / 2n };
  const seen: number[] = [];
  const campus = play({ ...night, beginning }, (_, epoch) => seen.push(Number(epoch)));
  const [first = 0] = seen;
  const last = seen.at(-1) ?? first;
  campus.chain.nextBlock();
  const epochs = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return { chain: campus.chain, epochs };
}
