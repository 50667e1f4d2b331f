/**
 * Bytes that tools/compiler/link/placement.ts lays behind the static data, at asc's own heap base; the
 * heap that the host knows begins behind them. They are made from the declarations, and as source they
 * would be thousands of lines of numbers.
 */
import { Bytes } from "../scale/bytes";
import { Writer } from "../scale/writer";
import { abort } from "../host/panic";

/** What kinds of things are placed. */
export const METADATA: u32 = 1;
export const PRESET: u32 = 2;
export const BASE_PRESET: u32 = 3;
export const BENCHMARK_LIST: u32 = 4;
export const METADATA_DIGEST: u32 = 5;

/** `plac`, little-endian. */
const MARK: u32 = 0x63616c70;
const HEADER: usize = 8;
/** Group, address and length of a name, address and length of a part. */
const RECORD: usize = 20;

/** What was placed in `group` under `name`, its parts joined; null if there is nothing. */
export function placed(group: u32, name: Bytes): Bytes | null {
  const w = new Writer(sizeOf(group, name));
  const end = endOfTable();
  for (let at = firstRecord(); at < end; at += RECORD) {
    if (isNamed(at, group, name)) w.raw(<usize>load<u32>(at, 12), load<u32>(at, 16));
  }
  return w.length ? w.toBytes() : null;
}

/** The names in `group`, each once, in the order in which they were placed. */
export function placedNames(group: u32): Array<Bytes> {
  const names = new Array<Bytes>();
  const end = endOfTable();
  for (let at = firstRecord(); at < end; at += RECORD) {
    const isNext = !names.length || !names[names.length - 1].equals(nameOf(at));
    if (load<u32>(at) == group && isNext) names.push(nameOf(at));
  }
  return names;
}

function sizeOf(group: u32, name: Bytes): u32 {
  let size: u32 = 0;
  const end = endOfTable();
  for (let at = firstRecord(); at < end; at += RECORD) {
    if (isNamed(at, group, name)) size += load<u32>(at, 16);
  }
  return size;
}

function firstRecord(): usize {
  return __heap_base + HEADER;
}

function endOfTable(): usize {
  if (load<u32>(__heap_base) != MARK) abort("this module was compiled but not linked");
  return firstRecord() + RECORD * <usize>load<u32>(__heap_base, 4);
}

function isNamed(record: usize, group: u32, name: Bytes): bool {
  return load<u32>(record) == group && nameOf(record).equals(name);
}

function nameOf(record: usize): Bytes {
  return new Bytes(<usize>load<u32>(record, 4), load<u32>(record, 8));
}
