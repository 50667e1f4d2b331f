/** What was understood of a file, for people to look at before anything uses it. */
import { z } from 'zod/v4';
import { MINUTE_MS } from '../../node-config/time.js';
import { formatDecimal } from '../support/decimal.js';
import { localDay, localIso } from '../support/time-zone.js';
import { type Channel, CHANNELS, MJ_PER_KWH, type Series } from './model.js';

const DAY_MINUTES = 1_440;
/** Digits that are shown of a kWh and a kW. */
const SHOWN = 1_000n;
const BARS = '▁▂▃▄▅▆▇█';
/** Columns of the plot: a half hour each. */
const COLUMNS = 48;

const iso = z.string();
const stretch = z.strictObject({ from: iso, to: iso, intervals: z.int() });

/** The shape of `grid readings check --json`. */
export const summaryShape = z.strictObject({
  file: z.string(),
  format: z.string(),
  minutes: z.int(),
  from: iso,
  to: iso,
  intervals: z.int(),
  wholeDays: z.int(),
  incompleteDays: z.array(z.string()),
  duplicates: z.int(),
  gaps: z.array(stretch),
  resets: z.array(
    z.strictObject({
      channel: z.enum(CHANNELS),
      at: iso,
      line: z.int(),
      isRolled: z.boolean(),
    }),
  ),
  channels: z.array(
    z.strictObject({
      channel: z.enum(CHANNELS),
      kwh: z.string(),
      peakKw: z.string(),
      peakAt: iso,
      /** Mean kW of each half hour of the day. */
      profileKw: z.array(z.number()),
    }),
  ),
  notes: z.array(z.string()),
});
export type Summary = z.output<typeof summaryShape>;

export function summaryOf(series: Series): Summary {
  const { file, format, minutes, intervals, offsetMinutes, channels, notes, duplicates } = series;
  const [first, last] = [intervals[0], intervals.at(-1)];
  const at = (time: number): string => localIso(time, offsetMinutes);
  const step = minutes * MINUTE_MS;
  const days = daysOf(series);
  return {
    ...{ file, format, minutes, duplicates, notes: [...notes], intervals: intervals.length },
    from: at(first?.start ?? 0),
    to: at((last?.start ?? 0) + step),
    wholeDays: days.whole.length,
    incompleteDays: days.incomplete,
    gaps: series.gaps.map(({ from, to }) => ({
      from: at(from),
      to: at(to),
      intervals: (to - from) / step,
    })),
    resets: series.resets.map((reset) => ({ ...reset, at: at(reset.at) })),
    channels: channels.map((channel) => channelOf(series, channel)),
  };
}

/** The local days of a series: those of which every interval is there, and the others. */
export function daysOf({ intervals, minutes, offsetMinutes }: Series): {
  whole: string[];
  incomplete: string[];
} {
  const counts = new Map<string, number>();
  for (const { start } of intervals) {
    const day = localDay(start, offsetMinutes);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  const isWhole = ([, count]: [string, number]): boolean => count === DAY_MINUTES / minutes;
  const all = [...counts];
  const names = (some: typeof all): string[] => some.map(([day]) => day);
  return {
    whole: names(all.filter(isWhole)),
    incomplete: names(all.filter((day) => !isWhole(day))),
  };
}

function channelOf(
  { intervals, minutes, offsetMinutes }: Series,
  channel: Channel,
): Summary['channels'][0] {
  let [sum, peak, peakAt] = [0n, -1, 0];
  const sums = new Array<number>(COLUMNS).fill(0);
  const counts = new Array<number>(COLUMNS).fill(0);
  for (const { start, energies } of intervals) {
    const energy = energies[channel] ?? 0;
    sum += BigInt(energy);
    if (energy > peak) [peak, peakAt] = [energy, start];
    const local = Math.floor(start / MINUTE_MS) + offsetMinutes;
    const column = Math.floor(
      (((local % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES) / (DAY_MINUTES / COLUMNS),
    );
    sums[column] = (sums[column] ?? 0) + energy;
    counts[column] = (counts[column] ?? 0) + 1;
  }
  const perHour = 60 / minutes / Number(MJ_PER_KWH);
  const profileKw = sums.map((total, at) => {
    const mean = counts[at] ? (total / (counts[at] ?? 1)) * perHour : 0;
    return Math.round(mean * 1000) / 1000;
  });
  return {
    channel,
    kwh: thousandths(sum),
    peakKw: thousandths((BigInt(peak) * 60n) / BigInt(minutes)),
    peakAt: localIso(peakAt, offsetMinutes),
    profileKw,
  };
}

/** kWh with three digits. */
function thousandths(milliJoules: bigint): string {
  return formatDecimal((milliJoules * SHOWN + MJ_PER_KWH / 2n) / MJ_PER_KWH, SHOWN);
}

/** The same as lines of text, with a plot of the mean day. */
export function renderSummary(summary: Summary): string {
  const { file, format, minutes, from, to, intervals, wholeDays, incompleteDays } = summary;
  const { gaps, resets, duplicates, notes, channels } = summary;
  const missing = gaps.reduce((sum, gap) => sum + gap.intervals, 0);
  return [
    `${file}: ${format}`,
    `  from ${from} to ${to}, every ${minutes} min: ${intervals} intervals`,
    `  ${plural(wholeDays, 'whole day')}${incompleteDays.length ? `; not whole: ${some(incompleteDays)}` : ''}`,
    ...(gaps.length
      ? [
          `  ${plural(gaps.length, 'gap')}, ${missing} intervals: ${some(gaps.map((gap) => `${gap.from} to ${gap.to}`))}`,
        ]
      : ['  no gaps']),
    ...(duplicates ? [`  ${plural(duplicates, 'row')} stood there twice and count once`] : []),
    ...resets.map(
      ({ channel, at, line, isRolled }) =>
        `  the ${channel} register ${isRolled ? 'rolled over' : 'began anew'} at ${at} (line ${line})`,
    ),
    ...notes.map((note) => `  ${note}`),
    ...channels.flatMap(({ channel, kwh, peakKw, peakAt, profileKw }) => [
      `  ${channel.padEnd(6)} ${kwh} kWh, at most ${peakKw} kW (${peakAt})`,
      `         ${plot(profileKw)} 0 to 24 h, the mean day, to ${Math.max(...profileKw)} kW`,
    ]),
  ].join('\n');
}

/** Bars up to the highest value. */
function plot(values: readonly number[]): string {
  const most = Math.max(...values, Number.MIN_VALUE);
  const bar = (value: number): string =>
    BARS[Math.round((Math.max(value, 0) / most) * (BARS.length - 1))] ?? '';
  return values.map(bar).join('');
}

const plural = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

const some = (all: readonly string[]): string =>
  all.length <= 3 ? all.join(', ') : `${all.slice(0, 3).join(', ')} and ${all.length - 3} more`;
