import type { ApiPromise } from '@polkadot/api';
import type { u128 } from '@polkadot/types';
import type { Campus, Member } from './accounts.js';
import { mintCall } from './calls.js';
import type { Chain, SignedCall } from './chain.js';
import { QUARTER_MS } from './data.js';
import { totalsOf, type BuildingEnergy, type QuarterHour, type Wh } from './energy.js';
import type { BuildingResult } from './table.js';

/** How far a replay is. */
export interface Progress {
  /** Quarter hours done. */
  readonly done: number;
  /** Energy exported so far by all buildings. */
  readonly exported: Wh;
}

/** What happens on the chain for a quarter hour, given what each building's meter counted in it. */
export type QuarterCalls = (quarter: readonly QuarterHour[]) => SignedCall[];

/** Minting by the metering service: what each member's meter exported, as GRID. */
export function minting(api: ApiPromise, campus: Campus): QuarterCalls {
  return (quarter) =>
    campus.members.flatMap((member, index) => {
      const exported = quarter[index]?.exported ?? 0;
      return exported > 0 ? [mintCall(api, campus, member, exported)] : [];
    });
}

/**
 * Brings quarter hours to the chain in order, each at its end: what a meter counted is known only then.
 *
 * @param energies of each building, over the same quarter hours
 * @param report is called after each batch
 * @throws Error what `Chain.submitAll` throws
 */
export async function replay(
  chain: Chain,
  energies: readonly BuildingEnergy[],
  callsOf: QuarterCalls,
  report: (progress: Progress) => void,
): Promise<void> {
  const quarters = transpose(energies);
  let exported = 0;
  for (let done = 0; done < quarters.length;) {
    const batch = quarters.slice(done, done + chain.quartersPerBatch);
    const time = (batch.at(-1)?.[0]?.start ?? 0) + QUARTER_MS;
    await chain.submitAll(batch.flatMap(callsOf), time);
    done += batch.length;
    exported += totalsOf(batch.flat()).exported;
    report({ done, exported });
  }
}

/** From quarter hours per building to buildings per quarter hour. */
function transpose(energies: readonly BuildingEnergy[]): QuarterHour[][] {
  const [first] = energies;
  return (first?.quarters ?? []).map((_, index) =>
    energies.map(({ building, quarters }) => {
      const quarter = quarters[index];
      if (!quarter) throw new Error(`${building.name} has no quarter hour ${index}`);
      return quarter;
    }),
  );
}

/** What is on the chain of the campus's money. */
export interface Holdings {
  /** Per member, in their order, base units. */
  readonly balances: readonly bigint[];
  /** Total supply, base units. */
  readonly supply: bigint;
}

/** The part of `System.Account` that is money. */
interface AccountMoney {
  readonly data: { readonly free: u128; readonly reserved: u128 };
}

/** The holdings in block `blockHash`. */
export async function holdingsAt(
  api: ApiPromise,
  blockHash: string,
  members: readonly Member[],
): Promise<Holdings> {
  const { query } = await api.at(blockHash);
  const balances: bigint[] = [];
  for (const { account } of members) {
    const info = (await query.system?.account?.(account.address)) as AccountMoney | undefined;
    balances.push(info ? info.data.free.toBigInt() + info.data.reserved.toBigInt() : 0n);
  }
  const supply = await query.balances?.totalIssuance?.();
  return { balances, supply: BigInt(supply?.toString() ?? 0) };
}

/** Puts energies and what the chain holds before and after the replay side by side. */
export function resultsOf(
  energies: readonly BuildingEnergy[],
  before: Holdings,
  after: Holdings,
): BuildingResult[] {
  return energies.map((energy, index) => {
    const balance = after.balances[index] ?? 0n;
    return {
      energy,
      balance,
      minted: balance - (before.balances[index] ?? 0n),
    };
  });
}
