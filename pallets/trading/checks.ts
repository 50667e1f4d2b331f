/** Why an order is refused, as far as other orders do not matter: who, what, when, at which price, on which meter. */
import { Errors, Storage } from "../../runtime/generated/trading";
import { Balance, DispatchResult, ok, u128 } from "../../runtime/primitives";
import { lastReadingOf } from "../oracle-client/last-reading";
import { Meter, MeterClass, MeterId, MeterProfile, Role } from "../registry/schema";
import { isEmpty } from "./books";
import { isInBand } from "./parameters";
import { Book, Constants, Epoch, MarketParameters, Side } from "./schema";

/** Watts times milliseconds in a watt-hour. */
const WATT_MS_PER_WH: u64 = 3_600_000;

/** Whether an account of these roles may be on that side. */
export function checkUser(roles: u32, side: Side): DispatchResult {
  if (roles & (1 << Role.Prosumer)) return ok();
  if (!(roles & (1 << Role.Consumer))) return Errors.NotVerified();
  return side == Side.Sell ? Errors.ConsumerCannotSell() : ok();
}

export function checkTerms(
  energyWh: u64,
  limitPrice: Balance,
  p: MarketParameters,
): DispatchResult {
  if (!energyWh) return Errors.ZeroEnergy();
  if (energyWh > Constants.maxOrderEnergy) return Errors.EnergyTooLarge();
  if (energyWh % p.lot) return Errors.OffLot();
  if (limitPrice.isZero()) return Errors.ZeroPrice();
  if (u128.rem64(limitPrice, p.tick)) return Errors.OffTick();
  return isInBand(limitPrice, p) ? ok() : Errors.OutsidePriceBand();
}

export function checkDistance(epoch: Epoch, current: Epoch, p: MarketParameters): DispatchResult {
  if (epoch <= current) return Errors.EpochClosed();
  return epoch - current > p.horizon ? Errors.EpochTooDistant() : ok();
}

/** Whether the book takes orders; one that was cleared does not, whatever its gate is now. */
export function checkBook(epoch: Epoch, book: Book, now: u64): DispatchResult {
  if (now >= book.gate) return Errors.EpochClosed();
  return isEmpty(book) && Storage.results.containsKey(epoch) ? Errors.EpochClosed() : ok();
}

/** Whether a limit is one that the utility does not better, where the market keeps to the tariff. */
export function checkTariff(limitPrice: Balance, book: Book, p: MarketParameters): DispatchResult {
  if (!p.collar) return ok();
  return limitPrice < book.feedIn || limitPrice > book.retail ? Errors.OutsideTariff() : ok();
}

/** Whether the meter will be read for what is traded on it. `length` is that of an epoch, in ms. */
export function checkReadings(
  id: MeterId,
  meter: Meter,
  current: Epoch,
  length: u64,
): DispatchResult {
  const last = lastReadingOf(id, meter, length);
  if (!last) return Errors.MeterWithoutBaseline();
  return last.value + Constants.maxSilence < current ? Errors.MeterSilent() : ok();
}

/** Whether a meter of this class counts in that direction. */
export function checkClass(profile: MeterProfile, side: Side): DispatchResult {
  const unable = side == Side.Sell ? MeterClass.Consumption : MeterClass.Generation;
  return profile.meterClass == unable ? Errors.WrongMeterClass() : ok();
}

/** The most that a meter can count in an epoch of `length` ms, in Wh. */
export function ratedEnergy(profile: MeterProfile, length: u64): u64 {
  return (profile.ratedWatts * length) / WATT_MS_PER_WH;
}
