/** Whether the chain, the calculation and the data say the same. */
import { issuedOf, LINES, type Line, meteredOf, netOf, sumOf } from '../lines.js';
import { MJ_PER_WH } from '../../readings/model.js';
import type { Measured } from '../simulation/buildings.js';
import type { Reading } from '../simulation/data.js';
import { totalsOf, type Wh } from '../simulation/energy.js';
import { LINE_NAMES } from './buildings.js';
import { formatGrid, formatKwh } from './format.js';
import { type BuildingResult, campusLines, type CampusResult } from './results.js';

/**
 * Compares, building by building and to the Wh and the base unit, the chain's lines with those calculated from the data,
 * what an account gained with its lines, and the registers with the readings of the days; for the campus what was sold
 * with what was bought, what came in with what went out, and the change of the supply with what crossed the boundary.
 *
 * @param measured of every building on these days, in their order
 * @param isLate whether meters were read too late for their pools: then lines are not what is calculated
 * @returns one sentence per mismatch; empty if everything agrees
 */
export function mismatches(
  result: CampusResult,
  measured: readonly Measured[],
  isLate = false,
): string[] {
  const found = result.buildings.flatMap((building, at) => [
    ...(isLate ? [] : lineMismatches(building)),
    ...moneyMismatch(building),
    ...meterMismatch(building),
    ...energyMismatches(building, measured[at]?.readings ?? []),
  ]);
  return [
    ...found,
    ...marketMismatches(result),
    ...balanceMismatch(result),
    ...supplyMismatches(result),
    ...(isLate ? [] : boundaryMismatches(result)),
  ];
}

/** What is on the chain is what the data comes to. */
function lineMismatches({ energy, lines, calculated }: BuildingResult): string[] {
  const { name } = energy.building;
  const found = LINES.filter((line) => !isSame(lines[line], calculated[line])).map((line) => {
    const [chain, data] = [lines, calculated].map((of) => describe(of[line]));
    return `${name}, ${LINE_NAMES[line]}: ${chain} on the chain, ${data} by the data`;
  });
  if (lines.carried === calculated.carried) return found;
  const [chain, data] = [lines, calculated].map(({ carried }) => formatKwh(carried));
  return [...found, `${name}: ${chain} kWh wait on the chain, ${data} by the data`];
}

/** What an account gained is what its lines brought. */
function moneyMismatch({ energy, lines, gained }: BuildingResult): string[] {
  const net = netOf(lines);
  if (gained === net) return [];
  return [
    `${energy.building.name} gained ${formatGrid(gained)} GRID, its lines make ${formatGrid(net)}`,
  ];
}

/** All that the meter counted is in a line. */
function meterMismatch({ energy, lines }: BuildingResult): string[] {
  const counted = totalsOf(energy.quarters);
  const settled = meteredOf(lines);
  if (settled.exported === counted.exported && settled.imported === counted.imported) return [];
  const [was, is] = [settled, counted].map(
    ({ exported, imported }) => `${formatKwh(exported)} kWh out and ${formatKwh(imported)} in`,
  );
  return [`of ${energy.building.name} ${was} were settled, the meter counted ${is}`];
}

/** The meter's registers show whole Wh, so a day may differ from the readings by less than one. */
function energyMismatches({ energy }: BuildingResult, readings: readonly Reading[]): string[] {
  const { name, pvShare, loadPercent } = energy.building;
  const { generated, used, exported, imported } = totalsOf(energy.quarters);
  const sum = (pick: (reading: Reading) => number): Wh =>
    readings.reduce((total, reading) => total + pick(reading), 0) / MJ_PER_WH;
  const expected = {
    generated: (sum((reading) => reading.pv) * pvShare[0]) / pvShare[1],
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

/** Among neighbours energy and money sum to zero. */
function marketMismatches(result: CampusResult): string[] {
  const { sold, bought } = campusLines(result);
  const found: string[] = [];
  if (sold.wh !== bought.wh) {
    found.push(`${formatKwh(sold.wh)} kWh were sold, ${formatKwh(bought.wh)} bought`);
  }
  if (sold.grid !== -bought.grid) {
    found.push(
      `sellers got ${formatGrid(sold.grid)} GRID, buyers paid ${formatGrid(-bought.grid)}`,
    );
  }
  return found;
}

/** Wh that came from nowhere: 0. */
export function unaccounted({ buildings, boundary }: CampusResult): Wh {
  const { generated, used } = totalsOf(buildings.map(({ energy }) => totalsOf(energy.quarters)));
  const { carried } = sumOf(buildings.map(({ lines }) => lines));
  return generated + boundary.in - used - boundary.out - carried;
}

function balanceMismatch(result: CampusResult): string[] {
  const lost = unaccounted(result);
  if (lost === 0) return [];
  return [`the campus's energy balance does not close: ${lost} Wh are left`];
}

/** The supply changes by what crossed the boundary, at the tariff, and by what broken promises cost. */
function supplyMismatches(result: CampusResult): string[] {
  const { issued, boundary } = result;
  const found: string[] = [];
  const lines = issuedOf(campusLines(result));
  const changed = `the supply changed by ${formatGrid(issued)} GRID`;
  if (issued !== lines) found.push(`${changed}, the lines make ${formatGrid(lines)}`);
  if (issued !== boundary.grid + boundary.broken) {
    const [grid, broken] = [boundary.grid, boundary.broken].map(formatGrid);
    found.push(`${changed}, the boundary makes ${grid} and broken promises ${broken}`);
  }
  return found;
}

function boundaryMismatches({ boundary, calculated }: CampusResult): string[] {
  return (['out', 'in'] as const).flatMap((each) => {
    if (boundary[each] === calculated[each]) return [];
    const [chain, data] = [boundary[each], calculated[each]].map(formatKwh);
    return [`${chain} kWh went ${each} on the chain, ${data} by the data`];
  });
}

const isSame = (a: Line, b: Line): boolean => a.wh === b.wh && a.grid === b.grid;

const describe = ({ wh, grid }: Line): string =>
  `${formatKwh(wh)} kWh for ${formatGrid(grid)} GRID`;
