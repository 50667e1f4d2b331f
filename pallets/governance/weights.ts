/**
 * Measured by `npm run weights` on 2026-11-28, AMD EPYC, 50 steps, 20 repeats:
 * reference time in ps without the database, bytes of proof, reads and writes of the database.
 */
import { Weight } from "../../runtime/primitives";
import { Call } from "../../runtime/support/call";
import { measured } from "../../runtime/support/weight-units";
import { Authority } from "./schema";

export function propose(call: Call): Weight {
  const length: u64 = call.encoded!.length;
  return measured(50_305_615 + 1_987 * length, 7_149, 4, 4);
}

export function approve(): Weight {
  return measured(1_523_992_000, 1_011_030, 4, 3);
}

export function reject(): Weight {
  return measured(41_702_000, 10_547, 3, 3);
}

export function setAuthorities(authorities: Array<Authority>): Weight {
  const count: u64 = authorities.length;
  return measured(
    405_809_154 + 83_154_352 * count,
    79_327 + 2_527 * count,
    42 + count,
    296 + count,
  );
}

export function onInitialize(): Weight {
  return measured(13_550_000, 7_150, 1, 0);
}

export function expiring(proposals: u64): Weight {
  return measured(20_695_541 + 1_262_921 * proposals, 7_150, 1, 1 + 2 * proposals);
}
