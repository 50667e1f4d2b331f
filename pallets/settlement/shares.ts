/** How a pool shares what both sides entered. No storage here. */
import { u128 } from "../../runtime/primitives";

/** One side of a pool, whose entries are met one after the other. */
@final
export class PoolSide {
  constructor(
    /** What both sides get of each other, in Wh. */
    readonly sharedWh: u64,
    /** What this side entered, in Wh. */
    readonly totalWh: u64,
    /** What the entries met so far have entered, in Wh. */
    public beforeWh: u64,
  ) {}

  /**
   * What the next entry, of `energyWh`, gets: its share of the running total, so that all shares sum to what is
   * shared and each is within 1 Wh of exact pro rata.
   */
  next(energyWh: u64): u64 {
    const before = this.upTo(this.beforeWh);
    this.beforeWh += energyWh;
    return this.upTo(this.beforeWh) - before;
  }

  private upTo(prefixWh: u64): u64 {
    if (this.sharedWh == this.totalWh) return prefixWh;
    return u128.div64(u128.mul64(this.sharedWh, prefixWh), this.totalWh).lo;
  }
}
