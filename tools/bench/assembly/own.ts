/** The runtime's codec at work: the same record as reference.ts, written and read again. */
import "../../../runtime/host/panic";
import { Reader } from "../../../runtime/scale/reader";
import { u128 } from "../../../runtime/scale/u128";
import { Writer } from "../../../runtime/scale/writer";

export { __heap_base };

const ACCOUNT = memory.data<u8>([
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27,
  28, 29, 30, 31, 32,
]);

/** Writes and reads an account, two balances, a nonce and a compact number `rounds` times; their sum. */
export function run(rounds: u32): u64 {
  let sum: u64 = 0;
  for (let i: u32 = 0; i < rounds; i++) {
    const w = new Writer(96);
    w.raw(ACCOUNT, 32);
    w.u32(i);
    w.u128(new u128(i, 7));
    w.u128(new u128(9, i));
    w.compact(i);
    const r = new Reader(w.ptr, w.length);
    const account = r.raw(32);
    sum += load<u8>(account) + r.u32() + r.u128().lo + r.u128().hi + r.compact();
  }
  return sum;
}
