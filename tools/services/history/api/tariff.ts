/** Tariffs as the history keeps them, and what they ask and pay in an epoch. */
import { GRID } from '../../../../node-config/token.js';
import { type Period, type Prices, pricesAt, type Tariff } from '../../../support/tariff.js';
import type { TariffRow } from '../schema.js';

export interface TariffOfTime extends Tariff {
  readonly version: number;
  readonly fromEpoch: number;
}

/** What holds where nobody has set a tariff: a kWh is a GRID, fed in or taken. */
const USUAL: TariffOfTime = {
  version: 0,
  fromEpoch: 0,
  offsetMinutes: 420,
  sharePermille: 500,
  satangPerGrid: 420,
  periods: [{ days: 255, from: 0, to: 96, feedIn: GRID, retail: GRID }],
  holidays: [],
};

/** A period with its prices as decimal text. */
type StoredPeriod = Omit<Period, 'feedIn' | 'retail'> & Record<'feedIn' | 'retail', string>;

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
  rates(epoch: number, epochMs: number): Prices {
    return pricesAt(this.at(epoch), epoch * epochMs);
  }
}
