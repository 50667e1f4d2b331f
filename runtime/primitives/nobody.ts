/**
 * Keys that are nobody's, for each of which anybody can make a signature that nodes take: sr25519's identity
 * point, which is all zero, and ed25519's eight points of small order, whose fourteen spellings nodes read
 * (ZIP-215). They come in through no door: as arguments of calls and at genesis generated code and the JSON
 * reader ask here, as signers validation does, and as keys of meters and authorities their pallets do.
 */

const FULL: u64 = u64.MAX_VALUE;
/** Without the highest bit, which is the sign of x. */
const UNSIGNED: u64 = u64.MAX_VALUE >> 1;
/** Low words of p - 1 and p + 1, p being the order of the field. */
const P_MINUS_1: u64 = 0xffffffffffffffec;
const P_PLUS_1: u64 = 0xffffffffffffffee;

/** Whether the 32 bytes at `key` are such a key. */
export function isNobody(key: usize): bool {
  const low = load<u64>(key);
  const high = load<u64>(key, 24) & UNSIGNED;
  // y is 0 or 1; or -1, or 0 or 1 a second time.
  if (low <= 1) return !(load<u64>(key, 8) | load<u64>(key, 16) | high);
  if (low >= P_MINUS_1 && low <= P_PLUS_1) {
    return load<u64>(key, 8) == FULL && load<u64>(key, 16) == FULL && high == UNSIGNED;
  }
  // The two y of the points of order eight.
  if (low == 0xb027b2c28f95e826) {
    return is(key, 0xf098eff289f4c345, 0x3933c6d305acdfd5) && high == 0x05fc536d880238b1;
  }
  if (low == 0x4fd84d3d706a17c7) {
    return is(key, 0x0f67100d760b3cba, 0xc6cc392cfa53202a) && high == 0x7a03ac9277fdc74e;
  }
  return false;
}

function is(key: usize, second: u64, third: u64): bool {
  return load<u64>(key, 8) == second && load<u64>(key, 16) == third;
}
