import { Weight } from "../../primitives";
import { measured } from "../../support/weight-units";

export function noteStalled(): Weight {
  return measured(5_000_000, 1_493, 1, 2);
}

export function onInitialize(): Weight {
  return measured(2_000_000, 1_493, 1, 0);
}

export function enacting(): Weight {
  return measured(20_000_000, 9_000, 4, 5);
}
