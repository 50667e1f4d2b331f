/** What has to be done on the chain so that it is as a file says, and in which batches. */
import type { Call } from '../../session.js';
import * as calls from '../../signing/calls.js';
import { MAX_METERS } from './columns.js';
import type { Device, Row, UserType } from './file.js';

/** What the chain knows of a file's users and meters. */
export interface Known {
  readonly users: ReadonlyMap<string, { readonly type: UserType; readonly isInactive: boolean }>;
  /** How many meters users have. */
  readonly held: ReadonlyMap<string, number>;
  /** Owner of each meter in use. */
  readonly meters: ReadonlyMap<string, string>;
  /** The devices that are described, by meter. */
  readonly devices: ReadonlyMap<string, Device>;
}

/** What a row comes to. */
export interface PlannedRow {
  readonly row: Row;
  /** In their order; none where all is so already. */
  readonly steps: readonly Step[];
  /** Why the chain would refuse it. */
  readonly obstacle: Obstacle | null;
}

export type Step = 'register' | 'assign' | 'describe';
export type Obstacle = 'otherType' | 'otherOwner' | 'otherDevice' | 'tooManyMeters';

/** Compares rows with what the chain knows. A user that stands in several rows is registered with the first. */
export function planOf(rows: readonly Row[], known: Known): PlannedRow[] {
  const registered = new Set<string>();
  const held = new Map(known.held);
  return rows.map((row) => {
    const user = known.users.get(row.address);
    const owner = row.meter === null ? undefined : known.meters.get(row.meter);
    const device = row.meter === null ? undefined : known.devices.get(row.meter);
    const isAsSaid = device && row.device ? sameDevice(device, row.device) : !row.device;
    const isNew = (!user || user.isInactive) && !registered.has(row.address);
    registered.add(row.address);
    const isInUseByAnother = owner !== undefined && owner !== row.address;
    const isGiven = row.meter !== null && owner === undefined;
    const own = held.get(row.address) ?? 0;
    const obstacle: Obstacle | null =
      user && !user.isInactive && user.type !== row.type
        ? 'otherType'
        : isInUseByAnother
          ? 'otherOwner'
          : device && !isAsSaid && owner !== undefined
            ? 'otherDevice'
            : isGiven && own >= MAX_METERS
              ? 'tooManyMeters'
              : null;
    if (isGiven && obstacle === null) held.set(row.address, own + 1);
    const steps: Step[] = [];
    if (isNew) steps.push('register');
    // A meter that is nobody's can be described anew, one in use cannot; a new one of nobody's would count for the admin's day.
    if (!isAsSaid && device) steps.push('describe');
    if (isGiven) steps.push('assign');
    if (!isAsSaid && !device) steps.push('describe');
    return { row, steps: obstacle ? [] : steps, obstacle };
  });
}

/** The calls of a planned row. */
export function callsOf({ row, steps }: PlannedRow): Call[] {
  return steps.map((step) => {
    if (step === 'register') return calls.registerUser(row.address, row.type, row.location);
    const meter = row.meter ?? '';
    if (step === 'assign' || !row.device) return calls.assignMeter(meter, row.address);
    return calls.setMeterProfile(meter, row.device);
  });
}

/** Rows that are done with one signature. */
export interface Batch {
  readonly rows: readonly PlannedRow[];
  readonly call: Call;
}

/**
 * Divides what is to do into batches of at most `most` calls, a row never between two of them. Each is all or nothing, so an
 * interrupted file goes on where it stood.
 */
export function batchesOf(rows: readonly PlannedRow[], most: number): Batch[] {
  const batches: PlannedRow[][] = [];
  let inside = 0;
  for (const row of rows) {
    const more = row.steps.length;
    if (more === 0) continue;
    const open = batches.at(-1);
    if (open && inside + more <= most) open.push(row);
    else {
      batches.push([row]);
      inside = 0;
    }
    inside += more;
  }
  return batches.map(batchOf);
}

export function batchOf(rows: readonly PlannedRow[]): Batch {
  return { rows, call: calls.batchAll(rows.flatMap(callsOf)) };
}

function sameDevice(one: Device, other: Device): boolean {
  return (
    one.scheme === other.scheme &&
    one.meterClass === other.meterClass &&
    one.ratedWatts === other.ratedWatts &&
    one.key.join() === other.key.join()
  );
}
