import { Weight } from "../../primitives";
import { readsWrites } from "../../support/weight-units";

export function setParameters(): Weight {
  return readsWrites(0, 1, 4_000_000);
}
