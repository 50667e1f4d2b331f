import { MEASURED_KWP } from './buildings.js';
import type { Reading } from './data.js';
import { totalsOf, type Wh } from './energy.js';
import { formatGrid, formatKwh, GRID_PER_WH, type BuildingResult } from './table.js';
import { FEED_IN, RETAIL } from './tariff.js';
import { priceOf, sumOf, valueOf } from './trades.js';

/**
 * Compares what the chain holds with what the data says, both with the readings of the days, and what was sold with
 * what was bought.
 *
 * @param issued GRID by which the total supply grew, base units
 * @returns one sentence per mismatch; empty if everything agrees
 */
export function mismatches(
  results: readonly BuildingResult[],
  issued: bigint,
  readings: readonly Reading[],
): string[] {
  const found = results.flatMap((result) => [
    ...moneyMismatch(result),
    ...marketMismatches(result),
    ...energyMismatches(result, readings),
  ]);
  return [...found, ...tradeMismatches(results), ...supplyMismatch(results, issued)];
}

/** What a building gained is what was minted for its exports and what it got and paid on the market. */
function moneyMismatch({ energy, trade, gained }: BuildingResult): string[] {
  const due = minted(energy.quarters) + trade.received - trade.paid;
  if (gained === due) return [];
  const name = energy.building.name;
  return [`${name} gained ${formatGrid(gained)} GRID, exports and trades make ${formatGrid(due)}`];
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

function supplyMismatch(results: readonly BuildingResult[], issued: bigint): string[] {
  const due = results.reduce((sum, { energy }) => sum + minted(energy.quarters), 0n);
  if (issued === due) return [];
  return [`the supply grew by ${formatGrid(issued)} GRID, exports make ${formatGrid(due)}`];
}

/** GRID for what was exported, base units. */
function minted(quarters: BuildingResult['energy']['quarters']): bigint {
  return BigInt(totalsOf(quarters).exported) * GRID_PER_WH;
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
