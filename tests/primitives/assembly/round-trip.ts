/** Types that can be decoded and encoded: whatever is accepted has to come back as it was. */
import { Reader } from "../../../runtime/scale/reader";
import { Writer } from "../../../runtime/scale/writer";
import { AccountInfo } from "../../../runtime/primitives/account-info";
import { Digest } from "../../../runtime/primitives/digest";
import { DispatchError } from "../../../runtime/primitives/dispatch-error";
import { AccountId, H256 } from "../../../runtime/primitives/hash";
import { Header, OpaqueExtrinsic } from "../../../runtime/primitives/header";
import { MultiAddress } from "../../../runtime/primitives/multi-address";
import { Weight } from "../../../runtime/primitives/weight";
import { answer, heapTop } from "../../scale/assembly/answer";
import { Fields } from "../../scale/assembly/fields";

/** The order is that of tests/primitives/support.ts. */
export enum Type {
  H256 = 0,
  AccountId,
  AccountInfo,
  Weight,
  MultiAddress,
  Digest,
  Header,
  OpaqueExtrinsic,
  DispatchError,
}

/**
 * Request: a type, then SCALE. Answer: `ok`, whether nothing is left, bytes allocated by decoding, and
 * what encoding the value gives (nothing if decoding failed).
 */
export function roundTrip(ptr: usize, length: u32): u64 {
  const request = Fields.of(ptr, length);
  const type = request.kind();
  const before = heapTop();
  const r = new Reader(request.ptr, request.remaining());
  const w = new Writer(0);
  recode(type, r, w);
  answer.begin();
  answer.putU8(r.ok);
  answer.putU8(r.isDone());
  answer.putU32(allocated - <u32>before);
  answer.putSlice(w.ptr, r.ok ? w.length : 0);
  return answer.end();
}

/** The top of the heap after decoding. */
let allocated: u32 = 0;

function recode(type: i32, r: Reader, w: Writer): void {
  switch (type) {
    case Type.H256:
      return encode<H256>(H256.decode(r), r, w);
    case Type.AccountId:
      return encode<AccountId>(AccountId.decode(r), r, w);
    case Type.AccountInfo:
      return encode<AccountInfo>(AccountInfo.decode(r), r, w);
    case Type.Weight:
      return encode<Weight>(Weight.decode(r), r, w);
    case Type.MultiAddress:
      return encode<MultiAddress>(MultiAddress.decode(r), r, w);
    case Type.Digest:
      return encode<Digest>(Digest.decode(r), r, w);
    case Type.Header:
      return encode<Header>(Header.decode(r), r, w);
    case Type.OpaqueExtrinsic:
      return encode<OpaqueExtrinsic>(OpaqueExtrinsic.decode(r), r, w);
    case Type.DispatchError:
      return encode<DispatchError>(DispatchError.decode(r), r, w);
    default:
      abort("unknown type");
  }
}

function encode<T>(value: T, r: Reader, w: Writer): void {
  allocated = <u32>heapTop();
  if (r.ok) value.encode(w);
}
