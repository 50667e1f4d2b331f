/** What energy cost over time. */
import type { Static } from 'typebox';
import { GRID } from '../../../../../node-config/token.js';
import { DAY_MS } from '../../../../../node-config/time.js';
import type { Database } from '../../database/index.js';
import type { HandlersOf } from '../context.js';
import type { Asking } from '../context.js';
import { MOST_BUCKETS } from '../contract/words.js';
import type { PriceBucket } from '../contract/market-schemas.js';
import type { Stretch } from '../local-time.js';
import type { State } from '../state.js';
import { Amounts, asOf, baht, grid, gridOr } from './words.js';
import type { TariffOfTime } from '../tariff.js';

/** What is known of a stretch of epochs; base units of GRID per kWh. */
interface Sums {
  epochs: number;
  trades: number;
  volumeWh: number;
  /** Price times energy, summed. */
  value: bigint;
  low: bigint | null;
  high: bigint | null;
  /** Epochs with a tariff, and their prices summed. */
  priced: number;
  feedIn: bigint;
  retail: bigint;
  poolPrice: bigint;
}

interface PriceRow {
  readonly epoch: number;
  readonly price: string | null;
  readonly volume_wh: number | null;
  readonly feed_in: string | null;
  readonly retail: string | null;
  readonly pool_price: string | null;
}

const nothing = (): Sums => ({
  epochs: 0,
  trades: 0,
  volumeWh: 0,
  value: 0n,
  low: null,
  high: null,
  priced: 0,
  feedIn: 0n,
  retail: 0n,
  poolPrice: 0n,
});

function add(sums: Sums, row: PriceRow, amounts: Amounts): void {
  sums.epochs++;
  if (row.retail !== null) {
    sums.priced++;
    sums.feedIn += amounts.of(row.feed_in ?? '0');
    sums.retail += amounts.of(row.retail);
    sums.poolPrice += amounts.of(row.pool_price ?? '0');
  }
  if (row.price === null) return;
  const price = amounts.of(row.price);
  sums.trades++;
  sums.volumeWh += row.volume_wh ?? 0;
  sums.value += price * BigInt(row.volume_wh ?? 0);
  if (sums.low === null || price < sums.low) sums.low = price;
  if (sums.high === null || price > sums.high) sums.high = price;
}

function merge(into: Sums, from: Sums): void {
  into.epochs += from.epochs;
  into.trades += from.trades;
  into.volumeWh += from.volumeWh;
  into.value += from.value;
  into.priced += from.priced;
  into.feedIn += from.feedIn;
  into.retail += from.retail;
  into.poolPrice += from.poolPrice;
  if (from.low !== null && (into.low === null || from.low < into.low)) into.low = from.low;
  if (from.high !== null && (into.high === null || from.high > into.high)) into.high = from.high;
}

function bucketOf({ from, to }: Stretch, sums: Sums, { local }: State): Static<typeof PriceBucket> {
  const mean = (total: bigint): string | null =>
    sums.priced === 0 ? null : grid(total / BigInt(sums.priced));
  return {
    from: local.iso(from),
    to: local.iso(to),
    price: sums.volumeWh === 0 ? null : grid(sums.value / BigInt(sums.volumeWh)),
    low: gridOr(sums.low),
    high: gridOr(sums.high),
    volumeWh: sums.volumeWh,
    epochs: sums.epochs,
    trades: sums.trades,
    feedIn: mean(sums.feedIn),
    retail: mean(sums.retail),
    poolPrice: mean(sums.poolPrice),
  };
}

/** Sums of the local days that are over, which no later block changes: a year is asked for again and again. */
class Days {
  private readonly sums = new Map<number, Sums>();

  /** Sums of the days that begin at `starts`, which are in their order. */
  async of(starts: readonly number[], asking: Asking): Promise<Map<number, Sums>> {
    const missing = starts.filter((start) => !this.sums.has(start));
    const found = new Map<number, Sums>();
    for (const start of starts) {
      const sums = this.sums.get(start);
      if (sums) found.set(start, sums);
    }
    const [first, last] = [missing[0], missing.at(-1)];
    if (first === undefined || last === undefined) return found;
    for (const start of missing) found.set(start, nothing());
    const { epoch_length: epochMs } = asking.state.chain;
    const amounts = new Amounts();
    const wanted = new Set(missing);
    for (const row of await rowsOf({ from: first, to: last + DAY_MS }, asking)) {
      const day = asking.state.local.startOfDay(row.epoch * epochMs);
      const sums = found.get(day);
      if (sums && wanted.has(day)) add(sums, row, amounts);
    }
    // A book may be cleared late, after an outage: a day is kept once that would be a rarity.
    const settled = asking.state.head.time - 2 * DAY_MS;
    for (const start of missing) {
      if (start + DAY_MS < settled) this.sums.set(start, found.get(start) ?? nothing());
    }
    return found;
  }
}

const days = new WeakMap<Database, Days>();

function daysOf({ context: { database } }: Asking): Days {
  let known = days.get(database);
  if (!known) days.set(database, (known = new Days()));
  return known;
}

function rowsOf({ from, to }: Stretch, { db, state }: Asking): Promise<PriceRow[]> {
  const ms = state.chain.epoch_length;
  return db.all<PriceRow>(
    `SELECT e.epoch, a.price, a.volume_wh, e.feed_in, e.retail, e.pool_price
     FROM epochs e LEFT JOIN auctions a ON a.epoch = e.epoch
     WHERE e.epoch >= ? AND e.epoch < ? ORDER BY e.epoch`,
    Math.floor(from / ms),
    // The epoch that runs has a price already, and is one of them.
    Math.ceil(to / ms),
  );
}

const BY_DAY: ReadonlySet<string> = new Set(['day', 'week', 'month']);

export const priceHandlers: HandlersOf<'prices' | 'tariffs'> = {
  async prices({ query }, asking) {
    const { state } = asking;
    const { chain, local, head } = state;
    const { bucket = 'epoch' } = query;
    const stretch = local.stretch(query, head.time);
    const buckets = local.buckets(bucket, stretch, chain.epoch_length, MOST_BUCKETS);
    const sums = buckets.map(nothing);
    const [first, last] = [buckets[0], buckets.at(-1)];
    if (!first || !last) return { items: [], asOf: asOf(state) };
    const whole = { from: first.from, to: Math.min(last.to, head.time + chain.epoch_length) };
    let at = 0;
    const place = (time: number): Sums | undefined => {
      while ((buckets[at]?.to ?? Infinity) <= time) at++;
      return sums[at];
    };
    if (BY_DAY.has(bucket)) {
      const starts: number[] = [];
      for (let day = whole.from; day < whole.to; day += DAY_MS) starts.push(day);
      for (const [start, day] of [...(await daysOf(asking).of(starts, asking))].sort(
        ([a], [b]) => a - b,
      )) {
        const into = place(start);
        if (into) merge(into, day);
      }
    } else {
      const amounts = new Amounts();
      for (const row of await rowsOf(whole, asking)) {
        const into = place(row.epoch * chain.epoch_length);
        if (into) add(into, row, amounts);
      }
    }
    return {
      items: buckets.map((each, i) => bucketOf(each, sums[i] ?? nothing(), state)),
      asOf: asOf(state),
    };
  },

  async tariffs(_question, { state }) {
    const { all } = state.tariffs;
    const items = all.map((tariff, i) => tariffOf(tariff, all[i + 1] ?? null, state)).reverse();
    return { items, asOf: asOf(state) };
  },
};

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'holiday'] as const;

function tariffOf(tariff: TariffOfTime, next: TariffOfTime | null, { chain, local }: State) {
  const timeOf = (epoch: number): string => local.iso(epoch * chain.epoch_length);
  const clock = (quarter: number): string =>
    `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
  return {
    version: tariff.version,
    fromEpoch: tariff.fromEpoch,
    from: timeOf(tariff.fromEpoch),
    to: next ? timeOf(next.fromEpoch) : null,
    offsetMinutes: tariff.offsetMinutes,
    poolShare: tariff.sharePermille / 1000,
    bahtPerGrid: baht(GRID, tariff.satangPerGrid),
    periods: tariff.periods.map(({ days, from, to, feedIn, retail }) => ({
      days: DAYS.filter((_day, bit) => days & (1 << bit)),
      from: clock(from),
      to: clock(to),
      feedIn: grid(feedIn),
      retail: grid(retail),
    })),
    holidays: tariff.holidays.map((day) => new Date(day * DAY_MS).toISOString().slice(0, 10)),
  };
}
