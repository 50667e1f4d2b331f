/**
 * Measured by `npm run weights` on 2026-11-28, AMD EPYC, 50 steps, 20 repeats:
 * reference time in ps without the database, bytes of proof, reads and writes of the database.
 */
import { Weight } from "../../runtime/primitives";
import { measured } from "../../runtime/support/weight-units";
import { OrderRequest } from "./schema";
import { parameters } from "./parameters";

export function createSellOrder(): Weight {
  return measured(57_605_000, 5_566, 6, 5);
}

export function createBuyOrder(): Weight {
  return measured(57_245_000, 5_566, 6, 5);
}

export function placeOrder(): Weight {
  return measured(52_859_000, 4_865, 5, 5);
}

export function placeOrders(orders: Array<OrderRequest>): Weight {
  const count: u64 = orders.length;
  return measured(
    106_661_820 + 13_232_366 * count,
    24_372 + 2_532 * count,
    25 + 2 * count,
    8 + 4 * count,
  );
}

export function cancelOrder(): Weight {
  return measured(78_000_000, 6_084, 17, 12);
}

export function matchOrders(): Weight {
  const steps: u64 = parameters().stepsByHand;
  return measured(
    99_788_000 + 22_263_096 * steps,
    11_038 + 2_728 * steps,
    10 + 4 * steps,
    4 + 3 * steps,
  );
}

export function setParameters(): Weight {
  return measured(14_182_000, 2_057, 0, 0);
}

export function addMarketMaker(): Weight {
  return measured(5_609_000, 3_517, 1, 1);
}

export function removeMarketMaker(): Weight {
  return measured(6_620_000, 3_517, 1, 1);
}

export function onInitialize(): Weight {
  return measured(6_450_000, 1_493, 0, 0);
}

export function clearing(steps: u64): Weight {
  return measured(
    96_363_000 + 21_781_525 * steps,
    11_038 + 2_730 * steps,
    10 + 4 * steps,
    4 + 3 * steps,
  );
}
