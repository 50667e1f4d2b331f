/** What benchmarks set up: accounts, callers and bytes. */
import { fillBytes } from "../../host/copy";
import { letIn, signerKeys } from "../../chain/seams";
import { Storage as System } from "../../generated/system";
import { ECDSA_KEY_SIZE } from "../signatures";
import { fromHost } from "../storage";
import { ecdsaGenerate, ecdsaSign, ed25519Sign, sr25519Sign } from "../../host/benchmarking";
import { FatPointer, ed25519Generate, fat, hashBlake2_256, sr25519Generate } from "../../host/env";
import { AccountInfo } from "../../primitives/account-info";
import { Bytes } from "../../scale/bytes";
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

/** The account of that number, without a record and let in to hold GRID. */
export function recipient(number: u32): AccountId {
  const who = accountOf(number);
  letIn(who);
  return who;
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

/** `length` bytes of no meaning: letters. */
export function filler(length: u32): Bytes {
  const w = new Writer(length + 1);
  fillBytes(w.reserve(length), 0x5a, length);
  return w.toBytes();
}

/** `length` letters (4 or more) that differ from those of any other number below 65,536. */
export function distinct(number: u32, length: u32): Bytes {
  const bytes = filler(length);
  for (let i: u32 = 0; i < 4; i++) {
    store<u8>(bytes.ptr + length - 4 + i, 0x61 + ((<u8>(number >> (4 * i))) & 15));
  }
  return bytes;
}

const KEY_SIZE: u32 = 32;
const SIGNATURE_SIZE: u32 = 64;
const ECDSA_SIGNATURE_SIZE: u32 = 65;

/** A new ECDSA key, which the runner keeps. */
export function ecdsaKey(): Bytes {
  return new Bytes(ecdsaGenerate(keyType(), noSeed()), ECDSA_KEY_SIZE);
}

/** The signature of one of these keys over `message`. */
export function ecdsaSignature(key: Bytes, message: Bytes): Bytes {
  return signature(ecdsaSign(keyType(), key.ptr, over(message)), ECDSA_SIGNATURE_SIZE);
}

/** A new sr25519 key, which the runner keeps. */
export function sr25519Key(): Bytes {
  return new Bytes(sr25519Generate(keyType(), noSeed()), KEY_SIZE);
}

/** The signature of one of these keys over `message`. */
export function sr25519Signature(key: Bytes, message: Bytes): Bytes {
  return signature(sr25519Sign(keyType(), key.ptr, over(message)), SIGNATURE_SIZE);
}

/** A new ed25519 key, which the runner keeps. */
export function ed25519Key(): Bytes {
  return new Bytes(ed25519Generate(keyType(), noSeed()), KEY_SIZE);
}

/** The signature of one of these keys over `message`. */
export function ed25519Signature(key: Bytes, message: Bytes): Bytes {
  return signature(ed25519Sign(keyType(), key.ptr, over(message)), SIGNATURE_SIZE);
}

function over(message: Bytes): FatPointer {
  return fat(message.ptr, message.length);
}

function signature(answer: FatPointer, size: u32): Bytes {
  const signed = fromHost(answer);
  signed.option();
  return new Bytes(signed.raw(size), size);
}

/** SCALE `None`: the runner chooses the key. */
function noSeed(): FatPointer {
  const w = new Writer(1);
  w.u8(0);
  return fat(w.ptr, w.length);
}

/** Where the runner keeps these keys: four letters. */
function keyType(): usize {
  const w = new Writer(4);
  w.u32(0x68636e62); // `bnch`
  return w.ptr;
}
