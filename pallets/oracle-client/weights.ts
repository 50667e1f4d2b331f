/**
 * Measured by `npm run weights` on 2026-11-25, AMD EPYC, 50 steps, 20 repeats:
 * reference time in ps without the database, bytes of proof, reads and writes of the database.
 */
import { Weight } from "../../runtime/primitives";
import { measured } from "../../runtime/support/weight-units";
import { PerformData } from "./schema";

export function requestEnergyData(): Weight {
  return measured(36_194_000, 7_363, 10, 5);
}

export function fulfillEnergyData(): Weight {
  return measured(79_258_000, 5_367, 10, 6);
}

export function performUpkeep(performData: PerformData): Weight {
  const count: u64 = performData.meters.length;
  return measured(
    36_534_000 + 24_083_372 * count,
    5_857 + 4_036 * count,
    5 + 5 * count,
    2 + 3 * count,
  );
}

export function addOracleOperator(): Weight {
  return measured(6_650_000, 7_117, 3, 3);
}

export function removeOracleOperator(): Weight {
  return measured(11_307_000, 3_517, 3, 2);
}

export function setAutoMarketClearing(): Weight {
  return measured(7_270_000, 3_521, 5, 1);
}

export function setParameters(): Weight {
  return measured(3_906_000, 2_030, 1, 1);
}

export function onInitialize(): Weight {
  return measured(2_113_000, 3_508, 1, 0);
}

export function closing(requests: u64): Weight {
  return measured(
    10_846_000 + 6_285_985 * requests,
    3_708 + 3_496 * requests,
    2 + requests,
    2 + 2 * requests,
  );
}
