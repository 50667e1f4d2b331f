/**
 * What a building expects of a quarter hour, from nothing but what its meter has shown.
 *
 * 1. The habit: the mean of what the meter showed around the same time of day (the quarter hour itself and two on either
 *    side) on the last ten days of the same kind, working days or weekends.
 * 2. Today is different: the last quarter hour that is over differed from its own habit, and as the clouds and the people
 *    of an hour ago are mostly still there, 80 % of that difference is added.
 * 3. Without a day of the kind on record the last quarter hour that is over stands for the next ones (persistence).
 *
 * The error that has to be expected is the mean of those made around the same time of day on these days.
 */
import type { QuarterHour, Wh } from './simulation/energy.js';
import { QUARTERS_PER_DAY } from './simulation/data.js';

/** What a meter showed in a quarter hour. */
export type Shown = Pick<QuarterHour, 'day' | 'exported' | 'imported'>;

/** What a quarter hour will bring, as far as one can tell. */
export interface Forecast {
  /** Export, or below 0 import. */
  readonly net: Wh;
  /** How far off forecasts of this time of day have been, mean; null without any to go by. */
  readonly error: Wh | null;
}

/** Quarter hours between the last that is over and the one that is ordered: that one is a whole epoch ahead. */
export const LEAD = 2;
/** Days of a kind that make a habit. */
const DAYS = 10;
/** Quarter hours before and after that count as the same time of day. */
const AROUND = 2;
/** What of a difference is still there half an hour later. */
const PERSISTING = 0.8;

/**
 * The forecast of every quarter hour, made `LEAD` quarter hours ahead; null while nothing has been shown.
 *
 * @param shown whole days in order
 */
export function forecastsOf(shown: readonly Shown[]): (Forecast | null)[] {
  const record = new Record(shown);
  return shown.map((_, at) => record.forecast(at));
}

/** Persistence: the last quarter hour that is over, once more. What a forecast is measured by. */
export function persistenceOf(shown: readonly Shown[]): (Forecast | null)[] {
  return shown.map((_, at) => {
    const last = shown[at - LEAD];
    return last ? { net: last.exported - last.imported, error: null } : null;
  });
}

/** A meter's record, read only where it was over when a forecast was due. */
class Record {
  readonly #nets: readonly Wh[];
  /** Forecasts so far, for what they were off by. */
  readonly #off: (Wh | null)[] = [];

  /** Of every day. */
  readonly #weekends: readonly boolean[];

  constructor(shown: readonly Shown[]) {
    this.#nets = shown.map(({ exported, imported }) => exported - imported);
    this.#weekends = shown.filter((_, at) => at % QUARTERS_PER_DAY === 0).map(isWeekend);
  }

  /** To be asked for in order. */
  forecast(at: number): Forecast | null {
    const latest = at - LEAD;
    const made = latest < 0 ? null : this.#expect(at, latest);
    this.#off[at] = made === null ? null : Math.abs(made - (this.#nets[at] ?? 0));
    return made === null ? null : { net: made, error: this.#meanAround(at, latest, this.#off) };
  }

  #expect(at: number, latest: number): Wh {
    const shown = this.#nets[latest] ?? 0;
    const [habit, then] = [at, latest].map((of) => this.#meanAround(of, latest, this.#nets));
    if (habit === null || habit === undefined) return shown;
    if (then === null || then === undefined) return Math.round(habit);
    return Math.round(habit + PERSISTING * (shown - then));
  }

  /** The mean of `values` around the time of day of `at` on days of its kind before, up to `latest`. */
  #meanAround(at: number, latest: number, values: readonly (Wh | null)[]): number | null {
    let [days, count, sum] = [0, 0, 0];
    for (let same = at - QUARTERS_PER_DAY; same >= 0 && days < DAYS; same -= QUARTERS_PER_DAY) {
      if (this.#isOnWeekend(same) !== this.#isOnWeekend(at)) continue;
      days++;
      for (let near = Math.max(0, same - AROUND); near <= same + AROUND; near++) {
        const value = near <= latest ? values[near] : null;
        if (value === null || value === undefined) continue;
        sum += value;
        count++;
      }
    }
    return count === 0 ? null : sum / count;
  }

  #isOnWeekend(at: number): boolean {
    return this.#weekends[Math.floor(at / QUARTERS_PER_DAY)] ?? false;
  }
}

function isWeekend(shown: Shown): boolean {
  const day = new Date(`${shown.day}T00:00:00Z`).getUTCDay();
  return day === 0 || day === 6;
}
