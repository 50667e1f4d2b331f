/** Numbers and times as people read them. Amounts are exact: base units of GRID (`bigint`, 10^18 = 1 GRID), Wh, satang. */
import { createContext, useContext, useMemo } from 'react';
import { GRID } from '../../../node-config/token.js';
import { HOUR_MS, QUARTER_HOUR_MS } from '../../../node-config/time.js';
import { type Language, useLanguage } from '../words/index.js';

const DECIMALS = 18;
/** Times are those of the campus, wherever somebody looks from. */
const ZONE = 'Asia/Bangkok';
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', th: 'th-TH' };
/** A kilowatt-hour, as electricity bills write it. */
const UNITS: Readonly<Record<Language, string>> = { en: 'kWh', th: 'หน่วย' };
/** Holds digits in threes without being a full stop or a comma. */
export const THIN = '\u202F';
const MINUS = '\u2212';
/** A number and its unit stay on one line. */
const FIXED = '\u00A0';
/** Holds together what a dash stands between. */
const JOINER = '\u2060';

export type Format = ReturnType<typeof formatOf>;

/** What one GRID is worth, satang, by the tariff in force; null until it is known. */
export const SatangPerGrid = createContext<number | null>(null);

export function useFormat(): Format {
  const { language } = useLanguage();
  return useMemo(() => formatOf(language), [language]);
}

/** `≈ 2.98 ฿` of base units; empty until the tariff is known. */
export function useBaht(): (units: bigint) => string {
  const satang = useContext(SatangPerGrid);
  const format = useFormat();
  return (units) => (satang === null ? '' : format.baht(satangOf(units, satang)));
}

/** Base units as satang, rounded half away from zero. */
export function satangOf(units: bigint, satangPerGrid: number): bigint {
  return divided(units * BigInt(satangPerGrid), GRID);
}

/** `value / by`, rounded half away from zero. */
export function divided(value: bigint, by: bigint): bigint {
  const half = value < 0n ? -by / 2n : by / 2n;
  return (value + half) / by;
}

export function formatOf(language: Language) {
  const locale = LOCALES[language];
  const unit = UNITS[language];
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const point = (1.1).toLocaleString(locale).slice(1, 2);
  const dated = (options: Intl.DateTimeFormatOptions): ((time: number) => string) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: ZONE, ...options });
    return (time) => format.format(time);
  };
  const time = dated({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const seconds = dated({
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });

  /** `units / 10^scale` with `digits` behind the point, rounded half away from zero. */
  const decimal = (units: bigint, scale: number, digits: number): string => {
    const rounded = divided(units, 10n ** BigInt(scale - digits));
    const [minus, size] = rounded < 0n ? [MINUS, -rounded] : ['', rounded];
    const unit = 10n ** BigInt(digits);
    const text = whole.format(size / unit);
    if (digits === 0) return minus + text;
    return `${minus}${text}${point}${String(size % unit).padStart(digits, '0')}`;
  };

  /** GRID with nothing rounded: in threes, at least six digits behind the point. */
  const exact = (units: bigint): string => {
    const [minus, size] = units < 0n ? [MINUS, -units] : ['', units];
    const digits = String(size % GRID)
      .padStart(DECIMALS, '0')
      .replace(/0+$/, '')
      .padEnd(6, '0');
    const threes = digits.match(/.{1,3}/g)?.join(THIN) ?? '';
    return `${minus}${whole.format(size / GRID)}${point}${threes}`;
  };

  return {
    locale,
    /** GRID with few digits: `5.91`. */
    grid: (units: bigint, digits = 2) => decimal(units, DECIMALS, digits),
    exact,
    /** Wh as kWh: `33.6`, `212.400`. */
    kwh: (wh: bigint | number, digits = 1) => decimal(BigInt(wh), 3, digits),
    /** The same with its unit: `33.6 kWh`. */
    energy: (wh: bigint | number, digits = 1) => `${decimal(BigInt(wh), 3, digits)}${FIXED}${unit}`,
    /** What energy is counted in. */
    unit,
    baht: (satang: bigint) => `${decimal(satang, 2, 2)} ฿`,
    percent: (part: number) => whole.format(Math.round(part * 100)) + ' %',
    count: (value: number | bigint) => whole.format(value),
    /** `13:45`. */
    time,
    /** `13:45:10`. */
    clock: seconds,
    /** `Monday 15 January`. */
    day: dated({ weekday: 'long', day: 'numeric', month: 'long' }),
    /** `15 Jan 2024`; Buddhist years in Thai. */
    date: dated({ day: 'numeric', month: 'short', year: 'numeric' }),
    /** `15 Jan`. */
    shortDate: dated({ day: 'numeric', month: 'short' }),
    month: dated({ month: 'long', year: 'numeric' }),
    shortMonth: dated({ month: 'short', year: 'numeric' }),
    moment: dated({
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
    /** `15 Jan, 13:45`. */
    dayTime: dated({
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
    /** `2 d 3 h`, `3 h 15 min`, `45 min` of milliseconds: two units, rounded down. */
    duration: (ms: number) => durationOf(ms, locale),
    /** `13:45–14:00` of the quarter hour that starts then. */
    quarter: (start: number, length = QUARTER_HOUR_MS) =>
      `${time(start)}–${JOINER}${time(start + length)}`,
    /** `07:12` of milliseconds. */
    countdown: (ms: number) => {
      const left = Math.max(0, Math.ceil(ms / 1000));
      const [minutes, rest] = [Math.floor(left / 60), left % 60];
      return `${String(minutes).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
    },
  };
}

function durationOf(ms: number, locale: string): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  const parts: [number, string][] = [
    [Math.floor(minutes / 1_440), 'day'],
    [Math.floor(minutes / 60) % 24, 'hour'],
    [minutes % 60, 'minute'],
  ];
  const from = parts.findIndex(([value]) => value > 0);
  const shown = from < 0 ? parts.slice(2) : parts.slice(from, from + 2).filter(([n]) => n > 0);
  return shown
    .map(([value, unit]) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value),
    )
    .join(' ');
}

/** What somebody typed as a decimal number, in units of 10^-`scale`; null where it is none or has more digits. */
export function parseDecimal(text: string, scale: number): bigint | null {
  const match = /^\s*(\d{1,18})(?:[.,](\d*))?\s*$/.exec(text);
  const fraction = (match?.[2] ?? '').replace(/0+$/, '');
  if (!match || fraction.length > scale) return null;
  return (
    BigInt(match[1] ?? '0') * 10n ** BigInt(scale) + BigInt(fraction.padEnd(scale, '0') || '0')
  );
}

/** An address short enough for a line. */
export function shortAddress(address: string): string {
  return address.length > 14 ? `${address.slice(0, 6)}…${address.slice(-6)}` : address;
}

/** Bangkok's calendar day of a time, `2024-01-15`. */
export function localDay(time: number): string {
  return new Date(time + 7 * HOUR_MS).toISOString().slice(0, 10);
}

/** The moment that a calendar day of Bangkok begins, ms since 1970. */
export function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00+07:00`);
}
