import { QUARTER_HOUR_MS } from '../../../node-config/time.js';

/** A day of the measured data has 96 quarter hours. */
export const QUARTERS_PER_DAY = 96;

/** The header line of the data file. */
const HEADER = 'local_time,load_kw,pv_kw';
/** Bangkok's distance from UTC, without daylight saving. */
const LOCAL_OFFSET_MS = 7 * 3_600_000;
/** Digits a power may have: up to 9,999 kW with a resolution of a hundredth of a watt. */
const POWER = /^(\d{1,4})(?:\.(\d{1,5}))?$/;
const LOCAL_TIME = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})$/;

/** One row of the data: the averages of a quarter hour. */
export interface Reading {
  /** Local calendar day, `2024-01-15`. */
  readonly day: string;
  /** Start of the quarter hour, ms since 1970 (UTC). */
  readonly start: number;
  /** Average load in hundredths of a watt: 1/400 Wh each over the quarter hour. */
  readonly load: number;
  /** Average PV output in hundredths of a watt. */
  readonly pv: number;
}

/**
 * Reads the measured quarter hours from CSV text: the header `local_time,load_kw,pv_kw`, then whole days in rising order.
 *
 * @param name how errors call the file
 * @throws Error `<name>:<line>: …` for anything that is not that: a field, a gap, a day that is not complete
 */
export function parseReadings(text: string, name: string): Reading[] {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  if (lines[0] !== HEADER) throw new Error(`${name}:1: expected the header "${HEADER}"`);
  if (lines.length === 1) throw new Error(`${name}:2: there are no readings`);
  const readings: Reading[] = [];
  lines.slice(1).forEach((line, row) => {
    const place = `${name}:${row + 2}`;
    const reading = parseRow(line, place);
    checkOrder(reading, row, readings.at(-1), place);
    readings.push(reading);
  });
  if (readings.length % QUARTERS_PER_DAY !== 0) {
    throw new Error(`${name}:${lines.length}: the last day is not complete`);
  }
  return readings;
}

/** The days of the data in order, as they are written: `2024-01-15`. */
export function daysOf(readings: readonly Reading[]): string[] {
  return [...new Set(readings.map((reading) => reading.day))];
}

function parseRow(line: string, place: string): Reading {
  const fields = line.split(',');
  const [time, load, pv] = fields;
  if (fields.length !== 3 || time === undefined || load === undefined || pv === undefined) {
    throw new Error(`${place}: expected 3 fields, found ${fields.length}`);
  }
  return {
    day: time.slice(0, 10),
    start: parseTime(time, place),
    load: parsePower(load, 'load_kw', place),
    pv: parsePower(pv, 'pv_kw', place),
  };
}

function parseTime(text: string, place: string): number {
  const match = LOCAL_TIME.exec(text);
  const utc = match ? Date.parse(`${text.replace(' ', 'T')}Z`) : NaN;
  // Date.parse rolls some impossible days over (30 February); printing what it understood shows it.
  if (Number.isNaN(utc) || new Date(utc).toISOString().slice(0, 19) !== text.replace(' ', 'T')) {
    throw new Error(`${place}: local_time "${text}" is not a time such as 2024-01-15 12:45:00`);
  }
  if (utc % QUARTER_HOUR_MS !== 0) {
    throw new Error(`${place}: local_time "${text}" does not start a quarter hour`);
  }
  return utc - LOCAL_OFFSET_MS;
}

function parsePower(text: string, field: string, place: string): number {
  const match = POWER.exec(text);
  if (!match) {
    throw new Error(`${place}: ${field} "${text}" is not a power in kW such as 12.34567`);
  }
  return Number(match[1]) * 100_000 + Number((match[2] ?? '').padEnd(5, '0'));
}

/** Days are whole, so only the first row of a day may follow anything but the quarter hour before it. */
function checkOrder(
  reading: Reading,
  row: number,
  previous: Reading | undefined,
  place: string,
): void {
  const startsDay = (reading.start + LOCAL_OFFSET_MS) % (QUARTERS_PER_DAY * QUARTER_HOUR_MS) === 0;
  if (row % QUARTERS_PER_DAY === 0) {
    if (!startsDay) throw new Error(`${place}: a day has to start at 00:00`);
    if (previous && reading.start <= previous.start) {
      throw new Error(`${place}: day ${reading.day} comes after ${previous.day}`);
    }
  } else if (reading.start - (previous?.start ?? 0) !== QUARTER_HOUR_MS) {
    throw new Error(`${place}: the quarter hour before this one is missing`);
  }
}
