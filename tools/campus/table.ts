import Table from 'cli-table3';
import { totalsOf, type BuildingEnergy, type Totals, type Wh } from './energy.js';
import { sumOf, type Trade } from './trades.js';

/** Base units of GRID that stand for one Wh: 1 GRID, with 18 decimals, is 1 kWh. */
export const GRID_PER_WH = 10n ** 15n;

/** A building after the replay. */
export interface BuildingResult {
  readonly energy: BuildingEnergy;
  readonly trade: Trade;
  /** GRID that the replay added to its account, base units; below 0 where it paid more than it got. */
  readonly gained: bigint;
  /** GRID its account holds, base units. */
  readonly balance: bigint;
}

const HEAD = [
  ...['building', 'PV\nkWp', 'generated\nkWh', 'used\nkWh', 'exported\nkWh', 'sold\nkWh'],
  ...['bought\nkWh', 'price\nGRID/kWh', 'saved\nGRID', 'GRID\nbalance'],
];

/** The closing table: energy, trade and GRID per building, and their sums. */
export function renderTable(results: readonly BuildingResult[]): string {
  const table = new Table({
    head: HEAD,
    colAligns: HEAD.map((_, index) => (index === 0 ? 'left' : 'right')),
    style: { head: [], border: [] },
  });
  for (const { energy, trade, balance } of results) {
    const { name, kwp } = energy.building;
    table.push([name, kwp, ...cells(totalsOf(energy.quarters), trade, balance)]);
  }
  const kwp = results.reduce((sum, { energy }) => sum + energy.building.kwp, 0);
  const totals = totalsOf(results.map(({ energy }) => totalsOf(energy.quarters)));
  const balance = results.reduce((sum, result) => sum + result.balance, 0n);
  table.push(['total', kwp, ...cells(totals, sumOf(results.map(({ trade }) => trade)), balance)]);
  return table.toString();
}

/** `1234.567`: kWh of whole Wh. */
export function formatKwh(energy: Wh): string {
  return (energy / 1000).toFixed(3);
}

/** GRID with at least three decimals, as many as it takes to be exact. */
export function formatGrid(amount: bigint): string {
  const sign = amount < 0n ? '-' : '';
  const digits = (amount < 0n ? -amount : amount).toString().padStart(19, '0');
  const decimals = digits.slice(-18).replace(/0+$/, '').padEnd(3, '0');
  return `${sign}${digits.slice(0, -18)}.${decimals}`;
}

function cells(totals: Totals, trade: Trade, balance: bigint): string[] {
  const { generated, used, exported } = totals;
  const { sold, bought, saved } = trade;
  const energies = [generated, used, exported, sold, bought].map(formatKwh);
  return [...energies, formatPrices(trade), formatGrid(saved), formatGrid(balance)];
}

function formatPrices({ prices }: Trade): string {
  if (!prices) return '-';
  const [low, high] = prices.map(formatGrid);
  return low === high ? `${low}` : `${low} to ${high}`;
}
