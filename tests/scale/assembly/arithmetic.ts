import { u128 } from "../../../runtime/scale/u128";
import { compactSize, storeCompact } from "../../../runtime/scale/compact";
import { answer } from "./answer";
import { Fields } from "./fields";

/** Names of the operations; tests/scale/u128.test.ts has the same list. */
export enum Operation {
  CheckedAdd = 0,
  CheckedSub,
  CheckedMul64,
  CheckedPushDigit,
  SaturatingAdd,
  SaturatingSub,
  SaturatingMul64,
  Mul64,
  Div64,
  Rem64,
  Min,
  Compare,
}

/**
 * Request: operation, two u128 (a 64-bit operand is the low half of the second).
 * Answer: whether there is a result, and the result as u128.
 */
export function arithmetic(ptr: usize, length: u32): u64 {
  const request = Fields.of(ptr, length);
  const operation = request.u8();
  const a = new u128(request.u64(), request.u64());
  const b = new u128(request.u64(), request.u64());
  const result = compute(operation, a, b);
  answer.begin();
  answer.putU8(result ? 1 : 0);
  answer.putU64(result ? result.lo : 0);
  answer.putU64(result ? result.hi : 0);
  return answer.end();
}

function compute(operation: i32, a: u128, b: u128): u128 | null {
  switch (operation) {
    case Operation.CheckedAdd:
      return u128.checkedAdd(a, b);
    case Operation.CheckedSub:
      return u128.checkedSub(a, b);
    case Operation.CheckedMul64:
      return u128.checkedMul64(a, b.lo);
    case Operation.CheckedPushDigit:
      return u128.checkedPushDigit(a, b.lo);
    case Operation.SaturatingAdd:
      return u128.saturatingAdd(a, b);
    case Operation.SaturatingSub:
      return u128.saturatingSub(a, b);
    case Operation.SaturatingMul64:
      return u128.saturatingMul64(a, b.lo);
    case Operation.Mul64:
      return u128.mul64(a.lo, b.lo);
    case Operation.Div64:
      return u128.div64(a, b.lo);
    case Operation.Rem64:
      return u128.from(u128.rem64(a, b.lo));
    case Operation.Min:
      return u128.min(a, b);
    default:
      return u128.from(compare(a, b));
  }
}

/** Every question about order and size, one bit each. */
function compare(a: u128, b: u128): u64 {
  let bits: u64 = 0;
  if (a == b) bits |= 1;
  if (a != b) bits |= 2;
  if (a < b) bits |= 4;
  if (a > b) bits |= 8;
  if (a <= b) bits |= 16;
  if (a >= b) bits |= 32;
  if (a.isZero()) bits |= 64;
  if (a.fitsU64()) bits |= 128;
  return bits;
}

/** Request: a u64. Answer: `compactSize`, then what `storeCompact` says and writes. */
export function compactForm(ptr: usize, length: u32): u64 {
  const value = Fields.of(ptr, length).u64();
  const at = __alloc(16);
  answer.begin();
  answer.putU32(compactSize(value));
  answer.putSlice(at, storeCompact(at, value));
  return answer.end();
}
