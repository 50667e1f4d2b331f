/** The campus's quarter hours, calculated from the data alone: what every chain has to come to. */
import { beyond, type Boundary, type Lines, NO_BOUNDARY, NO_LINES, plus } from '../lines.js';
import type { Plan } from '../plan.js';
import { type Prices, valueOf } from '../prices.js';
import type { BuildingEnergy, QuarterHour, Wh } from '../simulation/energy.js';
import { clear } from './auction.js';
import { type Position, settle, type Settled } from './settlement.js';

/** What some days come to for the campus. */
export interface Calculation {
  /** Of every building, in their order. */
  readonly lines: readonly Lines[];
  readonly boundary: Boundary;
  /** Quarter hours with a trade. */
  readonly trades: number;
}

export interface CalculationParts {
  readonly energies: readonly BuildingEnergy[];
  readonly plan: Plan;
  readonly pricesAt: (start: number) => Prices;
  /** Of every building, what decides who comes first. */
  readonly meterIds: readonly string[];
  /** Export of every building that waits since earlier; none unless given. */
  readonly carried?: readonly Wh[];
}

/** Settles one quarter hour after the other. */
export function calculate(parts: CalculationParts): Calculation {
  const { energies, carried = [] } = parts;
  let lines: Lines[] = energies.map(() => NO_LINES);
  let boundary = NO_BOUNDARY;
  let trades = 0;
  const count = energies[0]?.quarters.length ?? 0;
  for (let at = 0; at < count; at++) {
    const quarter = energies.map(({ quarters }) => quarters[at] as QuarterHour);
    const waiting = lines.map((each, index) => (carried[index] ?? 0) + each.carried);
    const settled = settleQuarter(quarter, waiting, parts);
    lines = lines.map((each, index) => plus(each, settled.lines[index] ?? NO_LINES));
    boundary = beyond(boundary, settled.boundary);
    if (settled.lines.some(({ sold }) => sold.wh > 0)) trades++;
  }
  return { lines, boundary, trades };
}

/** @returns lines in the order of the buildings */
function settleQuarter(
  quarter: readonly QuarterHour[],
  waiting: readonly Wh[],
  { plan, pricesAt, meterIds }: CalculationParts,
): Settled {
  const start = quarter[0]?.start ?? 0;
  const orders = plan(start);
  const book = orders.flatMap((order, building) => (order ? [{ ...order, building }] : []));
  const { price, fills } = clear(book);
  const traded = (side: 'Sell' | 'Buy', building: number): Wh =>
    book.reduce((sum, order, at) => {
      const isOurs = order.building === building && order.side === side;
      return sum + (isOurs ? (fills[at] ?? 0) : 0);
    }, 0);
  const inOrder = [...meterIds.keys()].sort((a, b) => compareIds(meterIds[a], meterIds[b]));
  const positions = inOrder.map((building): Position => {
    const { exported, imported } = quarter[building] as QuarterHour;
    const [sold, bought] = [traded('Sell', building), traded('Buy', building)];
    return { exported, imported, sold, bought, carried: waiting[building] ?? 0 };
  });
  const { lines, boundary } = settle(positions, price, pricesAt(start));
  const placed = meterIds.map((_, building) => lines[inOrder.indexOf(building)] ?? NO_LINES);
  return { lines: placed, boundary };
}

/** Meters come in the order of their ids as the chain stores them, which have their length in front. */
function compareIds(a = '', b = ''): number {
  const [first, second] = [Buffer.from(a), Buffer.from(b)];
  return first.length - second.length || Buffer.compare(first, second);
}

/** What the same days come to where neighbours have nothing to do with each other. */
export function tariffAlone(
  { quarters }: BuildingEnergy,
  pricesAt: (start: number) => Prices,
): bigint {
  return quarters.reduce((sum, { start, exported, imported }) => {
    const { feedIn, retail } = pricesAt(start);
    return sum + valueOf(exported, feedIn) - valueOf(imported, retail);
  }, 0n);
}
