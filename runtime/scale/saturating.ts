/** `a + b`, at most 2^64 - 1. */
export function saturatingAdd(a: u64, b: u64): u64 {
  const sum = a + b;
  return sum < a ? u64.MAX_VALUE : sum;
}
