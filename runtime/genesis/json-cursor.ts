import { Bytes } from "../scale/bytes";
import { Writer } from "../scale/writer";

const QUOTE: u8 = 0x22;
const BACKSLASH: u8 = 0x5c;

/** Walks over the tokens of a JSON text (RFC 8259), never past its end. */
@final
export class Cursor {
  private at: usize;
  private readonly end: usize;

  constructor(ptr: usize, length: u32) {
    this.at = ptr;
    this.end = ptr + length;
  }

  /** Where it stands, to `goTo` later. */
  position(): usize {
    return this.at;
  }

  goTo(position: usize): void {
    this.at = position;
  }

  /** The next character that is not space; 0 at the end. */
  peek(): u8 {
    while (this.at < this.end && isSpace(load<u8>(this.at))) this.at++;
    return this.at < this.end ? load<u8>(this.at) : 0;
  }

  atEnd(): bool {
    return this.peek() == 0 && this.at == this.end;
  }

  /** Steps over `character` if it is next. */
  take(character: u8): bool {
    if (this.peek() != character) return false;
    this.at++;
    return true;
  }

  /** Steps over an ASCII word if it is next. */
  takeWord(word: string): bool {
    this.peek();
    const length = <usize>word.length;
    if (this.end - this.at < length) return false;
    for (let i: usize = 0; i < length; i++) {
      if (load<u8>(this.at + i) != <u8>word.charCodeAt(<i32>i)) return false;
    }
    this.at += length;
    return true;
  }

  /** The characters of a number, unchecked; null if none starts here. */
  number(): Bytes | null {
    this.peek();
    const start = this.at;
    while (this.at < this.end && isNumberPart(load<u8>(this.at))) this.at++;
    return this.at > start ? new Bytes(start, <u32>(this.at - start)) : null;
  }

  /** A string without its quotes, escapes resolved; null if none starts here or it never ends. */
  string(): Bytes | null {
    if (!this.take(QUOTE)) return null;
    const start = this.at;
    while (this.at < this.end) {
      const c = load<u8>(this.at);
      if (c == BACKSLASH) return this.escapedString(start);
      if (c < 0x20) return null;
      this.at++;
      if (c == QUOTE) return new Bytes(start, <u32>(this.at - start) - 1);
    }
    return null;
  }

  /** The rare string that has to be copied: `start` is its first character. */
  private escapedString(start: usize): Bytes | null {
    const w = new Writer(64);
    w.raw(start, <u32>(this.at - start));
    while (this.at < this.end) {
      const c = load<u8>(this.at++);
      if (c == QUOTE) return w.toBytes();
      if (c < 0x20) return null;
      if (c != BACKSLASH) w.u8(c);
      else if (!this.escape(w)) return null;
    }
    return null;
  }

  private escape(w: Writer): bool {
    if (this.at == this.end) return false;
    const c = load<u8>(this.at++);
    if (c == 0x75) return this.unicodeEscape(w);
    const index = '"\\/bfnrt'.indexOf(String.fromCharCode(c));
    if (index < 0) return false;
    w.u8(<u8>'"\\/\b\f\n\r\t'.charCodeAt(index));
    return true;
  }

  private unicodeEscape(w: Writer): bool {
    let code = this.hex4();
    if (code < 0 || (code >= 0xdc00 && code < 0xe000)) return false;
    if (code >= 0xd800 && code < 0xdc00) {
      if (!this.takeWord("\\u")) return false;
      const low = this.hex4();
      if (low < 0xdc00 || low >= 0xe000) return false;
      code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
    }
    const utf8 = String.UTF8.encode(String.fromCodePoint(code));
    w.raw(changetype<usize>(utf8), utf8.byteLength);
    return true;
  }

  /** Four hex digits; -1 if they are not there. */
  private hex4(): i32 {
    if (this.end - this.at < 4) return -1;
    let value = 0;
    for (let i = 0; i < 4; i++) {
      const digit = hexDigit(load<u8>(this.at++));
      if (digit < 0) return -1;
      value = (value << 4) | digit;
    }
    return value;
  }
}

function isSpace(c: u8): bool {
  return c == 0x20 || (c >= 0x09 && c <= 0x0d && c != 0x0b && c != 0x0c);
}

function isNumberPart(c: u8): bool {
  const letter = c | 0x20;
  return (c >= 0x30 && c <= 0x39) || c == 0x2e || c == 0x2b || c == 0x2d || letter == 0x65;
}

/** Value of a hex digit; -1 for any other character. */
export function hexDigit(c: u8): i32 {
  if (c >= 0x30 && c <= 0x39) return <i32>c - 0x30;
  const letter = <i32>(c | 0x20);
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
