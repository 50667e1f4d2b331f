import { MJ_PER_WH } from '../../readings/model.js';
import type { Building, Measured } from './buildings.js';
import { QUARTERS_PER_DAY, type Reading } from './data.js';

/** Energy in whole watt-hours. */
export type Wh = number;

/** What a building's meter counted in a quarter hour. `generated + imported = used + exported`. */
export interface QuarterHour {
  /** Local calendar day, `2024-01-15`. */
  readonly day: string;
  /** Start of the quarter hour, ms since 1970 (UTC). */
  readonly start: number;
  readonly generated: Wh;
  readonly used: Wh;
  /** What the PV made beyond the load. */
  readonly exported: Wh;
  /** What the load took beyond the PV. */
  readonly imported: Wh;
}

/** A building and its quarter hours. */
export interface BuildingEnergy {
  readonly building: Building;
  readonly quarters: readonly QuarterHour[];
}

/** Shares are kept to the thousandth of a percent. */
const FULL_LOAD = 100_000n;

/**
 * The quarter hours of `building` over all of `readings`, which have to be whole days.
 *
 * Energies are differences of registers that only rise and show whole Wh, as a meter's do: what does not fill a Wh now
 * is counted with the next quarter hour, so the sum over any stretch is within 1 Wh of the exact one and nothing is lost.
 */
export function buildingEnergy(readings: readonly Reading[], building: Building): QuarterHour[] {
  const [part, whole] = building.pvShare;
  const generation = register(BigInt(part), BigInt(whole));
  const load = register(BigInt(Math.round(building.loadPercent * 1_000)), FULL_LOAD);
  return readings.map((reading, index) => {
    const { day, start } = reading;
    const generated = generation(reading.pv);
    const used = load(shifted(readings, index, building.loadShift).load);
    // At the boundary nobody sees what the building uses of its own.
    const surplus = building.isBehindMeter ? generated - used : null;
    const exported = surplus === null ? generated : Math.max(surplus, 0);
    const imported = surplus === null ? used : Math.max(-surplus, 0);
    return { day, start, generated, used, exported, imported };
  });
}

/** All days of every building; registers run since the first reading. */
export function energiesOf(measured: readonly Measured[]): BuildingEnergy[] {
  return measured.map(({ building, readings }) => ({
    building,
    quarters: buildingEnergy(readings, building),
  }));
}

/** The days `days` of `energies`. */
export function energyOn(
  energies: readonly BuildingEnergy[],
  days: readonly string[],
): BuildingEnergy[] {
  const wanted = new Set(days);
  return energies.map(({ building, quarters }) => ({
    building,
    quarters: quarters.filter(({ day }) => wanted.has(day)),
  }));
}

/** Sums over quarter hours. */
export type Totals = Pick<QuarterHour, 'generated' | 'used' | 'exported' | 'imported'>;

/** The sums over `quarters`. */
export function totalsOf(quarters: readonly Totals[]): Totals {
  const sum = (pick: (quarter: Totals) => Wh): Wh =>
    quarters.reduce((total, quarter) => total + pick(quarter), 0);
  return {
    generated: sum((quarter) => quarter.generated),
    used: sum((quarter) => quarter.used),
    exported: sum((quarter) => quarter.exported),
    imported: sum((quarter) => quarter.imported),
  };
}

/** A register fed with millijoules × `numerator / denominator`; each feed returns the Wh it advanced by. */
function register(numerator: bigint, denominator: bigint): (energy: number) => Wh {
  const unit = BigInt(MJ_PER_WH) * denominator;
  let remainder = 0n;
  return (energy) => {
    remainder += BigInt(energy) * numerator;
    const whole = remainder / unit;
    remainder %= unit;
    return Number(whole);
  };
}

/** The reading `shift` quarter hours before `index`, round the clock within the same day. */
function shifted(readings: readonly Reading[], index: number, shift: number): Reading {
  const quarter = index % QUARTERS_PER_DAY;
  const wrapped = (((quarter - shift) % QUARTERS_PER_DAY) + QUARTERS_PER_DAY) % QUARTERS_PER_DAY;
  const reading = readings[index - quarter + wrapped];
  if (!reading) throw new Error(`the day of reading ${index} is not complete`);
  return reading;
}
