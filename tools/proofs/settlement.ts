/**
 * Checks what the pool of an epoch gave to whom, from the chain's own proof, `SettlementApi_settlement_proof(epoch)`.
 * Energies are in Wh, prices in base units of GRID per kWh. The time it takes grows with the entries.
 */
import type { Reader } from './reader.js';
import { firstDifference, judge, type Flaw, type Verdict } from './verdict.js';

const PHASES = ['Open', 'Closing', 'Closed'] as const;
const KINDS = ['Pooled', 'Late', 'Several', 'Missing'] as const;
const PRICE_GRID = 1000n;
/** Bytes of an entry at least: a meter's id, an account, two bytes, three prices, seven compact numbers. */
const LEAST_ENTRY = 1 + 32 + 2 + 3 * 16 + 7;

/** Where a pool is on its way. */
export type PoolPhase = (typeof PHASES)[number];
/** How a meter's energy was settled: in the pool, after it, with other epochs, or without a reading. */
export type EntryKind = (typeof KINDS)[number];

export interface Rates {
  readonly feedIn: bigint;
  readonly retail: bigint;
  readonly poolPrice: bigint;
  readonly version: number;
}

export interface Pool {
  readonly phase: PoolPhase;
  readonly awaited: number;
  readonly read: number;
  readonly deadline: number;
  readonly rates: Rates;
  readonly supplyWh: bigint;
  readonly demandWh: bigint;
  readonly sharedWh: bigint;
  readonly keptUntil: bigint;
}

export interface Entry {
  /** The meter's id. */
  readonly meter: Uint8Array;
  readonly account: Uint8Array;
  readonly kind: EntryKind;
  /** The account was in debt: its deficit took no part. */
  readonly inDebt: boolean;
  readonly price: bigint;
  readonly deliveredWh: bigint;
  readonly shortWh: bigint;
  readonly usedWh: bigint;
  readonly unusedWh: bigint;
  readonly surplusWh: bigint;
  readonly deficitWh: bigint;
  readonly carriedWh: bigint;
  readonly feedIn: bigint;
  readonly retail: bigint;
}

/** What the pool took of an entry's surplus and gave of its deficit, in Wh; the rest met the utility. */
export interface Shares {
  readonly surplusWh: bigint;
  readonly deficitWh: bigint;
}

export interface SettlementProof {
  readonly pool: Pool;
  /** In the order in which they were shared out. */
  readonly entries: readonly Entry[];
  /** What each of them got: not in the bytes, but what follows from them. */
  readonly shares: readonly Shares[];
}

/**
 * Checks what the runtime API gave for an epoch whose pool has closed.
 * @param bytes its answer, undecoded
 * @param sharePermille where the pool's price lies between feed-in (0) and retail (1000), by the epoch's tariff
 * @returns the proof, with the first of its fields that does not follow from the others
 */
export function verifySettlement(
  bytes: Uint8Array,
  sharePermille: number,
): Verdict<SettlementProof> {
  return judge(
    bytes,
    (reader) => reader.option(() => proof(reader)),
    (found) => flawOf(found, BigInt(sharePermille)),
  );
}

function proof(reader: Reader): SettlementProof {
  const pool = poolOf(reader);
  const entries = reader.list(LEAST_ENTRY, () => entryOf(reader));
  return { pool, entries, shares: sharesOf(entries, sharedBy(entries)) };
}

function poolOf(reader: Reader): Pool {
  return {
    phase: reader.oneOf(PHASES),
    awaited: reader.u32(),
    read: reader.u32(),
    deadline: reader.u32(),
    rates: {
      feedIn: reader.u128(),
      retail: reader.u128(),
      poolPrice: reader.u128(),
      version: reader.u32(),
    },
    supplyWh: reader.u64(),
    demandWh: reader.u64(),
    sharedWh: reader.u64(),
    keptUntil: reader.u64(),
  };
}

function entryOf(reader: Reader): Entry {
  return {
    meter: reader.bytes(),
    account: reader.take(32),
    kind: reader.oneOf(KINDS),
    inDebt: reader.bool(),
    price: reader.u128(),
    deliveredWh: reader.compact(),
    shortWh: reader.compact(),
    usedWh: reader.compact(),
    unusedWh: reader.compact(),
    surplusWh: reader.compact(),
    deficitWh: reader.compact(),
    carriedWh: reader.compact(),
    feedIn: reader.u128(),
    retail: reader.u128(),
  };
}

function flawOf({ pool, entries }: SettlementProof, share: bigint): Flaw | null {
  const { rates } = pool;
  const { supply, demand, shared } = sharedBy(entries);
  const exact = rates.feedIn + ((rates.retail - rates.feedIn) * share) / 1000n;
  return (
    firstDifference([['pool.phase', pool.phase, 'Closed']]) ??
    flawOfPrices(rates) ??
    firstDifference([
      ['pool.rates.poolPrice', rates.poolPrice, exact - (exact % PRICE_GRID)],
      // More than were awaited cannot have been read.
      ['pool.read', pool.read, Math.min(pool.read, pool.awaited)],
    ]) ??
    flawOfEntries(entries, rates) ??
    firstDifference([
      ['pool.supplyWh', pool.supplyWh, supply],
      ['pool.demandWh', pool.demandWh, demand],
      ['pool.sharedWh', pool.sharedWh, shared],
    ])
  );
}

function flawOfPrices({ feedIn, retail }: Rates): Flaw | null {
  if (feedIn <= retail) return null;
  return { field: 'pool.rates.feedIn', text: `says ${feedIn}, above retail` };
}

/** What an entry brought into the pool: in time, of one epoch, and by an account that could pay. */
function brought(entry: Entry): {
  surplus: bigint;
  unused: bigint;
  deficit: bigint;
  short: bigint;
} {
  if (entry.kind !== 'Pooled') return { surplus: 0n, unused: 0n, deficit: 0n, short: 0n };
  const deficit = entry.inDebt ? 0n : entry.deficitWh;
  return { surplus: entry.surplusWh, unused: entry.unusedWh, deficit, short: entry.shortWh };
}

/** What both sides of a pool brought, and what they have in common, in Wh. */
interface Sides {
  readonly supply: bigint;
  readonly demand: bigint;
  readonly shared: bigint;
}

function sharedBy(entries: readonly Entry[]): Sides {
  let [supply, demand] = [0n, 0n];
  for (const entry of entries) {
    const { surplus, unused, deficit, short } = brought(entry);
    supply += surplus + unused;
    demand += deficit + short;
  }
  return { supply, demand, shared: supply < demand ? supply : demand };
}

/** Each entry by itself: its place, and the prices that its kind has. */
function flawOfEntries(entries: readonly Entry[], rates: Rates): Flaw | null {
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i] as Entry;
    const flaw = (field: string, text: string): Flaw => ({ field: `entries[${i}].${field}`, text });
    const before = entries[i - 1];
    if (before && compareIds(before.meter, entry.meter) >= 0) {
      return flaw('meter', 'comes before the one ahead of it');
    }
    const contract = entry.deliveredWh + entry.shortWh + entry.usedWh + entry.unusedWh;
    if (contract === 0n && entry.price !== 0n) return flaw('price', 'is of no contract');
    if (entry.kind === 'Missing' && entry.deliveredWh + entry.usedWh > 0n) {
      return flaw('kind', 'says that no reading shows what was delivered or used');
    }
    const several = entry.kind === 'Several';
    if (several ? entry.feedIn > rates.feedIn : entry.feedIn !== rates.feedIn) {
      return flaw('feedIn', `says ${entry.feedIn}, and the epoch has ${rates.feedIn}`);
    }
    if (several ? entry.retail < rates.retail : entry.retail !== rates.retail) {
      return flaw('retail', `says ${entry.retail}, and the epoch has ${rates.retail}`);
    }
  }
  return null;
}

/** The shares of all entries: differences of prefix sums, surplus before unused, deficit before short. */
function sharesOf(entries: readonly Entry[], { supply, demand, shared }: Sides): Shares[] {
  const there = line(shared, supply);
  const wanted = line(shared, demand);
  return entries.map((entry) => {
    const { surplus, unused, deficit, short } = brought(entry);
    const shares = { surplusWh: there(surplus), deficitWh: wanted(deficit) };
    there(unused);
    wanted(short);
    return shares;
  });
}

/** Hands out `shared` of `whole` to one after the other: what is asked with, the share of that. */
function line(shared: bigint, whole: bigint): (amount: bigint) => bigint {
  let [before, given] = [0n, 0n];
  return (amount) => {
    if (whole === 0n) return 0n;
    before += amount;
    const upTo = (shared * before) / whole;
    const part = upTo - given;
    given = upTo;
    return part;
  };
}

/** The order of meters: that of their ids as they are encoded, behind their lengths. */
export function compareIds(a: Uint8Array, b: Uint8Array): number {
  const lengths = firstByte(a.length) - firstByte(b.length);
  if (lengths) return lengths;
  for (let i = 0; i < a.length && i < b.length; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference) return difference;
  }
  return a.length - b.length;
}

/** The first byte of a compact length up to 64, which tells all of them apart. */
function firstByte(length: number): number {
  return length < 64 ? length << 2 : ((length & 63) << 2) | 1;
}
