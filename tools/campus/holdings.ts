import type { ApiPromise } from '@polkadot/api';
import type { Option, u128, u64 } from '@polkadot/types';
import type { Codec } from '@polkadot/types/types';
import type { Member } from './simulation/accounts.js';
import type { Wh } from './simulation/energy.js';
import type { Counts } from './simulation/meters.js';

/** Where a meter stands on the chain. */
export interface Standing extends Counts {
  /** Export below the deadband that waits for more. */
  readonly carried: Wh;
}

/** What is on the chain of the campus's money and meters. */
export interface Holdings {
  /** Per member, in their order: reserved or not, less what it owes, base units. */
  readonly balances: readonly bigint[];
  /** What of that backs orders and contracts that are not settled, base units. */
  readonly reserved: bigint;
  /** Total supply less all debts, base units. */
  readonly supply: bigint;
  /** Per member, in their order. */
  readonly meters: readonly Standing[];
}

/** The part of `System.Account` that is money. */
interface AccountMoney {
  readonly data: { readonly free: u128; readonly reserved: u128 };
}

/** The part of `OracleClient.MeterStates` that counts. */
type RawStanding = Codec & Record<'importWh' | 'exportWh' | 'carriedWh', u64>;

const NEVER_READ: Standing = { importWh: 0n, exportWh: 0n, carried: 0 };

/** The holdings in block `blockHash`. */
export async function holdingsAt(
  api: ApiPromise,
  blockHash: string,
  members: readonly Member[],
): Promise<Holdings> {
  const { query } = await api.at(blockHash);
  const addresses = members.map(({ account }) => account.address);
  const money = await Promise.all(addresses.map((address) => moneyOf(query, address)));
  const debts = await Promise.all(addresses.map((who) => amount(query.settlement?.debts?.(who))));
  const supply = await amount(query.balances?.totalIssuance?.());
  return {
    balances: money.map(({ free, reserved }, at) => free + reserved - (debts[at] ?? 0n)),
    reserved: money.reduce((sum, { reserved }) => sum + reserved, 0n),
    supply: supply - (await amount(query.settlement?.totalDebt?.())),
    meters: await Promise.all(members.map(({ meterId }) => standingOf(query, meterId))),
  };
}

async function amount(asked: Promise<Codec> | undefined): Promise<bigint> {
  return BigInt((await asked)?.toString() ?? 0);
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
  const { importWh, exportWh, carriedWh } = found.unwrap();
  return {
    importWh: importWh.toBigInt(),
    exportWh: exportWh.toBigInt(),
    carried: carriedWh.toNumber(),
  };
}
