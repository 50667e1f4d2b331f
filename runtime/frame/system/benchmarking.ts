import { Bench, caller, distinct, filler } from "../../support/benchmarking";
import { fat, miscRuntimeVersion } from "../../host/env";
import { Bytes, Origin } from "../../primitives";
import { Writer } from "../../scale/writer";
import { IMPL_NAME, SPEC_NAME, SPEC_VERSION } from "../../chain/version";
import { exists, fromHost, readBytes, write, writeRaw } from "../../support/storage";
import { Vec } from "../../support/words";
import { System } from "./pallet";
import { KeyValue } from "./schema";
import { ZstdFrame } from "./zstd-frame";

/** Bytes of a raw key, more than any of the pallets' keys has. */
const KEY_LENGTH: u32 = 128;
const VALUE_LENGTH: u32 = 128;

@benchmarks
export class Benchmarks {
  @component("remark.length", 0, 3_932_160)
  static remark(bench: Bench, length: u32): void {
    const origin = Origin.signed(caller(bench));
    const remark = filler(length);
    bench.start();
    const refusal = System.remark(origin, remark);
    bench.stop();
    bench.expect(!refusal, "the remark is taken");
  }

  /** The runtime itself, made one version younger. */
  static setCode(bench: Bench): void {
    const code = nextVersion(currentCode());
    bench.start();
    const refusal = System.setCode(Origin.root(), code);
    bench.stop();
    bench.expect(!refusal && currentCode().equals(code), "the code is the new one");
  }

  /** The host reads compressed code that unfolds to that many bytes, nearly all of it instructions of one byte. */
  @component("size", 65_536, 16_777_216)
  static reading(bench: Bench, size: u32): void {
    const code = idleCode(size);
    bench.start();
    const answer = fromHost(miscRuntimeVersion(fat(code.ptr, code.length)));
    bench.stop();
    bench.expect(answer.option(), "the host has read a version");
    bench.expect(ZstdFrame.of(code)!.size == size, "of so much code");
  }

  /** One value of that many bytes. */
  @component("bytes", 0, 1_048_576)
  static rawBytes(bench: Bench, bytes: u32): void {
    const items = [new KeyValue(distinct(0, KEY_LENGTH), filler(bytes))];
    bench.start();
    const refusal = System.setStorage(Origin.root(), items);
    bench.stop();
    bench.expect(!refusal && isStored(0), "the value is stored");
  }

  /** The runtime itself. */
  static setCodeWithoutChecks(bench: Bench): void {
    const code = nextVersion(currentCode());
    bench.start();
    const refusal = System.setCodeWithoutChecks(Origin.root(), code);
    bench.stop();
    bench.expect(!refusal && currentCode().equals(code), "the code is the new one");
  }

  @component("items.length", 0, 1_000)
  static setStorage(bench: Bench, count: u32): void {
    const items = new Array<KeyValue>();
    for (let i: u32 = 0; i < count; i++) {
      items.push(new KeyValue(distinct(i, KEY_LENGTH), filler(VALUE_LENGTH)));
    }
    bench.start();
    const refusal = System.setStorage(Origin.root(), items);
    bench.stop();
    bench.expect(!refusal && (!count || isStored(count - 1)), "the last entry is stored");
  }

  @component("keys.length", 0, 1_000)
  static killStorage(bench: Bench, count: u32): void {
    const keys = storeEntries(count);
    bench.start();
    const refusal = System.killStorage(Origin.root(), keys);
    bench.stop();
    bench.expect(!refusal && (!count || !isStored(count - 1)), "the last entry is gone");
  }

  @component("subkeys", 0, 1_000)
  static killPrefix(bench: Bench, count: u32): void {
    const prefix = filler(32);
    for (let i: u32 = 0; i < count; i++) storeUnder(prefix, i);
    bench.start();
    const refusal = System.killPrefix(Origin.root(), prefix, count);
    bench.stop();
    bench.expect(!refusal, "the entries are gone");
  }

  @component("remark.length", 0, 3_932_160)
  static remarkWithEvent(bench: Bench, length: u32): void {
    const origin = Origin.signed(caller(bench));
    const remark = filler(length);
    bench.start();
    const refusal = System.remarkWithEvent(origin, remark);
    bench.stop();
    bench.expect(!refusal, "the remark is taken");
  }
}

/** `:code` of genesis. */
function currentCode(): Bytes {
  const key = Bytes.literal(":code");
  return readBytes(key.ptr, key.length);
}

/** A copy of `code` whose version section says the next spec version. */
function nextVersion(code: Bytes): Bytes {
  const names = new Writer(64);
  names.text(Bytes.literal(SPEC_NAME));
  names.text(Bytes.literal(IMPL_NAME));
  const copy = new Writer(code.length);
  copy.raw(code.ptr, code.length);
  // Behind the names come the authoring version and the spec version. The section is near the end.
  for (let at = copy.length - names.length - 8; at > 0; at--) {
    const here = copy.ptr + at;
    if (memory.compare(here, names.ptr, names.length) != 0) continue;
    store<u32>(here + names.length + 4, SPEC_VERSION + 1);
    break;
  }
  return copy.toBytes();
}

function isStored(number: u32): bool {
  const key = distinct(number, KEY_LENGTH);
  return exists(key.ptr, key.length);
}

function storeEntries(count: u32): Vec<Bytes> {
  const keys = new Array<Bytes>();
  for (let i: u32 = 0; i < count; i++) {
    const key = distinct(i, KEY_LENGTH);
    const value = filler(VALUE_LENGTH);
    writeRaw(key.ptr, key.length, value.ptr, value.length);
    keys.push(key);
  }
  return keys;
}

function storeUnder(prefix: Bytes, number: u32): void {
  const key = new Writer(prefix.length + 4);
  key.raw(prefix.ptr, prefix.length);
  key.u32(number);
  write(key.ptr, key.length, key);
}

/** Bytes that a block of a zstd frame unfolds to at most. */
const BLOCK_SIZE: u32 = 131_072;
/** A module up to the body of its one function, whose five-byte lengths are to be filled in. */
const HEAD = memory.data<u8>([
  // Magic and version; a type `() -> ()`; a function of it.
  0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, 0x01, 0x04, 0x01, 0x60, 0x00, 0x00, 0x03, 0x02,
  0x01, 0x00,
  // The code section: its length, one body, its length, no locals.
  0x0a, 0x80, 0x80, 0x80, 0x80, 0x00, 0x01, 0x80, 0x80, 0x80, 0x80, 0x00, 0x00,
]);
const HEAD_SIZE: u32 = 31;

/** Compressed code of `size` bytes: a function that does nothing, most of the time, and the next version of this runtime. */
function idleCode(size: u32): Bytes {
  const version = versionSection();
  const idle = size - HEAD_SIZE - 1 - version.length;
  const head = new Writer(HEAD_SIZE);
  head.raw(HEAD, HEAD_SIZE);
  // The body is its locals, the instructions and the end; before it come one count and its own length.
  putLeb(head.ptr + 19, idle + 2 + 6);
  putLeb(head.ptr + 25, idle + 2);
  const frame = new Writer(1024);
  frame.u64(0x058edb467653bc52);
  frame.u32(0xfd2fb528);
  frame.u8(0xa0); // one segment, four bytes of size
  frame.u32(size);
  putBlock(frame, head.length, 0, false);
  frame.raw(head.ptr, head.length);
  for (let left = idle; left; left -= min(left, BLOCK_SIZE)) {
    putBlock(frame, min(left, BLOCK_SIZE), 1, false);
    frame.u8(0x01); // nop
  }
  putBlock(frame, 1 + version.length, 0, true);
  frame.u8(0x0b); // end
  frame.raw(version.ptr, version.length);
  return frame.toBytes();
}

/** The head of a block of a zstd frame. */
function putBlock(frame: Writer, size: u32, kind: u32, isLast: bool): void {
  const head = (size << 3) | (kind << 1) | (isLast ? 1 : 0);
  frame.u16(<u16>head);
  frame.u8(<u8>(head >> 16));
}

/** LEB128 in five bytes. */
function putLeb(at: usize, value: u32): void {
  for (let i = 0; i < 4; i++) store<u8>(at + i, (<u8>((value >> (7 * i)) & 0x7f)) | 0x80);
  store<u8>(at + 4, <u8>(value >> 28));
}

/** The custom section `runtime_version` of the next version. */
function versionSection(): Bytes {
  const content = new Writer(128);
  content.u8(15);
  const name = Bytes.literal("runtime_version");
  content.raw(name.ptr, name.length);
  content.text(Bytes.literal(SPEC_NAME));
  content.text(Bytes.literal(IMPL_NAME));
  content.u32(1);
  content.u32(SPEC_VERSION + 1);
  content.u32(1);
  content.compact(0);
  content.u32(1);
  content.u8(1);
  const section = new Writer(content.length + 2);
  section.u8(0);
  section.u8(<u8>content.length);
  section.raw(content.ptr, content.length);
  return section.toBytes();
}
