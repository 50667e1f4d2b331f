// Written by `grid codegen` from pallets/trading. Do not edit.
import { Trading } from "../../pallets/trading/pallet";
import { MarketParameters, OrderRequest, Side } from "../../pallets/trading/schema";
import { TRADING_INDEX } from "./trading";
import { decodeMarketParameters, decodeOptionOfText, decodeOptionOfU64, decodeSide, decodeVecOfOrderRequest, encodeMarketParameters, encodeOptionOfText, encodeOptionOfU64, encodeVecOfOrderRequest } from "./types";
import { Box } from "../primitives/box";
import { DispatchResult, cannotLookup } from "../primitives/dispatch-error";
import { AccountId } from "../primitives/hash";
import { Origin } from "../primitives/origin";
import { Weight } from "../primitives/weight";
import { Bytes } from "../scale/bytes";
import { Reader } from "../scale/reader";
import { u128 } from "../scale/u128";
import { Writer } from "../scale/writer";
import { Call } from "../support/call";
import * as weights from "../../pallets/trading/weights";

/** Prosumer: offers whole kWh for the next epoch at a price, 10^18 = 1 GRID. */
@final
class CreateSellOrderCall extends Call {
  constructor(
    private readonly energyKwh: u64,
    private readonly pricePerKwh: u128,
  ) {
    super();
  }

  pallet(): u8 {
    return TRADING_INDEX;
  }

  index(): u8 {
    return 0;
  }

  name(): string {
    return "Trading.create_sell_order";
  }

  weight(): Weight {
    return weights.createSellOrder();
  }

  encodeArguments(w: Writer): void {
    w.u64(this.energyKwh);
    w.u128(this.pricePerKwh);
  }

  dispatch(origin: Origin): DispatchResult {
    return Trading.createSellOrder(origin, this.energyKwh, this.pricePerKwh);
  }
}

function decodeCreateSellOrderCall(r: Reader): CreateSellOrderCall {
  const energyKwh = r.u64();
  const pricePerKwh = r.u128();
  return new CreateSellOrderCall(energyKwh, pricePerKwh);
}

/** Prosumer or consumer: bids for whole kWh in the next epoch, 10^18 = 1 GRID. */
@final
class CreateBuyOrderCall extends Call {
  constructor(
    private readonly energyKwh: u64,
    private readonly maxPricePerKwh: u128,
  ) {
    super();
  }

  pallet(): u8 {
    return TRADING_INDEX;
  }

  index(): u8 {
    return 1;
  }

  name(): string {
    return "Trading.create_buy_order";
  }

  weight(): Weight {
    return weights.createBuyOrder();
  }

  encodeArguments(w: Writer): void {
    w.u64(this.energyKwh);
    w.u128(this.maxPricePerKwh);
  }

  dispatch(origin: Origin): DispatchResult {
    return Trading.createBuyOrder(origin, this.energyKwh, this.maxPricePerKwh);
  }
}

function decodeCreateBuyOrderCall(r: Reader): CreateBuyOrderCall {
  const energyKwh = r.u64();
  const maxPricePerKwh = r.u128();
  return new CreateBuyOrderCall(energyKwh, maxPricePerKwh);
}

/** Prosumer or consumer: places an order on a meter, 10^18 = 1 GRID. */
@final
class PlaceOrderCall extends Call {
  constructor(
    private readonly side: Side,
    private readonly meter: Bytes | null,
    private readonly deliveryEpoch: Box<u64> | null,
    private readonly energyWh: u64,
    private readonly limitPrice: u128,
  ) {
    super();
  }

  pallet(): u8 {
    return TRADING_INDEX;
  }

  index(): u8 {
    return 2;
  }

  name(): string {
    return "Trading.place_order";
  }

  weight(): Weight {
    return weights.placeOrder();
  }

  encodeArguments(w: Writer): void {
    w.u8(<u8>this.side);
    encodeOptionOfText(w, this.meter);
    encodeOptionOfU64(w, this.deliveryEpoch);
    w.u64(this.energyWh);
    w.u128(this.limitPrice);
  }

  dispatch(origin: Origin): DispatchResult {
    return Trading.placeOrder(origin, this.side, this.meter, this.deliveryEpoch, this.energyWh, this.limitPrice);
  }
}

function decodePlaceOrderCall(r: Reader): PlaceOrderCall {
  const side = decodeSide(r);
  const meter = decodeOptionOfText(r);
  const deliveryEpoch = decodeOptionOfU64(r);
  const energyWh = r.u64();
  const limitPrice = r.u128();
  return new PlaceOrderCall(side, meter, deliveryEpoch, energyWh, limitPrice);
}

/** Prosumer or consumer: takes back an order while its book is open. */
@final
class CancelOrderCall extends Call {
  constructor(
    private readonly orderId: u64,
  ) {
    super();
  }

  pallet(): u8 {
    return TRADING_INDEX;
  }

  index(): u8 {
    return 3;
  }

  name(): string {
    return "Trading.cancel_order";
  }

  weight(): Weight {
    return weights.cancelOrder();
  }

  encodeArguments(w: Writer): void {
    w.u64(this.orderId);
  }

  dispatch(origin: Origin): DispatchResult {
    return Trading.cancelOrder(origin, this.orderId);
  }
}

/** Market maker: clears as much of the books that are due as a block may. */
@final
class MatchOrdersCall extends Call {
  pallet(): u8 {
    return TRADING_INDEX;
  }

  index(): u8 {
    return 4;
  }

  name(): string {
    return "Trading.match_orders";
  }

  weight(): Weight {
    return weights.matchOrders();
  }

  dispatch(origin: Origin): DispatchResult {
    return Trading.matchOrders(origin);
  }
}

/** Root: changes the market's rules from an epoch on, 10^18 = 1 GRID. */
@final
class SetParametersCall extends Call {
  constructor(
    private readonly parameters: MarketParameters,
    private readonly fromEpoch: u64,
  ) {
    super();
  }

  pallet(): u8 {
    return TRADING_INDEX;
  }

  index(): u8 {
    return 5;
  }

  name(): string {
    return "Trading.set_parameters";
  }

  weight(): Weight {
    return weights.setParameters();
  }

  encodeArguments(w: Writer): void {
    encodeMarketParameters(w, this.parameters);
    w.u64(this.fromEpoch);
  }

  dispatch(origin: Origin): DispatchResult {
    return Trading.setParameters(origin, this.parameters, this.fromEpoch);
  }
}

function decodeSetParametersCall(r: Reader): SetParametersCall {
  const parameters = decodeMarketParameters(r);
  const fromEpoch = r.u64();
  return new SetParametersCall(parameters, fromEpoch);
}

/** Root: lets an account clear books by hand. */
@final
class AddMarketMakerCall extends Call {
  constructor(
    private readonly account: AccountId,
  ) {
    super();
  }

  pallet(): u8 {
    return TRADING_INDEX;
  }

  index(): u8 {
    return 6;
  }

  name(): string {
    return "Trading.add_market_maker";
  }

  weight(): Weight {
    return weights.addMarketMaker();
  }

  encodeArguments(w: Writer): void {
    this.account.encode(w);
  }

  dispatch(origin: Origin): DispatchResult {
    if (this.account.isNobody()) return cannotLookup();
    return Trading.addMarketMaker(origin, this.account);
  }
}

/** Root: stops an account from clearing books by hand. */
@final
class RemoveMarketMakerCall extends Call {
  constructor(
    private readonly account: AccountId,
  ) {
    super();
  }

  pallet(): u8 {
    return TRADING_INDEX;
  }

  index(): u8 {
    return 7;
  }

  name(): string {
    return "Trading.remove_market_maker";
  }

  weight(): Weight {
    return weights.removeMarketMaker();
  }

  encodeArguments(w: Writer): void {
    this.account.encode(w);
  }

  dispatch(origin: Origin): DispatchResult {
    if (this.account.isNobody()) return cannotLookup();
    return Trading.removeMarketMaker(origin, this.account);
  }
}

/** Prosumer or consumer: places up to 100 orders or none, 10^18 = 1 GRID. */
@final
class PlaceOrdersCall extends Call {
  constructor(
    private readonly orders: Array<OrderRequest>,
  ) {
    super();
  }

  pallet(): u8 {
    return TRADING_INDEX;
  }

  index(): u8 {
    return 8;
  }

  name(): string {
    return "Trading.place_orders";
  }

  weight(): Weight {
    return weights.placeOrders(this.orders);
  }

  encodeArguments(w: Writer): void {
    encodeVecOfOrderRequest(w, this.orders);
  }

  dispatch(origin: Origin): DispatchResult {
    return Trading.placeOrders(origin, this.orders);
  }
}

/** The call of that index with its arguments; null when there is none. */
export function decodeCall(index: u8, r: Reader): Call | null {
  switch (index) {
    case 0:
      return decodeCreateSellOrderCall(r);
    case 1:
      return decodeCreateBuyOrderCall(r);
    case 2:
      return decodePlaceOrderCall(r);
    case 3:
      return new CancelOrderCall(r.u64());
    case 4:
      return new MatchOrdersCall();
    case 5:
      return decodeSetParametersCall(r);
    case 6:
      return new AddMarketMakerCall(AccountId.decode(r));
    case 7:
      return new RemoveMarketMakerCall(AccountId.decode(r));
    case 8:
      return new PlaceOrdersCall(decodeVecOfOrderRequest(r));
    default:
      return null;
  }
}
