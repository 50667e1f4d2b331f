/**
 * Measured by `npm run weights` on 2026-11-25, AMD EPYC, 50 steps, 20 repeats:
 * reference time in ps without the database, bytes of proof, reads and writes of the database.
 */
import { Weight } from "../../runtime/primitives";
import { measured } from "../../runtime/support/weight-units";
import { parameters } from "./parameters";
import { OrderRequest } from "./schema";

export function createSellOrder(): Weight {
  return measured(24_256_000, 4_689, 12, 9);
}

export function createBuyOrder(): Weight {
  return measured(25_568_000, 4_689, 12, 9);
}

export function placeOrder(): Weight {
  return measured(23_756_000, 3_988, 11, 9);
}

export function cancelOrder(): Weight {
  return measured(31_667_000, 6_964, 12, 9);
}

export function matchOrders(): Weight {
  const steps: u64 = parameters().stepsByHand;
  return measured(
    72_178_000 + 22_124_246 * steps,
    11_038 + 2_858 * steps,
    13 + 4 * steps,
    4 + 3 * steps,
  );
}

export function setParameters(): Weight {
  return measured(7_792_000, 3_607, 4, 1);
}

export function addMarketMaker(): Weight {
  return measured(6_650_000, 3_517, 1, 1);
}

export function removeMarketMaker(): Weight {
  return measured(6_650_000, 3_517, 1, 1);
}

export function placeOrders(orders: Array<OrderRequest>): Weight {
  const count: u64 = orders.length;
  return measured(
    24_000_000 + 12_000_000 * count,
    4_689 + 4_000 * count,
    12 + 6 * count,
    4 + 6 * count,
  );
}

export function onInitialize(): Weight {
  return measured(3_805_000, 1_493, 2, 0);
}

export function clearing(steps: u64): Weight {
  return measured(
    78_847_000 + 22_259_698 * steps,
    11_038 + 2_859 * steps,
    14 + 4 * steps,
    4 + 3 * steps,
  );
}
