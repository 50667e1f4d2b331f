/** The runtime's own codec, led by a script of kinds. */
import { Bytes } from "../../../runtime/scale/bytes";
import { Reader } from "../../../runtime/scale/reader";
import { u128 } from "../../../runtime/scale/u128";
import { Writer } from "../../../runtime/scale/writer";
import { answer, heapTop } from "./answer";
import { Fields } from "./fields";
import { Kind } from "./kinds";

/**
 * Decodes what a script names.
 * Request: the script behind its length, then SCALE. Answer: the values, then `ok`, whether nothing is
 * left, bytes consumed and bytes allocated.
 */
export function read(ptr: usize, length: u32): u64 {
  const request = Fields.of(ptr, length);
  const script = request.nested();
  const before = heapTop();
  const reader = new Reader(request.ptr, request.remaining());
  answer.begin();
  while (!script.done()) tellNext(reader, script);
  answer.putU8(reader.ok);
  answer.putU8(reader.isDone());
  answer.putU32(<u32>(reader.ptr - request.ptr));
  answer.putU32(<u32>(heapTop() - before));
  return answer.end();
}

function tellNext(r: Reader, script: Fields): void {
  switch (script.kind()) {
    case Kind.U8:
      return answer.putU8(r.u8());
    case Kind.U16:
      return answer.putU32(r.u16());
    case Kind.U32:
      return answer.putU32(r.u32());
    case Kind.U64:
      return answer.putU64(r.u64());
    case Kind.U128:
      return tellU128(r.u128());
    case Kind.Bool:
      return answer.putU8(r.bool());
    case Kind.Compact:
      return answer.putU64(r.compact());
    case Kind.CompactU32:
      return answer.putU32(r.compactU32());
    case Kind.CompactU128:
      return tellU128(r.compactU128());
    case Kind.Bytes:
      return tellBytes(r.bytes());
    case Kind.Text:
      return tellBytes(r.text());
    case Kind.Option:
      return answer.putU8(r.option());
    case Kind.Count:
      return answer.putU32(r.count(script.u8()));
    case Kind.EnumIndex:
      return answer.putU8(r.enumIndex(script.u8()));
    case Kind.Raw:
      return tellRaw(r, script.u8());
    default:
      abort("unknown kind");
  }
}

function tellU128(value: u128): void {
  answer.putU64(value.lo);
  answer.putU64(value.hi);
}

function tellBytes(value: Bytes): void {
  answer.putSlice(value.ptr, value.length);
}

function tellRaw(r: Reader, length: u32): void {
  const at = r.raw(length);
  answer.putSlice(at, r.ok ? length : 0);
}

/**
 * Encodes the values that follow a script.
 * Request: the writer's capacity, the script behind its length, the values. Answer: SCALE.
 */
export function write(ptr: usize, length: u32): u64 {
  const request = Fields.of(ptr, length);
  const w = new Writer(request.u32());
  const script = request.nested();
  while (!script.done()) writeNext(w, script, request);
  answer.begin();
  const bytes = w.toBytes();
  answer.putRaw(bytes.ptr, bytes.length);
  return answer.end();
}

function writeNext(w: Writer, script: Fields, from: Fields): void {
  switch (script.kind()) {
    case Kind.U8:
      return w.u8(from.u8());
    case Kind.U16:
      return w.u16(<u16>from.u32());
    case Kind.U32:
      return w.u32(from.u32());
    case Kind.U64:
      return w.u64(from.u64());
    case Kind.U128:
      return w.u128(new u128(from.u64(), from.u64()));
    case Kind.Bool:
    case Kind.Option:
      return w.bool(from.u8() != 0);
    case Kind.Compact:
      return w.compact(from.u64());
    case Kind.CompactU32:
      return w.compact(from.u32());
    case Kind.CompactU128:
      return w.compactU128(new u128(from.u64(), from.u64()));
    case Kind.Bytes:
      return w.bytes(slice(from));
    case Kind.Text:
      return w.text(slice(from));
    case Kind.Raw:
      return writeRaw(w, script.u8(), from);
    default:
      abort("nothing writes this kind");
  }
}

function writeRaw(w: Writer, length: u32, from: Fields): void {
  const bytes = slice(from);
  assert(bytes.length == length, "raw bytes of another length");
  w.raw(bytes.ptr, bytes.length);
}

function slice(from: Fields): Bytes {
  const fields = from.nested();
  return new Bytes(fields.ptr, fields.remaining());
}
