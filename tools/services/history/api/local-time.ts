/** Times as people read them: ISO 8601 with the offset of the campus, and the days, weeks and months of its calendar. */
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../../node-config/time.js';
import type { BucketName } from './contract/words.js';
import { badRequest } from './problem.js';

/** The first and the last moment that a chain's clock is asked for: 2000 and 2200. */
const EARLIEST = Date.UTC(2000, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/** A stretch of time in ms since 1970, without its end. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The calendar of a place that is so far ahead of UTC, all year. */
export class LocalTime {
  private readonly offsetMs: number;
  private readonly suffix: string;

  constructor(readonly offsetMinutes: number) {
    this.offsetMs = offsetMinutes * MINUTE_MS;
    const [behind, ahead] = [offsetMinutes < 0, Math.abs(offsetMinutes)];
    const [hours, minutes] = [Math.trunc(ahead / 60), ahead % 60];
    this.suffix = `${behind ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
  }

  /** `2024-01-15T09:15:00+07:00`; with milliseconds where there are any. */
  iso(ms: number): string {
    const text = new Date(ms + this.offsetMs).toISOString();
    return (text.endsWith('.000Z') ? text.slice(0, -5) : text.slice(0, -1)) + this.suffix;
  }

  /** `2024-01-15` */
  dayOf(ms: number): string {
    return new Date(ms + this.offsetMs).toISOString().slice(0, 10);
  }

  /** Beginning of the local day of `ms`. */
  startOfDay(ms: number): number {
    return ms - modulo(ms + this.offsetMs, DAY_MS);
  }

  /** What a `Moment` of the contract means. @throws Problem if it is no date, or beyond all that a chain has */
  moment(text: string, name: string): number {
    const [day = '', rest] = text.split('T');
    const midnight = this.midnight(day, name);
    if (rest === undefined) return midnight;
    // A `+` that was not escaped in a query comes as a blank.
    const found = /^(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?(?:Z|([ +-])(\d\d):(\d\d))$/.exec(
      rest,
    );
    const [, hour, minute, second = '0', part = '0', sign, offHours = '0', offMinutes = '0'] =
      found ?? [];
    const inDay = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
    const inOffset = Number(offHours) < 24 && Number(offMinutes) < 60;
    if (!found || !inDay || !inOffset) throw badRequest(`${name}: ${text} is no time of day`);
    const clock = Number(hour) * HOUR_MS + Number(minute) * MINUTE_MS + Number(second) * 1000;
    const ahead =
      (Number(offHours) * 60 + Number(offMinutes)) * MINUTE_MS * (sign === '-' ? -1 : 1);
    const utcMidnight = midnight + this.offsetMs;
    return utcMidnight + clock + Number(part.padEnd(3, '0')) - ahead;
  }

  /** Beginning of a local date. @throws Problem if there is no such date */
  midnight(day: string, name: string): number {
    const utc = Date.parse(`${day}T00:00:00Z`);
    if (Number.isNaN(utc) || new Date(utc).toISOString().slice(0, 10) !== day) {
      throw badRequest(`${name}: there is no day ${day}`);
    }
    if (utc < EARLIEST || utc > LATEST)
      throw badRequest(`${name}: expected a day from 2000 to 2199`);
    return utc - this.offsetMs;
  }

  /** A local month, `2024-01`. @throws Problem if it is beyond all that a chain has */
  month(text: string): Stretch {
    const from = this.midnight(`${text}-01`, 'month');
    return { from, to: this.nextMonth(from) };
  }

  /** The stretch that a question is about; a day where it does not say. @throws Problem if it ends before it begins */
  stretch(asked: { from?: string; to?: string }, now: number): Stretch {
    const said = asked.from === undefined ? null : this.moment(asked.from, 'from');
    // Of what is to come nothing is known: an answer without items says so.
    const to = asked.to === undefined ? Math.max(now, said ?? now) : this.moment(asked.to, 'to');
    const from = said ?? to - DAY_MS;
    if (from > to) throw badRequest('from is after to; exchange them');
    return { from, to };
  }

  /** Beginning of the bucket that `ms` is in; epochs have a length of their own. */
  startOf(bucket: BucketName, ms: number, epochMs: number): number {
    switch (bucket) {
      case 'epoch':
        return ms - modulo(ms, epochMs);
      case 'hour':
        return ms - modulo(ms + this.offsetMs, HOUR_MS);
      case 'day':
        return this.startOfDay(ms);
      case 'week': {
        const day = this.startOfDay(ms);
        // 1970-01-01 was a Thursday.
        return day - modulo(Math.floor((day + this.offsetMs) / DAY_MS) + 3, 7) * DAY_MS;
      }
      case 'month': {
        const date = new Date(ms + this.offsetMs);
        return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) - this.offsetMs;
      }
    }
  }

  /** Beginning of the bucket after the one that begins at `start`. */
  next(bucket: BucketName, start: number, epochMs: number): number {
    switch (bucket) {
      case 'epoch':
        return start + epochMs;
      case 'hour':
        return start + HOUR_MS;
      case 'day':
        return start + DAY_MS;
      case 'week':
        return start + 7 * DAY_MS;
      case 'month':
        return this.nextMonth(start);
    }
  }

  /** The buckets that `stretch` touches, whole ones, oldest first. @throws Problem if there are more than `most` */
  buckets(bucket: BucketName, { from, to }: Stretch, epochMs: number, most: number): Stretch[] {
    const found: Stretch[] = [];
    let start = this.startOf(bucket, from, epochMs);
    while (start < to) {
      if (found.length === most) {
        throw badRequest(
          `that is more than ${most} items: ask for a shorter time, or a longer bucket (epoch, hour, day, week, month)`,
        );
      }
      const end = this.next(bucket, start, epochMs);
      found.push({ from: start, to: end });
      start = end;
    }
    return found;
  }

  private nextMonth(start: number): number {
    const date = new Date(start + this.offsetMs);
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) - this.offsetMs;
  }
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
