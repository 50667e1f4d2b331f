import { agenda, type Step } from './agenda.js';
import { BUILDINGS } from './simulation/buildings.js';
import type { Reading } from './simulation/data.js';
import { energyOn, type BuildingEnergy } from './simulation/energy.js';

/** Time between the first transactions, which make the campus, and the first orders. */
const LEAD_MS = 60_000;

/** What is replayed. */
export interface Stage {
  readonly days: readonly string[];
  /** The readings of these days. */
  readonly readings: readonly Reading[];
  readonly energies: readonly BuildingEnergy[];
  readonly steps: readonly Step[];
  /** When the campus is registered, ms since 1970. */
  readonly opening: number;
}

/** The days `days` of the campus's buildings. */
export function stageOf(readings: readonly Reading[], days: readonly string[]): Stage {
  const energies = energyOn(readings, BUILDINGS, days);
  const steps = agenda(energies);
  const wanted = readings.filter(({ day }) => days.includes(day));
  return { days, readings: wanted, energies, steps, opening: (steps[0]?.time ?? 0) - LEAD_MS };
}
