/** The auction's arithmetic as a Wasm module of its own. */
import "../../../runtime/host/panic";
import {
  clearingPrice,
  Crossing,
  OpenLevel,
  rankOf,
  streamedFill,
  valueOf,
} from "../../../pallets/trading/matching";
import { Side } from "../../../pallets/trading/schema";
import { u128 } from "../../../runtime/scale/u128";
import { answer } from "../../scale/assembly/answer";
import { Fields } from "../../scale/assembly/fields";

export { __heap_base };

function readU128(from: Fields): u128 {
  const lo = from.u64();
  return new u128(lo, from.u64());
}

function putU128(value: u128): void {
  answer.putU64(value.lo);
  answer.putU64(value.hi);
}

/** Request: Wh, price. Answer: whether the value fits 128 bits, the value. */
export function value(ptr: usize, length: u32): u64 {
  const request = Fields.of(ptr, length);
  const energyWh = request.u64();
  const found = valueOf(energyWh, readU128(request));
  answer.begin();
  answer.putU8(found ? 1 : 0);
  putU128(found ? found : u128.zero());
  return answer.end();
}

/** Request: side, price. Answer: its rank. */
export function rank(ptr: usize, length: u32): u64 {
  const request = Fields.of(ptr, length);
  const side = <Side>request.u8();
  answer.begin();
  putU128(rankOf(side, readU128(request)));
  return answer.end();
}

/** Request: shared, level, before and own energy. Answer: the fill. */
export function fill(ptr: usize, length: u32): u64 {
  const request = Fields.of(ptr, length);
  const shared = request.u64();
  const level = request.u64();
  const before = request.u64();
  answer.begin();
  answer.putU64(streamedFill(shared, level, before, request.u64()));
  return answer.end();
}

/** Request: volume, lowest, highest, open bid and open ask (price, energy left or 0), tick. Answer: price, D, S. */
export function price(ptr: usize, length: u32): u64 {
  const request = Fields.of(ptr, length);
  const volumeWh = request.u64();
  const lowest = readU128(request);
  const highest = readU128(request);
  const bid = openLevel(request);
  const ask = openLevel(request);
  const crossing = new Crossing(volumeWh, lowest, highest, bid, null, ask, null);
  const found = clearingPrice(crossing, request.u64());
  answer.begin();
  putU128(found.price);
  answer.putU64(found.demandWh);
  answer.putU64(found.supplyWh);
  return answer.end();
}

function openLevel(from: Fields): OpenLevel | null {
  const price = readU128(from);
  const leftWh = from.u64();
  return leftWh ? new OpenLevel(price, leftWh) : null;
}
