/** When a meter was read last, for the pallets that ask only that. */
import { Storage } from "../../runtime/generated/oracle_client";
import { Box } from "../../runtime/primitives";
import { Meter, MeterId } from "../registry/schema";
import { Epoch } from "../trading/schema";
import { isRead } from "./requests";

/**
 * The epoch of the last reading of the meter `id`, of the present owner's present device; null before its baseline.
 * `length` is that of an epoch, in ms.
 */
export function lastReadingOf(id: MeterId, meter: Meter, length: u64): Box<Epoch> | null {
  const state = Storage.meterStates.get(id);
  return state && isRead(meter, state.epoch, length) ? new Box<Epoch>(state.epoch) : null;
}
