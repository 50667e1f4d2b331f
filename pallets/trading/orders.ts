/** Placing and cancelling orders. */
import { Box, AccountId, Balance, DispatchResult, ok, u128 } from "../../runtime/primitives";
import { Errors, Events, Storage } from "../../runtime/generated/trading";
import { reserve, unreserve } from "../../runtime/frame/balances/ledger";
import { firstMeter, lockMeter, meterProfile, ownerOfMeter, unlockMeter } from "../registry/meters";
import { rolesOf } from "../registry/roles";
import { MeterId, Role } from "../registry/schema";
import {
  bookOf,
  countIn,
  countOut,
  enter,
  extend,
  leave,
  positionOf,
  reduce,
  useOf,
} from "./books";
import { valueOf } from "./matching";
import { currentEpoch, isGateClosed, isInBand, parameters } from "./parameters";
import { expectGate, reschedule } from "./schedule";
import { Constants, Epoch, MarketParameters, Order, OrderId, Position, Side } from "./schema";

/** Watts times milliseconds in a watt-hour. */
const WATT_MS_PER_WH: u64 = 3_600_000;

/** Places an order for the next epoch on the first meter of `who`; `energyKwh` is in whole kWh. */
export function placeNext(
  who: AccountId,
  side: Side,
  energyKwh: u64,
  limitPrice: Balance,
): DispatchResult {
  if (energyKwh > Constants.maxOrderEnergy / 1000) return Errors.EnergyTooLarge();
  return place(who, side, null, null, energyKwh * 1000, limitPrice);
}

/**
 * Places an order. Without a meter it is on the first one of `who`, without an epoch for the next.
 * Checks go from the order itself over its epoch and meter to caps and money.
 */
export function place(
  who: AccountId,
  side: Side,
  namedMeter: MeterId | null,
  namedEpoch: Box<Epoch> | null,
  energyWh: u64,
  limitPrice: Balance,
): DispatchResult {
  const rules = parameters();
  const current = currentEpoch(rules);
  const epoch = namedEpoch ? namedEpoch.value : current + 1;
  let refusal = checkUser(who, side);
  if (!refusal) refusal = checkTerms(energyWh, limitPrice, rules);
  if (!refusal) refusal = checkEpoch(epoch, current, rules);
  if (refusal) return refusal;

  const meter = namedMeter ? namedMeter : firstMeter(who);
  refusal = checkOwner(who, side, namedMeter, meter);
  if (refusal) return refusal;
  const position = positionOf(epoch, who);
  if (meter) refusal = checkMeter(meter, side, energyWh, position, rules);
  if (refusal) return refusal;

  const book = bookOf(epoch);
  if (position.orders >= rules.maxOrdersPerUser) return Errors.TooManyOrdersOfUser();
  if (book.bids + book.asks >= rules.maxOrdersPerEpoch) return Errors.TooManyOrdersInEpoch();
  if (side == Side.Buy) {
    const value = valueOf(energyWh, limitPrice);
    if (!value) return Errors.ValueOverflow();
    refusal = reserve(who, value);
    if (refusal) return refusal;
  }
  if (meter) lockMeter(meter);
  const id = Storage.latestOrder.get() + 1;
  Storage.latestOrder.put(id);
  const order = new Order(who, meter, epoch, side, limitPrice, energyWh, 0, false);
  enter(id, order);
  extend(position, id, order);
  if (countIn(epoch, book, side)) expectGate(epoch, rules);
  Events.orderPlaced(id, who, epoch, side, energyWh, limitPrice);
  return ok();
}

function checkUser(who: AccountId, side: Side): DispatchResult {
  const roles = rolesOf(who);
  if (roles & (1 << Role.Prosumer)) return ok();
  if (!(roles & (1 << Role.Consumer))) return Errors.NotVerified();
  return side == Side.Sell ? Errors.ConsumerCannotSell() : ok();
}

function checkTerms(energyWh: u64, limitPrice: Balance, rules: MarketParameters): DispatchResult {
  if (!energyWh) return Errors.ZeroEnergy();
  if (energyWh > Constants.maxOrderEnergy) return Errors.EnergyTooLarge();
  if (energyWh % rules.lot) return Errors.OffLot();
  if (limitPrice.isZero()) return Errors.ZeroPrice();
  if (u128.rem64(limitPrice, rules.tick)) return Errors.OffTick();
  return isInBand(limitPrice, rules) ? ok() : Errors.OutsidePriceBand();
}

function checkEpoch(epoch: Epoch, current: Epoch, rules: MarketParameters): DispatchResult {
  if (epoch <= current) return Errors.EpochClosed();
  if (epoch - current > rules.horizon) return Errors.EpochTooDistant();
  return isGateClosed(epoch, rules) ? Errors.EpochClosed() : ok();
}

function checkOwner(
  who: AccountId,
  side: Side,
  named: MeterId | null,
  meter: MeterId | null,
): DispatchResult {
  if (!meter) return side == Side.Sell ? Errors.MeterRequired() : ok();
  // The first meter is the user's own; one that was named need not be.
  if (!named) return ok();
  const owner = ownerOfMeter(named);
  return owner && owner.equals(who) ? ok() : Errors.MeterNotOwned();
}

/** The meter's side in the epoch, and its energy against its rating. */
function checkMeter(
  meter: MeterId,
  side: Side,
  energyWh: u64,
  position: Position,
  rules: MarketParameters,
): DispatchResult {
  const use = useOf(position, meter);
  if (use && use.side != side) return Errors.OppositeSides();
  const profile = meterProfile(meter);
  if (!profile) return ok();
  const ratedWh = (profile.ratedWatts * rules.epochLength) / WATT_MS_PER_WH;
  const onOrder = use ? use.energyWh : 0;
  return onOrder + energyWh > ratedWh ? Errors.RatingExceeded() : ok();
}

/** Cancels an order of `who` while its book is open, and gives the money back. */
export function cancel(who: AccountId, id: OrderId): DispatchResult {
  const order = Storage.orders.get(id);
  if (!order) return Errors.OrderNotFound();
  if (!order.owner.equals(who)) return Errors.NotOrderOwner();
  if (isGateClosed(order.epoch, parameters())) return Errors.EpochClosed();
  if (order.side == Side.Buy) {
    const value = valueOf(order.energyWh, order.limitPrice);
    const refusal = value ? unreserve(who, value) : Errors.ValueOverflow();
    if (refusal) return refusal;
  }
  const meter = order.meter;
  if (meter) unlockMeter(meter);
  leave(id, order);
  reduce(id, order);
  if (countOut(order.epoch, order.side)) reschedule();
  Events.orderCancelled(id, who);
  return ok();
}
