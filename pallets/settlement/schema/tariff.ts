import { Balance } from "../../../runtime/primitives";
import { Option, Vec } from "../../../runtime/support/words";

/** A part of the local week with its prices. */
@scale
export class TariffPeriod {
  constructor(
    /** The days on which it begins, a bit each: Monday 1, Tuesday 2 … Sunday 64, holidays 128. */
    public days: u8,
    /** The quarter hour of the local day with which it begins, 0 to 95. */
    public from: u8,
    /** The quarter hour before which it ends, 0 to 96; of the next day where it is not behind `from`. */
    public to: u8,
    /** What the utility pays for energy fed in, in base units of GRID per kWh. */
    public feedIn: Balance,
    /** What the utility asks for energy, in base units of GRID per kWh. */
    public retail: Balance,
  ) {}
}

/** What the utility pays and asks. */
@scale
export class Tariff {
  constructor(
    /** How far local time is ahead of UTC, in minutes. */
    public offsetMinutes: u32,
    /** The first that fits counts; the last fits always. */
    public periods: Vec<TariffPeriod>,
    /** Local dates that are holidays, in days since 1970-01-01. */
    public holidays: Vec<u32>,
    /** Where the pool's price lies between feed-in (0) and retail (1000). */
    public sharePermille: u32,
    /** What one GRID is worth in satang: shown to people, never calculated with. */
    public satangPerGrid: u32,
  ) {}
}

/** A tariff with the epoch from which on it is in force. */
@scale
export class ScheduledTariff {
  constructor(
    /** The first epoch in which it is in force. */
    public fromEpoch: u64,
    /** How many tariffs were set before it. */
    public version: u32,
    /** The tariff. */
    public tariff: Tariff,
  ) {}
}

/** The prices of an epoch, in base units of GRID per kWh. */
@scale
export class Rates {
  constructor(
    /** What the utility pays for energy fed in. */
    public feedIn: Balance,
    /** What the utility asks for energy. */
    public retail: Balance,
    /** What the pool's energy goes for. */
    public poolPrice: Balance,
    /** The version of the tariff they come from. */
    public version: u32,
  ) {}
}

/** Every tariff that is in force, will be, or was not long ago. */
@scale
export class TariffBook {
  constructor(
    /** How many tariffs have been set. */
    public versions: u32,
    /** The lowest feed-in of tariffs that are no longer kept; none before there are any. */
    public pastFeedIn: Option<Balance>,
    /** The highest retail price of tariffs that are no longer kept. */
    public pastRetail: Balance,
    /** Tariffs in the order of their epochs. */
    public schedule: Vec<ScheduledTariff>,
  ) {}
}
