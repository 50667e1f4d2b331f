/** The grid of epochs, which genesis lays for ever, and the times that an epoch's rules say. */
import { slotDuration } from "../../runtime/frame/aura/slots";
import { Timestamp } from "../../runtime/frame/timestamp/pallet";
import { rules } from "./parameters";
import { Epoch, MarketParameters } from "./schema";

/** Length of an epoch, in milliseconds. */
export function epochLength(): u64 {
  return rules().epochLength;
}

/** The epoch of the block's time. */
export function currentEpoch(): Epoch {
  return Timestamp.now() / epochLength();
}

/** The time from which a book of `epoch` takes no more orders under `p`, in ms since 1970. */
export function gateOf(epoch: Epoch, p: MarketParameters, length: u64): u64 {
  const start = startOf(epoch, length);
  if (!p.gateClosureBlocks) return start;
  const before = <u64>p.gateClosureBlocks * slotDuration();
  return start - min(start, before);
}

/** The time from which the orders of `epoch` may go under `p`, in ms since 1970. */
export function keptUntil(epoch: Epoch, p: MarketParameters, length: u64): u64 {
  const last = epoch + p.retention;
  return last < epoch || last == u64.MAX_VALUE ? u64.MAX_VALUE : startOf(last + 1, length);
}

/** When `epoch` starts; the end of time where that is later. */
function startOf(epoch: Epoch, length: u64): u64 {
  return epoch > u64.MAX_VALUE / length ? u64.MAX_VALUE : epoch * length;
}
