import { Weight } from "../../primitives";
import { readsWrites } from "../weight-units";

export function set(): Weight {
  return readsWrites(3, 1, 5_000_000);
}
