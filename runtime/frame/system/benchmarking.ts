import { Bench, caller, distinct, filler } from "../../support/benchmarking";
import { Bytes, Origin } from "../../primitives";
import { Writer } from "../../scale/writer";
import { IMPL_NAME, SPEC_NAME, SPEC_VERSION } from "../../chain/version";
import { exists, readBytes, write, writeRaw } from "../../support/storage";
import { Vec } from "../../support/words";
import { System } from "./pallet";
import { KeyValue } from "./schema";

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
