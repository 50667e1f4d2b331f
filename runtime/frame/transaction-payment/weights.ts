/**
 * Measured by `npm run weights` on 2026-11-24, AMD EPYC, 10 steps, 5 repeats:
 * reference time in ps without the database, bytes of proof, reads and writes of the database.
 */
import { Weight } from "../../primitives";
import { measured } from "../weight-units";

export function setCoefficients(): Weight {
  return measured(651_000, 0, 0, 1);
}
