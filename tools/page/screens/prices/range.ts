/** Stretches of time that prices are shown over, by the campus's own calendar. */
import { DAY_MS } from '../../../../node-config/time.js';

export const RANGES = ['day', 'week', 'month', 'year'] as const;
export type Range = (typeof RANGES)[number];

/** A stretch: local dates `2024-01-15`, the end not included. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
  /** What one bar is of: as fine as there is room for. */
  readonly bucket: 'epoch' | 'hour' | 'day';
}

const BUCKETS = { day: 'epoch', week: 'epoch', month: 'hour', year: 'day' } as const;

/** The stretch that the local day `at` lies in. Weeks begin on Monday. */
export function stretchOf(range: Range, at: string): Stretch {
  const [year = 0, month = 1] = at.split('-').map(Number);
  const bucket = BUCKETS[range];
  switch (range) {
    case 'day':
      return { from: at, to: later(at, 1), bucket };
    case 'week': {
      const weekday = (new Date(`${at}T00:00:00Z`).getUTCDay() + 6) % 7;
      const from = later(at, -weekday);
      return { from, to: later(from, 7), bucket };
    }
    case 'month':
      return { from: monthOf(year, month), to: monthOf(year, month + 1), bucket };
    case 'year':
      return { from: monthOf(year, 1), to: monthOf(year + 1, 1), bucket };
  }
}

/** A day in the stretch before or behind the one of `at`. */
export function stepped(range: Range, at: string, direction: 1 | -1): string {
  const { from, to } = stretchOf(range, at);
  return direction > 0 ? to : later(from, -1);
}

/** Whether `text` is a day that there is. */
export function isDay(text: string | undefined): text is string {
  return (
    text !== undefined &&
    /^\d{4}-\d\d-\d\d$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    later(text, 0) === text
  );
}

function later(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The first of a month; the thirteenth is the next year's first. */
function monthOf(year: number, month: number): string {
  return new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
}
