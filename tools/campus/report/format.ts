/** Numbers as people read them. */
import { GRID } from '../../../node-config/token.js';
import type { Wh } from '../simulation/energy.js';

/** Base units of the last digit of a rounded amount. */
const LAST = 10n ** 15n;

/** `1234.567`: kWh of whole Wh. */
export function formatKwh(energy: Wh): string {
  return (energy / 1000).toFixed(3);
}

/** GRID with at least three decimals, as many as it takes to be exact. */
export function formatGrid(amount: bigint): string {
  const sign = amount < 0n ? '-' : '';
  const digits = (amount < 0n ? -amount : amount).toString().padStart(19, '0');
  const decimals = digits.slice(-18).replace(/0+$/, '').padEnd(3, '0');
  return `${sign}${digits.slice(0, -18)}.${decimals}`;
}

/** GRID rounded to three decimals. */
export function roundGrid(amount: bigint): string {
  return formatGrid(roundTo(amount, LAST));
}

/** GRID in baht, rounded to the satang. */
export function formatBaht(amount: bigint, satangPerGrid: number): string {
  const satang = roundTo(amount * BigInt(satangPerGrid), GRID) / GRID;
  const sign = satang < 0n ? '-' : '';
  const digits = (satang < 0n ? -satang : satang).toString().padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** `4.2 %`: how much of `whole` a part is. */
export function formatShare(part: bigint, whole: bigint): string {
  if (whole === 0n) return '-';
  return `${(Number((part * 10_000n) / whole) / 100).toFixed(1)} %`;
}

/** The multiple of `unit` that is next; away from 0 half-way. */
function roundTo(amount: bigint, unit: bigint): bigint {
  const size = amount < 0n ? -amount : amount;
  const rounded = ((size + unit / 2n) / unit) * unit;
  return amount < 0n ? -rounded : rounded;
}
