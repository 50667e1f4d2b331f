/** Quantities of a campus file: numbers with their unit, or without where only one makes sense. */
import { z } from 'zod/v4';
import { exactly, parseDecimal, scaled } from '../support/decimal.js';
import { shown } from '../support/yaml-file.js';

const FIRST_BUDDHIST_YEAR = 2400;

interface QuantityOptions {
  /** Units, each with how many of the smallest unit it is. */
  readonly units: Readonly<Record<string, bigint>>;
  /** The unit of a number without one. */
  readonly plain: string;
  readonly least: bigint;
  readonly most: bigint;
  /** What is expected, in words. */
  readonly what: string;
}

/** A whole number of the smallest unit, as bigint. */
function quantity({ units, plain, least, most, what }: QuantityOptions) {
  return z.unknown().transform((value, context) => {
    const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
    const match = /^([+-]?[\d.]+)\s*([^\d\s]+)?$/.exec(text.trim());
    const unit = units[match?.[2] ?? plain];
    const number = match ? parseDecimal(match[1] ?? '') : null;
    const amount = number && unit !== undefined ? exactly(number, unit) : null;
    if (amount !== null && amount >= least && amount <= most) return amount;
    context.addIssue({ code: 'custom', message: `expected ${what}, found ${shown(value)}` });
    return z.NEVER;
  });
}

/** Watts. */
export const watts = (least: bigint, most: bigint, what: string) =>
  quantity({
    units: { W: 1n, kW: 1_000n, MW: 1_000_000n, Wp: 1n, kWp: 1_000n, MWp: 1_000_000n },
    plain: 'kW',
    least,
    most,
    what,
  });

/** Minutes, forwards or backwards. */
export const minutes = (what: string) =>
  quantity({
    units: { min: 1n, h: 60n },
    plain: 'min',
    least: -1_440n,
    most: 1_440n,
    what,
  }).transform(Number);

/** Thousandths of a percent. */
export const percent = (most: bigint, what: string) =>
  quantity({ units: { '%': 1_000n }, plain: '%', least: 0n, most: most * 1_000n, what });

/** A day, `2024-12-31`. */
export const calendarDay = (what: string) =>
  z.string(what).superRefine((text, context) => {
    const fault = (message: string): void => context.addIssue({ code: 'custom', message });
    const [year] = /^\d{4}(?=-\d{2}-\d{2}$)/.exec(text) ?? [];
    const time = year === undefined ? NaN : Date.parse(text);
    if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(text))
      fault(`expected ${what}, found ${shown(text)}`);
    else if (Number(year) >= FIRST_BUDDHIST_YEAR)
      fault(`expected ${what}: ${year} is of the Buddhist era; write ${Number(year) - 543}`);
  });

/** A price as it is written; what it comes to depends on the tariff. */
export const price = z.unknown().transform((value, context): string => {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  const number = parseDecimal(text);
  if (number && number.digits >= 0n && scaled(number, 1n) <= 1_000_000n) return text;
  context.addIssue({
    code: 'custom',
    message: `expected a price per kWh such as 4.20, found ${shown(value)}`,
  });
  return z.NEVER;
});
