/** What a chain lacks of a campus: compared with the file, before anything is signed. */
import type { Call } from '@polkadot/types/interfaces';
import { encodeAddress } from '@polkadot/util-crypto';
import { z } from 'zod/v4';
import { SS58_PREFIX } from '../../../node-config/token.js';
import { ScaleReader } from '../../compiler/host/scale.js';
import {
  accountOf,
  type CampusBuilding,
  type CampusFile,
  type CampusMeter,
  meterKeyOf,
} from '../../campus-file/index.js';
import { UnusableError } from '../../support/failure.js';
import { answer, type Answer } from '../answer.js';
import { big, type Desk, words } from '../desk.js';
import { entriesOf } from '../entries.js';

const MOST_LINES = 40;

/** One call that is missing. */
export interface Step {
  readonly kind: 'register' | 'assign' | 'describe';
  readonly says: string;
  readonly call: Call;
}

export interface CampusPlan {
  readonly steps: readonly Step[];
  /** What is on the chain already, as the file has it. */
  readonly done: number;
  /** What is otherwise on the chain, and no admin changes by adding something. */
  readonly conflicts: readonly string[];
  readonly notes: readonly string[];
}

export const planShape = z.strictObject({
  file: z.string(),
  genesis: z.string(),
  done: z.int(),
  steps: z.array(
    z.strictObject({ kind: z.enum(['register', 'assign', 'describe']), says: z.string() }),
  ),
  conflicts: z.array(z.string()),
  notes: z.array(z.string()),
});

const userRecord = z.object({ userType: z.string(), status: z.string(), location: words });
const meterRecord = z.object({ owner: z.string() });
const profileRecord = z.object({
  key: z.string(),
  scheme: z.string(),
  ratedWatts: big,
  meterClass: z.string(),
});

/** What of the registry matters here. */
interface Registry {
  readonly users: ReadonlyMap<string, z.output<typeof userRecord>>;
  readonly meters: ReadonlyMap<string, z.output<typeof meterRecord>>;
  readonly profiles: ReadonlyMap<string, z.output<typeof profileRecord>>;
}

/** @throws UnusableError if the chain is another one than the file is for */
export async function planCampus(desk: Desk, campus: CampusFile): Promise<CampusPlan> {
  const wanted = campus.network?.genesis;
  if (wanted !== undefined && wanted !== desk.genesis) {
    throw new UnusableError(
      campus.faultAt(
        ['network', 'genesis'],
        `${desk.rpc.url} is on another chain, ${desk.genesis}; is the address right?`,
      ),
    );
  }
  const registry = await registryOf(desk);
  const parts: CampusPlan[] = [];
  for (const [at, building] of campus.buildings.entries()) {
    parts.push(
      await planBuilding(desk, building, registry, (where, problem) =>
        campus.faultAt(['buildings', at, ...where], problem),
      ),
    );
  }
  const steps = parts.flatMap((part) => part.steps);
  // Users come first, then what is theirs: a batch that ends early leaves nothing that waits for another.
  const order = ['register', 'assign', 'describe'];
  return {
    steps: [...steps].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)),
    done: parts.reduce((sum, { done }) => sum + done, 0),
    conflicts: parts.flatMap((part) => part.conflicts),
    notes: [...parts.flatMap((part) => part.notes), ...(await tariffNotes(desk, campus))],
  };
}

export function planAnswer(
  desk: Desk,
  campus: CampusFile,
  plan: CampusPlan,
): Answer<typeof planShape> {
  const { steps, done, conflicts, notes } = plan;
  const value = {
    ...{ file: campus.path, genesis: desk.genesis, done },
    steps: steps.map(({ kind, says }) => ({ kind, says })),
    ...{ conflicts: [...conflicts], notes: [...notes] },
  };
  return answer(
    planShape,
    value,
    [...stepLines(plan), ...conflicts, ...notes.map((note) => `Note: ${note}.`)].join('\n'),
  );
}

/** The steps in lines, the first of many. */
export function stepLines({ steps, done }: CampusPlan): string[] {
  const rest = steps.length - MOST_LINES;
  return [
    `${steps.length} to do, ${done} on the chain already`,
    ...steps.slice(0, MOST_LINES).map(({ says }) => `  ${says}`),
    ...(rest > 0 ? [`  … and ${rest} more`] : []),
  ];
}

async function registryOf(desk: Desk): Promise<Registry> {
  const [users, meters, profiles] = await Promise.all([
    entriesOf(desk, 'Registry.Users', userRecord),
    entriesOf(desk, 'Registry.Meters', meterRecord),
    entriesOf(desk, 'Registry.MeterProfiles', profileRecord),
  ]);
  const named = <T>(
    entries: readonly [Uint8Array[], T][],
    name: (key: Uint8Array) => string,
  ): Map<string, T> =>
    new Map(entries.map(([[key = new Uint8Array()], value]) => [name(key), value]));
  const idOf = (key: Uint8Array): string =>
    new TextDecoder().decode(new ScaleReader(key).byteString());
  return {
    users: named(users, (key) => encodeAddress(key, SS58_PREFIX)),
    meters: named(meters, idOf),
    profiles: named(profiles, idOf),
  };
}

type FaultAt = (where: readonly (string | number)[], problem: string) => string;

async function planBuilding(
  desk: Desk,
  building: CampusBuilding,
  registry: Registry,
  faultAt: FaultAt,
): Promise<CampusPlan> {
  const { runtime } = desk.state;
  const account = await accountOf(building);
  const { name, userType, location, meters } = building;
  const user = registry.users.get(account);
  const steps: Step[] = [];
  const conflicts: string[] = [];
  const notes: string[] = [];
  let done = 0;
  if (!user || user.status === 'Inactive') {
    const call = runtime.call('Registry.register_user', account, userType, location);
    steps.push({ kind: 'register', says: `register ${name} (${userType}) ${account}`, call });
  } else {
    done++;
    if (user.userType !== userType) {
      conflicts.push(
        faultAt(
          ['type'],
          `${name} is a ${user.userType} on the chain; retire it and register it anew, or change the file`,
        ),
      );
    }
    if (user.status === 'Suspended')
      conflicts.push(
        faultAt(['account'], `${name} is suspended on the chain; "grid user readmit" readmits it`),
      );
    if (user.location !== location)
      notes.push(
        `${name} is ${JSON.stringify(user.location)} on the chain, ${JSON.stringify(location)} in the file`,
      );
  }
  for (const [at, meter] of meters.entries()) {
    const part = await planMeter(desk, meter, account, registry, (where, problem) =>
      faultAt(['meters', at, ...where], problem),
    );
    steps.push(...part.steps);
    conflicts.push(...part.conflicts);
    notes.push(...part.notes);
    done += part.done;
  }
  return { steps, conflicts, notes, done };
}

async function planMeter(
  desk: Desk,
  meter: CampusMeter,
  account: string,
  registry: Registry,
  faultAt: FaultAt,
): Promise<CampusPlan> {
  const { runtime } = desk.state;
  const { id, scheme, ratedWatts, meterClass } = meter;
  const [key, assigned, profile] = [
    await meterKeyOf(meter),
    registry.meters.get(id),
    registry.profiles.get(id),
  ];
  const steps: Step[] = [];
  const conflicts: string[] = [];
  let done = 0;
  const owner = assigned && encodeAddress(assigned.owner, SS58_PREFIX);
  if (owner === undefined) {
    steps.push({
      kind: 'assign',
      says: `give meter ${id} to ${account}`,
      call: runtime.call('Registry.assign_meter', id, account),
    });
  } else if (owner === account) done++;
  else
    conflicts.push(
      faultAt(
        ['id'],
        `meter ${id} belongs to ${owner} on the chain; "grid meter unassign" takes it away, or name another meter`,
      ),
    );
  const isSame =
    profile?.key.toLowerCase() === key &&
    profile.scheme === scheme &&
    profile.meterClass === meterClass &&
    Number(profile.ratedWatts) === ratedWatts;
  if (isSame) done++;
  else if (!profile || owner === undefined) {
    const call = runtime.call(
      'Registry.set_meter_profile',
      id,
      key,
      scheme,
      ratedWatts,
      meterClass,
    );
    steps.push({
      kind: 'describe',
      says: `describe meter ${id}: ${meterClass}, ${ratedWatts} W, ${scheme} key ${key}`,
      call,
    });
  } else {
    const differs = [
      ...(profile.key.toLowerCase() === key ? [] : ['key']),
      ...(profile.scheme === scheme ? [] : ['scheme']),
      ...(profile.meterClass === meterClass ? [] : [`class (${profile.meterClass})`]),
      ...(Number(profile.ratedWatts) === ratedWatts
        ? []
        : [`rating (${Number(profile.ratedWatts) / 1_000} kW)`]),
    ];
    conflicts.push(
      faultAt(
        [],
        `meter ${id} is another device on the chain: ${differs.join(', ')}; "grid meter exchange" replaces a device, with its last registers`,
      ),
    );
  }
  return { steps, conflicts, notes: [], done };
}

const scheduled = z.object({
  fromEpoch: big,
  tariff: z.object({ periods: z.array(z.object({ feedIn: big, retail: big })) }),
});

async function tariffNotes(desk: Desk, { tariff }: CampusFile): Promise<string[]> {
  const all = await desk.ask(z.array(scheduled), 'SettlementApi.tariffs');
  const prices = (some: readonly unknown[]): string =>
    JSON.stringify(
      (some as { feedIn: bigint | string; retail: bigint | string }[]).map((one) => [
        `${one.feedIn}`,
        `${one.retail}`,
      ]),
    );
  const isThere = all.some((one) => prices(one.tariff.periods) === prices(tariff.periods));
  return isThere
    ? []
    : [
        'the tariff of the file is not the chain’s; the authorities set it: "grid propose tariff" with this file',
      ];
}
