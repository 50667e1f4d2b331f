import { Weight } from "../../primitives";
import { readsWrites } from "../../support/weight-units";

export function proxy(): Weight {
  return readsWrites(2, 0, 8_000_000);
}

export function addProxy(): Weight {
  return readsWrites(1, 1, 8_000_000);
}

export function removeProxy(): Weight {
  return readsWrites(1, 1, 8_000_000);
}

export function removeProxies(): Weight {
  return readsWrites(1, 1, 12_000_000);
}
