/** Lines of statements: what an entry of `Settlement.Entries` was worth, at once and when its pool has closed. */
import type { Variant } from '../chain/values.js';
import { LINE_KINDS, type LineKind } from '../schema.js';
import { valueOf } from './values.js';

/** `Settlement.Entries`, in Wh and base units. */
export interface Entry {
  readonly account: string;
  readonly kind: Variant;
  readonly in_debt: boolean;
  readonly price: bigint;
  readonly delivered_wh: bigint;
  readonly short_wh: bigint;
  readonly used_wh: bigint;
  readonly unused_wh: bigint;
  readonly surplus_wh: bigint;
  readonly deficit_wh: bigint;
  readonly carried_wh: bigint;
  readonly feed_in: bigint;
  readonly retail: bigint;
}

/** What of `Settlement.Pools` prices are from. */
export interface PoolRates {
  readonly feed_in: bigint;
  readonly retail: bigint;
  readonly pool_price: bigint;
}

export interface Line {
  readonly kind: LineKind;
  readonly energy: bigint;
  readonly price: bigint;
  readonly minted: bigint;
  readonly burned: bigint;
}

const isPooled = ({ kind }: Entry): boolean => kind.type === 'Pooled';

/** Settled when the reading was accepted. @param rates of the epoch's pool; without one the entry's own */
export function linesAtOnce(entry: Entry, rates: PoolRates | null): Line[] {
  const { price, feed_in, retail } = entry;
  const pooled = isPooled(entry);
  return [
    noted('delivered', entry.delivered_wh, price),
    ...brokenPromises(entry, rates),
    noted('used', entry.used_wh, price),
    minted('carried', entry.carried_wh, feed_in),
    minted('surplus_fed_in', pooled ? 0n : entry.surplus_wh, feed_in),
    burned('deficit_bought', pooled && !entry.in_debt ? 0n : entry.deficit_wh, retail),
  ].filter(({ energy }) => energy > 0n);
}

/** Of a contract that no reading has settled. */
export function brokenPromises(entry: Entry, rates: PoolRates | null): Line[] {
  const { feed_in, retail } = rates ?? entry;
  const { price } = entry;
  return [
    burned('short', entry.short_wh, price > retail ? price : retail),
    minted('unused', entry.unused_wh, price < feed_in ? price : feed_in),
  ].filter(({ energy }) => energy > 0n);
}

/** Settled when the pool closed. @param shares of the entry, in Wh */
export function linesOfPool(
  entry: Entry,
  { pool_price }: PoolRates,
  shares: { readonly surplus: bigint; readonly deficit: bigint },
): Line[] {
  const deficit = entry.in_debt ? 0n : entry.deficit_wh;
  return [
    minted('surplus_shared', shares.surplus, pool_price),
    minted('surplus_fed_in', entry.surplus_wh - shares.surplus, entry.feed_in),
    burned('deficit_shared', shares.deficit, pool_price),
    burned('deficit_bought', deficit - shares.deficit, entry.retail),
  ].filter(({ energy }) => energy > 0n);
}

/** What an entry has on both sides of the pool, in the order in which these are shared out. */
export function inPool(entry: Entry): Record<'surplus' | 'unused' | 'deficit' | 'short', bigint> {
  if (!isPooled(entry)) return { surplus: 0n, unused: 0n, deficit: 0n, short: 0n };
  const deficit = entry.in_debt ? 0n : entry.deficit_wh;
  return { surplus: entry.surplus_wh, unused: entry.unused_wh, deficit, short: entry.short_wh };
}

/** The place of a kind in the chain's statement. */
export const lineOrder = (kind: string): number => LINE_KINDS.indexOf(kind as LineKind);

function noted(kind: LineKind, energy: bigint, price: bigint): Line {
  return { kind, energy, price, minted: 0n, burned: 0n };
}

function minted(kind: LineKind, energy: bigint, price: bigint): Line {
  return { kind, energy, price, minted: valueOf(energy, price), burned: 0n };
}

function burned(kind: LineKind, energy: bigint, price: bigint): Line {
  return { kind, energy, price, minted: 0n, burned: valueOf(energy, price) };
}
