import type { ApiPromise } from '@polkadot/api';
import type { Option, u128, u64 } from '@polkadot/types';
import type { Codec } from '@polkadot/types/types';
import type { Member } from './simulation/accounts.js';
import type { BuildingEnergy } from './simulation/energy.js';
import type { Journal } from './run.js';
import type { Counts } from './simulation/meters.js';
import type { BuildingResult } from './table.js';

/** Where a meter stands on the chain. */
export interface Standing extends Counts {
  /** Export below the deadband that waits for more, Wh. */
  readonly carriedWh: bigint;
  /** GRID that its import should have burned and its owner did not have, base units. */
  readonly debt: bigint;
}

/** What is on the chain of the campus's money and meters. */
export interface Holdings {
  /** Per member, in their order, reserved or not, base units. */
  readonly balances: readonly bigint[];
  /** What of that backs orders that are not settled, base units. */
  readonly reserved: bigint;
  /** Total supply, base units. */
  readonly supply: bigint;
  /** Per member, in their order. */
  readonly meters: readonly Standing[];
}

/** The part of `System.Account` that is money. */
interface AccountMoney {
  readonly data: { readonly free: u128; readonly reserved: u128 };
}

/** The part of `OracleClient.MeterStates` that counts. */
type RawStanding = Codec & Record<'importWh' | 'exportWh' | 'carriedWh', u64> & { debt: u128 };

const NEVER_READ: Standing = { importWh: 0n, exportWh: 0n, carriedWh: 0n, debt: 0n };

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
    meters: await Promise.all(members.map(({ meterId }) => standingOf(query, meterId))),
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

/** What the chain last read of a meter. */
export async function standingOf(query: ApiPromise['query'], meterId: string): Promise<Standing> {
  const found = (await query.oracleClient?.meterStates?.(meterId)) as Option<RawStanding>;
  if (found.isNone) return NEVER_READ;
  const { importWh, exportWh, carriedWh, debt } = found.unwrap();
  return {
    importWh: importWh.toBigInt(),
    exportWh: exportWh.toBigInt(),
    carriedWh: carriedWh.toBigInt(),
    debt: debt.toBigInt(),
  };
}

/** Puts energies, trades, readings and what the chain holds before and after the replay side by side. */
export function resultsOf(
  energies: readonly BuildingEnergy[],
  members: readonly Member[],
  { ledger, readings }: Journal,
  before: Holdings,
  after: Holdings,
): BuildingResult[] {
  return energies.map((energy, index) => {
    const balance = after.balances[index] ?? 0n;
    const gained = balance - (before.balances[index] ?? 0n);
    const { account, meterId } = members[index] as Member;
    const from = before.meters[index] ?? NEVER_READ;
    const to = after.meters[index] ?? NEVER_READ;
    const { accepted, minted, burned } = readings.of(meterId);
    const metered = {
      accepted,
      exported: Number(to.exportWh - from.exportWh),
      imported: Number(to.importWh - from.importWh),
      carried: Number(to.carriedWh - from.carriedWh),
      owed: to.debt - from.debt,
      minted,
      burned,
    };
    return { energy, trade: ledger.of(account.address), metered, balance, gained };
  });
}
