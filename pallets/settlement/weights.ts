import { Weight } from "../../runtime/primitives";
import { readsWrites } from "../../runtime/support/weight-units";

export function setTariff(): Weight {
  return readsWrites(4, 1, 1_000_000_000);
}

export function setParameters(): Weight {
  return readsWrites(0, 1, 10_000_000);
}

export function payDebt(): Weight {
  return readsWrites(6, 5, 30_000_000);
}

export function onInitialize(): Weight {
  return readsWrites(2, 0, 4_000_000);
}

export function settling(steps: u64): Weight {
  return readsWrites(20 + 8 * steps, 10 + 6 * steps, 50_000_000 + 30_000_000 * steps);
}

export function ending(contracts: u64): Weight {
  return readsWrites(20 + 12 * contracts, 10 + 10 * contracts, 50_000_000 + 60_000_000 * contracts);
}
