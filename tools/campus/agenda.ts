import { QUARTER_HOUR_MS } from '../../node-config/time.js';
import type { BuildingEnergy, QuarterHour } from './simulation/energy.js';

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

/**
 * The steps of a replay in order. Each quarter hour appears twice: as `coming` one epoch before it starts, and as
 * `counted` when it ends. Where days are missing no steps are.
 *
 * @param energies of each building, over the same quarter hours
 * @throws Error naming a building that lacks a quarter hour
 */
export function agenda(energies: readonly BuildingEnergy[]): Step[] {
  const quarters = transpose(energies);
  const coming = new Map(quarters.map((quarter) => [startOf(quarter) - QUARTER_HOUR_MS, quarter]));
  const counted = new Map(quarters.map((quarter) => [startOf(quarter) + QUARTER_HOUR_MS, quarter]));
  const times = [...new Set([...coming.keys(), ...counted.keys()])].sort((a, b) => a - b);
  return times.map((time) => ({
    time,
    counted: counted.get(time) ?? null,
    coming: coming.get(time) ?? null,
  }));
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
