/**
 * An order before it is signed: what it sets aside, what it can come to, and why the chain would refuse it. The rules are
 * those of the market's pallet; what only the chain knows (a gate that closes meanwhile) it still may refuse.
 */
import { HOUR_MS } from '../../../../node-config/time.js';
import { unitsOf, valueOf } from '../../data/amounts.js';
import type { Account, Book, Meter, Order } from '../../data/types.js';

export type Side = 'buy' | 'sell';

/** An order as it stands in the form. Energy in Wh, the limit in base units of GRID per kWh; null where it is no number. */
export interface Draft {
  readonly side: Side;
  readonly meter: string | null;
  readonly energyWh: bigint | null;
  readonly limit: bigint | null;
}

/** What an order comes to. All in base units of GRID. */
export interface Terms {
  /** What is set aside as soon as it is placed. */
  readonly setAside: bigint;
  /** What is paid (buying) or received (selling) if all of it trades at the price as it stands; null without one. */
  readonly asItStands: bigint | null;
  /** The most that is paid, or the least that is received. */
  readonly atLimit: bigint;
  /** What comes back for energy that was bought and not used. */
  readonly unused: bigint;
  /** What it costs on top to have sold and to deliver nothing: the distance of the limit from retail, at worst. */
  readonly shortfall: bigint;
}

/** Why an order would be refused; the words are in the catalogue. */
export type Refusal =
  | {
      readonly kind:
        | 'stalled'
        | 'replaying'
        | 'nobody'
        | 'notVerified'
        | 'suspended'
        | 'consumerSells'
        | 'debt'
        | 'closed';
    }
  | { readonly kind: 'noMeter' | 'meterClosed' | 'meterNotDescribed' | 'noBaseline' | 'silent' }
  | { readonly kind: 'wrongClass' | 'opposite' | 'noEnergy' | 'noLimit' }
  | { readonly kind: 'offLot'; readonly lotWh: number }
  | { readonly kind: 'offTick'; readonly tick: bigint }
  | { readonly kind: 'outside'; readonly lowest: bigint | null; readonly highest: bigint | null }
  | { readonly kind: 'rating'; readonly leftWh: bigint }
  | { readonly kind: 'tooMany'; readonly most: number }
  | { readonly kind: 'tooLittle'; readonly missing: bigint };

/** Epochs for which a meter may have been silent and still trade. */
const MOST_SILENCE = 96;
const WATT_MS_PER_WH = BigInt(HOUR_MS);

export function termsOf({ side, energyWh, limit }: Draft, book: Book): Terms | null {
  if (energyWh === null || limit === null) return null;
  const [feedIn, retail] = [unitsOf(book.feedIn), unitsOf(book.retail)];
  const stands = book.indicative?.price ?? null;
  const price = stands === null ? null : unitsOf(stands);
  const gap = retail > limit ? retail - limit : 0n;
  return {
    setAside: side === 'buy' ? valueOf(energyWh, limit) : valueOf(energyWh, gap),
    asItStands: price === null ? null : valueOf(energyWh, price),
    atLimit: valueOf(energyWh, limit),
    unused: valueOf(energyWh, feedIn < limit ? feedIn : limit),
    shortfall: side === 'sell' ? valueOf(energyWh, gap) : 0n,
  };
}

/** The most that a meter's orders of an epoch may be of together, Wh. */
export function ratedEnergy({ ratedWatts }: Meter, book: Book): bigint {
  const length = Date.parse(book.to) - Date.parse(book.from);
  return (BigInt(ratedWatts ?? 0) * BigInt(length)) / WATT_MS_PER_WH;
}

/**
 * The first reason for which the chain would refuse the order; null where none is known.
 * @param account who orders; null where nobody does
 * @param orders the account's own of the epoch
 * @param now the chain's time
 */
export function refusalOf(
  draft: Draft,
  book: Book,
  account: Account | null,
  orders: readonly Order[],
  now: number,
): Refusal | null {
  return (
    ofWho(draft.side, account) ??
    (now >= Date.parse(book.gate) ? { kind: 'closed' } : null) ??
    ofMeter(draft, account as Account, orders) ??
    ofTerms(draft, book) ??
    ofRoom(draft, book, account as Account, orders)
  );
}

function ofWho(side: Side, account: Account | null): Refusal | null {
  if (!account) return { kind: 'nobody' };
  if (account.status === 'suspended') return { kind: 'suspended' };
  const [produces, consumes] = (['prosumer', 'consumer'] as const).map((role) =>
    account.roles.includes(role),
  );
  if (!produces && !consumes) return { kind: 'notVerified' };
  if (!produces && side === 'sell') return { kind: 'consumerSells' };
  return side === 'buy' && unitsOf(account.balance.debt) > 0n ? { kind: 'debt' } : null;
}

function ofMeter(
  { side, meter: id }: Draft,
  account: Account,
  orders: readonly Order[],
): Refusal | null {
  const meter = account.meters.find(({ meter: each }) => each === id);
  if (!meter) return { kind: 'noMeter' };
  if (meter.closing) return { kind: 'meterClosed' };
  if (meter.ratedWatts === null || meter.class === null) return { kind: 'meterNotDescribed' };
  const unable = side === 'sell' ? 'consumption' : 'generation';
  if (meter.class === unable) return { kind: 'wrongClass' };
  if (meter.lastEpoch === null) return { kind: 'noBaseline' };
  if ((meter.silentEpochs ?? 0) > MOST_SILENCE) return { kind: 'silent' };
  const isOpposite = orders.some((order) => order.meter === id && order.side !== side);
  return isOpposite ? { kind: 'opposite' } : null;
}

function ofTerms({ energyWh, limit }: Draft, { rules }: Book): Refusal | null {
  if (energyWh === null || energyWh <= 0n) return { kind: 'noEnergy' };
  if (energyWh % BigInt(rules.lotWh) !== 0n) return { kind: 'offLot', lotWh: rules.lotWh };
  if (limit === null || limit <= 0n) return { kind: 'noLimit' };
  const tick = unitsOf(rules.tick);
  if (limit % tick !== 0n) return { kind: 'offTick', tick };
  const [lowest, highest] = [rules.lowest, rules.highest].map((price) =>
    price === null ? null : unitsOf(price),
  );
  const isOutside =
    (lowest !== null && lowest !== undefined && limit < lowest) ||
    (highest !== null && highest !== undefined && limit > highest);
  return isOutside ? { kind: 'outside', lowest: lowest ?? null, highest: highest ?? null } : null;
}

function ofRoom(
  draft: Draft,
  book: Book,
  account: Account,
  orders: readonly Order[],
): Refusal | null {
  const { rules } = book;
  if (orders.length >= rules.ordersPerUser) return { kind: 'tooMany', most: rules.ordersPerUser };
  const meter = account.meters.find(({ meter: id }) => id === draft.meter);
  const taken = orders
    .filter((order) => order.meter === draft.meter)
    .reduce((sum, order) => sum + BigInt(order.energyWh), 0n);
  const left = meter ? ratedEnergy(meter, book) - taken : 0n;
  if ((draft.energyWh ?? 0n) > left) return { kind: 'rating', leftWh: left > 0n ? left : 0n };
  const missing = (termsOf(draft, book)?.setAside ?? 0n) - unitsOf(account.balance.free);
  return missing > 0n ? { kind: 'tooLittle', missing } : null;
}
