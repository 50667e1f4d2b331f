/** Types the runtime only encodes: what it tells the node. */
import { u128 } from "../../../runtime/scale/u128";
import { Writer } from "../../../runtime/scale/writer";
import {
  FeeDetails,
  GenesisBuildResult,
  RuntimeDispatchInfo,
  SessionKey,
} from "../../../runtime/primitives/api-types";
import { Bytes } from "../../../runtime/scale/bytes";
import { DispatchError } from "../../../runtime/primitives/dispatch-error";
import { DispatchInfo } from "../../../runtime/primitives/dispatch-info";
import { CheckInherentsResult } from "../../../runtime/primitives/inherents";
import {
  ApplyExtrinsicResult,
  Invalid,
  TransactionValidity,
  Unknown,
  ValidTransaction,
  ValidityError,
} from "../../../runtime/primitives/validity";
import { Weight } from "../../../runtime/primitives/weight";
import { answer } from "../../scale/assembly/answer";
import { Fields } from "../../scale/assembly/fields";

function tell<T>(value: T): u64 {
  const w = new Writer(0);
  value.encode(w);
  answer.begin();
  answer.putRaw(w.ptr, w.length);
  return answer.end();
}

function slice(from: Fields): Bytes {
  const fields = from.nested();
  return new Bytes(fields.ptr, fields.remaining());
}

function number(from: Fields): u128 {
  return new u128(from.u64(), from.u64());
}

function validityError(from: Fields): ValidityError {
  const family = from.u8();
  const index = <i32>from.u8();
  return family ? ValidityError.unknown(<Unknown>index) : ValidityError.invalid(<Invalid>index);
}

/** Request: 0 success; 1 kind, detail, error of the failed call; 2 family and index of the refusal. */
export function applied(ptr: usize, length: u32): u64 {
  const request = Fields.of(ptr, length);
  const outcome = request.u8();
  if (outcome == 2) return tell(ApplyExtrinsicResult.refused(validityError(request)));
  if (outcome == 0) return tell(ApplyExtrinsicResult.included(null));
  const error = new DispatchError(request.u8(), request.u8(), request.u8());
  return tell(ApplyExtrinsicResult.included(error));
}

/** Request: 0 priority, longevity, provided tag, whether one is required and it; 1 family and index. */
export function validity(ptr: usize, length: u32): u64 {
  const request = Fields.of(ptr, length);
  if (request.u8()) return tell(TransactionValidity.err(validityError(request)));
  const priority = request.u64();
  const longevity = request.u64();
  const provides = slice(request);
  const requires = request.u8() ? slice(request) : null;
  return tell(
    TransactionValidity.ok(new ValidTransaction(priority, requires, provides, longevity)),
  );
}

/** Request: 0; or 1, identifier and error. */
export function inherentsChecked(ptr: usize, length: u32): u64 {
  const request = Fields.of(ptr, length);
  if (!request.u8()) return tell(CheckInherentsResult.okay());
  const id = request.u64();
  const error = new Writer(0);
  const bytes = slice(request);
  error.raw(bytes.ptr, bytes.length);
  return tell(CheckInherentsResult.fatal(id, error));
}

/** Request: reference time, proof size, class, whether it pays. */
export function dispatchInfo(ptr: usize, length: u32): u64 {
  const request = Fields.of(ptr, length);
  const weight = Weight.of(request.u64(), request.u64());
  return tell(new DispatchInfo(weight, request.u8(), request.u8() != 0));
}

/** Request: reference time, proof size, class, fee. */
export function paymentInfo(ptr: usize, length: u32): u64 {
  const request = Fields.of(ptr, length);
  const weight = Weight.of(request.u64(), request.u64());
  return tell(new RuntimeDispatchInfo(weight, request.u8(), number(request)));
}

/** Request: whether it pays; base, length and weight fee; tip. */
export function feeDetails(ptr: usize, length: u32): u64 {
  const request = Fields.of(ptr, length);
  const pays = request.u8() != 0;
  const base = number(request);
  const lengthFee = number(request);
  const weightFee = number(request);
  return tell(new FeeDetails(pays, base, lengthFee, weightFee, number(request)));
}

/** Request: whether there is an error, and its text. */
export function genesisBuilt(ptr: usize, length: u32): u64 {
  const request = Fields.of(ptr, length);
  if (!request.u8()) return tell(new GenesisBuildResult(null));
  return tell(new GenesisBuildResult(slice(request).toString()));
}

/** Request: the key, the four letters of its type. */
export function sessionKey(ptr: usize, length: u32): u64 {
  const request = Fields.of(ptr, length);
  const key = slice(request);
  return tell(new SessionKey(key, request.u32()));
}

/** Request: two weights. Answer: their sum, their difference, whether the first exceeds the second. */
export function weights(ptr: usize, length: u32): u64 {
  const request = Fields.of(ptr, length);
  const a = Weight.of(request.u64(), request.u64());
  const b = Weight.of(request.u64(), request.u64());
  answer.begin();
  tellWeight(a.plus(b));
  tellWeight(a.minus(b));
  answer.putU8(a.exceeds(b));
  return answer.end();
}

function tellWeight(weight: Weight): void {
  answer.putU64(weight.refTime);
  answer.putU64(weight.proofSize);
}
