/**
 * Measured by `npm run weights` on 2026-11-24, AMD EPYC, 10 steps, 5 repeats:
 * reference time in ps without the database, bytes of proof, reads and writes of the database.
 */
import { Weight } from "../../runtime/primitives";
import { measured } from "../../runtime/frame/weight-units";
import { PerformData } from "./schema";

export function requestEnergyData(): Weight {
  return measured(36_735_000, 7_275, 10, 5);
}

export function fulfillEnergyData(): Weight {
  return measured(95_202_000, 5_280, 10, 6);
}

export function performUpkeep(performData: PerformData): Weight {
  const count: u64 = performData.meters.length;
  return measured(
    36_254_000 + 24_059_214 * count,
    5_832 + 3_970 * count,
    5 + 5 * count,
    2 + 3 * count,
  );
}

export function addOracleOperator(): Weight {
  return measured(7_522_000, 3_517, 2, 2);
}

export function removeOracleOperator(): Weight {
  return measured(11_618_000, 3_517, 3, 2);
}

export function setAutoMarketClearing(): Weight {
  return measured(8_332_000, 3_521, 5, 1);
}

export function setParameters(): Weight {
  return measured(2_984_000, 2_005, 1, 1);
}

export function onInitialize(): Weight {
  return measured(1_322_000, 3_501, 1, 0);
}

export function closing(requests: u64): Weight {
  return measured(
    10_306_000 + 6_366_029 * requests,
    3_688 + 3_430 * requests,
    2 + requests,
    2 + 2 * requests,
  );
}
