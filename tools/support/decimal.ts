/** Decimal numbers as people write them, exactly. */

/** `digits / 10 ** scale` */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

const PLAIN = /^([+-]?)(\d+)(?:\.(\d*))?$|^([+-]?)\.(\d+)$/;

/** @returns null unless `text` is a number such as `-12.50`; exponents and separators of thousands are none */
export function parseDecimal(text: string): Decimal | null {
  const match = PLAIN.exec(text.trim());
  if (!match) return null;
  const sign = (match[1] ?? match[4]) === '-' ? -1n : 1n;
  const decimals = match[3] ?? match[5] ?? '';
  return { digits: sign * BigInt(`${match[2] ?? '0'}${decimals}`), scale: decimals.length };
}

/** `decimal × unit` as a whole number; what is beyond is rounded half away from zero. */
export function scaled({ digits, scale }: Decimal, unit: bigint): bigint {
  const by = 10n ** BigInt(scale);
  const twice = digits * unit * 2n;
  return (twice + (twice < 0n ? -by : by)) / (2n * by);
}

/** `decimal × unit` as a whole number; null where there is a rest. */
export function exactly({ digits, scale }: Decimal, unit: bigint): bigint | null {
  const by = 10n ** BigInt(scale);
  const product = digits * unit;
  return product % by === 0n ? product / by : null;
}

/** `amount / unit` in full, without zeros at the end: `12.5`. @param unit a power of ten */
export function formatDecimal(amount: bigint, unit: bigint): string {
  const sign = amount < 0n ? '-' : '';
  const size = amount < 0n ? -amount : amount;
  const places = unit.toString().length - 1;
  const rest = (size % unit).toString().padStart(places, '0').replace(/0+$/, '');
  return `${sign}${size / unit}${rest && places ? `.${rest}` : ''}`;
}
