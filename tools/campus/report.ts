import { MEASURED_KWP } from './simulation/buildings.js';
import type { Reading } from './simulation/data.js';
import { totalsOf, type Wh } from './simulation/energy.js';
import type { Campus } from './simulation/accounts.js';
import { describeDays } from './days.js';
import { resultsOf } from './holdings.js';
import type { Outcome } from './run.js';
import type { Scenario } from './scenario.js';
import {
  type BuildingResult,
  formatGrid,
  formatKwh,
  GRID_PER_WH,
  meteredOf,
  renderReadings,
  renderTable,
} from './table.js';
import { FEED_IN, RETAIL } from './tariff.js';
import { priceOf, sumOf, valueOf } from './trades.js';

/** Prints what came of the replay. @throws Error if a total does not agree */
export function report(
  { members }: Campus,
  { days, energies, readings }: Scenario,
  { journal, before, after }: Outcome,
): void {
  const results = resultsOf(energies, members, journal, before, after);
  const issued = after.supply - before.supply;
  console.log(`\n${describeDays(days)}, local time\n${renderTable(results)}`);
  console.log(`\nWhat the oracle read and did\n${renderReadings(results)}`);
  const wrong = mismatches(results, issued, readings);
  if (wrong.length > 0) throw new Error(`the totals do not agree: ${wrong.join('; ')}`);
  const { accepted, exported, imported, carried, owed } = meteredOf(results);
  const { sold, paid } = journal.ledger.total;
  console.log(
    `Totals agree with the data. ${accepted} readings were accepted, ${journal.readings.refused} refused.\n` +
      `The supply changed by ${formatGrid(issued)} GRID: ${formatKwh(exported)} kWh of verified export, less ` +
      `${formatKwh(imported)} kWh of verified import,\n` +
      `less ${formatKwh(carried)} kWh that wait below the deadband, plus ${formatGrid(owed)} GRID still owed.\n` +
      `What was sold was bought, ${formatKwh(sold)} kWh in ${journal.fills.epochs} quarter hours; ` +
      `what was paid was received, ${formatGrid(paid)} GRID: energy and money sum to zero.`,
  );
}

/**
 * Compares what the chain holds with what it verified, that with what the data says, both with the readings of the days,
 * and what was sold with what was bought.
 *
 * @param issued GRID by which the total supply changed, base units
 * @returns one sentence per mismatch; empty if everything agrees
 */
export function mismatches(
  results: readonly BuildingResult[],
  issued: bigint,
  readings: readonly Reading[],
): string[] {
  const found = results.flatMap((result) => [
    ...moneyMismatch(result),
    ...meterMismatches(result),
    ...marketMismatches(result),
    ...energyMismatches(result, readings),
  ]);
  return [...found, ...tradeMismatches(results), ...supplyMismatch(results, issued)];
}

/** What a building gained is what was minted for it, less what was burned, and what it got and paid on the market. */
function moneyMismatch({ energy, trade, metered, gained }: BuildingResult): string[] {
  const due = metered.minted - metered.burned + trade.received - trade.paid;
  if (gained === due) return [];
  const name = energy.building.name;
  return [`${name} gained ${formatGrid(gained)} GRID, readings and trades make ${formatGrid(due)}`];
}

/** All that the meter counted was verified; what was verified was minted and burned, or waits for that. */
function meterMismatches({ energy, metered }: BuildingResult): string[] {
  const { name } = energy.building;
  const { exported, imported } = totalsOf(energy.quarters);
  const found: string[] = [];
  if (metered.exported !== exported || metered.imported !== imported) {
    const verified = `${formatKwh(metered.exported)} kWh out and ${formatKwh(metered.imported)} in`;
    const counted = `${formatKwh(exported)} and ${formatKwh(imported)}`;
    found.push(`of ${name} ${verified} were verified, the meter counted ${counted}`);
  }
  const toMint = gridOf(metered.exported - metered.carried);
  if (metered.minted !== toMint) {
    const minted = formatGrid(metered.minted);
    found.push(`${minted} GRID were minted for ${name}, its export makes ${formatGrid(toMint)}`);
  }
  const toBurn = gridOf(metered.imported) - metered.owed;
  if (metered.burned !== toBurn) {
    const burned = formatGrid(metered.burned);
    found.push(`${burned} GRID were burned of ${name}, its import makes ${formatGrid(toBurn)}`);
  }
  return found;
}

/** Nobody sells more than it has over, or buys more than it lacks. */
function marketMismatches({ energy, trade }: BuildingResult): string[] {
  const { name } = energy.building;
  const { exported, imported } = totalsOf(energy.quarters);
  const found: string[] = [];
  if (trade.sold > exported) {
    found.push(`${name} sold ${formatKwh(trade.sold)} kWh, but had ${formatKwh(exported)}`);
  }
  if (trade.bought > imported) {
    found.push(`${name} bought ${formatKwh(trade.bought)} kWh, but lacked ${formatKwh(imported)}`);
  }
  return found;
}

/** On the market energy and money sum to zero, and the two tariffs' distance is shared out to the last unit. */
function tradeMismatches(results: readonly BuildingResult[]): string[] {
  const { sold, bought, received, paid, saved } = sumOf(results.map(({ trade }) => trade));
  const found: string[] = [];
  if (sold !== bought) {
    found.push(`${formatKwh(sold)} kWh were sold, ${formatKwh(bought)} bought`);
  }
  if (received !== paid) {
    found.push(`sellers got ${formatGrid(received)} GRID, buyers paid ${formatGrid(paid)}`);
  }
  const margin = valueOf(sold, priceOf(RETAIL - FEED_IN));
  if (saved !== margin) {
    found.push(`${formatGrid(saved)} GRID were saved, the tariffs make ${formatGrid(margin)}`);
  }
  return found;
}

/** The supply changes by the verified energy alone: out less in, but for what is carried or owed. */
function supplyMismatch(results: readonly BuildingResult[], issued: bigint): string[] {
  const { exported, imported, carried, owed } = meteredOf(results);
  const due = gridOf(exported - imported - carried) + owed;
  if (issued === due) return [];
  return [`the supply changed by ${formatGrid(issued)} GRID, readings make ${formatGrid(due)}`];
}

/** Base units of GRID that stand for `energy`. */
function gridOf(energy: Wh): bigint {
  return BigInt(energy) * GRID_PER_WH;
}

/** The meter's registers show whole Wh, so a day may differ from the readings by less than one. */
function energyMismatches({ energy }: BuildingResult, readings: readonly Reading[]): string[] {
  const { name, kwp, loadPercent } = energy.building;
  const { generated, used, exported, imported } = totalsOf(energy.quarters);
  const sum = (pick: (reading: Reading) => number): Wh =>
    readings.reduce((total, reading) => total + pick(reading), 0) / 400;
  const expected = {
    generated: (sum((reading) => reading.pv) * kwp) / MEASURED_KWP,
    used: (sum((reading) => reading.load) * loadPercent) / 100,
  };
  const found: string[] = [];
  if (Math.abs(generated - expected.generated) >= 1) {
    const kwh = formatKwh(expected.generated);
    found.push(`${name} generated ${formatKwh(generated)} kWh, the readings say ${kwh}`);
  }
  if (Math.abs(used - expected.used) >= 1) {
    found.push(`${name} used ${formatKwh(used)} kWh, the readings say ${formatKwh(expected.used)}`);
  }
  if (generated + imported !== used + exported) {
    found.push(`${name}: what came in is not what went out`);
  }
  return found;
}
