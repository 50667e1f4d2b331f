/** Which bytes are text that people can be shown: UTF-8 in its shortest form, without control characters. */
import { copyBytes } from "../host/copy";
import { Bytes } from "./bytes";

const REPLACEMENT: u8 = 0x3f; // ?

/** Whether `bytes` are such text; none at all are, too. */
export function isText(bytes: Bytes): bool {
  const end = bytes.ptr + bytes.length;
  let at = bytes.ptr;
  while (at < end) {
    const size = sizeOfCharacter(at, end);
    if (!size) return false;
    at += size;
  }
  return true;
}

/** The same text, with a question mark for each byte that does not belong to any. */
export function asText(bytes: Bytes): Bytes {
  const text = __alloc(bytes.length);
  copyBytes(text, bytes.ptr, bytes.length);
  const end = text + bytes.length;
  let at = text;
  while (at < end) {
    const size = sizeOfCharacter(at, end);
    if (!size) store<u8>(at, REPLACEMENT);
    at += max(size, 1);
  }
  return new Bytes(text, bytes.length);
}

/** Bytes of the character at `at`; 0 where there is none, or a control character. */
function sizeOfCharacter(at: usize, end: usize): u32 {
  const first = load<u8>(at);
  if (first < 0x80) return first >= 0x20 && first != 0x7f ? 1 : 0;
  if (first < 0xc2 || first > 0xf4) return 0;
  const more: u32 = first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
  if (at + more >= end) return 0;
  let code: u32 = (<u32>first) & (0x3f >> more);
  for (let i: u32 = 1; i <= more; i++) {
    const next = load<u8>(at + i);
    if (next >> 6 != 2) return 0;
    code = (code << 6) | (next & 0x3f);
  }
  // U+0080 to U+009F control; a longer form, half a pair of UTF-16, and what lies beyond all planes are nothing.
  const least: u32 = more == 1 ? 0xa0 : 1 << (5 * more + 1);
  const isCharacter = code >= least && code >> 11 != 0x1b && code <= 0x10ffff;
  return isCharacter ? more + 1 : 0;
}
