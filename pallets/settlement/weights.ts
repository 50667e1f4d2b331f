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
