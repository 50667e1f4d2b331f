/** What a reading makes of a meter's contracts, and what a pool makes of its entries. Energies in Wh. */

export const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);
export const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** Base units of GRID that `wh` cost at `price` base units per kWh. */
export function valueOf(wh: bigint, price: bigint): bigint {
  return wh * (price / 1000n);
}

/** What a meter promised for an epoch. */
export interface Promise {
  readonly sold: bigint;
  readonly bought: bigint;
}

/** Energy that flowed in an epoch. */
export interface Flow {
  readonly exported: bigint;
  readonly imported: bigint;
}

/** The rows of the settlement, in Wh. */
export interface Imbalance {
  readonly delivered: bigint;
  readonly short: bigint;
  readonly used: bigint;
  readonly unused: bigint;
  readonly surplus: bigint;
  readonly deficit: bigint;
}

export function imbalance({ sold, bought }: Promise, { exported, imported }: Flow): Imbalance {
  const delivered = min(sold, exported);
  const used = min(bought, imported);
  return {
    delivered,
    short: sold - delivered,
    used,
    unused: bought - used,
    surplus: exported - delivered,
    deficit: imported - used,
  };
}

/** What a meter brings into a pool, in Wh. */
export interface Entry {
  readonly meter: string;
  readonly surplus: bigint;
  readonly unused: bigint;
  readonly deficit: bigint;
  readonly short: bigint;
}

/** The parts of an entry that met their opposite in the pool, in Wh. */
export type Parts = Omit<Entry, 'meter'>;

export interface Shared {
  /** Wh that was there, Wh that was wanted, and Wh that both have in common. */
  readonly supply: bigint;
  readonly demand: bigint;
  readonly matched: bigint;
  /** By meter. */
  readonly parts: ReadonlyMap<string, Parts>;
}

/** Shares what the sides have in common among their entries, pro rata, in the order of meter ids. */
export function share(entries: readonly Entry[]): Shared {
  const line = inOrder(entries);
  const there = line.flatMap(({ surplus, unused }) => [surplus, unused]);
  const wanted = line.flatMap(({ deficit, short }) => [deficit, short]);
  const [supply, demand] = [sum(there), sum(wanted)];
  const matched = min(supply, demand);
  const got = proRata(there, matched);
  const met = proRata(wanted, matched);
  const parts = line.map(({ meter }, i): [string, Parts] => [
    meter,
    {
      surplus: got[2 * i] as bigint,
      unused: got[2 * i + 1] as bigint,
      deficit: met[2 * i] as bigint,
      short: met[2 * i + 1] as bigint,
    },
  ]);
  return { supply, demand, matched, parts: new Map(parts) };
}

/** `amount` shared in proportion to `weights`: differences of prefix sums, each rounded down. */
export function proRata(weights: readonly bigint[], amount: bigint): bigint[] {
  const whole = sum(weights);
  if (whole === 0n) return weights.map(() => 0n);
  const upTo = (count: number): bigint => (amount * sum(weights.slice(0, count))) / whole;
  return weights.map((_, i) => upTo(i + 1) - upTo(i));
}

export function sum(numbers: readonly bigint[]): bigint {
  return numbers.reduce((total, number) => total + number, 0n);
}

/** Entries in the order in which a pool serves them. */
export function inOrder<T extends { readonly meter: string }>(entries: readonly T[]): T[] {
  return [...entries].sort((a, b) => compareIds(a.meter, b.meter));
}

/** The order of meter ids: byte by byte as they are encoded, so that of two the shorter comes first. */
export function compareIds(a: string, b: string): number {
  return Buffer.compare(encoded(a), encoded(b));
}

/** An id of up to 64 bytes behind its length, which is compact. */
function encoded(id: string): Buffer {
  const bytes = Buffer.from(id);
  const { length } = bytes;
  const count = length < 64 ? [length << 2] : [((length & 63) << 2) | 1, length >> 6];
  return Buffer.concat([Buffer.from(count), bytes]);
}
