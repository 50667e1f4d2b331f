/**
 * Unsigned 128-bit integer, immutable: two little-endian halves, as SCALE lays it out.
 *
 * Operators wrap nothing: there are none for arithmetic. Sums, differences and products are the
 * `checked…` functions, which return null where the exact result does not fit.
 */
@final
export class u128 {
  constructor(
    readonly lo: u64,
    readonly hi: u64 = 0,
  ) {}

  static zero(): u128 {
    return new u128(0, 0);
  }

  static max(): u128 {
    return new u128(u64.MAX_VALUE, u64.MAX_VALUE);
  }

  static from(value: u64): u128 {
    return new u128(value, 0);
  }

  isZero(): bool {
    return (this.lo | this.hi) == 0;
  }

  fitsU64(): bool {
    return this.hi == 0;
  }

  @operator("==")
  static eq(a: u128, b: u128): bool {
    return a.lo == b.lo && a.hi == b.hi;
  }

  @operator("!=")
  static ne(a: u128, b: u128): bool {
    return a.lo != b.lo || a.hi != b.hi;
  }

  @operator("<")
  static lt(a: u128, b: u128): bool {
    return a.hi == b.hi ? a.lo < b.lo : a.hi < b.hi;
  }

  @operator(">")
  static gt(a: u128, b: u128): bool {
    return a.hi == b.hi ? a.lo > b.lo : a.hi > b.hi;
  }

  @operator("<=")
  static le(a: u128, b: u128): bool {
    return a.hi == b.hi ? a.lo <= b.lo : a.hi < b.hi;
  }

  @operator(">=")
  static ge(a: u128, b: u128): bool {
    return a.hi == b.hi ? a.lo >= b.lo : a.hi > b.hi;
  }

  static min(a: u128, b: u128): u128 {
    return a < b ? a : b;
  }

  /** `a + b`, or null above 2^128 - 1. */
  static checkedAdd(a: u128, b: u128): u128 | null {
    const lo = a.lo + b.lo;
    const carry = u64(lo < a.lo);
    const sum = a.hi + b.hi;
    const hi = sum + carry;
    if (sum < a.hi || hi < sum) return null;
    return new u128(lo, hi);
  }

  /** `a - b`, or null when `b` is larger. */
  static checkedSub(a: u128, b: u128): u128 | null {
    if (a < b) return null;
    return new u128(a.lo - b.lo, a.hi - b.hi - u64(a.lo < b.lo));
  }

  static saturatingAdd(a: u128, b: u128): u128 {
    const sum = u128.checkedAdd(a, b);
    return sum ? sum : u128.max();
  }

  static saturatingSub(a: u128, b: u128): u128 {
    const difference = u128.checkedSub(a, b);
    return difference ? difference : u128.zero();
  }

  /** The whole product of two 64-bit factors. */
  static mul64(a: u64, b: u64): u128 {
    return new u128(a * b, mulHigh(a, b));
  }

  /** `a × b`, or null above 2^128 - 1. */
  static checkedMul64(a: u128, b: u64): u128 | null {
    if (mulHigh(a.hi, b)) return null;
    const carry = mulHigh(a.lo, b);
    const hi = a.hi * b + carry;
    if (hi < carry) return null;
    return new u128(a.lo * b, hi);
  }

  static saturatingMul64(a: u128, b: u64): u128 {
    const product = u128.checkedMul64(a, b);
    return product ? product : u128.max();
  }

  /** `a + 10 × digit`-style step of decimal parsing: `a × 10 + digit`, or null when it overflows. */
  static checkedPushDigit(a: u128, digit: u64): u128 | null {
    const shifted = u128.checkedMul64(a, 10);
    return shifted ? u128.checkedAdd(shifted, u128.from(digit)) : null;
  }

  /** `floor(a / b)`; `b` must not be zero. */
  static div64(a: u128, b: u64): u128 {
    const hi = a.hi / b;
    return new u128(divWide(a.hi % b, a.lo, b), hi);
  }

  /** `a mod b`; `b` must not be zero. */
  static rem64(a: u128, b: u64): u64 {
    return a.lo - u128.div64(a, b).lo * b;
  }
}

/** High 64 bits of `a × b`. */
function mulHigh(a: u64, b: u64): u64 {
  const a0 = a & 0xffff_ffff;
  const a1 = a >> 32;
  const b0 = b & 0xffff_ffff;
  const b1 = b >> 32;
  const low = a0 * b0;
  const middle = a1 * b0 + (low >> 32);
  const other = a0 * b1 + (middle & 0xffff_ffff);
  return a1 * b1 + (middle >> 32) + (other >> 32);
}

/**
 * `floor((hi·2^64 + lo) / divisor)` for `hi < divisor`, so that the quotient fits 64 bits.
 * Source: Knuth, The Art of Computer Programming 2, 4.3.1, algorithm D with 32-bit digits.
 */
function divWide(hi: u64, lo: u64, divisor: u64): u64 {
  if (hi == 0) return lo / divisor;
  const shift = clz(divisor);
  const d = divisor << shift;
  const d1 = d >> 32;
  const d0 = d & 0xffff_ffff;
  // A shift by 64 is a shift by 0 in Wasm, hence the two steps.
  const upper = (hi << shift) | ((lo >> 1) >> (63 - shift));
  const lower = lo << shift;
  const q1 = quotientDigit(upper, lower >> 32, d1, d0);
  const rest = ((upper << 32) | (lower >> 32)) - q1 * d;
  const q0 = quotientDigit(rest, lower & 0xffff_ffff, d1, d0);
  return (q1 << 32) | q0;
}

/** One 32-bit quotient digit of `upper:next` by the normalised divisor `d1:d0`. */
function quotientDigit(upper: u64, next: u64, d1: u64, d0: u64): u64 {
  let digit = upper / d1;
  let rest = upper % d1;
  while (digit >> 32 || digit * d0 > ((rest << 32) | next)) {
    digit--;
    rest += d1;
    if (rest >> 32) break;
  }
  return digit;
}
