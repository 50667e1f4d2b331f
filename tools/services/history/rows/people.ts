/** Users, meters and roles: how they are after each block that changed them. */
import {
  type ChainEvent,
  flag,
  num,
  scaleText,
  textOf,
  variantName,
  type Variant,
} from '../chain/values.js';
import type { BlockState } from '../chain/state.js';
import type { MeterRow, UserRow } from '../schema.js';
import { snake } from '../chain/values.js';
import type { BlockFacts } from './facts.js';
import type { Rows } from './rows.js';

export interface User {
  readonly user_type: Variant;
  readonly status: Variant;
  readonly location: string | Uint8Array;
  readonly registered_at: bigint;
}

export interface MeterInUse {
  readonly owner: string;
  /** Release 102 has neither. */
  readonly since?: bigint;
  readonly closing?: boolean;
}

export interface Profile {
  readonly key: string | Uint8Array;
  readonly scheme: Variant;
  readonly rated_watts: bigint;
  readonly meter_class: Variant;
}

const USER_EVENTS = new Set(['Registry.UserRegistered', 'Registry.UserStatusUpdated']);
const METER_EVENTS = new Set([
  'Registry.MeterAssigned',
  'Registry.MeterUnassigned',
  'Registry.MeterProfileSet',
  'Registry.MeterClosing',
  'Registry.DeviceExchanged',
]);
const ROLE_EVENTS = new Set(['Registry.RoleGranted', 'Registry.RoleRevoked']);

/** What the block's events have changed. */
export async function addPeople(block: BlockFacts, rows: Rows): Promise<void> {
  const { events } = block;
  const users = named(events, USER_EVENTS, 'user');
  const roles = new Set([...users, ...named(events, ROLE_EVENTS, 'account')]);
  const meters = new Set(
    events.filter(({ name }) => METER_EVENTS.has(name)).map(({ data }) => textOf(data.meter_id)),
  );
  await Promise.all([
    ...[...users].sort().map((account) => addUser(account, block, rows)),
    ...[...roles].sort().map((account) => addRoles(account, block, rows)),
    ...[...meters].sort().map((meter) => addMeter(meter, block, rows)),
  ]);
}

function named(
  events: readonly ChainEvent[],
  names: ReadonlySet<string>,
  field: string,
): Set<string> {
  return new Set(
    events.filter(({ name }) => names.has(name)).map(({ data }) => data[field] as string),
  );
}

async function addUser(account: string, { state, number }: BlockFacts, rows: Rows): Promise<void> {
  const user = await state.get<User>('Registry', 'Users', keyOf(state, account));
  if (user) rows.add('user_versions', userRow(account, number, user));
}

async function addRoles(account: string, { state, number }: BlockFacts, rows: Rows): Promise<void> {
  const bits = await state.get<number>('Registry', 'Roles', keyOf(state, account));
  const roles = rolesOf(bits ?? 0, state.written.roleNames());
  rows.add('role_versions', { account, block: number, roles });
}

async function addMeter(meter: string, { state, number }: BlockFacts, rows: Rows): Promise<void> {
  const key = scaleText(meter);
  const [inUse, profile] = await Promise.all([
    state.get<MeterInUse>('Registry', 'Meters', key),
    state.get<Profile>('Registry', 'MeterProfiles', key),
  ]);
  rows.add('meter_versions', meterRow(meter, number, inUse, profile));
}

const keyOf = (state: BlockState, account: string): Uint8Array =>
  state.written.addresses.keyOf(account);

export function userRow(account: string, block: number, user: User): UserRow {
  return {
    account,
    block,
    type: variantName(user.user_type),
    status: variantName(user.status),
    location: textOf(user.location),
    registered_at: num(user.registered_at),
  };
}

export function meterRow(
  meter: string,
  block: number,
  inUse: MeterInUse | undefined,
  profile: Profile | undefined,
): MeterRow {
  return {
    meter,
    block,
    account: inUse?.owner ?? null,
    since: inUse?.since === undefined ? null : num(inUse.since),
    closing: inUse ? flag(inUse.closing) : null,
    scheme: profile ? variantName(profile.scheme) : null,
    key: profile ? hexOf(profile.key) : null,
    rated_watts: profile ? num(profile.rated_watts) : null,
    class: profile ? variantName(profile.meter_class) : null,
  };
}

const hexOf = (bytes: string | Uint8Array): string =>
  typeof bytes === 'string' ? bytes : `0x${Buffer.from(bytes).toString('hex')}`;

/** Names of the bits that are set, in their order. */
export function rolesOf(bits: number, names: ReadonlyMap<number, string>): string {
  const set = Array.from({ length: 32 }, (_, bit) => bit).filter((bit) => (bits >>> bit) & 1);
  return set.map((bit) => snake(names.get(bit) ?? `role_${bit}`)).join(' ');
}
