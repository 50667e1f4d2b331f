/** Any interval as quarter hours: what the market counts in. */
import { MINUTE_MS } from '../../node-config/time.js';
import {
  type Channel,
  type Energies,
  type Interval,
  type MilliJoule,
  type Series,
} from './model.js';

const QUARTER = 15;
const QUARTER_MS = QUARTER * MINUTE_MS;

/**
 * The whole quarter hours of a series, in order: shorter intervals are added up, longer ones split evenly.
 * Energy is neither lost nor made up.
 */
export function quarterHours({ intervals, minutes, channels }: Series): readonly Interval[] {
  if (minutes === QUARTER) return intervals;
  if (minutes > QUARTER) {
    const parts = minutes / QUARTER;
    return intervals.flatMap(({ start, energies }) =>
      Array.from({ length: parts }, (_, part) => ({
        start: start + part * QUARTER_MS,
        energies: mapped(channels, (channel) => shareOf(energies[channel] ?? 0, part, parts)),
      })),
    );
  }
  return added(intervals, channels, QUARTER / minutes);
}

/** Quarter hours of which every interval is there. */
function added(
  intervals: readonly Interval[],
  channels: readonly Channel[],
  parts: number,
): Interval[] {
  const quarters = new Map<number, Interval[]>();
  for (const interval of intervals) {
    const start = Math.floor(interval.start / QUARTER_MS) * QUARTER_MS;
    quarters.set(start, [...(quarters.get(start) ?? []), interval]);
  }
  return [...quarters]
    .filter(([, inside]) => inside.length === parts)
    .map(([start, inside]) => ({
      start,
      energies: mapped(channels, (channel) =>
        inside.reduce((sum, { energies }) => sum + (energies[channel] ?? 0), 0),
      ),
    }));
}

/** What of `energy` the part with this number gets; all parts together get all of it. */
function shareOf(energy: MilliJoule, part: number, parts: number): MilliJoule {
  return Math.floor((energy * (part + 1)) / parts) - Math.floor((energy * part) / parts);
}

function mapped(channels: readonly Channel[], of: (channel: Channel) => number): Energies {
  return Object.fromEntries(channels.map((channel) => [channel, of(channel)]));
}
