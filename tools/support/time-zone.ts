/** Time zones whose clocks are never set: what a fixed grid of quarter hours can be local time of. */
import { MINUTE_MS } from '../../node-config/time.js';

const SAMPLES = Array.from({ length: 24 }, (_, month) =>
  Date.UTC(2024 + Math.floor(month / 12), month % 12, 15),
);
const OFFSET = /^(?:UTC|GMT)?([+-])(\d{2}):?(\d{2})$/;

/**
 * Minutes by which local time is ahead of UTC.
 * @param zone `Asia/Bangkok`, or `+07:00`
 * @returns what is wrong where there is no such zone, or its clocks are set in summer
 */
export function zoneOffset(zone: string): number | string {
  const fixed = OFFSET.exec(zone);
  if (fixed) {
    const minutes = Number(fixed[2]) * 60 + Number(fixed[3]);
    if (minutes > 14 * 60 || minutes % 15 !== 0) return `${zone} is no time zone; +07:00 is one`;
    return fixed[1] === '-' ? -minutes : minutes;
  }
  let offsets: Set<number>;
  try {
    offsets = new Set(SAMPLES.map((time) => offsetAt(zone, time)));
  } catch {
    return `there is no time zone ${JSON.stringify(zone)}; Asia/Bangkok is one, and so is +07:00`;
  }
  const [only] = offsets;
  if (offsets.size > 1 || only === undefined) {
    return `the clocks of ${zone} are set in summer; the market needs a zone of one offset, such as +07:00`;
  }
  return only;
}

function offsetAt(zone: string, time: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' },
  }).formatToParts(time);
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  const local = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'));
  return (local - time) / MINUTE_MS;
}

/** `2024-01-15T12:45+07:00` */
export function localIso(time: number, offsetMinutes: number): string {
  const local = new Date(time + offsetMinutes * MINUTE_MS).toISOString().slice(0, 16);
  const size = Math.abs(offsetMinutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${local}${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** The local calendar day, `2024-01-15`. */
export function localDay(time: number, offsetMinutes: number): string {
  return new Date(time + offsetMinutes * MINUTE_MS).toISOString().slice(0, 10);
}
