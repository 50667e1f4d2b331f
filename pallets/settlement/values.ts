/** What energies are worth. No storage here. */
import { Balance, u128 } from "../../runtime/primitives";
import { valueOf as exactValueOf } from "../trading/matching";

/**
 * GRID for `energyWh` at `price`, a multiple of 1000 base units per kWh: exact. What exceeds 128 bits, which no meter
 * of a possible rating reaches at a possible price, is all there can be.
 */
export function valueOf(energyWh: u64, price: Balance): Balance {
  if (!energyWh) return u128.zero();
  const value = exactValueOf(energyWh, price);
  return value ? value : u128.max();
}

/** What a Wh that was promised and is not delivered costs, for each kWh, at the price it was sold at. */
export function penaltyOf(price: Balance, retail: Balance): Balance {
  return retail > price ? retail : price;
}
