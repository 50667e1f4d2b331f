import type { ApiPromise } from '@polkadot/api';
import type { u128 } from '@polkadot/types';
import type { Member } from './accounts.js';
import type { BuildingEnergy } from './energy.js';
import type { BuildingResult } from './table.js';
import type { Ledger } from './trades.js';

/** What is on the chain of the campus's money. */
export interface Holdings {
  /** Per member, in their order, reserved or not, base units. */
  readonly balances: readonly bigint[];
  /** What of that backs orders that are not settled, base units. */
  readonly reserved: bigint;
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
  const money = await Promise.all(members.map(({ account }) => moneyOf(query, account.address)));
  const supply = await query.balances?.totalIssuance?.();
  return {
    balances: money.map(({ free, reserved }) => free + reserved),
    reserved: money.reduce((sum, { reserved }) => sum + reserved, 0n),
    supply: BigInt(supply?.toString() ?? 0),
  };
}

/** What an account holds, base units. */
export async function moneyOf(
  query: ApiPromise['query'],
  address: string,
): Promise<{ free: bigint; reserved: bigint }> {
  const info = (await query.system?.account?.(address)) as AccountMoney | undefined;
  return {
    free: info?.data.free.toBigInt() ?? 0n,
    reserved: info?.data.reserved.toBigInt() ?? 0n,
  };
}

/** Puts energies, trades and what the chain holds before and after the replay side by side. */
export function resultsOf(
  energies: readonly BuildingEnergy[],
  members: readonly Member[],
  ledger: Ledger,
  before: Holdings,
  after: Holdings,
): BuildingResult[] {
  return energies.map((energy, index) => {
    const balance = after.balances[index] ?? 0n;
    const gained = balance - (before.balances[index] ?? 0n);
    const trade = ledger.of(members[index]?.account.address ?? '');
    return { energy, trade, balance, gained };
  });
}
