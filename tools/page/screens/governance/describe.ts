/** What a proposed call would change, field by field, beside what holds now. Without words: the catalogue has those. */

import { type Kind, kindOf } from '../../data/kinds.js';

/** A call as PAPI decodes it: `{ type: 'Trading', value: { type: 'set_parameters', value: { … } } }`. */
export interface DecodedCall {
  readonly type: string;
  readonly value: { readonly type: string; readonly value?: unknown };
}

/** What holds now, as far as a call has to be compared with it; absent where it could not be read. */
export interface Current {
  /** By pallet. */
  readonly parameters?: Readonly<Record<string, Fields | undefined>>;
  readonly tariff?: Fields;
  /** Accounts that govern. */
  readonly authorities?: readonly string[];
}

export type Fields = Readonly<Record<string, unknown>>;

/** One value before and after. */
export interface Line {
  /** The name that the metadata has for it. */
  readonly field: string;
  readonly kind: Kind;
  /** undefined where nothing is known of it. */
  readonly before?: unknown;
  readonly after: unknown;
  readonly isChanged: boolean;
}

export type RoleName = 'admin' | 'minter' | 'burner' | 'marketMaker' | 'oracleOperator';

/** A period of a tariff: `days` has a bit per weekday, Monday first, then holidays; quarter hours of the local day. */
export interface Period {
  readonly days: number;
  readonly from: number;
  readonly to: number;
  readonly feedIn: bigint;
  readonly retail: bigint;
  /** Whether the tariff of now has just such a one. */
  readonly isNew: boolean;
}

/** What a call would do. */
export type Description =
  | {
      readonly kind: 'parameters';
      readonly pallet: string;
      readonly lines: readonly Line[];
      readonly fromEpoch: bigint | null;
    }
  | {
      readonly kind: 'tariff';
      readonly lines: readonly Line[];
      readonly periods: readonly Period[];
      readonly holidays: { readonly added: readonly number[]; readonly removed: readonly number[] };
      readonly fromEpoch: bigint;
    }
  | { readonly kind: 'code'; readonly code: Uint8Array; readonly isChecked: boolean }
  | {
      readonly kind: 'authorities';
      readonly added: readonly string[];
      readonly removed: readonly string[];
      readonly kept: readonly string[];
    }
  | {
      readonly kind: 'role';
      readonly account: string;
      readonly role: RoleName;
      readonly isGiven: boolean;
    }
  | { readonly kind: 'several'; readonly calls: readonly Description[] }
  | {
      readonly kind: 'other';
      readonly pallet: string;
      readonly call: string;
      readonly lines: readonly Line[];
      /** The call that it makes in another's name; null where it makes none, or too deep inside. */
      readonly inside: Description | null;
    };

/** Calls that give or take a role. */
const ROLES: Readonly<Record<string, { readonly role: RoleName; readonly isGiven: boolean }>> = {
  'Registry.add_admin': { role: 'admin', isGiven: true },
  'Registry.remove_admin': { role: 'admin', isGiven: false },
  'GridToken.add_minter': { role: 'minter', isGiven: true },
  'GridToken.remove_minter': { role: 'minter', isGiven: false },
  'GridToken.add_burner': { role: 'burner', isGiven: true },
  'GridToken.remove_burner': { role: 'burner', isGiven: false },
  'Trading.add_market_maker': { role: 'marketMaker', isGiven: true },
  'Trading.remove_market_maker': { role: 'marketMaker', isGiven: false },
  'OracleClient.add_oracle_operator': { role: 'oracleOperator', isGiven: true },
  'OracleClient.remove_oracle_operator': { role: 'oracleOperator', isGiven: false },
};

/** Calls of calls are described so deep. */
const MAX_DEPTH = 4;

/** What `call` would change. */
export function describeCall(call: DecodedCall, now: Current, depth = 0): Description {
  const pallet = call.type;
  const name = call.value.type;
  const args = fieldsOf(call.value.value);
  const role = ROLES[`${pallet}.${name}`];
  if (role) return { kind: 'role', account: text(args.account), ...role };
  if (pallet === 'System' && name.startsWith('set_code') && args.code instanceof Uint8Array) {
    return { kind: 'code', code: args.code, isChecked: name === 'set_code' };
  }
  if (name === 'set_parameters') {
    return {
      kind: 'parameters',
      pallet,
      lines: linesOf(fieldsOf(args.parameters), now.parameters?.[pallet]),
      fromEpoch: args.from_epoch === undefined ? null : integer(args.from_epoch),
    };
  }
  if (pallet === 'Settlement' && name === 'set_tariff') {
    return describeTariff(fieldsOf(args.tariff), integer(args.from_epoch), now.tariff);
  }
  if (pallet === 'Governance' && name === 'set_authorities') {
    return describeAuthorities(args.authorities, now.authorities ?? []);
  }
  if (pallet === 'Utility' && Array.isArray(args.calls) && depth < MAX_DEPTH) {
    const calls = args.calls.filter(isCall);
    return { kind: 'several', calls: calls.map((each) => describeCall(each, now, depth + 1)) };
  }
  const { call: inner, ...others } = args;
  if (isCall(inner) && depth < MAX_DEPTH) {
    const inside = describeCall(inner, now, depth + 1);
    return { kind: 'other', pallet, call: name, lines: linesOf(others), inside };
  }
  return { kind: 'other', pallet, call: name, lines: linesOf(args), inside: null };
}

function isCall(value: unknown): value is DecodedCall {
  const { type, value: call } = fieldsOf(value);
  return typeof type === 'string' && typeof fieldsOf(call).type === 'string';
}

function linesOf(after: Fields, before?: Fields): Line[] {
  return Object.entries(after).map(([field, value]) => {
    const old = before?.[field];
    return {
      field,
      kind: kindOf(field, value ?? old),
      ...(before && { before: old }),
      after: value,
      isChanged: before === undefined || !same(old, value),
    };
  });
}

const TARIFF_LINES = ['offset_minutes', 'share_permille', 'satang_per_grid'];

function describeTariff(after: Fields, fromEpoch: bigint, before?: Fields): Description {
  const periodsBefore = list(before?.periods).map((period) => periodOf(fieldsOf(period), false));
  const periods = list(after.periods).map((period) => {
    const said = periodOf(fieldsOf(period), false);
    return { ...said, isNew: !periodsBefore.some((old) => same(old, said)) };
  });
  const [was, willBe] = [before?.holidays, after.holidays].map((days) => list(days).map(Number));
  const without = (days: readonly number[] = [], others: readonly number[] = []): number[] =>
    days.filter((day) => !others.includes(day));
  return {
    kind: 'tariff',
    lines: linesOf(pick(after, TARIFF_LINES), before && pick(before, TARIFF_LINES)),
    periods,
    holidays: { added: without(willBe, was), removed: without(was, willBe) },
    fromEpoch,
  };
}

function periodOf(period: Fields, isNew: boolean): Period {
  return {
    days: Number(period.days),
    from: Number(period.from),
    to: Number(period.to),
    feedIn: integer(period.feed_in),
    retail: integer(period.retail),
    isNew,
  };
}

function describeAuthorities(value: unknown, now: readonly string[]): Description {
  const after = list(value).map((authority) => text(fieldsOf(authority).account));
  return {
    kind: 'authorities',
    added: after.filter((account) => !now.includes(account)),
    removed: now.filter((account) => !after.includes(account)),
    kept: now.filter((account) => after.includes(account)),
  };
}

function pick(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, fields[name]]));
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array)
    ? (value as Fields)
    : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function integer(value: unknown): bigint {
  return typeof value === 'bigint' || typeof value === 'number' ? BigInt(value) : 0n;
}

/** Whether two decoded values are the same. */
function same(one: unknown, other: unknown): boolean {
  return plain(one) === plain(other);
}

function plain(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'bigint' ? String(part) : part instanceof Uint8Array ? [...part] : part,
  );
}
