/** Estimated until measured: database reads and writes, and a base in ps. */
import { readsWrites } from "../../runtime/frame/weight-units";
import { Weight } from "../../runtime/primitives";
import { parameters } from "./parameters";

/** One order filled, paid and settled, in ps: four times what `grid bench --market` shows. */
const STEP_REF_TIME: u64 = 100_000_000;

/** A block in which the market has nothing to do. */
export function idle(): Weight {
  return readsWrites(1, 0, 1_000_000);
}

/** A block or call that takes `count` steps. */
export function steps(count: u32): Weight {
  return readsWrites(8, 4, <u64>count * STEP_REF_TIME);
}

export function createSellOrder(): Weight {
  return readsWrites(9, 8, 20_000_000);
}

export function createBuyOrder(): Weight {
  return readsWrites(9, 8, 20_000_000);
}

export function placeOrder(): Weight {
  return readsWrites(10, 8, 20_000_000);
}

export function cancelOrder(): Weight {
  return readsWrites(7, 8, 20_000_000);
}

export function matchOrders(): Weight {
  return steps(parameters().stepsPerBlock);
}

export function setParameters(): Weight {
  return readsWrites(4, 1, 10_000_000);
}
