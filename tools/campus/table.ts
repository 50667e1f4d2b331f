import Table from 'cli-table3';
import { totalsOf, type BuildingEnergy, type Wh } from './energy.js';

/** Base units of GRID that stand for one Wh: 1 GRID, with 18 decimals, is 1 kWh. */
export const GRID_PER_WH = 10n ** 15n;

/** A building after the replay. */
export interface BuildingResult {
  readonly energy: BuildingEnergy;
  /** GRID that the replay added to its account, base units. */
  readonly minted: bigint;
  /** GRID its account holds, base units. */
  readonly balance: bigint;
}

/** The closing table: energy and GRID per building, and their sums. */
export function renderTable(results: readonly BuildingResult[]): string {
  const table = new Table({
    head: ['building', 'PV kWp', 'generated kWh', 'used kWh', 'exported kWh', 'GRID balance'],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [] },
  });
  for (const { energy, balance } of results) {
    const totals = totalsOf(energy.quarters);
    const { name, kwp } = energy.building;
    table.push([name, kwp, ...energies(totals), formatGrid(balance)]);
  }
  const kwp = results.reduce((sum, { energy }) => sum + energy.building.kwp, 0);
  const totals = totalsOf(results.map(({ energy }) => totalsOf(energy.quarters)));
  const balance = results.reduce((sum, result) => sum + result.balance, 0n);
  table.push(['total', kwp, ...energies(totals), formatGrid(balance)]);
  return table.toString();
}

/** `1234.567`: kWh of whole Wh. */
export function formatKwh(energy: Wh): string {
  return (energy / 1000).toFixed(3);
}

/** GRID with at least three decimals, as many as it takes to be exact. */
export function formatGrid(amount: bigint): string {
  const digits = amount.toString().padStart(19, '0');
  const decimals = digits.slice(-18).replace(/0+$/, '').padEnd(3, '0');
  return `${digits.slice(0, -18)}.${decimals}`;
}

function energies(totals: { generated: Wh; used: Wh; exported: Wh }): string[] {
  return [totals.generated, totals.used, totals.exported].map(formatKwh);
}
