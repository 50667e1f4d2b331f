/** All people, meters, money and rules there are: those that the chain began with, or that a new runtime has made of them. */
import { decimal, jsonOf, num, textOf, u64 } from '../chain/values.js';
import type { Decoder } from '../chain/decoder.js';
import type { BlockState } from '../chain/state.js';
import { addTariff, type ScheduledTariff, type TariffBook } from './governance.js';
import { balanceRow } from './money.js';
import { type MeterInUse, meterRow, type Profile, rolesOf, type User, userRow } from './people.js';
import type { Rows } from './rows.js';

interface Money {
  readonly free: bigint;
  readonly reserved: bigint;
  readonly frozen: bigint;
}

interface MarketRules {
  readonly schedule: readonly { readonly from_epoch: bigint; readonly parameters: unknown }[];
}

const NOTHING = new Uint8Array(0);

/** @param replaced the runtime before, whose rules and tariffs are known; null at genesis */
export async function addEverything(
  state: BlockState,
  block: number,
  replaced: Decoder | null,
  rows: Rows,
): Promise<void> {
  await addAccounts(state, block, rows);
  await addMeters(state, block, rows);
  await addRules(state, block, replaced, rows);
  if (!replaced?.has('Settlement', 'Debts')) await addDebts(state, block, rows);
}

/** What accounts owe without an event: in a chain of release 102 meters did. */
async function addDebts(state: BlockState, block: number, rows: Rows): Promise<void> {
  const debts = await state.entries<bigint>('Settlement', 'Debts');
  for (const [index, [key, owed]] of debts.entries()) {
    const account = state.written.addresses.addressOf(key);
    const debt = decimal(owed);
    const place = { block, event: -1 - index };
    rows.add('debts', { account, ...place, change: 'carried_over', amount: debt, debt });
  }
}

async function addAccounts(state: BlockState, block: number, rows: Rows): Promise<void> {
  const { addresses } = state.written;
  const [users, roles, accounts] = await Promise.all([
    state.entries<User>('Registry', 'Users'),
    state.entries<number>('Registry', 'Roles'),
    state.entries<{ data: Money }>('System', 'Account'),
  ]);
  const names = state.written.roleNames();
  for (const [key, user] of users) {
    rows.add('user_versions', userRow(addresses.addressOf(key), block, user));
  }
  for (const [key, bits] of roles) {
    const account = addresses.addressOf(key);
    rows.add('role_versions', { account, block, roles: rolesOf(bits, names) });
  }
  for (const [key, { data }] of accounts) {
    if (data.free || data.reserved || block > 0) {
      rows.add('balances', balanceRow(addresses.addressOf(key), block, data));
    }
  }
}

async function addMeters(state: BlockState, block: number, rows: Rows): Promise<void> {
  const [meters, profiles] = await Promise.all([
    state.entries<MeterInUse>('Registry', 'Meters'),
    state.entries<Profile>('Registry', 'MeterProfiles'),
  ]);
  const inUse = new Map(meters.map(([key, meter]) => [nameIn(key), meter]));
  const described = new Map(profiles.map(([key, profile]) => [nameIn(key), profile]));
  for (const meter of [...new Set([...inUse.keys(), ...described.keys()])].sort()) {
    rows.add('meter_versions', meterRow(meter, block, inUse.get(meter), described.get(meter)));
  }
}

/** SCALE: its length in one or two bytes, and its bytes. */
export function nameIn(key: Uint8Array): string {
  const lengthBytes = ((key[0] ?? 0) & 3) === 0 ? 1 : 2;
  return textOf(Uint8Array.from(key.subarray(lengthBytes)));
}

async function addRules(
  state: BlockState,
  block: number,
  replaced: Decoder | null,
  rows: Rows,
): Promise<void> {
  if (!replaced?.has('Settlement', 'Tariffs')) await addTariffs(state, block, rows);
  const market = await state.call<MarketRules>('TradingApi', 'rules', NOTHING);
  for (const [index, { from_epoch, parameters }] of (market?.schedule ?? []).entries()) {
    const place = { block, event: -1 - index, from_epoch: num(from_epoch) };
    rows.add('parameters', { pallet: 'Trading', ...place, value: jsonOf(parameters) });
  }
  for (const pallet of ['Settlement', 'OracleClient', 'Registry', 'FairUse']) {
    const found =
      (await state.get(pallet, 'Parameters')) ??
      (await state.call(`${pallet}Api`, 'parameters', NOTHING));
    if (!found) continue;
    const place = { block, event: -1, from_epoch: null };
    rows.add('parameters', { pallet, ...place, value: jsonOf(found) });
  }
}

async function addTariffs(state: BlockState, block: number, rows: Rows): Promise<void> {
  const [book, tariff] = await Promise.all([
    state.get<TariffBook>('Settlement', 'Tariffs'),
    state.call<ScheduledTariff>('SettlementApi', 'tariff', u64(0)),
  ]);
  const tariffs = book?.schedule ?? (tariff ? [tariff] : []);
  for (const each of tariffs) addTariff(each, block, rows);
}
