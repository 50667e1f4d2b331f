/** Makes an input that shows a flaw as small as it gets. */
import { concat } from '../compiler/host/bytes.js';

const MOST_TRIES = 2_000;

/** Bytes left out and bytes made zero, as long as `isStillFlawed`. */
export function minimised(
  input: Uint8Array,
  isStillFlawed: (input: Uint8Array) => boolean,
): Uint8Array {
  let small = input;
  let tries = 0;
  const accept = (candidate: Uint8Array): boolean => {
    if (tries++ >= MOST_TRIES || !isStillFlawed(candidate)) return false;
    small = candidate;
    return true;
  };
  for (let size = small.length >> 1; size >= 1; size >>= 1) {
    for (let at = 0; at + size <= small.length;) {
      const without = concat(small.subarray(0, at), small.subarray(at + size));
      if (!accept(without)) at += size;
    }
  }
  for (let at = 0; at < small.length; at++) {
    if (small[at] === 0) continue;
    accept(small.map((byte, i) => (i === at ? 0 : byte)));
  }
  return small;
}
