/** Placing and cancelling orders. */
import { Timestamp } from "../../runtime/frame/timestamp/pallet";
import { Errors, Events, Storage } from "../../runtime/generated/trading";
import { AccountId, Balance, DispatchResult, ok, u128 } from "../../runtime/primitives";
import { unlockMeter } from "../registry/meters";
import { Batch } from "./batch";
import { countOut, isEmpty, leave, reduce } from "./books";
import { heldFor, refund, termsOf } from "./payment";
import { reschedule } from "./schedule";
import { Constants, OrderId, OrderRequest, Side } from "./schema";

/** Places an order for the next epoch on the first meter of `who`; `energyKwh` is in whole kWh. */
export function placeNext(
  who: AccountId,
  side: Side,
  energyKwh: u64,
  limitPrice: Balance,
): DispatchResult {
  if (energyKwh > Constants.maxOrderEnergy / 1000) return Errors.EnergyTooLarge();
  return place(who, new OrderRequest(side, null, null, energyKwh * 1000, limitPrice));
}

export function place(who: AccountId, request: OrderRequest): DispatchResult {
  const batch = new Batch(who);
  const refusal = batch.add(request);
  return refusal ? refusal : batch.place();
}

/** Places all orders, each of which may count on those before it, or none. */
export function placeAll(who: AccountId, requests: Array<OrderRequest>): DispatchResult {
  if (!requests.length || <u32>requests.length > Constants.maxOrdersAtOnce) {
    return Errors.TooManyOrdersAtOnce();
  }
  const batch = new Batch(who);
  for (let i = 0; i < requests.length; i++) {
    const refusal = batch.add(requests[i]);
    if (refusal) return refusal;
  }
  return batch.place();
}

/** Cancels an order of `who` while its book is open, and gives the money back. */
export function cancel(who: AccountId, id: OrderId): DispatchResult {
  const order = Storage.orders.get(id);
  if (!order) return Errors.OrderNotFound();
  if (!order.owner.equals(who)) return Errors.NotOrderOwner();
  const book = Storage.books.get(order.epoch);
  if (!book || Timestamp.now() >= book.gate) return Errors.EpochClosed();
  refund(who, heldFor(id, order, termsOf(u128.zero(), book.retail)));
  const meter = order.meter;
  if (meter) unlockMeter(meter);
  leave(id, order);
  reduce(id, order);
  countOut(order.epoch, book, order.side);
  if (isEmpty(book)) reschedule();
  Events.orderCancelled(id, who);
  return ok();
}
