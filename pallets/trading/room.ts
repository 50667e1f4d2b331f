/** What a block has room for of the market's own work, by what that weighs. */
import { blockRoom } from "../../runtime/frame/system/block-context";
import { maxTotal } from "../../runtime/frame/system/limits";
import { DispatchClass } from "../../runtime/support/call";
import { clearing } from "./weights";

/** Steps that fit what calls of the normal class may fill of a block. */
export function mostSteps(): u64 {
  const room = maxTotal(<u8>DispatchClass.Normal, blockRoom()).refTime;
  const beginning = clearing(0).refTime;
  const step = clearing(1).refTime - beginning;
  return room > beginning ? (room - beginning) / step : 0;
}
