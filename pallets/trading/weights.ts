/**
 * Measured by `npm run weights` on 2026-11-24, AMD EPYC, 10 steps, 5 repeats:
 * reference time in ps without the database, bytes of proof, reads and writes of the database.
 */
import { Weight } from "../../runtime/primitives";
import { measured } from "../../runtime/frame/weight-units";
import { parameters } from "./parameters";

export function createSellOrder(): Weight {
  return measured(25_228_000, 4_689, 12, 9);
}

export function createBuyOrder(): Weight {
  return measured(28_022_000, 4_689, 12, 9);
}

export function placeOrder(): Weight {
  return measured(24_567_000, 3_988, 11, 9);
}

export function cancelOrder(): Weight {
  return measured(33_580_000, 6_964, 12, 8);
}

export function matchOrders(): Weight {
  const steps: u64 = parameters().stepsPerBlock;
  return measured(
    120_990_000 + 23_192_119 * steps,
    11_038 + 2_858 * steps,
    13 + 4 * steps,
    4 + 3 * steps,
  );
}

export function setParameters(): Weight {
  return measured(7_972_000, 3_607, 4, 1);
}

export function onInitialize(): Weight {
  return measured(4_026_000, 1_493, 2, 0);
}

export function clearing(steps: u64): Weight {
  return measured(
    82_593_000 + 23_895_066 * steps,
    11_038 + 2_860 * steps,
    14 + 4 * steps,
    4 + 3 * steps,
  );
}
