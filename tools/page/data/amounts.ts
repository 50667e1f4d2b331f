/** The API's decimal GRID as the base units that are calculated with. */
export { baseUnits as unitsOf } from '../../client/money.js';


/** What energy costs: exact, as a price is a multiple of 1000 base units per kWh. */
export function valueOf(wh: number | bigint, price: bigint): bigint {
  return BigInt(wh) * (price / 1000n);
}

/** A price for a chart, whose pixels are coarser than any tick. */
export function chartable(grid: string | null): number | null {
  return grid === null ? null : Number(grid);
}
