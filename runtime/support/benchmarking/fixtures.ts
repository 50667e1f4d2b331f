/** What benchmarks set up: accounts, callers and bytes. */
import { signerKeys } from "../../chain/seams";
import { Storage as System } from "../../generated/system";
import { ECDSA_KEY_SIZE } from "../signatures";
import { fromHost } from "../storage";
import { ecdsaGenerate, ecdsaSign } from "../../host/benchmarking";
import { fat, hashBlake2_256 } from "../../host/env";
import { AccountInfo } from "../../primitives/account-info";
import { Bytes } from "../../primitives/bytes";
import { AccountId } from "../../primitives/hash";
import { u128 } from "../../scale/u128";
import { Writer } from "../../scale/writer";
import { Bench } from "./bench";

/** An amount of GRID that no benchmark runs out of: a billion. */
export function plenty(): u128 {
  return u128.mul64(1_000_000_000, 1_000_000_000_000_000_000);
}

/** The account of that number; without a record until somebody writes one. */
export function accountOf(number: u32): AccountId {
  const w = new Writer(4);
  w.u32(number);
  return new AccountId(hashBlake2_256(fat(w.ptr, w.length)));
}

/** The account of that number with a record and plenty of GRID. */
export function holder(number: u32): AccountId {
  const who = accountOf(number);
  System.account.insert(
    who,
    new AccountInfo(0, 0, 1, 0, plenty(), plenty(), u128.zero(), u128.zero()),
  );
  return who;
}

/**
 * A holder who signs the call: its record and what admission reads of it are not counted, since every
 * signed extrinsic reads them and writes the record before its call runs.
 */
export function caller(bench: Bench): AccountId {
  const who = holder(u32.MAX_VALUE);
  const record = System.account.keyOf(who);
  bench.whitelist(record.ptr, record.length);
  const more = signerKeys(who);
  for (let i = 0; i < more.length; i++) bench.whitelist(more[i].ptr, more[i].length);
  return who;
}

/** `length` bytes of no meaning. */
export function filler(length: u32): Bytes {
  const w = new Writer(length + 1);
  memory.fill(w.reserve(length), 0x5a, length);
  return w.toBytes();
}

/** `length` bytes (4 or more) that differ from those of any other number. */
export function distinct(number: u32, length: u32): Bytes {
  const bytes = filler(length);
  store<u32>(bytes.ptr + length - 4, number);
  return bytes;
}

const ECDSA_SIGNATURE_SIZE: u32 = 65;

/** A new ECDSA key, which the runner keeps. */
export function ecdsaKey(): Bytes {
  const noSeed = new Writer(1);
  noSeed.u8(0);
  return new Bytes(ecdsaGenerate(keyType(), fat(noSeed.ptr, noSeed.length)), ECDSA_KEY_SIZE);
}

/** The signature of one of these keys over `message`. */
export function ecdsaSignature(key: Bytes, message: Bytes): Bytes {
  const signed = fromHost(ecdsaSign(keyType(), key.ptr, fat(message.ptr, message.length)));
  signed.option();
  return new Bytes(signed.raw(ECDSA_SIGNATURE_SIZE), ECDSA_SIGNATURE_SIZE);
}

/** Where the runner keeps these keys: four letters. */
function keyType(): usize {
  const w = new Writer(4);
  w.u32(0x68636e62); // `bnch`
  return w.ptr;
}
