/** What screens ask the chain itself, because it has to be of this moment. Loaded when they do. */
import type { Device, KeyScheme, MeterClass, Row, UserType } from '../screens/people/file.js';
import type { Known } from '../screens/people/plan.js';
import type { Current, DecodedCall, Fields } from '../screens/governance/describe.js';
import { connect } from './chain.js';

interface Variant<T extends string> {
  readonly type: T;
}

interface ChainUser {
  readonly user_type: Variant<UserType>;
  readonly status: Variant<'Active' | 'Suspended' | 'Inactive'>;
}

interface ChainProfile {
  readonly key: Uint8Array;
  readonly scheme: Variant<KeyScheme>;
  readonly rated_watts: bigint;
  readonly meter_class: Variant<MeterClass>;
}

/**
 * What the chain knows of the users and meters of `rows`, asked for by their names: a chain may have many more.
 * @throws Error where the node does not answer
 */
export async function knownPeople(url: string, rows: readonly Row[]): Promise<Known> {
  const addresses = [...new Set(rows.map(({ address }) => address))];
  const names = [...new Set(rows.flatMap(({ meter }) => meter ?? []))];
  const [users, held, meters, devices] = await Promise.all([
    valuesOf<ChainUser>(url, 'Users', addresses),
    valuesOf<readonly unknown[]>(url, 'MetersOf', addresses),
    valuesOf<{ readonly owner: string }>(url, 'Meters', names),
    valuesOf<ChainProfile>(url, 'MeterProfiles', names),
  ]);
  return {
    users: mapped(users, ({ user_type, status }) => ({
      type: user_type.type,
      isInactive: status.type === 'Inactive',
    })),
    held: mapped(held, ({ length }) => length),
    meters: mapped(meters, ({ owner }) => owner),
    devices: mapped(devices, deviceOf),
  };
}

/** Values of a map of the registry by their keys; those that are not there are left out. */
async function valuesOf<T>(
  url: string,
  map: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, T>> {
  const entry = connect(url).api.query.Registry?.[map];
  const ask = async (toKey: (key: string) => unknown): Promise<(T | undefined)[]> =>
    ((await entry?.getValues(keys.map((key) => [toKey(key)]))) ?? []) as (T | undefined)[];
  // Releases up to 102 have names of meters as bytes.
  const values = await ask((key) => key).catch(() => ask((key) => new TextEncoder().encode(key)));
  return new Map(
    keys.flatMap((key, at) => {
      const value = values[at];
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
}

function mapped<T, U>(values: ReadonlyMap<string, T>, of: (value: T) => U): ReadonlyMap<string, U> {
  return new Map([...values].map(([key, value]) => [key, of(value)]));
}

function deviceOf({ key, scheme, rated_watts, meter_class }: ChainProfile): Device {
  return { key, scheme: scheme.type, ratedWatts: rated_watts, meterClass: meter_class.type };
}

/** An open proposal, as the chain has it. */
export interface OpenProposal {
  readonly call: DecodedCall;
  /** What would come of it now: null where it succeeds, else the error, `Settlement.EpochTooEarly`. */
  readonly error: string | null;
}

/** The call of an open proposal, tried out; null where it is gone. */
export async function openProposal(url: string, id: number): Promise<OpenProposal | null> {
  const { api } = connect(url);
  const call = (await api.query.Governance?.Calls?.getValue(id)) as DecodedCall | undefined;
  if (!call) return null;
  const run = (await api.apis.GovernanceApi?.dry_run?.(call)) as
    { readonly result: { readonly success: boolean; readonly value: unknown } } | undefined;
  return { call, error: run && !run.result.success ? errorName(run.result.value) : null };
}

/** What holds now, for comparison with proposals. */
export async function currentRules(url: string): Promise<Current> {
  const { api } = connect(url);
  const ask = async (of: string, name: string, ...args: unknown[]): Promise<unknown> =>
    api.apis[of]?.[name]?.(...args);
  const epoch = await ask('TradingApi', 'current_epoch');
  const [trading, settlement, oracle, tariff, authorities, registry, fairUse] = await Promise.all([
    ask('TradingApi', 'parameters', undefined),
    ask('SettlementApi', 'parameters'),
    ask('OracleClientApi', 'parameters'),
    ask('SettlementApi', 'tariff', epoch),
    ask('GovernanceApi', 'authorities'),
    api.query.Registry?.Parameters?.getValue(),
    api.query.FairUse?.Parameters?.getValue(),
  ]);
  return {
    parameters: {
      Trading: trading as Fields,
      Settlement: settlement as Fields,
      OracleClient: oracle as Fields,
      Registry: registry as Fields | undefined,
      FairUse: fairUse as Fields | undefined,
    },
    tariff: (tariff as { tariff: Fields } | undefined)?.tariff ?? {},
    authorities: (authorities as readonly string[] | undefined) ?? [],
  };
}

/** What an admin may fill of a block (`FairUse`): a quarter of its normal class, which is three quarters of it. */
const ADMINS_PART = 0.25 * 0.75;
/** What is left for others of an admin's, and for weights of later releases. */
const PRUDENCE = 0.6;
/** The heaviest call of a file, which registers somebody, in picoseconds: 13 reads and 2 writes. */
const HEAVIEST_CALL = 600_000_000;
/** `Utility.batchedCallsLimit` allows twice as many. */
const MOST_CALLS = 500;

/** How many calls of an admin fit into one transaction: fewer where blocks are short. */
export async function callsPerBatch(url: string): Promise<number> {
  const weights = (await connect(url).api.constants.System?.BlockWeights?.()) as
    { readonly max_block: { readonly ref_time: bigint } } | undefined;
  const room = Number(weights?.max_block.ref_time ?? 0n) * ADMINS_PART * PRUDENCE;
  return Math.min(MOST_CALLS, Math.max(3, Math.floor(room / HEAVIEST_CALL)));
}

/** How many operators have to agree on a reading. */
export async function quorumOf(url: string): Promise<number | null> {
  const { api } = connect(url);
  const parameters = (await api.apis.OracleClientApi?.parameters?.()) as
    { readonly quorum: number } | undefined;
  return parameters?.quorum ?? null;
}

/** `{ type: 'Module', value: { type: 'Trading', value: { type: 'OffTick' } } }` as `Trading.OffTick`. */
function errorName(error: unknown): string {
  const names: string[] = [];
  let at = error as { type?: string; value?: unknown } | undefined;
  while (typeof at?.type === 'string' && names.length < 4) {
    names.push(at.type);
    at = at.value as typeof at;
  }
  return (names[0] === 'Module' ? names.slice(1) : names).join('.');
}
