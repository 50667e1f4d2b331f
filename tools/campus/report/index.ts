import { describeDays } from '../days.js';
import { sumOf } from '../lines.js';
import type { Measured } from '../simulation/buildings.js';
import { renderEnergy, renderMoney } from './buildings.js';
import { mismatches, unaccounted } from './check.js';
import { type Case, type Comparison, renderBills, renderSavings } from './comparison.js';
import { formatBaht, formatGrid, formatKwh, formatShare } from './format.js';
import { type Bill, billOf, type CampusResult, total } from './results.js';

/** What else there is to say of a replay. */
export interface Circumstances {
  readonly days: readonly string[];
  /** What was measured on these days. */
  readonly measured: readonly Measured[];
  /** Readings that the chain accepted, and reports that it refused. */
  readonly accepted: number;
  readonly refused: number;
  /** Quarter hours with a trade. */
  readonly trades: number;
  /** Quarter hours of meters that were read too late for the pool: only where the clock is a real one. */
  readonly late: number;
}

/**
 * Prints what came of a replay.
 *
 * @param result the chain’s; where meters were read too late, what the data comes to is another thing
 * @throws Error if something does not agree
 */
export function report(result: CampusResult, circumstances: Circumstances): void {
  const { days, measured, accepted, refused, trades, late } = circumstances;
  console.log(
    `\nLocal time, ${describeDays(days).replace(' without', ',\n            without')}\n\n${renderEnergy(result)}`,
  );
  console.log(`\n${renderMoney(result)}\n`);
  const wrong = mismatches(result, measured, late > 0);
  if (wrong.length > 0) throw new Error(`the totals do not agree: ${wrong.join('; ')}`);
  for (const line of closing(result)) console.log(line);
  console.log(
    `${accepted} readings were accepted, ${refused} refused; ${trades} auctions had a trade.`,
  );
  if (late > 0) {
    console.log(
      `${late} readings came too late for their pools, so the lines are the chain's alone:\n` +
        'what the data comes to was not compared.',
    );
  }
}

/** The campus as a whole, to the Wh and to the base unit. */
function closing(result: CampusResult): string[] {
  const { buildings, boundary, issued } = result;
  const { carried } = sumOf(buildings.map(({ lines }) => lines));
  return [
    `Energy    ${formatKwh(boundary.in)} kWh came in and ${formatKwh(boundary.out)} went out,`,
    `          ${formatKwh(carried)} wait below the deadband, ${unaccounted(result)} Wh are unaccounted for.`,
    `Supply    changed by ${formatGrid(issued)} GRID:`,
    `          ${formatGrid(boundary.grid)} for what crossed the boundary, at the tariff,`,
    `          ${formatGrid(boundary.broken)} for promises that were not kept.`,
  ];
}

/** The bill that the chain came to. */
export function chainBill({ buildings }: CampusResult): Bill {
  return billOf(buildings.map(({ lines }) => lines));
}

/**
 * Prints the same days under each set of rules, and last what the campus gains.
 * @param shown the case that was replayed last
 * @param isCompared whether the chain's lines were compared with the data's
 */
export function compare(
  comparison: Comparison,
  shown: Case,
  note: string,
  isCompared: boolean,
): void {
  const { alone, satangPerGrid } = comparison;
  console.log(`\n${renderBills(comparison)}\n\n${renderSavings(comparison)}\n${note}`);
  const [before, after] = [total(alone), total(shown.bill?.nets ?? alone)];
  const baht = (amount: bigint): string => formatBaht(amount, satangPerGrid);
  console.log(
    `\nThe campus pays ${baht(-after)} THB instead of ${baht(-before)}: ` +
      `${baht(after - before)} THB less (${formatShare(after - before, -before)}).`,
  );
  if (isCompared) {
    console.log('Chain, calculation and data agree, to the Wh and to the base unit.');
  }
}
