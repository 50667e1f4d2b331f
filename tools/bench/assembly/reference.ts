/** as-scale-codec at work: the same record as own.ts, written and read again. */
import "../../../runtime/host/panic";
import { u128 } from "as-bignum";
import { BytesReader, CompactInt, Hash, UInt128, UInt32 } from "as-scale-codec/assembly";

export { __heap_base };

/** Writes and reads an account, two balances, a nonce and a compact number `rounds` times; their sum. */
export function run(rounds: u32): u64 {
  let sum: u64 = 0;
  const account = new Array<u8>(32);
  for (let i = 0; i < 32; i++) account[i] = <u8>(i + 1);
  for (let i: u32 = 0; i < rounds; i++) {
    const bytes = new Hash(account)
      .toU8a()
      .concat(new UInt32(i).toU8a())
      .concat(new UInt128(new u128(i, 7)).toU8a())
      .concat(new UInt128(new u128(9, i)).toU8a())
      .concat(new CompactInt(i).toU8a());
    const r = new BytesReader(bytes);
    sum += r.readInto<Hash>().unwrap()[0];
    sum += r.readInto<UInt32>().unwrap();
    sum += UInt128.fromU8a(r.readBytes(16)).unwrap().lo;
    sum += UInt128.fromU8a(r.readBytes(16)).unwrap().hi;
    sum += r.readInto<CompactInt>().unwrap();
  }
  return sum;
}
