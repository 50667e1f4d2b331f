import { Bytes } from "../scale/bytes";
import { u128 } from "../scale/u128";

const MAX_EXPONENT: i32 = 60;

/**
 * The integer that a JSON number or a string of digits stands for, or null when it is none or does
 * not fit. Exponents are allowed where the value is whole (`1e18`, `2.5e+20`): some tools write large
 * integers so.
 */
export function parseDecimal(text: Bytes): u128 | null {
  let value: u128 | null = u128.zero();
  let digits = 0;
  let fraction = -1;
  let i: u32 = 0;
  for (; i < text.length; i++) {
    const c = text.byteAt(i);
    if (c == 0x2e && fraction < 0 && digits) fraction = 0;
    else if (c >= 0x30 && c <= 0x39) {
      value = u128.checkedPushDigit(value, c - 0x30);
      if (!value) return null;
      digits++;
      if (fraction >= 0) fraction++;
    } else break;
  }
  if (!digits || fraction == 0) return null;
  const exponent = i < text.length ? parseExponent(text, i) : 0;
  if (exponent < 0) return null;
  const shift = exponent - max(0, fraction);
  return shift < 0 ? null : scaleUp(value, shift);
}

function scaleUp(value: u128, shift: i32): u128 | null {
  let scaled: u128 | null = value;
  for (let i = 0; i < shift && scaled; i++) scaled = u128.checkedMul64(scaled, 10);
  return scaled;
}

/** The `e+20` that begins at `start`; -1 when it is something else or too large. */
function parseExponent(text: Bytes, start: u32): i32 {
  if ((text.byteAt(start) | 0x20) != 0x65) return -1;
  let i = start + 1;
  if (i < text.length && text.byteAt(i) == 0x2b) i++;
  if (i == text.length) return -1;
  let exponent = 0;
  for (; i < text.length; i++) {
    const c = text.byteAt(i);
    if (c < 0x30 || c > 0x39) return -1;
    exponent = exponent * 10 + (c - 0x30);
    if (exponent > MAX_EXPONENT) return -1;
  }
  return exponent;
}
