/** Adding up energy by where it came from and went, and what it was worth. */
import type { Static } from 'typebox';
import type { LineKind } from '../../schema.js';
import type { Asking } from '../context.js';
import type { EnergyBucket } from '../contract/campus.js';
import type { Stretch } from '../local-time.js';
import type { State } from '../state.js';
import { Amounts, grid } from './words.js';

/** Wh of a stretch of time, and what it was worth in base units of GRID. */
export interface EnergySums {
  readings: number;
  delivered: number;
  sharedOut: number;
  fedIn: number;
  used: number;
  sharedIn: number;
  bought: number;
  pending: number;
  paid: bigint;
  alone: bigint;
}

export const noEnergy = (): EnergySums => ({
  readings: 0,
  delivered: 0,
  sharedOut: 0,
  fedIn: 0,
  used: 0,
  sharedIn: 0,
  bought: 0,
  pending: 0,
  paid: 0n,
  alone: 0n,
});

export function addEnergy(into: EnergySums, from: EnergySums): void {
  into.readings += from.readings;
  into.delivered += from.delivered;
  into.sharedOut += from.sharedOut;
  into.fedIn += from.fedIn;
  into.used += from.used;
  into.sharedIn += from.sharedIn;
  into.bought += from.bought;
  into.pending += from.pending;
  into.paid += from.paid;
  into.alone += from.alone;
}

type Part = 'delivered' | 'sharedOut' | 'fedIn' | 'used' | 'sharedIn' | 'bought';

/** Which part of made and used a line of a statement is; short and unused are money alone. */
const PARTS: Readonly<Record<LineKind, { part: Part; direction: 'made' | 'used' } | null>> = {
  delivered: { part: 'delivered', direction: 'made' },
  surplus_shared: { part: 'sharedOut', direction: 'made' },
  surplus_fed_in: { part: 'fedIn', direction: 'made' },
  carried: { part: 'fedIn', direction: 'made' },
  used: { part: 'used', direction: 'used' },
  deficit_shared: { part: 'sharedIn', direction: 'used' },
  deficit_bought: { part: 'bought', direction: 'used' },
  short: null,
  unused: null,
};

/** What a line does to the balance: energy times its price, which is exact, so that energies may be added up first. */
const MINTED: ReadonlySet<LineKind> = new Set([
  ...(['unused', 'carried', 'surplus_shared', 'surplus_fed_in'] as const),
]);
const BURNED: ReadonlySet<LineKind> = new Set(['short', 'deficit_shared', 'deficit_bought']);

/** Base units of GRID that lines of a kind bring, or cost, at a price. */
export function earnedBy(kind: LineKind, energyWh: number, price: bigint): bigint {
  const value = (BigInt(energyWh) * price) / 1000n;
  return MINTED.has(kind) ? value : BURNED.has(kind) ? -value : 0n;
}

export interface LineSums {
  readonly account: string;
  readonly epoch: number;
  readonly kind: LineKind;
  readonly price: string;
  readonly energy_wh: number;
}

export interface TradeSums {
  readonly account: string;
  readonly epoch: number;
  readonly side: 'buy' | 'sell';
  readonly price: string;
  readonly energy_wh: number;
}

/** What can be read of a stretch of epochs, of one account or of all. */
export interface EnergyRows {
  readonly lines: readonly LineSums[];
  readonly trades: readonly TradeSums[];
  readonly readings: readonly { account: string; epoch: number; readings: number }[];
  readonly pending: readonly { account: string; epoch: number; energy: number }[];
  /** Prices of each epoch. */
  readonly rates: ReadonlyMap<number, { feedIn: bigint; retail: bigint }>;
}

/** Adds what is in `rows` to the sums that `place` gives for an account and an epoch. */
export function addRows(
  rows: EnergyRows,
  amounts: Amounts,
  place: (account: string, epoch: number) => EnergySums | undefined,
): void {
  for (const { account, epoch, kind, energy_wh, price } of rows.lines) {
    const sums = place(account, epoch);
    if (!sums) continue;
    sums.paid -= earnedBy(kind, energy_wh, amounts.of(price));
    const found = PARTS[kind];
    if (!found) continue;
    sums[found.part] += energy_wh;
    const rates = rows.rates.get(epoch);
    if (!rates) continue;
    // Prices are multiples of 1000 base units per kWh, so a Wh has an exact price.
    if (found.direction === 'used') sums.alone += (BigInt(energy_wh) * rates.retail) / 1000n;
    else sums.alone -= (BigInt(energy_wh) * rates.feedIn) / 1000n;
  }
  for (const { account, epoch, side, price, energy_wh } of rows.trades) {
    const sums = place(account, epoch);
    if (!sums) continue;
    const value = (BigInt(energy_wh) * amounts.of(price)) / 1000n;
    sums.paid += side === 'buy' ? value : -value;
  }
  for (const { account, epoch, readings } of rows.readings) {
    const sums = place(account, epoch);
    if (sums) sums.readings += readings;
  }
  for (const { account, epoch, energy } of rows.pending) {
    const sums = place(account, epoch);
    if (sums) sums.pending += energy;
  }
}

/** Whose rows are wanted: of one account, of each account, or of all together. */
export type Whose = { readonly account: string } | 'each' | 'all';

/** Reads epochs from `first` on, before `end`. */
export async function energyRows(
  first: number,
  end: number,
  whose: Whose,
  { db, state }: Asking,
): Promise<EnergyRows> {
  const isOne = typeof whose === 'object';
  const where = `${isOne ? 'account = ? AND ' : ''}epoch >= ? AND epoch < ?`;
  const values = [...(isOne ? [whose.account] : []), first, end];
  const account = whose === 'each' ? 'account' : `'' AS account`;
  const by = whose === 'each' ? 'account, epoch' : 'epoch';
  const lines = await db.all<LineSums>(
    `SELECT ${account}, epoch, kind, price, sum(energy_wh) AS energy_wh FROM settlement_lines
     WHERE ${where} GROUP BY ${by}, kind, price`,
    ...values,
  );
  // What all traded with each other adds up to nothing.
  const trades =
    whose === 'all'
      ? []
      : await db.all<TradeSums>(
          `SELECT ${account}, epoch, side, price, sum(energy_wh) AS energy_wh FROM fills
           WHERE ${where} GROUP BY ${by}, side, price`,
          ...values,
        );
  const readings = await db.all<EnergyRows['readings'][number]>(
    `SELECT ${account}, epoch, count(*) AS readings FROM settlements
     WHERE ${where} AND kind <> 'missing' GROUP BY ${by}`,
    ...values,
  );
  const pending = await db.all<EnergyRows['pending'][number]>(
    `SELECT ${account}, epoch, sum(surplus_wh + CASE in_debt WHEN 1 THEN 0 ELSE deficit_wh END) AS energy
     FROM settlements s WHERE ${where} AND kind = 'pooled'
       AND NOT EXISTS (SELECT 1 FROM pools p WHERE p.epoch = s.epoch) GROUP BY ${by}`,
    ...values,
  );
  const prices = await db.all<{ epoch: number; feed_in: string | null; retail: string | null }>(
    'SELECT epoch, feed_in, retail FROM epochs WHERE epoch >= ? AND epoch < ?',
    first,
    end,
  );
  const amounts = new Amounts();
  const { tariffs, chain } = state;
  const rates = new Map(
    prices.map(({ epoch, feed_in, retail }) => {
      const known = retail === null ? tariffs.rates(epoch, chain.epoch_length) : null;
      const feedIn = known?.feedIn ?? amounts.of(feed_in ?? '0');
      return [epoch, { feedIn, retail: known?.retail ?? amounts.of(retail ?? '0') }];
    }),
  );
  return { lines, trades, readings, pending, rates };
}

export function energyOf(sums: EnergySums) {
  return {
    madeWh: sums.delivered + sums.sharedOut + sums.fedIn,
    usedWh: sums.used + sums.sharedIn + sums.bought,
    soldAheadWh: sums.delivered,
    sharedOutWh: sums.sharedOut,
    utilityOutWh: sums.fedIn,
    boughtAheadWh: sums.used,
    sharedInWh: sums.sharedIn,
    utilityInWh: sums.bought,
    pendingWh: sums.pending,
  };
}

export function bucketOf(
  { from, to }: Stretch,
  sums: EnergySums,
  { local }: State,
): Static<typeof EnergyBucket> {
  return {
    from: local.iso(from),
    to: local.iso(to),
    readings: sums.readings,
    ...energyOf(sums),
    paid: grid(sums.paid),
    tariffAlone: grid(sums.alone),
    saved: grid(sums.alone - sums.paid),
  };
}
