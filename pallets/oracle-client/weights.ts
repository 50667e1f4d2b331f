/**
 * Measured by `npm run weights` on 2026-11-28, AMD EPYC, 50 steps, 20 repeats:
 * reference time in ps without the database, bytes of proof, reads and writes of the database.
 */
import { Weight } from "../../runtime/primitives";
import { measured } from "../../runtime/support/weight-units";
import { PerformData } from "./schema";

export function requestEnergyData(): Weight {
  return measured(51_166_000, 7_200, 7, 4);
}

export function fulfillEnergyData(): Weight {
  return measured(146_838_000, 7_173, 10, 10);
}

export function performUpkeep(performData: PerformData): Weight {
  const count: u64 = performData.meters.length;
  return measured(
    17_924_073 + 25_476_483 * count,
    5_882 + 3_837 * count,
    2 + 5 * count,
    1 + 3 * count,
  );
}

export function addOracleOperator(): Weight {
  return measured(16_515_000, 3_517, 2, 2);
}

export function removeOracleOperator(): Weight {
  return measured(18_116_000, 3_517, 1, 1);
}

export function setAutoMarketClearing(): Weight {
  return measured(9_895_000, 3_537, 2, 0);
}

export function setParameters(): Weight {
  return measured(6_850_000, 2_118, 0, 0);
}

export function onInitialize(): Weight {
  return measured(3_155_000, 3_531, 1, 0);
}

export function closing(requests: u64): Weight {
  return measured(
    15_894_000 + 9_790_026 * requests,
    3_690 + 3_494 * requests,
    1 + 2 * requests,
    1 + 2 * requests,
  );
}
