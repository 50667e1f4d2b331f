/** The book as two curves of steps. */
import type { Level } from '../../data/types.js';

/** A level with what is wanted or offered up to it, Wh. */
export interface Step {
  readonly price: number;
  readonly fromWh: number;
  readonly toWh: number;
  readonly orders: number;
}

/** The steps of one side, whose better limit is first. */
export function stepsOf(levels: readonly Level[]): Step[] {
  let sum = 0;
  return levels.map(({ price, energyWh, orders }) => {
    const fromWh = sum;
    sum += energyWh;
    return { price: Number(price), fromWh, toWh: sum, orders };
  });
}

/** What the axes span: prices from a little below the lowest to a little above the highest, energy from 0. */
export function spanOf(
  steps: readonly Step[],
  limits: readonly (string | null)[],
): { readonly low: number; readonly high: number; readonly wh: number } {
  const known = limits.filter((limit) => limit !== null).map(Number);
  const prices = [...steps.map(({ price }) => price), ...known];
  if (prices.length === 0) prices.push(0, 1);
  const [least, most] = [Math.min(...prices), Math.max(...prices)];
  const room = Math.max((most - least) * 0.08, 0.02);
  return {
    low: Math.max(0, least - room),
    high: most + room,
    wh: Math.max(1_000, ...steps.map(({ toWh }) => toWh)) * 1.04,
  };
}

/** Round numbers between `low` and `high`, about `count` of them. */
export function ticksOf(low: number, high: number, count: number): number[] {
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? rough;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => (first + at) * step);
}

/** The sum of a side, Wh. */
export function energyOf(levels: readonly Level[]): number {
  return levels.reduce((sum, { energyWh }) => sum + energyWh, 0);
}
