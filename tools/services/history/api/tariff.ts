/** Tariffs as the history keeps them, and what they ask and pay in an epoch. */
import type { TariffRow } from '../schema.js';

export interface Period {
  /** The days on which it begins, a bit each: Monday 1 … Sunday 64, holidays 128. */
  readonly days: number;
  /** Quarter hours of the local day; one that does not end after it begins ends on the next day. */
  readonly from: number;
  readonly to: number;
  /** Base units of GRID per kWh. */
  readonly feedIn: bigint;
  readonly retail: bigint;
}

export interface TariffOfTime {
  readonly version: number;
  readonly fromEpoch: number;
  readonly offsetMinutes: number;
  readonly sharePermille: number;
  readonly satangPerGrid: number;
  readonly periods: readonly Period[];
  /** Local dates, in days since 1970. */
  readonly holidays: readonly number[];
}

/** Base units of GRID per kWh. */
export interface Rates {
  readonly feedIn: bigint;
  readonly retail: bigint;
  readonly poolPrice: bigint;
}

const MINUTE_MS = 60_000;
const QUARTER_MS = 900_000;
const QUARTERS = 96;
const HOLIDAY = 128;
/** 1970-01-01 was a Thursday. */
const FIRST_WEEKDAY = 3;
const PRICE_STEP = 1000n;
const GRID = 10n ** 18n;

/** What holds where nobody has set a tariff: a kWh is a GRID, fed in or taken. */
const USUAL: TariffOfTime = {
  version: 0,
  fromEpoch: 0,
  offsetMinutes: 420,
  sharePermille: 500,
  satangPerGrid: 420,
  periods: [{ days: 255, from: 0, to: QUARTERS, feedIn: GRID, retail: GRID }],
  holidays: [],
};

interface StoredPeriod {
  readonly days: number;
  readonly from: number;
  readonly to: number;
  readonly feedIn: string;
  readonly retail: string;
}

function tariffOf(row: TariffRow): TariffOfTime {
  const periods = JSON.parse(row.periods) as StoredPeriod[];
  return {
    version: row.version,
    fromEpoch: row.from_epoch,
    offsetMinutes: row.offset_minutes,
    sharePermille: row.share_permille,
    satangPerGrid: row.satang_per_grid,
    periods: periods.map((period) => ({
      ...period,
      feedIn: BigInt(period.feedIn),
      retail: BigInt(period.retail),
    })),
    holidays: JSON.parse(row.holidays) as number[],
  };
}

/** Every tariff there has been, in the order of their epochs. */
export class Tariffs {
  readonly all: readonly TariffOfTime[];

  constructor(rows: readonly TariffRow[]) {
    const known = rows.map(tariffOf).sort((a, b) => a.version - b.version);
    this.all = known.length ? known : [USUAL];
  }

  /** The one in force in `epoch`; one that another replaced before its time never was. */
  at(epoch: number): TariffOfTime {
    return (
      this.all.findLast(({ fromEpoch }) => fromEpoch <= epoch) ?? (this.all[0] as TariffOfTime)
    );
  }

  /** The one of that number. */
  version(version: number): TariffOfTime | null {
    return this.all.find((each) => each.version === version) ?? null;
  }

  /** The prices of an epoch of so many ms. */
  rates(epoch: number, epochMs: number): Rates {
    const tariff = this.at(epoch);
    const { feedIn, retail } = periodAt(tariff, epoch * epochMs);
    const part = ((retail - feedIn) * BigInt(tariff.sharePermille)) / (1000n * PRICE_STEP);
    return { feedIn, retail, poolPrice: feedIn + part * PRICE_STEP };
  }
}

/** The first period that fits a time; the last where none does. */
function periodAt(tariff: TariffOfTime, time: number): Period {
  const quarters = Math.floor((time + tariff.offsetMinutes * MINUTE_MS) / QUARTER_MS);
  const [day, quarter] = [Math.floor(quarters / QUARTERS), quarters % QUARTERS];
  const [today, yesterday] = [kindOf(day, tariff), kindOf(day - 1, tariff)];
  const found = tariff.periods.find(({ days, from, to }) => {
    const begun = (days & today) !== 0 && quarter >= from;
    if (from < to) return begun && quarter < to;
    return begun || ((days & yesterday) !== 0 && quarter < to);
  });
  return found ?? (tariff.periods.at(-1) as Period);
}

function kindOf(day: number, { holidays }: TariffOfTime): number {
  return holidays.includes(day) ? HOLIDAY : 1 << ((day + FIRST_WEEKDAY) % 7);
}
