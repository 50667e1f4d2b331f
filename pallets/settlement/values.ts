/** What energies are worth. No storage here. */
import { Balance, u128 } from "../../runtime/primitives";
import { PRICE_GRID } from "./units";

/**
 * GRID for `energyWh` at `price`, a multiple of 1000 base units per kWh: exact. What exceeds 128 bits, which no meter
 * of a possible rating reaches at a possible price, is all there can be.
 */
export function valueOf(energyWh: u64, price: Balance): Balance {
  if (!energyWh) return u128.zero();
  return u128.saturatingMul64(u128.div64(price, PRICE_GRID), energyWh);
}
