/** The same days under four sets of rules, side by side. */
import { sumOf } from '../lines.js';
import type { Building } from '../simulation/buildings.js';
import { formatBaht, formatKwh, roundGrid } from './format.js';
import { renderSheet } from './layout.js';
import { type Bill, total } from './results.js';
import { shortened } from './buildings.js';

/** A set of rules, and what the campus pays under it. */
export interface Case {
  readonly name: string;
  /** Null where neighbours have nothing to do with each other: there is the tariff alone. */
  readonly bill: Bill | null;
}

export interface Comparison {
  readonly buildings: readonly Building[];
  /** GRID of every building under the tariff alone, base units. */
  readonly alone: readonly bigint[];
  readonly cases: readonly Case[];
  /** What one GRID is worth, satang. */
  readonly satangPerGrid: number;
}

/** What the campus pays under each, and where its energy goes. */
export function renderBills({ alone, cases, satangPerGrid }: Comparison): string {
  const before = total(alone);
  return renderSheet({
    head: [
      ...['the campus', 'pays\nGRID', 'pays\nTHB', 'saved\nTHB', 'ahead\nkWh', 'shared\nkWh'],
      ...['short\nkWh', 'unused\nkWh'],
    ],
    rows: cases.map(({ name, bill }) => {
      const net = bill ? total(bill.nets) : before;
      const { sold, sharedOut, short, unused } = sumOf(bill?.lines ?? []);
      const energies = [sold, sharedOut, short, unused].map(({ wh }) => formatKwh(wh));
      const money = [formatBaht(-net, satangPerGrid), formatBaht(net - before, satangPerGrid)];
      return [name, roundGrid(-net), ...money, ...energies];
    }),
  });
}

/** Who saves how much under each. */
export function renderSavings({ buildings, alone, cases, satangPerGrid }: Comparison): string {
  return renderSheet({
    head: ['saved, THB', ...buildings.map(({ name }) => shortened(name)), 'campus'],
    rows: cases.map(({ name, bill }) => {
      const nets = bill?.nets ?? alone;
      const saved = nets.map((net, at) => net - (alone[at] ?? 0n));
      return [name, ...[...saved, total(saved)].map((each) => formatBaht(each, satangPerGrid))];
    }),
  });
}
