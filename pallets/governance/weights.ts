/**
 * Measured by `npm run weights` on 2026-11-25, AMD EPYC, 50 steps, 20 repeats:
 * reference time in ps without the database, bytes of proof, reads and writes of the database.
 */
import { Weight } from "../../runtime/primitives";
import { Call } from "../../runtime/support/call";
import { measured } from "../../runtime/support/weight-units";
import { Authority } from "./schema";

export function propose(call: Call): Weight {
  const length: u64 = call.encoded!.length;
  return measured(31_811_211 + 2_123 * length, 10_650, 5, 4);
}

export function approve(): Weight {
  return measured(537_261_000, 1_059_606, 5, 3);
}

export function reject(): Weight {
  return measured(36_635_000, 10_547, 4, 3);
}

export function setAuthorities(authorities: Array<Authority>): Weight {
  const count: u64 = authorities.length;
  return measured(309_799_404 + 2_917_700 * count, 79_327 + 2_527 * count, 36 + count, 295 + count);
}

export function onInitialize(): Weight {
  return measured(13_250_000, 7_163, 2, 0);
}

export function expiring(proposals: u64): Weight {
  return measured(18_628_670 + 1_165_222 * proposals, 7_163, 2, 1 + 2 * proposals);
}
