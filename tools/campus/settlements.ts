/** What the chain says became of the campus's energy, epoch by epoch. */
import type { ApiPromise } from '@polkadot/api';
import type { Compact, Option, u128, u64 } from '@polkadot/types';
import type { EventRecord } from '@polkadot/types/interfaces';
import type { Codec } from '@polkadot/types/types';
import { bnToU8a, stringToHex, u8aToHex } from '@polkadot/util';
import { beyond, type Boundary, type Lines, NO_BOUNDARY, NO_LINES, plus } from './lines.js';
import { valueOf } from './prices.js';
import type { Wh } from './simulation/energy.js';

/** What a meter's energy of an epoch came to: `Settlement.Entries`, in numbers. */
export interface Entry {
  /** Whether it took part in the pool. */
  readonly isPooled: boolean;
  readonly price: bigint;
  readonly delivered: Wh;
  readonly short: Wh;
  readonly used: Wh;
  readonly unused: Wh;
  readonly surplus: Wh;
  readonly deficit: Wh;
  /** Carried from earlier epochs, and minted with this one. */
  readonly released: Wh;
  readonly surplusShare: Wh;
  readonly deficitShare: Wh;
  /** What was paid and asked outside the pool, base units of GRID per kWh. */
  readonly feedIn: bigint;
  readonly retail: bigint;
}

/** An epoch's pool: `Settlement.Pools`, in numbers. */
export interface Pool {
  readonly supply: Wh;
  readonly demand: Wh;
  readonly shared: Wh;
  readonly feedIn: bigint;
  readonly retail: bigint;
  readonly price: bigint;
}

/** The lines of a meter's epoch, but for what it carries. */
export function linesOf(entry: Entry, poolPrice: bigint): Lines {
  const { price, feedIn, retail, delivered, short, used, unused } = entry;
  const { surplus, deficit, released, surplusShare, deficitShare } = entry;
  const [sold, bought] = [delivered + short, used + unused];
  const rest = surplus - surplusShare + released;
  const lack = deficit - deficitShare;
  return plus(NO_LINES, {
    sold: { wh: sold, grid: valueOf(sold, price) },
    bought: { wh: bought, grid: -valueOf(bought, price) },
    sharedOut: { wh: surplusShare, grid: valueOf(surplusShare, poolPrice) },
    sharedIn: { wh: deficitShare, grid: -valueOf(deficitShare, poolPrice) },
    toUtility: { wh: rest, grid: valueOf(rest, feedIn) },
    fromUtility: { wh: lack, grid: -valueOf(lack, retail) },
    short: { wh: short, grid: -valueOf(short, price > retail ? price : retail) },
    unused: { wh: unused, grid: valueOf(unused, price < feedIn ? price : feedIn) },
  });
}

/** What crossed the boundary of the campus in an epoch: what the pool did not share, and all that came too late for it. */
export function boundaryOf(pool: Pool, entries: readonly Entry[]): Boundary {
  const sum = (pick: (entry: Entry) => Wh): Wh =>
    entries.reduce((total, entry) => total + pick(entry), 0);
  const { feedIn, retail, price } = pool;
  // What the pool shared and was nobody's surplus or deficit had been promised.
  const unusedShared = pool.shared - sum(({ surplusShare }) => surplusShare);
  const shortShared = pool.shared - sum(({ deficitShare }) => deficitShare);
  const [left, lacking] = [pool.supply - pool.shared, pool.demand - pool.shared];
  const shared: Boundary = {
    ...{ out: left, in: lacking, grid: valueOf(left, feedIn) - valueOf(lacking, retail) },
    broken: -valueOf(shortShared, retail - price) - valueOf(unusedShared, price - feedIn),
  };
  return entries.map(alone).reduce(beyond, shared);
}

/** What an entry had to do with the boundary outside of the pool, and what its promises cost beyond the tariff. */
function alone(entry: Entry): Boundary {
  const { isPooled, price, short, unused, surplus, deficit, released, feedIn, retail } = entry;
  const out = released + (isPooled ? 0 : surplus + unused);
  const into = isPooled ? 0 : deficit + short;
  const above = price > retail ? price - retail : 0n;
  const below = price < feedIn ? feedIn - price : 0n;
  return {
    ...{ out, in: into, grid: valueOf(out, feedIn) - valueOf(into, retail) },
    broken: -valueOf(short, above) - valueOf(unused, below),
  };
}

/** The fields of an entry that count energy, and what they are called here. */
const ENERGIES = {
  delivered: 'deliveredWh',
  short: 'shortWh',
  used: 'usedWh',
  unused: 'unusedWh',
  surplus: 'surplusWh',
  deficit: 'deficitWh',
  released: 'carriedWh',
  surplusShare: 'surplusShareWh',
  deficitShare: 'deficitShareWh',
} as const;

type Energy = keyof typeof ENERGIES;
type RawEntry = Codec &
  Record<(typeof ENERGIES)[Energy], Compact<u64>> &
  Record<'price' | 'feedIn' | 'retail', u128> & { readonly kind: { readonly isPooled: boolean } };
type RawPool = Codec &
  Record<'supplyWh' | 'demandWh' | 'sharedWh', u64> & {
    readonly rates: Record<'feedIn' | 'retail' | 'poolPrice', u128>;
  };

/** Adds up the campus's epochs as their pools close. */
export class Settlements {
  #lines: readonly Lines[];
  boundary = NO_BOUNDARY;
  /** Epochs with a trade of the campus. */
  trades = 0;
  /** Entries that came too late for the pool, or covered more than their epoch. */
  late = 0;
  /** The last epoch that is settled; -1 before the first. */
  last = -1n;
  /** Epochs whose pools have closed and are not read yet. */
  readonly #closed: bigint[] = [];

  constructor(
    private readonly api: ApiPromise,
    private readonly meterIds: readonly string[],
  ) {
    this.#lines = meterIds.map(() => NO_LINES);
  }

  /** Of every meter, in their order, but for what they carry. */
  get lines(): readonly Lines[] {
    return this.#lines;
  }

  /** Takes note of `events`, which have to be all there are, in order. */
  note(events: readonly EventRecord[]): void {
    const { PoolClosed } = this.api.events.settlement ?? {};
    for (const { event } of events) {
      if (PoolClosed?.is(event)) this.#closed.push(BigInt(String(event.data[0])));
    }
  }

  /** Reads the epochs that have been settled since the last time, as of the newest block. */
  async collect(): Promise<void> {
    if (this.#closed.length === 0) return;
    const { query } = this.api;
    for (const epoch of this.#closed.splice(0)) {
      const bytes = u8aToHex(bnToU8a(epoch, { bitLength: 64, isLe: false }));
      const keys = this.meterIds.map((id) => ({ epoch: bytes, meter: stringToHex(id) }));
      const [pool, entries] = await Promise.all([
        query.settlement?.pools?.(bytes) as Promise<unknown> as Promise<Option<RawPool>>,
        query.settlement?.entries?.multi(keys) as Promise<unknown> as Promise<Option<RawEntry>[]>,
      ]);
      if (pool.isSome) this.#add(epoch, poolIn(pool.unwrap()), entries.map(entryIn));
    }
  }

  #add(epoch: bigint, pool: Pool, found: readonly (Entry | null)[]): void {
    const entries = found.filter((entry) => entry !== null);
    this.#lines = this.#lines.map((lines, at) => {
      const entry = found[at];
      return entry ? plus(lines, linesOf(entry, pool.price)) : lines;
    });
    this.boundary = beyond(this.boundary, boundaryOf(pool, entries));
    if (entries.some(({ delivered, short }) => delivered + short > 0)) this.trades++;
    this.late += entries.filter(({ isPooled }) => !isPooled).length;
    this.last = epoch;
  }
}

function poolIn({ supplyWh, demandWh, sharedWh, rates }: RawPool): Pool {
  return {
    ...{ supply: supplyWh.toNumber(), demand: demandWh.toNumber(), shared: sharedWh.toNumber() },
    ...{ feedIn: rates.feedIn.toBigInt(), retail: rates.retail.toBigInt() },
    price: rates.poolPrice.toBigInt(),
  };
}

function entryIn(raw: Option<RawEntry>): Entry | null {
  if (raw.isNone) return null;
  const entry = raw.unwrap();
  const energies = Object.entries(ENERGIES).map(([name, field]) => [name, entry[field].toNumber()]);
  return {
    ...(Object.fromEntries(energies) as Record<Energy, Wh>),
    isPooled: entry.kind.isPooled,
    ...{ price: entry.price.toBigInt(), feedIn: entry.feedIn.toBigInt() },
    retail: entry.retail.toBigInt(),
  };
}
