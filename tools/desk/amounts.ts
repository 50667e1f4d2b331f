/** GRID, baht, energy and prices, as people write and read them. */
import { GRID } from '../../node-config/token.js';
import { exactly, formatDecimal, parseDecimal } from '../support/decimal.js';
import { UnusableError } from '../support/failure.js';

const MOST = 2n ** 128n;
const AMOUNT = /^(.+?)\s*(GRID|THB)?$/i;

/** `12.5`: base units of GRID in full. */
export const grid = (amount: bigint): string => formatDecimal(amount, GRID);

/**
 * Base units of GRID of `12.5`, `12.5 GRID`, or `500 THB`, which is rounded down.
 * @throws UnusableError saying what is wrong
 */
export function parseAmount(text: string, satangPerGrid: number): bigint {
  const [, number = '', unit = 'GRID'] = AMOUNT.exec(text.trim()) ?? [];
  const value = parseDecimal(number);
  const fail = (problem: string): never => {
    throw new UnusableError(`${JSON.stringify(text)} ${problem}`);
  };
  if (!value) return fail('is no amount; expected one like 12.5 or "500 THB"');
  if (value.digits <= 0n) return fail('is not above zero');
  const isBaht = unit.toUpperCase() === 'THB';
  const satang = isBaht ? exactly(value, 100n) : null;
  if (isBaht && satang === null)
    return fail('has parts of a satang; expected one like "500.25 THB"');
  const amount = satang === null ? exactly(value, GRID) : (satang * GRID) / BigInt(satangPerGrid);
  if (amount === null) return fail('has more than the 18 digits of a GRID');
  if (amount >= MOST) return fail('is more than there can ever be');
  return amount;
}

/** Base units per kWh of a price in GRID such as `0.75`. @throws UnusableError */
export function parsePrice(text: string): bigint {
  const value = parseDecimal(text);
  const price = value && value.digits >= 0n ? exactly(value, GRID) : null;
  if (price !== null) return price;
  throw new UnusableError(
    `${JSON.stringify(text)} is no price; expected GRID per kWh such as 0.75`,
  );
}

/** Watt-hours of `2.5 kWh`, `2500 Wh`, or `2.5`, which is kWh. @throws UnusableError */
export function parseEnergy(text: string): bigint {
  const match = /^([\d.]+)\s*(kWh|Wh|MWh)?$/i.exec(text.trim());
  const unit = { wh: 1n, kwh: 1_000n, mwh: 1_000_000n }[(match?.[2] ?? 'kWh').toLowerCase()] ?? 1n;
  const value = match ? parseDecimal(match[1] ?? '') : null;
  const energy = value && exactly(value, unit);
  if (energy && energy > 0n) return energy;
  throw new UnusableError(
    `${JSON.stringify(text)} is no energy; expected whole Wh, such as 2.5 kWh or 2500 Wh`,
  );
}

/** `2.500` kWh of Wh. */
export const kwh = (wh: bigint | number): string => (Number(wh) / 1000).toFixed(3);

/** What base units are worth, `4.20` baht. */
export function baht(amount: bigint, satangPerGrid: number): string {
  const satang = (amount * BigInt(satangPerGrid)) / GRID;
  const size = satang < 0n ? -satang : satang;
  return `${satang < 0n ? '-' : ''}${size / 100n}.${String(size % 100n).padStart(2, '0')}`;
}
