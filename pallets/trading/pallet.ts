import { Option, Vec } from "../../runtime/support/words";
import { Errors } from "../../runtime/generated/trading";
import {
  AccountId,
  Balance,
  Box,
  DispatchResult,
  Origin,
  Weight,
  badOrigin,
  ok,
} from "../../runtime/primitives";
import { grant, revoke } from "../registry/roles";
import { MeterId, Role } from "../registry/schema";
import { changeParameters } from "./changes";
import { buildTrading } from "./genesis";
import { clearByHand, workBySelf } from "./market";
import { migrateTrading } from "./migrations";
import { cancel, place, placeAll, placeNext } from "./orders";
import { isWorkDue } from "./schedule";
import { Epoch, Genesis, MarketParameters, OrderId, OrderRequest, Side } from "./schema";
import { clearing, onInitialize as idle } from "./weights";

/** Energy for GRID: one uniform-price auction for every delivery epoch. */
@pallet("Trading")
export class Trading {
  /** Offers whole kWh for the next epoch at a price, 10^18 = 1 GRID. */
  @call(0)
  @role("prosumer")
  @proxy("trading")
  static createSellOrder(origin: Origin, energyKwh: u64, pricePerKwh: Balance): DispatchResult {
    const who = origin.signer();
    if (!who) return badOrigin();
    return placeNext(who, Side.Sell, energyKwh, pricePerKwh);
  }

  /** Bids for whole kWh in the next epoch, 10^18 = 1 GRID. */
  @call(1)
  @role("prosumer", "consumer")
  @proxy("trading")
  static createBuyOrder(origin: Origin, energyKwh: u64, maxPricePerKwh: Balance): DispatchResult {
    const who = origin.signer();
    if (!who) return badOrigin();
    return placeNext(who, Side.Buy, energyKwh, maxPricePerKwh);
  }

  /** Places an order on a meter, 10^18 = 1 GRID. */
  @call(2)
  @role("prosumer", "consumer")
  @proxy("trading")
  static placeOrder(
    origin: Origin,
    side: Side,
    meter: Option<MeterId>,
    deliveryEpoch: Option<Box<Epoch>>,
    energyWh: u64,
    limitPrice: Balance,
  ): DispatchResult {
    const who = origin.signer();
    if (!who) return badOrigin();
    return place(who, new OrderRequest(side, meter, deliveryEpoch, energyWh, limitPrice));
  }

  /** Takes back an order while its book is open. */
  @call(3)
  @role("prosumer", "consumer")
  @proxy("trading")
  static cancelOrder(origin: Origin, orderId: OrderId): DispatchResult {
    const who = origin.signer();
    if (!who) return badOrigin();
    return cancel(who, orderId);
  }

  /** Clears as much of the books that are due as a block may. */
  @call(4)
  @role("marketMaker")
  static matchOrders(origin: Origin): DispatchResult {
    clearByHand();
    return ok();
  }

  /** Changes the market's rules from an epoch on, 10^18 = 1 GRID. */
  @call(5)
  @role("root")
  static setParameters(
    origin: Origin,
    parameters: MarketParameters,
    fromEpoch: Epoch,
  ): DispatchResult {
    return changeParameters(parameters, fromEpoch);
  }

  /** Lets an account clear books by hand. */
  @call(6)
  @role("root")
  static addMarketMaker(origin: Origin, account: AccountId): DispatchResult {
    return grant(account, Role.MarketMaker) ? ok() : Errors.AlreadyMarketMaker();
  }

  /** Stops an account from clearing books by hand. */
  @call(7)
  @role("root")
  static removeMarketMaker(origin: Origin, account: AccountId): DispatchResult {
    return revoke(account, Role.MarketMaker) ? ok() : Errors.NotMarketMaker();
  }

  /** Places up to 100 orders or none, 10^18 = 1 GRID. */
  @call(8)
  @role("prosumer", "consumer")
  @proxy("trading")
  static placeOrders(origin: Origin, orders: Vec<OrderRequest>): DispatchResult {
    const who = origin.signer();
    if (!who) return badOrigin();
    return placeAll(who, orders);
  }

  @hook
  static onInitialize(block: u32): Weight {
    return isWorkDue() ? clearing(workBySelf()) : idle();
  }

  @hook
  static onRuntimeUpgrade(): Weight {
    return migrateTrading();
  }

  static buildGenesis(genesis: Genesis): string | null {
    return buildTrading(genesis);
  }
}
