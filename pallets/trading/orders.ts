/** Placing and cancelling orders. */
import { Timestamp } from "../../runtime/frame/timestamp/pallet";
import { Errors, Events, Storage } from "../../runtime/generated/trading";
import { reserve } from "../../runtime/frame/balances/ledger";
import { AccountId, Balance, Box, DispatchResult, ok, u128 } from "../../runtime/primitives";
import { firstMeter, lockMeter, meterOf, meterProfile, unlockMeter } from "../registry/meters";
import { rolesOf } from "../registry/roles";
import { MeterClass, MeterId, MeterProfile, Role } from "../registry/schema";
import {
  countIn,
  countOut,
  enter,
  extend,
  isEmpty,
  leave,
  openBook,
  positionOf,
  reduce,
  useOf,
} from "./books";
import { valueOf } from "./matching";
import { isInBand, rules, rulesOf } from "./parameters";
import { expectGate, reschedule } from "./schedule";
import { Book, Constants, Epoch, MarketParameters, Order, OrderId, Position, Side } from "./schema";
import { exactValue, refund } from "./payment";

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
  const now = Timestamp.now();
  const known = rules();
  const current = now / known.epochLength;
  const epoch = namedEpoch ? namedEpoch.value : current + 1;
  const p = rulesOf(epoch, known);
  let refusal = checkUser(who, side);
  if (!refusal) refusal = checkTerms(energyWh, limitPrice, p);
  if (!refusal) refusal = checkDistance(epoch, current, p);
  if (refusal) return refusal;
  const stored = Storage.books.get(epoch);
  const book = stored ? stored : openBook(epoch, p, known.epochLength);
  refusal = checkBook(epoch, book, now);
  if (refusal) return refusal;

  const meter = namedMeter ? namedMeter : firstMeter(who);
  if (!meter) return Errors.MeterRequired();
  const entry = meterOf(meter);
  if (!entry || !entry.owner.equals(who)) return Errors.MeterNotOwned();
  if (entry.closing) return Errors.MeterClosed();
  const profile = meterProfile(meter);
  if (!profile) return Errors.MeterNotDescribed();
  const position = positionOf(epoch, who);
  refusal = checkMeter(meter, profile, side, energyWh, position, known.epochLength);
  if (refusal) return refusal;

  if (position.orders >= p.maxOrdersPerUser) return Errors.TooManyOrdersOfUser();
  if (book.bids + book.asks >= p.maxOrdersPerEpoch) return Errors.TooManyOrdersInEpoch();
  if (side == Side.Buy) {
    const value = valueOf(energyWh, limitPrice);
    if (!value) return Errors.ValueOverflow();
    refusal = reserve(who, value);
    if (refusal) return refusal;
  }
  lockMeter(meter, entry);
  keep(new Order(who, meter, epoch, side, limitPrice, energyWh, 0, false), book, position);
  return ok();
}

/** Puts an order that is in order into its book. */
function keep(order: Order, book: Book, position: Position): void {
  const id = Storage.latestOrder.get() + 1;
  Storage.latestOrder.put(id);
  enter(id, order);
  extend(position, id, order);
  if (isEmpty(book)) expectGate(book.gate);
  countIn(order.epoch, book, order.side);
  Events.orderPlaced(id, order.owner, order.epoch, order.side, order.energyWh, order.limitPrice);
}

function checkUser(who: AccountId, side: Side): DispatchResult {
  const roles = rolesOf(who);
  if (roles & (1 << Role.Prosumer)) return ok();
  if (!(roles & (1 << Role.Consumer))) return Errors.NotVerified();
  return side == Side.Sell ? Errors.ConsumerCannotSell() : ok();
}

function checkTerms(energyWh: u64, limitPrice: Balance, p: MarketParameters): DispatchResult {
  if (!energyWh) return Errors.ZeroEnergy();
  if (energyWh > Constants.maxOrderEnergy) return Errors.EnergyTooLarge();
  if (energyWh % p.lot) return Errors.OffLot();
  if (limitPrice.isZero()) return Errors.ZeroPrice();
  if (u128.rem64(limitPrice, p.tick)) return Errors.OffTick();
  return isInBand(limitPrice, p) ? ok() : Errors.OutsidePriceBand();
}

function checkDistance(epoch: Epoch, current: Epoch, p: MarketParameters): DispatchResult {
  if (epoch <= current) return Errors.EpochClosed();
  return epoch - current > p.horizon ? Errors.EpochTooDistant() : ok();
}

/** Whether the book takes orders; one that was cleared does not, whatever its gate is now. */
function checkBook(epoch: Epoch, book: Book, now: u64): DispatchResult {
  if (now >= book.gate) return Errors.EpochClosed();
  return isEmpty(book) && Storage.results.containsKey(epoch) ? Errors.EpochClosed() : ok();
}

/** What the meter can do, its side in the epoch, and its energy against its rating. */
function checkMeter(
  meter: MeterId,
  profile: MeterProfile,
  side: Side,
  energyWh: u64,
  position: Position,
  epochLength: u64,
): DispatchResult {
  const unable = side == Side.Sell ? MeterClass.Consumption : MeterClass.Generation;
  if (profile.meterClass == unable) return Errors.WrongMeterClass();
  const use = useOf(position, meter);
  if (use && use.side != side) return Errors.OppositeSides();
  const ratedWh = (profile.ratedWatts * epochLength) / WATT_MS_PER_WH;
  const onOrder = use ? use.energyWh : 0;
  return onOrder + energyWh > ratedWh ? Errors.RatingExceeded() : ok();
}

/** Cancels an order of `who` while its book is open, and gives the money back. */
export function cancel(who: AccountId, id: OrderId): DispatchResult {
  const order = Storage.orders.get(id);
  if (!order) return Errors.OrderNotFound();
  if (!order.owner.equals(who)) return Errors.NotOrderOwner();
  const book = Storage.books.get(order.epoch);
  if (!book || Timestamp.now() >= book.gate) return Errors.EpochClosed();
  if (order.side == Side.Buy) refund(who, exactValue(order.energyWh, order.limitPrice));
  const meter = order.meter;
  if (meter) unlockMeter(meter);
  leave(id, order);
  reduce(id, order);
  countOut(order.epoch, book, order.side);
  if (isEmpty(book)) reschedule();
  Events.orderCancelled(id, who);
  return ok();
}
