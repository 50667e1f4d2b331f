import { SLOT_DURATION } from '../../node-config/genesis.js';
import type { ApiPromise } from '@polkadot/api';
import type { EventRecord } from '@polkadot/types/interfaces';
import type { Campus } from './accounts.js';
import type { Step } from './agenda.js';
import { mintCall, orderCall } from './calls.js';
import type { Chain, SignedCall } from './chain.js';
import { totalsOf, type Wh } from './energy.js';
import { holdingsAt, type Holdings } from './holdings.js';
import { formatGrid } from './table.js';
import { orderOf } from './tariff.js';

/** Blocks in which the last books have to be cleared. */
const CLEARING_BLOCKS = 10;

/** How far a replay is. */
export interface Progress {
  /** Steps done. */
  readonly done: number;
  /** Milliseconds since 1970: the time of the last step. */
  readonly time: number;
  /** Energy exported so far by all buildings. */
  readonly exported: Wh;
}

/** What is signed and submitted in a step. */
export type StepCalls = (step: Step) => SignedCall[];

/**
 * What the campus does: the metering service mints what the meters counted, and the prosumers place their orders for
 * the quarter hour to come, which they know in advance as the data says.
 *
 * @param trades whether they do; if not, there is only minting
 */
export function campusCalls(api: ApiPromise, campus: Campus, trades: boolean): StepCalls {
  return ({ counted, coming }) =>
    campus.members.flatMap((member, index) => {
      const exported = counted?.[index]?.exported ?? 0;
      const quarter = coming?.[index];
      const order = trades && quarter ? orderOf(quarter) : null;
      return [
        ...(exported > 0 ? [mintCall(api, campus, member, exported)] : []),
        ...(order ? [orderCall(api, member, order)] : []),
      ];
    });
}

/**
 * Brings the steps to the chain in order, each at its time.
 *
 * @param watch sees the events of the blocks as they come
 * @param report is called after each step
 * @throws Error what `Chain.submitAll` throws
 */
export async function replay(
  chain: Chain,
  steps: readonly Step[],
  callsOf: StepCalls,
  watch: (events: readonly EventRecord[]) => void,
  report: (progress: Progress) => void,
): Promise<void> {
  let exported = 0;
  for (const [index, step] of steps.entries()) {
    watch(await chain.submitAll(callsOf(step), step.time));
    exported += totalsOf(step.counted ?? []).exported;
    report({ done: index + 1, time: step.time, exported });
  }
}

/**
 * Lets blocks pass until no order of the campus is open. The last book closed when its quarter hour began, so as a
 * rule there is none.
 *
 * @param time of the last step, ms since 1970
 * @returns what the campus holds then
 * @throws Error if money is still reserved after ten blocks
 */
export async function settle(
  chain: Chain,
  campus: Campus,
  time: number,
  watch: (events: readonly EventRecord[]) => void,
): Promise<Holdings> {
  for (let blocks = 1; ; blocks++) {
    const holdings = await holdingsAt(chain.api, await chain.settled(), campus.members);
    if (holdings.reserved === 0n) return holdings;
    if (blocks > CLEARING_BLOCKS) {
      throw new Error(`${formatGrid(holdings.reserved)} GRID are still reserved for open orders`);
    }
    watch(await chain.submitAll([], time + blocks * SLOT_DURATION));
  }
}
