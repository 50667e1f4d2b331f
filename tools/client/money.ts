/** Money between the texts of the API and whole base units, of which 10^18 are one GRID. */
const DECIMALS = 18;

/** Base units of a decimal text in GRID. @throws RangeError if it is none, or has more than 18 decimals */
export function baseUnits(text: string): bigint {
  const found = /^(-?)(\d+)(?:\.(\d{1,18}))?$/.exec(text);
  if (!found) throw new RangeError(`${text} is no amount of GRID`);
  const [, sign, whole = '', part = ''] = found;
  const value = BigInt(whole + part.padEnd(DECIMALS, '0'));
  return sign ? -value : value;
}

/** The shortest decimal text of so many base units: `523000000000000000n` is `0.523`. */
export function gridText(value: bigint): string {
  return decimalText(value, DECIMALS);
}

/** The shortest decimal text of `value` parts, of which 10^decimals are one. */
export function decimalText(value: bigint, decimals: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const part = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${whole}${part ? `.${part}` : ''}`;
}
