/**
 * Measured by `npm run weights` on 2026-11-28, AMD EPYC, 50 steps, 20 repeats:
 * reference time in ps without the database, bytes of proof, reads and writes of the database.
 */
import { Weight } from "../../runtime/primitives";
import { measured } from "../../runtime/support/weight-units";
import { OrderRequest } from "./schema";
import { parameters } from "./parameters";

export function createSellOrder(): Weight {
  return measured(32_368_000, 4_988, 6, 5);
}

export function createBuyOrder(): Weight {
  return measured(32_108_000, 4_988, 6, 5);
}

export function placeOrder(): Weight {
  return measured(28_252_000, 4_287, 5, 5);
}

export function placeOrders(orders: Array<OrderRequest>): Weight {
  const count: u64 = orders.length;
  return measured(
    90_019_961 + 8_900_558 * count,
    23_883 + 2_497 * count,
    25 + 2 * count,
    8 + 4 * count,
  );
}

export function cancelOrder(): Weight {
  return measured(48_161_000, 5_972, 10, 7);
}

export function matchOrders(): Weight {
  const steps: u64 = parameters().stepsByHand;
  return measured(
    74_741_000 + 18_038_929 * steps,
    11_038 + 2_728 * steps,
    10 + 4 * steps,
    4 + 3 * steps,
  );
}

export function setParameters(): Weight {
  return measured(6_740_000, 0, 0, 0);
}

export function addMarketMaker(): Weight {
  return measured(4_778_000, 3_517, 1, 1);
}

export function removeMarketMaker(): Weight {
  return measured(5_258_000, 3_517, 1, 1);
}

export function onInitialize(): Weight {
  return measured(1_552_000, 0, 0, 0);
}

export function clearing(steps: u64): Weight {
  return measured(
    70_875_000 + 18_263_881 * steps,
    11_038 + 2_730 * steps,
    10 + 4 * steps,
    4 + 3 * steps,
  );
}
