import { Weight } from "../../primitives";
import { readsWrites } from "../weight-units";

export function setCoefficients(): Weight {
  return readsWrites(0, 1, 3_000_000);
}
