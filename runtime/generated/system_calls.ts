// Written by `grid codegen` from runtime/frame/system. Do not edit.
import { checkCode, readingWeight } from "../frame/system/code-upgrade";
import { System } from "../frame/system/pallet";
import { checkItems, checkKeys, checkPrefix, itemsWeight } from "../frame/system/raw-storage";
import { KeyValue } from "../frame/system/schema";
import { SYSTEM_INDEX } from "./system";
import { decodeVecOfBytes, decodeVecOfKeyValue, encodeVecOfBytes, encodeVecOfKeyValue } from "./types";
import { DispatchResult } from "../primitives/dispatch-error";
import { Origin } from "../primitives/origin";
import { Weight } from "../primitives/weight";
import { Bytes } from "../scale/bytes";
import { Reader } from "../scale/reader";
import { Writer } from "../scale/writer";
import { Call, DispatchClass } from "../support/call";
import * as weights from "../frame/system/weights";

/** Any role or Root: puts a remark into the block and nowhere else. */
@final
class RemarkCall extends Call {
  constructor(
    private readonly remark: Bytes,
  ) {
    super();
  }

  pallet(): u8 {
    return SYSTEM_INDEX;
  }

  index(): u8 {
    return 0;
  }

  name(): string {
    return "System.remark";
  }

  weight(): Weight {
    return weights.remark();
  }

  encodeArguments(w: Writer): void {
    w.bytes(this.remark);
  }

  dispatch(origin: Origin): DispatchResult {
    return System.remark(origin, this.remark);
  }
}

/** Root: replaces the runtime by a newer version of itself. */
@final
class SetCodeCall extends Call {
  constructor(
    private readonly code: Bytes,
  ) {
    super();
  }

  pallet(): u8 {
    return SYSTEM_INDEX;
  }

  index(): u8 {
    return 2;
  }

  name(): string {
    return "System.set_code";
  }

  weight(): Weight {
    return weights.setCode().plus(readingWeight(this.code));
  }

  dispatchClass(): u8 {
    return <u8>DispatchClass.Operational;
  }

  precheck(): DispatchResult {
    return checkCode(this.code);
  }

  encodeArguments(w: Writer): void {
    w.bytes(this.code);
  }

  dispatch(origin: Origin): DispatchResult {
    return System.setCode(origin, this.code);
  }
}

/** Root: replaces the runtime by any code. */
@final
class SetCodeWithoutChecksCall extends Call {
  constructor(
    private readonly code: Bytes,
  ) {
    super();
  }

  pallet(): u8 {
    return SYSTEM_INDEX;
  }

  index(): u8 {
    return 3;
  }

  name(): string {
    return "System.set_code_without_checks";
  }

  weight(): Weight {
    return weights.setCodeWithoutChecks();
  }

  dispatchClass(): u8 {
    return <u8>DispatchClass.Operational;
  }

  encodeArguments(w: Writer): void {
    w.bytes(this.code);
  }

  dispatch(origin: Origin): DispatchResult {
    return System.setCodeWithoutChecks(origin, this.code);
  }
}

/** Root: writes raw storage entries. */
@final
class SetStorageCall extends Call {
  constructor(
    private readonly items: Array<KeyValue>,
  ) {
    super();
  }

  pallet(): u8 {
    return SYSTEM_INDEX;
  }

  index(): u8 {
    return 4;
  }

  name(): string {
    return "System.set_storage";
  }

  weight(): Weight {
    return weights.setStorage(this.items).plus(itemsWeight(this.items));
  }

  dispatchClass(): u8 {
    return <u8>DispatchClass.Operational;
  }

  precheck(): DispatchResult {
    return checkItems(this.items);
  }

  encodeArguments(w: Writer): void {
    encodeVecOfKeyValue(w, this.items);
  }

  dispatch(origin: Origin): DispatchResult {
    return System.setStorage(origin, this.items);
  }
}

/** Root: removes raw storage entries. */
@final
class KillStorageCall extends Call {
  constructor(
    private readonly keys: Array<Bytes>,
  ) {
    super();
  }

  pallet(): u8 {
    return SYSTEM_INDEX;
  }

  index(): u8 {
    return 5;
  }

  name(): string {
    return "System.kill_storage";
  }

  weight(): Weight {
    return weights.killStorage(this.keys);
  }

  dispatchClass(): u8 {
    return <u8>DispatchClass.Operational;
  }

  precheck(): DispatchResult {
    return checkKeys(this.keys);
  }

  encodeArguments(w: Writer): void {
    encodeVecOfBytes(w, this.keys);
  }

  dispatch(origin: Origin): DispatchResult {
    return System.killStorage(origin, this.keys);
  }
}

/** Root: removes up to `subkeys` raw storage entries under a prefix. */
@final
class KillPrefixCall extends Call {
  constructor(
    private readonly prefix: Bytes,
    private readonly subkeys: u32,
  ) {
    super();
  }

  pallet(): u8 {
    return SYSTEM_INDEX;
  }

  index(): u8 {
    return 6;
  }

  name(): string {
    return "System.kill_prefix";
  }

  weight(): Weight {
    return weights.killPrefix(this.subkeys);
  }

  dispatchClass(): u8 {
    return <u8>DispatchClass.Operational;
  }

  precheck(): DispatchResult {
    return checkPrefix(this.prefix, this.subkeys);
  }

  encodeArguments(w: Writer): void {
    w.bytes(this.prefix);
    w.u32(this.subkeys);
  }

  dispatch(origin: Origin): DispatchResult {
    return System.killPrefix(origin, this.prefix, this.subkeys);
  }
}

function decodeKillPrefixCall(r: Reader): KillPrefixCall {
  const prefix = r.bytes();
  const subkeys = r.u32();
  return new KillPrefixCall(prefix, subkeys);
}

/** Any role: puts a remark into the block and its hash into an event. */
@final
class RemarkWithEventCall extends Call {
  constructor(
    private readonly remark: Bytes,
  ) {
    super();
  }

  pallet(): u8 {
    return SYSTEM_INDEX;
  }

  index(): u8 {
    return 7;
  }

  name(): string {
    return "System.remark_with_event";
  }

  weight(): Weight {
    return weights.remarkWithEvent(this.remark);
  }

  encodeArguments(w: Writer): void {
    w.bytes(this.remark);
  }

  dispatch(origin: Origin): DispatchResult {
    return System.remarkWithEvent(origin, this.remark);
  }
}

/** The call of that index with its arguments; null when there is none. */
export function decodeCall(index: u8, r: Reader): Call | null {
  switch (index) {
    case 0:
      return new RemarkCall(r.bytes());
    case 2:
      return new SetCodeCall(r.bytes());
    case 3:
      return new SetCodeWithoutChecksCall(r.bytes());
    case 4:
      return new SetStorageCall(decodeVecOfKeyValue(r));
    case 5:
      return new KillStorageCall(decodeVecOfBytes(r));
    case 6:
      return decodeKillPrefixCall(r);
    case 7:
      return new RemarkWithEventCall(r.bytes());
    default:
      return null;
  }
}
