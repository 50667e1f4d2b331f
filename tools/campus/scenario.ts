import { MINUTE_MS, QUARTER_HOUR_MS } from '../../node-config/time.js';
import { type Measured, measuredOn } from './simulation/buildings.js';
import { energyOn, type BuildingEnergy, type QuarterHour } from './simulation/energy.js';

/** Time between the first transactions, which make the campus, and the end of their epoch. */
export const LEAD_MS = 60_000;

/** Who and what: the days that are replayed, as the campus’s buildings saw them. */
export interface Scenario {
  readonly days: readonly string[];
  /** What was measured on these days. */
  readonly measured: readonly Measured[];
  readonly energies: readonly BuildingEnergy[];
  readonly steps: readonly Step[];
  /** When the campus is registered, ms since 1970. */
  readonly opening: number;
  /** Minutes by which local time is ahead of UTC. */
  readonly offsetMinutes: number;
}

/**
 * The days `days` of a campus.
 * @param all its energies on all days
 */
export function scenarioOf(
  measured: readonly Measured[],
  all: readonly BuildingEnergy[],
  days: readonly string[],
  offsetMinutes: number,
): Scenario {
  const energies = energyOn(all, days);
  const steps = stepsOf(energies);
  // The meters are read a first time in the epoch before the first step's.
  const opening = (steps[0]?.time ?? 0) - QUARTER_HOUR_MS - LEAD_MS;
  return { days, measured: measuredOn(measured, days), energies, steps, opening, offsetMinutes };
}

/** Local time at which the campus is read first where no day is replayed: the sun is up by then. */
const MORNING = 'T09:00:00Z';

/** A campus that is registered on the morning of `day`, and of which nothing is replayed. */
export function awake(day: string, offsetMinutes: number): Scenario {
  const opening = Date.parse(`${day}${MORNING}`) - offsetMinutes * MINUTE_MS - LEAD_MS;
  return { days: [], measured: [], energies: [], steps: [], opening, offsetMinutes };
}

/** One quarter hour as each building saw it, buildings in order. */
export type CampusQuarter = readonly QuarterHour[];

/** What is due at a moment between two quarter hours. */
export interface Step {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** The quarter hour that ends now, which the meters have counted. */
  readonly counted: CampusQuarter | null;
  /** The quarter hour after the one that begins now, whose book is about to close. */
  readonly coming: CampusQuarter | null;
}

/** Quarter hours without data after which a step comes nevertheless: a meter that is not read for 96 trades no more. */
const LONGEST_PAUSE = 32;

/**
 * The steps of a replay in order. Each quarter hour appears twice: as `coming` one epoch before it starts, and as
 * `counted` when it ends. Where days are missing there are few steps, in which the operators read up what went by.
 *
 * @param energies of each building, over the same quarter hours
 * @throws Error naming a building that lacks a quarter hour
 */
export function stepsOf(energies: readonly BuildingEnergy[]): Step[] {
  const quarters = transpose(energies);
  const coming = new Map(quarters.map((quarter) => [startOf(quarter) - QUARTER_HOUR_MS, quarter]));
  const counted = new Map(quarters.map((quarter) => [startOf(quarter) + QUARTER_HOUR_MS, quarter]));
  const due = [...new Set([...coming.keys(), ...counted.keys()])].sort((a, b) => a - b);
  const times = due.flatMap((time, index) => [time, ...pauses(time, due[index + 1] ?? time)]);
  return times.map((time) => ({
    time,
    counted: counted.get(time) ?? null,
    coming: coming.get(time) ?? null,
  }));
}

/** Moments between two that are far apart. */
function pauses(from: number, to: number): number[] {
  const pause = LONGEST_PAUSE * QUARTER_HOUR_MS;
  const count = Math.max(0, Math.ceil((to - from) / pause) - 1);
  return Array.from({ length: count }, (_, index) => from + (index + 1) * pause);
}

/** From quarter hours per building to buildings per quarter hour. */
function transpose(energies: readonly BuildingEnergy[]): CampusQuarter[] {
  const [first] = energies;
  return (first?.quarters ?? []).map((_, index) =>
    energies.map(({ building, quarters }) => {
      const quarter = quarters[index];
      if (!quarter) throw new Error(`${building.name} has no quarter hour ${index}`);
      return quarter;
    }),
  );
}

function startOf(quarter: CampusQuarter): number {
  return quarter[0]?.start ?? 0;
}
