/**
 * Delivery versus payment: what orders have set aside, and what clearing does to their owners' money and meters. The
 * buyer pays in clearing; what a seller gets for it stays set aside with a part of its bond until its meter has shown
 * what was delivered.
 */
import { Events, Storage } from "../../runtime/generated/trading";
import { AccountId, Balance, DispatchResult, u128 } from "../../runtime/primitives";
import { BalanceStatus } from "../../runtime/frame/balances/schema";
import { transferReserved } from "../../runtime/frame/balances/ledger";
import { reportFailure, reportFlaw } from "../../runtime/support/log";
import { unlockMeter } from "../registry/meters";
import { MeterId } from "../registry/schema";
import { openContract } from "../settlement/contracts";
import { release } from "../settlement/debts";
import { penaltyOf } from "../settlement/values";
import { valueOf } from "./matching";
import { Order, OrderId, Side } from "./schema";

/** At what orders of a book trade, and what a promise that is not kept costs. */
@final
export class Terms {
  constructor(
    /** The price of the trades so far, in base units of GRID per kWh; 0 where there are none. */
    readonly price: Balance,
    /** What the utility asks in the epoch, in base units of GRID per kWh. */
    readonly retail: Balance,
    /** The first order that has a bond and becomes a contract. */
    readonly bondedFrom: OrderId,
  ) {}

  /** What a Wh that is not delivered costs, for each kWh. */
  get penalty(): Balance {
    return penaltyOf(this.price, this.retail);
  }
}

/** What the orders of an epoch with this price (0 without trades) and retail price go by. */
export function termsOf(price: Balance, retail: Balance): Terms {
  return new Terms(price, retail, Storage.bondedFrom.get());
}

/**
 * What an order has to have set aside when it is placed: a buyer all it may have to pay, a seller what the utility
 * asks above its limit; null above 128 bits.
 */
export function holdOf(
  side: Side,
  energyWh: u64,
  limitPrice: Balance,
  retail: Balance,
): Balance | null {
  if (side == Side.Buy) return valueOf(energyWh, limitPrice);
  return valueOf(energyWh, u128.saturatingSub(retail, limitPrice));
}

/** What an order has set aside itself: its hold less what it has paid, or with what it has been paid. */
export function heldFor(id: OrderId, order: Order, terms: Terms): Balance {
  if (order.settled) return u128.zero();
  const traded = exactValue(order.filledWh, terms.price);
  if (order.side == Side.Sell && id < terms.bondedFrom) return u128.zero();
  const hold = exact(holdOf(order.side, order.energyWh, order.limitPrice, terms.retail));
  return order.side == Side.Buy
    ? u128.saturatingSub(hold, traded)
    : u128.saturatingAdd(hold, traded);
}

/** What stays set aside for an order that was cleared, until its contract is settled. */
export function securedFor(id: OrderId, order: Order, terms: Terms): Balance {
  if (order.side == Side.Buy || id < terms.bondedFrom) return u128.zero();
  return exactValue(order.filledWh, terms.penalty);
}

/** Value of energy within an order whose value was found to fit when it was placed. */
export function exactValue(energyWh: u64, price: Balance): Balance {
  return exact(valueOf(energyWh, price));
}

function exact(value: Balance | null): Balance {
  return value ? value : u128.zero();
}

/** The buyer pays the seller of order `askId` for `energyWh` out of what it has set aside. */
export function trade(bid: Order, askId: OrderId, ask: Order, energyWh: u64, terms: Terms): void {
  bid.filledWh += energyWh;
  ask.filledWh += energyWh;
  const value = exactValue(energyWh, terms.price);
  const kept = askId < terms.bondedFrom ? BalanceStatus.Free : BalanceStatus.Reserved;
  expectDone(transferReserved(bid.owner, ask.owner, value, kept), "payment");
}

/**
 * Ends an order: what it traded is a contract, the rest of its money comes back, its meter is free of it, and its
 * owner hears of it.
 */
export function settle(id: OrderId, order: Order, terms: Terms): void {
  const secured = securedFor(id, order, terms);
  refund(order.owner, u128.saturatingSub(heldFor(id, order, terms), secured));
  const meter = order.meter;
  const contracted = order.filledWh > 0 && id >= terms.bondedFrom;
  if (meter && !(contracted && contract(order, meter, secured, terms))) unlockMeter(meter);
  order.settled = true;
  Storage.orders.insert(id, order);
  const rest = order.energyWh - order.filledWh;
  if (order.filledWh) Events.orderFilled(id, order.owner, order.filledWh, terms.price);
  if (rest) Events.orderExpired(id, order.owner, rest);
}

/** Makes what the order traded a contract of its meter; whether that keeps the meter with its owner from now on. */
function contract(order: Order, meter: MeterId, secured: Balance, terms: Terms): bool {
  const energyWh = order.filledWh;
  return openContract(order.owner, meter, order.epoch, order.side, energyWh, terms.price, secured);
}

/** Gives back what an order had set aside; what its owner owes is paid of it first. */
export function refund(owner: AccountId, held: Balance): void {
  const missing = release(owner, held);
  if (!missing.isZero()) {
    reportFlaw("pallet_trading", "refund: money that was set aside is missing");
  }
}

/** Money set aside cannot be missing; if it were, the log would tell. */
function expectDone(refusal: DispatchResult, what: string): void {
  if (refusal) reportFailure("pallet_trading", what, refusal);
}
