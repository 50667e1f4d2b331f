import Table from 'cli-table3';
import { totalsOf, type BuildingEnergy, type Totals, type Wh } from './simulation/energy.js';
import { sumOf, type Trade } from './trades.js';

/** Base units of GRID that stand for one Wh: 1 GRID, with 18 decimals, is 1 kWh. */
export const GRID_PER_WH = 10n ** 15n;

/** What the oracle made of a building's meter, or of all of them. */
export interface MeterResult {
  /** Readings that the chain accepted. */
  readonly accepted: number;
  /** Verified, by the registers on the chain. */
  readonly exported: Wh;
  readonly imported: Wh;
  /** What of the export waits below the deadband; below 0 where earlier export no longer does. */
  readonly carried: Wh;
  /** Base units of GRID that were to be burned and were not there. */
  readonly owed: bigint;
  /** Base units of GRID. */
  readonly minted: bigint;
  readonly burned: bigint;
}

/** A building after the replay. */
export interface BuildingResult {
  readonly energy: BuildingEnergy;
  readonly trade: Trade;
  readonly metered: MeterResult;
  /** GRID that the replay added to its account, base units; below 0 where it paid more than it got. */
  readonly gained: bigint;
  /** GRID its account holds, base units. */
  readonly balance: bigint;
}

const HEAD = [
  ...['building', 'PV\nkWp', 'generated\nkWh', 'used\nkWh', 'exported\nkWh', 'sold\nkWh'],
  ...['bought\nkWh', 'price\nGRID/kWh', 'saved\nGRID', 'GRID\nbalance'],
];

const METER_HEAD = [
  ...['building', 'readings\naccepted', 'exported\nkWh', 'imported\nkWh', 'carried\nkWh'],
  ...['minted\nGRID', 'burned\nGRID', 'owed\nGRID'],
];

/** The closing table: energy, trade and GRID per building, and their sums. */
export function renderTable(results: readonly BuildingResult[]): string {
  const table = emptyTable(HEAD);
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

/** What the oracle did: energy verified, GRID minted and burned per building, and their sums. */
export function renderReadings(results: readonly BuildingResult[]): string {
  const table = emptyTable(METER_HEAD);
  for (const { energy, metered } of results) {
    table.push([energy.building.name, ...meterCells(metered)]);
  }
  table.push(['total', ...meterCells(meteredOf(results))]);
  return table.toString();
}

/** The sums over all buildings. */
export function meteredOf(results: readonly BuildingResult[]): MeterResult {
  const all = results.map(({ metered }) => metered);
  const sum = (pick: (metered: MeterResult) => number): number =>
    all.reduce((total, metered) => total + pick(metered), 0);
  const grid = (pick: (metered: MeterResult) => bigint): bigint =>
    all.reduce((total, metered) => total + pick(metered), 0n);
  return {
    accepted: sum(({ accepted }) => accepted),
    exported: sum(({ exported }) => exported),
    imported: sum(({ imported }) => imported),
    carried: sum(({ carried }) => carried),
    owed: grid(({ owed }) => owed),
    minted: grid(({ minted }) => minted),
    burned: grid(({ burned }) => burned),
  };
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

function emptyTable(head: string[]): Table.Table {
  return new Table({
    head,
    colAligns: head.map((_, index) => (index === 0 ? 'left' : 'right')),
    style: { head: [], border: [] },
  });
}

function meterCells({
  accepted,
  exported,
  imported,
  carried,
  ...grid
}: MeterResult): (string | number)[] {
  const { minted, burned, owed } = grid;
  const energies = [exported, imported, carried].map(formatKwh);
  return [accepted, ...energies, ...[minted, burned, owed].map(formatGrid)];
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
