/** Registers of a meter: what they count, roll over, and columns that are one without being called so. */
import { type Channel, type Reset } from './model.js';
import { faulty, type RawSeries } from './raw.js';

/** A register may begin anew; one that falls by less has rows of two meters, or in the wrong order. */
const RESET_SHARE = 10n;

/** A register of so many digits, nearly full, that shows next to nothing has rolled over: as full as this, per mille. */
const NEARLY_FULL = 990n;
/** Digits of the smallest register there is. */
const LEAST_DIGITS = 4;
/** What it counted meanwhile is not more than so many times what it ever did in an interval. */
const MOST_ROLLED = 10;

/** Where a register stands, and what it has counted in an interval so far. */
export interface RegisterPlace {
  readonly channel: Channel;
  readonly time: number;
  readonly line: number;
  /** Millijoules of one of its unit. */
  readonly unitMj: bigint;
  readonly most: number;
}

/** What a register has counted: up to its last digit and on, where it rolled over; from nothing on, where it began anew. */
export function risen(
  last: { shown: bigint; line: number },
  shown: bigint,
  { channel, time, line, unitMj, most }: RegisterPlace,
  raw: RawSeries,
  resets: Reset[],
): number {
  if (shown >= last.shown) return Number(shown - last.shown);
  if (shown * RESET_SHARE > last.shown) {
    const problem = `the ${channel} register falls below that of line ${last.line}; registers only rise: are two meters in the file, or is the column one of energy?`;
    throw faulty(raw, line, problem);
  }
  const rolled = fullOf(last.shown, unitMj) - last.shown + shown;
  const isRolled = rolled <= BigInt(Math.ceil(most)) * BigInt(MOST_ROLLED);
  resets.push({ channel, at: time, line, isRolled });
  return Number(isRolled ? rolled : shown);
}

/** Where a register that shows `shown` rolls over, or never for one that is not nearly full. */
function fullOf(shown: bigint, unitMj: bigint): bigint {
  let full = unitMj * 10n ** BigInt(LEAST_DIGITS);
  while (full <= shown) full *= 10n;
  return shown * 1_000n >= full * NEARLY_FULL ? full : full * 1_000n;
}

/** Values from which a column can be told: six hours of quarter hours. */
const LEAST_VALUES = 24;
const LEAST_RISES = 8;
/** Energy of an interval is never as small beside the largest one of a column throughout. */
const SMALL_SHARE = 4n;
/** A counter of the day begins anew, where energy of an interval falls little by little. */
const ANEW_SHARE = 10n;

/** A value, and the local day that it is of. */
export interface DayValue {
  readonly day: number;
  readonly value: bigint;
}

/**
 * Whether values in order of time rise as registers do, or as counters that begin anew each day: never falling but to next to
 * nothing, and that as a day begins, by steps that are small beside what they come to.
 */
export function isLikeRegister(values: readonly DayValue[]): boolean {
  if (values.length < LEAST_VALUES) return false;
  let [rises, steepest, most] = [0, 0n, 0n];
  let last = values[0] as DayValue;
  for (const here of values) {
    const rise = here.value - last.value;
    if (rise < 0n && (here.value * ANEW_SHARE > last.value || here.day === last.day)) return false;
    if (rise > 0n) rises++;
    if (rise > steepest) steepest = rise;
    if (here.value > most) most = here.value;
    last = here;
  }
  return rises >= LEAST_RISES && steepest * SMALL_SHARE <= most;
}
