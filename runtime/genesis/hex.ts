import { Bytes } from "../scale/bytes";
import { Writer } from "../scale/writer";
import { hexDigit } from "./json-cursor";

/** Whether `text` begins with 0x. */
export function isHex(text: Bytes): bool {
  return text.length >= 2 && load<u16>(text.ptr) == 0x7830;
}

/** The bytes behind "0x", or null when a digit is missing or is none. */
export function decodeHex(text: Bytes): Bytes | null {
  if (text.length & 1) return null;
  const w = new Writer(text.length >> 1);
  for (let i: u32 = 2; i < text.length; i += 2) {
    const high = hexDigit(text.byteAt(i));
    const low = hexDigit(text.byteAt(i + 1));
    if (high < 0 || low < 0) return null;
    w.u8(<u8>((high << 4) | low));
  }
  return w.toBytes();
}
