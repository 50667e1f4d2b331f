/** What shows of compressed code without unpacking it: RFC 8878's heads of frame and blocks. */
import { Bytes } from "../../scale/bytes";
import { Reader } from "../../scale/reader";

/** What a compressed blob begins with, before its zstd frame; little-endian. */
const COMPRESSED: u64 = 0x058edb467653bc52;
const PREFIX_SIZE: u32 = 8;
const FRAME_MAGIC: u32 = 0xfd2fb528;

/** Bytes that code may unfold to. */
const MAX_CODE_SIZE: u64 = 16 * 1024 * 1024;
/** Bytes that one block unfolds to at most. */
const MAX_BLOCK_SIZE: u32 = 128 * 1024;

/** Kinds of blocks; 3 is reserved. */
const RAW: u32 = 0;
const REPEATED: u32 = 1;
const RESERVED: u32 = 3;

/** Whether `code` has to be unpacked before it is a module. */
export function isCompressed(code: Bytes): bool {
  return code.length >= PREFIX_SIZE && load<u64>(code.ptr) == COMPRESSED;
}

/** A frame that may be unpacked. */
@final
export class ZstdFrame {
  private constructor(
    /** Bytes it says it unfolds to. */
    readonly size: u64,
    /** Bytes that unpacking it writes at most, whatever it says. */
    readonly most: u64,
  ) {}

  /**
   * The frame of compressed code; null unless there is exactly one, without a dictionary, which says that it unfolds to
   * at most 16 MiB, and its blocks can. One step for each block, of which each takes 3 bytes or more.
   */
  static of(code: Bytes): ZstdFrame | null {
    const r = Reader.over(code);
    r.raw(PREFIX_SIZE);
    if (r.u32() != FRAME_MAGIC) return null;
    const head = r.u8();
    const isSingle = (head & 0x20) != 0;
    // A reserved bit, or a dictionary, which the host has not.
    if (head & 0x0b) return null;
    if (!isSingle) r.u8();
    const size = statedSize(r, head >> 6, isSingle);
    const most = blocksOf(r);
    if (head & 0x04) r.u32();
    if (!r.isDone() || size > MAX_CODE_SIZE) return null;
    return new ZstdFrame(size, most);
  }
}

/** The frame's content size; fails where none is stated. */
function statedSize(r: Reader, flag: u8, isSingle: bool): u64 {
  if (flag == 1) return <u64>r.u16() + 256;
  if (flag == 2) return r.u32();
  if (flag == 3) return r.u64();
  if (!isSingle) r.fail();
  return r.u8();
}

/** Steps over the blocks; what they unfold to at most. */
function blocksOf(r: Reader): u64 {
  let most: u64 = 0;
  let isLast = false;
  while (r.ok && !isLast) {
    const head = (<u32>r.u16()) | ((<u32>r.u8()) << 16);
    isLast = (head & 1) != 0;
    const kind = (head >> 1) & 3;
    const size = head >> 3;
    if (kind == RESERVED || size > MAX_BLOCK_SIZE) r.fail();
    r.raw(kind == REPEATED ? 1 : size);
    most += kind == RAW || kind == REPEATED ? size : MAX_BLOCK_SIZE;
  }
  return most;
}
