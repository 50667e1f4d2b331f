/** The API's decimal GRID as the base units that are calculated with. */

const DECIMALS = 18;

/** Base units of decimal GRID, exact: `0.523` is 523 × 10^15. */
export function unitsOf(grid: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,18}))?$/.exec(grid);
  if (!match) throw new Error(`${grid} is no amount of GRID`);
  const [, minus, whole = '0', fraction = ''] = match;
  const units = BigInt(whole + fraction.padEnd(DECIMALS, '0'));
  return minus ? -units : units;
}

/** What energy costs: exact, as a price is a multiple of 1000 base units per kWh. */
export function valueOf(wh: number | bigint, price: bigint): bigint {
  return BigInt(wh) * (price / 1000n);
}

/** A price for a chart, whose pixels are coarser than any tick. */
export function chartable(grid: string | null): number | null {
  return grid === null ? null : Number(grid);
}
