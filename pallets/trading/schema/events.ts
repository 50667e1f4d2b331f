import { AccountId, Balance } from "../../../runtime/primitives";
import { Option } from "../../../runtime/support/words";
import { Epoch, OrderId, Side } from "./orders";
import { MarketParameters } from "./parameters";

@events
export class Events {
  /** An order was placed. */
  @event(0)
  static orderPlaced(
    orderId: OrderId,
    owner: AccountId,
    epoch: Epoch,
    side: Side,
    energyWh: u64,
    limitPrice: Balance,
  ): void {}
  /** An order was cancelled by its owner. */
  @event(1) static orderCancelled(orderId: OrderId, owner: AccountId): void {}
  /** An order traded energy, at the price of its epoch. */
  @event(2)
  static orderFilled(orderId: OrderId, owner: AccountId, energyWh: u64, price: Balance): void {}
  /** Energy of an order found no counterparty. */
  @event(3) static orderExpired(orderId: OrderId, owner: AccountId, energyWh: u64): void {}
  /** The book of an epoch was cleared. */
  @event(4)
  static epochCleared(epoch: Epoch, price: Option<Balance>, volumeWh: u64): void {}
  /** The orders of an epoch are no longer kept. */
  @event(5) static epochPruned(epoch: Epoch): void {}
  /** The rules of the market change with an epoch. */
  @event(6) static parametersSet(parameters: MarketParameters, fromEpoch: Epoch): void {}
}
