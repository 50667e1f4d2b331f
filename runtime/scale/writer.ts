import { copyBytes } from "../host/copy";
import { Bytes } from "./bytes";
import { storeCompact } from "./compact";
import { u128 } from "./u128";

/** Longest compact form of a u64: one mode byte and eight digits. */
const MAX_COMPACT: u32 = 9;

/** Appends SCALE values to a buffer that grows by doubling; a right `capacity` never copies. */
@final
export class Writer {
  /** Start of the bytes; may move when the buffer grows. */
  ptr: usize;
  /** Bytes written so far. */
  length: u32 = 0;
  private capacity: u32;

  constructor(capacity: u32) {
    this.ptr = __alloc(capacity);
    this.capacity = capacity;
  }

  /** Address of the next `size` bytes, which the caller fills. */
  reserve(size: u32): usize {
    const end = this.length + size;
    if (end > this.capacity) this.grow(end);
    const at = this.ptr + this.length;
    this.length = end;
    return at;
  }

  private grow(needed: u32): void {
    const capacity = max(needed, this.capacity << 1);
    const ptr = __alloc(capacity);
    copyBytes(ptr, this.ptr, this.length);
    this.ptr = ptr;
    this.capacity = capacity;
  }

  u8(value: u8): void {
    store<u8>(this.reserve(1), value);
  }

  bool(value: bool): void {
    store<u8>(this.reserve(1), <u8>value);
  }

  u16(value: u16): void {
    store<u16>(this.reserve(2), value);
  }

  u32(value: u32): void {
    store<u32>(this.reserve(4), value);
  }

  u64(value: u64): void {
    store<u64>(this.reserve(8), value);
  }

  u128(value: u128): void {
    const at = this.reserve(16);
    store<u64>(at, value.lo);
    store<u64>(at, value.hi, 8);
  }

  bigEndianU64(value: u64): void {
    this.u64(bswap<u64>(value));
  }

  bigEndianU128(value: u128): void {
    this.bigEndianU64(value.hi);
    this.bigEndianU64(value.lo);
  }

  compact(value: u64): void {
    const at = this.reserve(MAX_COMPACT);
    this.length = <u32>(at - this.ptr) + storeCompact(at, value);
  }

  compactU128(value: u128): void {
    if (value.hi == 0) return this.compact(value.lo);
    const digits: u32 = 8 + byteWidth(value.hi);
    this.u8(<u8>(((digits - 4) << 2) | 3));
    this.u64(value.lo);
    for (let i: u32 = 8; i < digits; i++) this.u8(<u8>(value.hi >> ((i - 8) << 3)));
  }

  /** `length` bytes as they are, without a prefix. */
  raw(ptr: usize, length: u32): void {
    copyBytes(this.reserve(length), ptr, length);
  }

  /** A compact length, then the bytes. */
  bytes(value: Bytes): void {
    this.compact(value.length);
    this.raw(value.ptr, value.length);
  }

  /** UTF-8 text: the same form as bytes. */
  text(value: Bytes): void {
    this.bytes(value);
  }

  /** What was written, without a copy. */
  toBytes(): Bytes {
    return new Bytes(this.ptr, this.length);
  }
}

/** Bytes up to the highest non-zero one of `value`, which is not zero. */
function byteWidth(value: u64): u32 {
  return 8 - <u32>(clz(value) >> 3);
}
