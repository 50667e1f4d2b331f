/** What a sum of baht buys in GRID, and the other way round; exact where it can be, rounded down for the customer's change. */
import { GRID } from '../../../../node-config/token.js';

/** Base units that `satang` buy at `satangPerGrid`, rounded down. */
export function unitsOfSatang(satang: bigint, satangPerGrid: number): bigint {
  return satangPerGrid > 0 ? (satang * GRID) / BigInt(satangPerGrid) : 0n;
}

/** What a top-up does: a debt is paid out of it first. */
export function afterTopUp(
  units: bigint,
  debt: bigint,
): { readonly toDebt: bigint; readonly free: bigint } {
  const toDebt = units < debt ? units : debt;
  return { toDebt, free: units - toDebt };
}
