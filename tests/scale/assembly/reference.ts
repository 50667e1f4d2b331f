/** as-scale-codec, the reference implementation, led by the same scripts. */
import { u128 } from "as-bignum";
import {
  Bool,
  ByteArray,
  BytesReader,
  Byte,
  CompactInt,
  Hash,
  ScaleString,
  UInt128,
  UInt16,
  UInt32,
  UInt64,
  UInt8,
} from "as-scale-codec/assembly";
import { panic } from "../../../runtime/host/panic";
import { answer } from "./answer";
import { Fields } from "./fields";
import { Kind } from "./kinds";

/** As `write` of codec.ts, without a capacity; raw values have 32 bytes. */
export function referenceWrite(ptr: usize, length: u32): u64 {
  const request = Fields.of(ptr, length);
  const script = request.nested();
  answer.begin();
  while (!script.done()) {
    const bytes = encodeNext(script, request);
    for (let i = 0; i < bytes.length; i++) answer.putU8(bytes[i]);
  }
  return answer.end();
}

function encodeNext(script: Fields, from: Fields): u8[] {
  switch (script.kind()) {
    case Kind.U8:
      return new UInt8(from.u8()).toU8a();
    case Kind.U16:
      return new UInt16(<u16>from.u32()).toU8a();
    case Kind.U32:
      return new UInt32(from.u32()).toU8a();
    case Kind.U64:
      return new UInt64(from.u64()).toU8a();
    case Kind.U128:
      return new UInt128(new u128(from.u64(), from.u64())).toU8a();
    case Kind.Bool:
      return new Bool(from.u8() != 0).toU8a();
    case Kind.Compact:
      return new CompactInt(from.u64()).toU8a();
    case Kind.CompactU32:
      return new CompactInt(from.u32()).toU8a();
    case Kind.Bytes:
      return new ByteArray(array(from)).toU8a();
    case Kind.Text: {
      const text = from.nested();
      return new ScaleString(String.UTF8.decodeUnsafe(text.ptr, text.remaining())).toU8a();
    }
    case Kind.Raw:
      script.u8();
      return new Hash(array(from)).toU8a();
    default:
      return panic<u8[]>("the reference does not write this kind");
  }
}

function array(from: Fields): u8[] {
  return toArray(from.nested());
}

function toArray(fields: Fields): u8[] {
  const length = fields.remaining();
  const bytes = new Array<u8>(length);
  for (let i: u32 = 0; i < length; i++) bytes[i] = load<u8>(fields.ptr + i);
  return bytes;
}

/** As `read` of codec.ts, without the measurements; input that is too short traps. */
export function referenceRead(ptr: usize, length: u32): u64 {
  const request = Fields.of(ptr, length);
  const script = request.nested();
  const reader = new BytesReader(toArray(request));
  answer.begin();
  while (!script.done()) {
    tellNext(reader, script);
  }
  return answer.end();
}

function tellNext(r: BytesReader, script: Fields): void {
  switch (script.kind()) {
    case Kind.U8:
      return answer.putU8(r.readInto<UInt8>().unwrap());
    case Kind.U16:
      return answer.putU32(r.readInto<UInt16>().unwrap());
    case Kind.U32:
      return answer.putU32(r.readInto<UInt32>().unwrap());
    case Kind.U64:
      return answer.putU64(r.readInto<UInt64>().unwrap());
    case Kind.U128: {
      // Its own decoder takes the rest of the input and wants a multiple of 16 bytes.
      const value = UInt128.fromU8a(r.readBytes(16)).unwrap();
      answer.putU64(value.lo);
      return answer.putU64(value.hi);
    }
    case Kind.Bool:
      return answer.putU8(r.readInto<Bool>().unwrap());
    case Kind.Compact:
      return answer.putU64(r.readInto<CompactInt>().unwrap());
    case Kind.CompactU32:
      return answer.putU32(<u32>r.readInto<CompactInt>().unwrap());
    case Kind.Bytes:
      return tellArray(r.readInto<ByteArray>().unwrap());
    case Kind.Text:
      return tellArray(r.readInto<ByteArray>().unwrap());
    case Kind.Raw:
      script.u8();
      return tellArray(r.readInto<Hash>().unwrap());
    default:
      abort("the reference does not read this kind");
  }
}

function tellArray(values: u8[]): void {
  answer.putU32(values.length);
  for (let i = 0; i < values.length; i++) answer.putU8(values[i]);
}
