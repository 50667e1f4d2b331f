/**
 * A campus by the rules of settlement, written down independently of the runtime: orders hold money,
 * books clear, meters are read, pools close. Whoever calls says when; nothing happens by itself.
 * Energies in Wh, prices in base units of GRID per kWh, money in base units.
 */
import { clear, TICK, type Order, type Side } from '../model.js';
import {
  imbalance,
  inOrder,
  max,
  min,
  share,
  valueOf,
  type Entry,
  type Flow,
  type Shared,
} from './imbalance.js';
import { Money } from './purse.js';
import { pricesAt, type Prices, type Scheduled } from './tariff.js';

/** Surplus of an epoch below this many Wh is a meter's own noise. */
export const DEADBAND = 20n;

/** An order that stands in a book; `quantity` in Wh, `limit` in ticks. */
export interface Standing extends Order {
  readonly who: string;
  readonly meter: string;
  readonly epoch: bigint;
  /** Money set aside for it. */
  readonly held: bigint;
}

export interface Contract {
  sold: bigint;
  bought: bigint;
  readonly price: bigint;
  readonly seller: string;
}

export interface Meter {
  readonly id: string;
  owner: string;
  readonly exports: boolean;
  /** The last epoch that is settled; null before a baseline. */
  last: bigint | null;
  carry: bigint;
  readonly contracts: Map<bigint, Contract>;
}

/** What a line of a statement is about. */
export type LineKind =
  | 'delivered'
  | 'short'
  | 'used'
  | 'unused'
  | 'carry'
  | 'exportAtTariff'
  | 'importAtTariff'
  | 'surplusShared'
  | 'surplusLeft'
  | 'deficitShared'
  | 'deficitLeft';

/** One thing that happened to an account's energy, and what it was worth: above 0 where it was paid. */
export interface Line {
  readonly who: string;
  readonly meter: string;
  readonly epoch: bigint;
  readonly kind: LineKind;
  readonly wh: bigint;
  readonly price: bigint;
  readonly value: bigint;
}

export interface PoolResult extends Shared {
  readonly price: bigint;
}

interface Pool {
  readonly awaited: ReadonlySet<string>;
  /** Of those, the ones that were read before it closed. */
  readonly read: Set<string>;
  readonly entries: (Entry & { readonly who: string })[];
  result: PoolResult | null;
}

export class World {
  readonly money = new Money();
  readonly meters = new Map<string, Meter>();
  readonly books = new Map<bigint, Standing[]>();
  readonly pools = new Map<bigint, Pool>();
  readonly lines: Line[] = [];
  private orders = 0n;

  /** @param deadband Wh below which a surplus is a meter's own noise */
  constructor(
    readonly schedule: Scheduled[],
    private readonly deadband = DEADBAND,
  ) {}

  prices(epoch: bigint): Prices & { readonly pool: bigint } {
    return pricesAt(this.schedule, epoch);
  }

  /** A meter whose registers are known at the end of epoch `last`. */
  addMeter(id: string, owner: string, last: bigint | null, exports = true): Meter {
    const meter = { id, owner, exports, last, carry: 0n, contracts: new Map<bigint, Contract>() };
    this.meters.set(id, meter);
    return meter;
  }

  meter(id: string): Meter {
    const meter = this.meters.get(id);
    if (!meter) throw new Error(`there is no meter ${id}`);
    return meter;
  }

  /** Places an order. @returns its number, null where the money for it is missing or owed */
  place(id: string, side: Side, epoch: bigint, quantity: bigint, limit: bigint): bigint | null {
    const who = this.meter(id).owner;
    const { retail } = this.prices(epoch);
    const price = side === 'Bid' ? limit * TICK : max(0n, retail - limit * TICK);
    const held = valueOf(quantity, price);
    if (side === 'Bid' && this.money.of(who).debt > 0n) return null;
    if (!this.money.hold(who, held)) return null;
    const order = { id: ++this.orders, who, meter: id, side, epoch, quantity, limit, held };
    this.books.set(epoch, [...(this.books.get(epoch) ?? []), order]);
    return order.id;
  }

  cancel(epoch: bigint, id: bigint): void {
    const book = this.books.get(epoch) ?? [];
    const order = book.find((other) => other.id === id);
    if (!order) throw new Error(`there is no order ${id}`);
    this.books.set(
      epoch,
      book.filter((other) => other !== order),
    );
    this.money.release(order.who, order.held);
  }

  /** Clears the book of `epoch`: buyers pay, sellers' money stays held, every fill is a contract. */
  clear(epoch: bigint): void {
    const book = this.books.get(epoch) ?? [];
    this.books.delete(epoch);
    const { price: ticks, fills } = clear(book);
    const price = (ticks ?? 0n) * TICK;
    const filled = book.map((order) => ({ ...order, fill: fills.get(order.id) ?? 0n }));
    const bids = filled.filter(({ side }) => side === 'Bid');
    const asks = filled.filter(({ side }) => side === 'Ask');
    // Who pays whom does not matter: what all buyers pay is what all sellers get.
    for (const { who, held, fill } of bids) {
      this.money.pay(who, '', valueOf(fill, price));
      this.money.release(who, held - valueOf(fill, price));
    }
    const { retail } = this.prices(epoch);
    for (const { who, held, fill } of asks) {
      this.money.pay('', who, valueOf(fill, price));
      this.money.release(who, held + valueOf(fill, price) - valueOf(fill, max(retail, price)));
    }
    for (const { who, meter, side, fill } of filled) {
      if (fill > 0n) this.promise(meter, who, epoch, side, fill, price);
    }
  }

  /** A contract without an auction, at a given price: `seller` sells `wh` to `buyer`, both meters. */
  trade(seller: string, buyer: string, epoch: bigint, wh: bigint, price: bigint): void {
    const [from, to] = [this.meter(buyer).owner, this.meter(seller).owner];
    const held = valueOf(wh, max(this.prices(epoch).retail, price));
    const bond = held - valueOf(wh, price);
    if (!this.money.hold(from, valueOf(wh, price)) || !this.money.hold(to, bond)) {
      throw new Error('the money for it is missing');
    }
    this.money.pay(from, to, valueOf(wh, price));
    this.promise(seller, to, epoch, 'Ask', wh, price);
    this.promise(buyer, from, epoch, 'Bid', wh, price);
  }

  private promise(
    id: string,
    seller: string,
    epoch: bigint,
    side: Side,
    wh: bigint,
    price: bigint,
  ): void {
    const { contracts } = this.meter(id);
    const contract = contracts.get(epoch) ?? { sold: 0n, bought: 0n, price, seller };
    if (side === 'Ask') contract.sold += wh;
    else contract.bought += wh;
    contracts.set(epoch, contract);
  }

  /** Epoch `epoch` is over: its pool waits for those meters that have a baseline. */
  endEpoch(epoch: bigint): void {
    const known = [...this.meters.values()].filter(({ last }) => last !== null);
    const awaited = new Set(known.map(({ id }) => id));
    this.pools.set(epoch, { awaited, read: new Set(), entries: [], result: null });
  }

  /** Whether all meters that the pool of `epoch` waits for have been read for it. */
  isComplete(epoch: bigint): boolean {
    const { awaited, read } = this.pool(epoch);
    return [...awaited].every((id) => read.has(id));
  }

  private pool(epoch: bigint): Pool {
    const pool = this.pools.get(epoch);
    if (!pool) throw new Error(`epoch ${epoch} is not over`);
    return pool;
  }

  /** A verified reading of `epoch`: what flowed since the last one. The first of a meter is its baseline. */
  read(id: string, epoch: bigint, flow: Flow): void {
    const meter = this.meter(id);
    const { last } = meter;
    if (last !== null && last >= epoch) throw new Error(`${id} was read for ${last} already`);
    const isExact = last === epoch - 1n;
    for (const [of] of [...meter.contracts]) {
      if (of < epoch || (of === epoch && !isExact)) this.breakContract(meter, of);
    }
    meter.last = epoch;
    const pool = this.pool(epoch);
    if (!pool.result && pool.awaited.has(id)) pool.read.add(id);
    if (last === null) return;
    const seen = meter.exports ? flow : { ...flow, exported: 0n };
    if (isExact) this.settle(meter, epoch, seen);
    else this.atTariff(meter, epoch, seen, this.worst(last + 1n, epoch));
  }

  /** The lowest feed-in and the highest retail of the epochs from `first` to `last`. */
  private worst(first: bigint, last: bigint): Prices {
    const count = Number(last - first) + 1;
    const all = Array.from({ length: count }, (_, i) => this.prices(first + BigInt(i)));
    return {
      feedIn: all.map(({ feedIn }) => feedIn).reduce(min),
      retail: all.map(({ retail }) => retail).reduce(max),
    };
  }

  private settle(meter: Meter, epoch: bigint, flow: Flow): void {
    const contract = meter.contracts.get(epoch);
    const rows = imbalance(contract ?? { sold: 0n, bought: 0n }, flow);
    if (contract) this.settleContract(meter, epoch, contract, rows);
    const pool = this.pool(epoch);
    const { feedIn, retail } = this.prices(epoch);
    const { owner } = meter;
    const left = { exported: rows.surplus, imported: rows.deficit };
    if (pool.result) return this.atTariff(meter, epoch, left, { feedIn, retail });
    let surplus = rows.surplus;
    if (surplus < this.deadband) {
      this.carry(meter, epoch, surplus, feedIn);
      surplus = 0n;
    }
    let { deficit } = rows;
    if (this.money.of(owner).debt > 0n) {
      this.charge('importAtTariff', meter, epoch, deficit, retail);
      deficit = 0n;
    }
    const { short, unused } = rows;
    pool.entries.push({ meter: meter.id, who: owner, surplus, unused, deficit, short });
  }

  /** Outside of the pool: exports at feed-in, imports at retail. */
  private atTariff(meter: Meter, epoch: bigint, flow: Flow, prices: Prices): void {
    if (flow.exported < this.deadband) this.carry(meter, epoch, flow.exported, prices.feedIn);
    else this.award('exportAtTariff', meter, epoch, flow.exported, prices.feedIn);
    this.charge('importAtTariff', meter, epoch, flow.imported, prices.retail);
  }

  private carry(meter: Meter, epoch: bigint, wh: bigint, feedIn: bigint): void {
    meter.carry += wh;
    if (meter.carry < this.deadband) return;
    this.award('carry', meter, epoch, meter.carry, feedIn);
    meter.carry = 0n;
  }

  /** Settles a contract as nothing delivered and nothing used. */
  breakContract(meter: Meter, epoch: bigint): void {
    const contract = meter.contracts.get(epoch);
    if (!contract) throw new Error(`${meter.id} has no contract of ${epoch}`);
    const nothing = { exported: 0n, imported: 0n };
    this.settleContract(meter, epoch, contract, imbalance(contract, nothing));
  }

  private settleContract(
    meter: Meter,
    epoch: bigint,
    { sold, price, seller }: Contract,
    rows: { delivered: bigint; short: bigint; used: bigint; unused: bigint },
  ): void {
    const { feedIn, retail } = this.prices(epoch);
    const held = max(retail, price);
    meter.contracts.delete(epoch);
    this.money.burnHeld(seller, valueOf(rows.short, held));
    this.money.release(seller, valueOf(sold - rows.short, held));
    this.note('delivered', meter, seller, epoch, rows.delivered, price, 0n);
    this.note('short', meter, seller, epoch, rows.short, held, -valueOf(rows.short, held));
    this.note('used', meter, seller, epoch, rows.used, price, 0n);
    this.award('unused', meter, epoch, rows.unused, min(feedIn, price), seller);
  }

  /** Closes the pool of `epoch`, whoever has been read by now. */
  closePool(epoch: bigint): PoolResult {
    const pool = this.pool(epoch);
    if (pool.result) throw new Error(`the pool of ${epoch} is closed`);
    const { feedIn, retail, pool: price } = this.prices(epoch);
    const result = { price, ...share(pool.entries) };
    pool.result = result;
    for (const { meter: id, who, surplus, deficit } of inOrder(pool.entries)) {
      const meter = this.meter(id);
      const parts = result.parts.get(id);
      if (!parts) throw new Error(`${id} got no part`);
      this.award('surplusShared', meter, epoch, parts.surplus, price, who);
      this.award('surplusLeft', meter, epoch, surplus - parts.surplus, feedIn, who);
      this.charge('deficitShared', meter, epoch, parts.deficit, price, who);
      this.charge('deficitLeft', meter, epoch, deficit - parts.deficit, retail, who);
    }
    return result;
  }

  private award(
    kind: LineKind,
    meter: Meter,
    epoch: bigint,
    wh: bigint,
    price: bigint,
    who = meter.owner,
  ): void {
    const value = valueOf(wh, price);
    this.money.mint(who, value);
    this.note(kind, meter, who, epoch, wh, price, value);
  }

  private charge(
    kind: LineKind,
    meter: Meter,
    epoch: bigint,
    wh: bigint,
    price: bigint,
    who = meter.owner,
  ): void {
    const value = valueOf(wh, price);
    this.money.burn(who, value);
    this.note(kind, meter, who, epoch, wh, price, -value);
  }

  private note(
    kind: LineKind,
    { id }: Meter,
    who: string,
    epoch: bigint,
    wh: bigint,
    price: bigint,
    value: bigint,
  ): void {
    if (wh > 0n) this.lines.push({ who, meter: id, epoch, kind, wh, price, value });
  }
}
