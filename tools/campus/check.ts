import { MEASURED_KWP } from './buildings.js';
import type { Reading } from './data.js';
import { totalsOf, type Wh } from './energy.js';
import { formatGrid, formatKwh, GRID_PER_WH, type BuildingResult } from './table.js';

/**
 * Compares what the chain holds with what the data says, and both with the readings of the day.
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
    ...mintMismatch(result),
    ...energyMismatches(result, readings),
  ]);
  const minted = results.reduce((sum, result) => sum + result.minted, 0n);
  if (issued !== minted) {
    found.push(
      `the supply grew by ${formatGrid(issued)} GRID, the buildings got ${formatGrid(minted)}`,
    );
  }
  return found;
}

function mintMismatch({ energy, minted }: BuildingResult): string[] {
  const { exported } = totalsOf(energy.quarters);
  if (minted === BigInt(exported) * GRID_PER_WH) return [];
  const name = energy.building.name;
  return [`${name} exported ${formatKwh(exported)} kWh but got ${formatGrid(minted)} GRID`];
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
