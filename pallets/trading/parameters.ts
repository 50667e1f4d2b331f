/** The rules of the market, and the time they are about. */
import { slotDuration } from "../../runtime/frame/aura/slots";
import { Timestamp } from "../../runtime/frame/timestamp/pallet";
import { Storage } from "../../runtime/generated/trading";
import { Balance, u128 } from "../../runtime/primitives";
import { Constants, Epoch, Errors, MarketParameters } from "./schema";

/**
 * The rules of a chain that states no others. A step weighs 0.42 ms (`clearing` in weights.ts), so 1,000
 * of them take a fifth of a block and leave room for everybody's calls, `match_orders` among them, which
 * weighs as much. The most that can be set, 3,000, still fit the 1.5 s that calls may fill.
 */
export function usualParameters(): MarketParameters {
  return new MarketParameters(
    900_000,
    4,
    0,
    10,
    1_000_000_000_000_000,
    null,
    null,
    100,
    10_000,
    1_000,
    96,
  );
}

/** The rules in force. */
export function parameters(): MarketParameters {
  const stored = Storage.parameters.get();
  return stored ? stored : usualParameters();
}

/** What is wrong with `p`, as a member of `Errors`; -1 when nothing is. */
export function flawOf(p: MarketParameters): i32 {
  const length = p.epochLength;
  if (!length || length > Constants.maxEpochLength) return Errors.InvalidEpochLength;
  if (length % slotDuration()) return Errors.InvalidEpochLength;
  if (!p.horizon || p.horizon > Constants.maxHorizon) return Errors.InvalidHorizon;
  if (<u64>p.gateClosureBlocks >= length / slotDuration()) return Errors.InvalidGateClosure;
  if (!p.lot || p.lot > Constants.maxOrderEnergy) return Errors.InvalidLot;
  if (!p.tick || p.tick % 1000) return Errors.InvalidTick;
  if (!hasPrice(p)) return Errors.InvalidPriceBand;
  if (!p.maxOrdersPerUser || p.maxOrdersPerUser > Constants.maxOrdersPerUser) {
    return Errors.InvalidOrderCaps;
  }
  if (!p.maxOrdersPerEpoch || p.maxOrdersPerEpoch > Constants.maxOrdersPerEpoch) {
    return Errors.InvalidOrderCaps;
  }
  if (!p.stepsPerBlock || p.stepsPerBlock > Constants.maxStepsPerBlock) return Errors.InvalidSteps;
  return -1;
}

/** Whether a multiple of the tick lies in the price band. */
function hasPrice(p: MarketParameters): bool {
  const highest = p.maxPrice;
  if (!highest) return true;
  const lowest = p.minPrice;
  const last = u128.checkedSub(highest, u128.from(u128.rem64(highest, p.tick)));
  if (!last || last.isZero()) return false;
  return lowest ? last >= lowest : true;
}

/** Whether `price` lies in the price band, if there is one. */
export function isInBand(price: Balance, p: MarketParameters): bool {
  const lowest = p.minPrice;
  if (lowest && price < lowest) return false;
  const highest = p.maxPrice;
  return highest ? price <= highest : true;
}

/** The epoch of the block's time. */
export function currentEpoch(p: MarketParameters): Epoch {
  return Timestamp.now() / p.epochLength;
}

/** The time from which the book of `epoch` takes no more orders, in ms since 1970. */
export function gateOf(epoch: Epoch, p: MarketParameters): u64 {
  if (epoch > u64.MAX_VALUE / p.epochLength) return u64.MAX_VALUE;
  const start = epoch * p.epochLength;
  return p.gateClosureBlocks ? start - <u64>p.gateClosureBlocks * slotDuration() : start;
}

/** Whether the book of `epoch` has ceased to take orders. */
export function isGateClosed(epoch: Epoch, p: MarketParameters): bool {
  return Timestamp.now() >= gateOf(epoch, p);
}

/** The time from which the orders of `epoch` may go, in ms since 1970. */
export function pruneTimeOf(epoch: Epoch, p: MarketParameters): u64 {
  return (epoch + p.retention + 1) * p.epochLength;
}
