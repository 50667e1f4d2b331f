/** The inherent that brings the time into a block, and the importing node's check of it. */
import { MAX_TIMESTAMP_DRIFT } from "../../chain/config";
import { Storage } from "../../generated/timestamp";
import { InherentData } from "../../primitives/inherents";
import { Reader } from "../../scale/reader";
import { Writer } from "../../scale/writer";
import { slotDuration } from "../aura/slots";

/** `timstap0` as a little-endian u64. */
export const TIMESTAMP_INHERENT: u64 = 0x3070617473_6d6974;

const BARE_V4: u8 = 4;
const PALLET_INDEX: u8 = 1;
const SET_INDEX: u8 = 0;

/** Indices of `sp_timestamp::InherentError`, or `Fine`. */
export enum TimestampVerdict {
  TooEarly = 0,
  TooFarInFuture = 1,
  Fine = 255,
}

/** The bare extrinsic `timestamp.set`, without length prefix. */
export function timestampInherent(data: InherentData): Writer {
  const proposed = proposedTime(data);
  const earliest = Storage.now.get() + (slotDuration() >> 1);
  const w = new Writer(16);
  w.u8(BARE_V4);
  w.u8(PALLET_INDEX);
  w.u8(SET_INDEX);
  w.compact(max(proposed, earliest));
  return w;
}

/** Judges the `timestamp.set` in `body`, if that is what it is. */
export function checkTimestamp(body: Reader, data: InherentData): TimestampVerdict {
  if (body.u8() != BARE_V4 || body.u8() != PALLET_INDEX || body.u8() != SET_INDEX) {
    return TimestampVerdict.Fine;
  }
  const time = body.compact();
  const previous = Storage.now.get();
  if (time > proposedTime(data) + MAX_TIMESTAMP_DRIFT) return TimestampVerdict.TooFarInFuture;
  if (previous && time < previous + (slotDuration() >> 1)) return TimestampVerdict.TooEarly;
  return TimestampVerdict.Fine;
}

function proposedTime(data: InherentData): u64 {
  const value = data.find(TIMESTAMP_INHERENT);
  return value ? Reader.over(value).u64() : 0;
}
