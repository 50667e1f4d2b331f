/** Delivery versus payment: what the clearing of an order does to its owner's money and meter. */
import { Events, Storage } from "../../runtime/generated/trading";
import { AccountId, Balance, DispatchResult, u128 } from "../../runtime/primitives";
import { transferReserved, unreserve } from "../../runtime/frame/balances/ledger";
import { reportFailure, reportFlaw } from "../../runtime/support/log";
import { unlockMeter } from "../registry/meters";
import { valueOf } from "./matching";
import { Order, OrderId, Side } from "./schema";

/** What an order has set aside: all it may have to pay, less what it has paid at `price`. */
export function heldFor(order: Order, price: Balance): Balance {
  if (order.side == Side.Sell || order.settled) return u128.zero();
  return u128.saturatingSub(
    exactValue(order.energyWh, order.limitPrice),
    exactValue(order.filledWh, price),
  );
}

/** Value of energy within an order whose value was found to fit when it was placed. */
export function exactValue(energyWh: u64, price: Balance): Balance {
  const value = valueOf(energyWh, price);
  return value ? value : u128.zero();
}

/** The buyer pays the seller for `energyWh` out of what it has set aside. */
export function trade(bid: Order, ask: Order, energyWh: u64, price: Balance): void {
  bid.filledWh += energyWh;
  ask.filledWh += energyWh;
  expectDone(transferReserved(bid.owner, ask.owner, exactValue(energyWh, price)), "payment");
}

/** Ends an order: the rest of its money comes back, its meter is free, its owner hears of it. */
export function settle(id: OrderId, order: Order, price: Balance): void {
  const held = heldFor(order, price);
  refund(order.owner, held);
  const meter = order.meter;
  if (meter) unlockMeter(meter);
  order.settled = true;
  Storage.orders.insert(id, order);
  const rest = order.energyWh - order.filledWh;
  if (order.filledWh) Events.orderFilled(id, order.owner, order.filledWh, price);
  if (rest) Events.orderExpired(id, order.owner, rest);
}

/** Gives back what an order had set aside. */
export function refund(owner: AccountId, held: Balance): void {
  const missing = unreserve(owner, held);
  if (!missing.isZero()) {
    reportFlaw("pallet_trading", "refund: money that was set aside is missing");
  }
}

/** Money set aside cannot be missing; if it were, the log would tell. */
function expectDone(refusal: DispatchResult, what: string): void {
  if (refusal) reportFailure("pallet_trading", what, refusal);
}
