/** What the chain began with, as rows of block 0. */
import { jsonOf, num, textOf, u64 } from '../chain/values.js';
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

export async function addGenesis(state: BlockState, rows: Rows): Promise<void> {
  await addAccounts(state, rows);
  await addMeters(state, rows);
  await addRules(state, rows);
}

async function addAccounts(state: BlockState, rows: Rows): Promise<void> {
  const { addresses } = state.written;
  const [users, roles, accounts] = await Promise.all([
    state.entries<User>('Registry', 'Users'),
    state.entries<number>('Registry', 'Roles'),
    state.entries<{ data: Money }>('System', 'Account'),
  ]);
  const names = state.written.roleNames();
  for (const [key, user] of users) {
    rows.add('user_versions', userRow(addresses.addressOf(key), 0, user));
  }
  for (const [key, bits] of roles) {
    const account = addresses.addressOf(key);
    rows.add('role_versions', { account, block: 0, roles: rolesOf(bits, names) });
  }
  for (const [key, { data }] of accounts) {
    if (data.free || data.reserved) rows.add('balances', balanceRow(addresses.addressOf(key), 0, data));
  }
}

async function addMeters(state: BlockState, rows: Rows): Promise<void> {
  const [meters, profiles] = await Promise.all([
    state.entries<MeterInUse>('Registry', 'Meters'),
    state.entries<Profile>('Registry', 'MeterProfiles'),
  ]);
  const inUse = new Map(meters.map(([key, meter]) => [nameIn(key), meter]));
  const described = new Map(profiles.map(([key, profile]) => [nameIn(key), profile]));
  for (const meter of [...new Set([...inUse.keys(), ...described.keys()])].sort()) {
    rows.add('meter_versions', meterRow(meter, 0, inUse.get(meter), described.get(meter)));
  }
}

/** SCALE: its length in one or two bytes, and its bytes. */
export function nameIn(key: Uint8Array): string {
  const lengthBytes = ((key[0] ?? 0) & 3) === 0 ? 1 : 2;
  return textOf(Uint8Array.from(key.subarray(lengthBytes)));
}

async function addRules(state: BlockState, rows: Rows): Promise<void> {
  const [book, tariff] = await Promise.all([
    state.get<TariffBook>('Settlement', 'Tariffs'),
    state.call<ScheduledTariff>('SettlementApi', 'tariff', u64(0)),
  ]);
  const tariffs = book?.schedule ?? (tariff ? [tariff] : []);
  for (const each of tariffs) addTariff(each, 0, rows);
  const market = await state.call<MarketRules>('TradingApi', 'rules', NOTHING);
  for (const [event, { from_epoch, parameters }] of (market?.schedule ?? []).entries()) {
    const value = jsonOf(parameters);
    rows.add('parameters', { pallet: 'Trading', block: 0, event, from_epoch: num(from_epoch), value });
  }
  for (const pallet of ['Settlement', 'OracleClient', 'Registry', 'FairUse']) {
    const found =
      (await state.get(pallet, 'Parameters')) ??
      (await state.call(`${pallet}Api`, 'parameters', NOTHING));
    if (!found) continue;
    const value = jsonOf(found);
    rows.add('parameters', { pallet, block: 0, event: 0, from_epoch: null, value });
  }
}
