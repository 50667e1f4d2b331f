/** The first tariff and parameters. */
import { Storage } from "../../runtime/generated/settlement";
import { u128 } from "../../runtime/primitives";
import { areValid, parameters } from "./parameters";
import { Errors, Genesis, ScheduledTariff, TariffBook } from "./schema";
import { flawOf } from "./tariff-flaws";

/** Text of the first thing that is wrong, with its path; null when all is stored. */
export function buildSettlement(genesis: Genesis): string | null {
  const tariff = genesis.tariff;
  if (tariff) {
    const flaw = flawOf(tariff);
    if (flaw >= 0) return "settlement.tariff." + textOf(flaw);
    const first = new ScheduledTariff(0, 0, tariff);
    Storage.tariffs.put(new TariffBook(1, null, u128.zero(), [first]));
  }
  const given = parameters();
  if (genesis.poolDeadline) given.poolDeadline = genesis.poolDeadline;
  if (genesis.stepsPerBlock) given.stepsPerBlock = genesis.stepsPerBlock;
  if (!areValid(given)) {
    return "settlement: poolDeadline is from 1 to 14,400 blocks, stepsPerBlock from 1 to 3000";
  }
  if (genesis.poolDeadline | genesis.stepsPerBlock) Storage.parameters.put(given);
  return null;
}

function textOf(flaw: i32): string {
  switch (flaw) {
    case Errors.TooManyPeriods:
      return "periods: at most 16";
    case Errors.TooManyHolidays:
      return "holidays: at most 64";
    case Errors.LastPeriodNotAlways:
      return "periods: the last one is of all days, from 0 to 96";
    case Errors.PeriodNeverFits:
      return "periods: one has no days or hours that no day has, or others before it leave it none";
    case Errors.FeedInAboveRetail:
      return "periods: feedIn is at most retail";
    case Errors.PriceOffGrid:
      return "periods: prices are multiples of 1000 base units";
    case Errors.PriceTooHigh:
      return "periods: a price is at most 10^24 base units";
    case Errors.InvalidShare:
      return "sharePermille: from 0 to 1000";
    default:
      return "offsetMinutes: a multiple of 15, from 0 to 1425";
  }
}
