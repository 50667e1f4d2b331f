/**
 * Measured by `npm run weights` on 2026-11-28, AMD EPYC, 50 steps, 20 repeats:
 * reference time in ps without the database, bytes of proof, reads and writes of the database.
 */
import { Weight } from "../../runtime/primitives";
import { measured } from "../../runtime/support/weight-units";
import { PerformData } from "./schema";

export function requestEnergyData(): Weight {
  return measured(31_607_000, 6_825, 7, 4);
}

export function fulfillEnergyData(): Weight {
  return measured(108_291_000, 6_039, 10, 10);
}

export function performUpkeep(performData: PerformData): Weight {
  const count: u64 = performData.meters.length;
  return measured(
    32_067_000 + 19_245_047 * count,
    5_514 + 3_837 * count,
    2 + 5 * count,
    1 + 3 * count,
  );
}

export function addOracleOperator(): Weight {
  return measured(8_743_000, 3_517, 2, 2);
}

export function removeOracleOperator(): Weight {
  return measured(10_896_000, 3_517, 1, 1);
}

export function setAutoMarketClearing(): Weight {
  return measured(6_299_000, 3_537, 2, 0);
}

export function setParameters(): Weight {
  return measured(3_335_000, 0, 0, 0);
}

export function onInitialize(): Weight {
  return measured(932_000, 3_465, 1, 0);
}

export function closing(requests: u64): Weight {
  return measured(
    8_272_000 + 6_445_091 * requests,
    3_456 + 3_494 * requests,
    1 + 2 * requests,
    1 + 2 * requests,
  );
}
