/** The model's tariffs and lines as the chain writes them. */
import type { Day, Tariff } from './tariff.js';
import type { Line, LineKind } from './world.js';

export interface ChainTariff {
  readonly offsetMinutes: number;
  readonly periods: readonly {
    days: number;
    from: number;
    to: number;
    feedIn: bigint;
    retail: bigint;
  }[];
  readonly holidays: readonly number[];
  readonly sharePermille: number;
  readonly satangPerGrid: number;
}

export function onChain({ offset, periods, holidays, share: [part, whole] }: Tariff): ChainTariff {
  const bit = (day: Day): number => (day === 'holiday' ? 128 : 1 << day);
  return {
    offsetMinutes: offset,
    periods: periods.map(({ days, ...rest }) => {
      return { ...rest, days: days.map(bit).reduce((all, one) => all | one, 0) };
    }),
    holidays,
    sharePermille: Number((part * 1000n) / whole),
    satangPerGrid: 420,
  };
}

/** A line of a statement on the chain. */
export interface ChainLine {
  readonly meter: string;
  readonly kind: string;
  readonly energyWh: bigint;
  readonly price: bigint;
  readonly minted: bigint;
  readonly burned: bigint;
}

const KINDS: Record<LineKind, string> = {
  delivered: 'Delivered',
  short: 'Short',
  used: 'Used',
  unused: 'Unused',
  carry: 'Carried',
  exportAtTariff: 'SurplusFedIn',
  importAtTariff: 'DeficitBought',
  surplusShared: 'SurplusShared',
  surplusLeft: 'SurplusFedIn',
  deficitShared: 'DeficitShared',
  deficitLeft: 'DeficitBought',
};

/** A line of the model as the chain states it. */
export function stated({ meter, kind, wh, price, value }: Line): ChainLine {
  const [minted, burned] = value < 0n ? [0n, -value] : [value, 0n];
  return { meter, kind: KINDS[kind], energyWh: wh, price, minted, burned };
}

/** Lines in an order of their own, to be compared. */
export function sorted(lines: readonly ChainLine[]): string[] {
  return lines
    .map(({ meter, kind, ...rest }) => [meter, kind, ...Object.values(rest)].join(' '))
    .sort();
}
