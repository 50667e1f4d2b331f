/** What decoded values say of themselves. */
import { Reader } from "../../../runtime/scale/reader";
import { AccountInfo } from "../../../runtime/primitives/account-info";
import { Bytes } from "../../../runtime/scale/bytes";
import { AURA_ENGINE, Digest, GRANDPA_ENGINE } from "../../../runtime/primitives/digest";
import { Era } from "../../../runtime/primitives/era";
import { AccountId, H256 } from "../../../runtime/primitives/hash";
import { Block, Header, OpaqueExtrinsic } from "../../../runtime/primitives/header";
import { InherentData } from "../../../runtime/primitives/inherents";
import { MultiAddress } from "../../../runtime/primitives/multi-address";
import { Writer } from "../../../runtime/scale/writer";
import { xxh64 } from "../../../runtime/support/xxhash";
import { answer, heapTop } from "../../scale/assembly/answer";
import { Fields } from "../../scale/assembly/fields";

/** Request: current block, SCALE. Answer: `ok`, bytes consumed, period, birth, death. */
export function era(ptr: usize, length: u32): u64 {
  const request = Fields.of(ptr, length);
  const current = request.u64();
  const r = new Reader(request.ptr, request.remaining());
  const era = Era.decode(r);
  answer.begin();
  answer.putU8(r.ok);
  answer.putU32(<u32>(r.ptr - request.ptr));
  answer.putU64(era.period);
  answer.putU8(era.isImmortal());
  // The rest of a refused era is never asked for.
  answer.putU64(r.ok ? era.birth(current) : 0);
  answer.putU64(r.ok ? era.death(current) : 0);
  return answer.end();
}

/** Request: SCALE. Answer: the hashes and the number, the logs, the aura and GRANDPA pre-runtime logs. */
export function header(ptr: usize, length: u32): u64 {
  const header = Header.decode(new Reader(ptr, length));
  answer.begin();
  answer.putRaw(header.parentHash.ptr, 32);
  answer.putU32(header.number);
  answer.putRaw(header.stateRoot.ptr, 32);
  answer.putRaw(header.extrinsicsRoot.ptr, 32);
  tellDigest(header.digest);
  tellOptional(header.digest.preRuntime(AURA_ENGINE));
  tellOptional(header.digest.preRuntime(GRANDPA_ENGINE));
  return answer.end();
}

function tellDigest(digest: Digest): void {
  answer.putU32(digest.items.length);
  for (let i = 0; i < digest.items.length; i++) {
    const item = digest.items[i];
    answer.putU8(item.kind);
    answer.putU32(item.engine);
    answer.putSlice(item.payload.ptr, item.payload.length);
    answer.putSlice(item.encoded.ptr, item.encoded.length);
  }
}

function tellOptional(bytes: Bytes | null): void {
  answer.putU8(bytes ? 1 : 0);
  if (bytes) answer.putSlice(bytes.ptr, bytes.length);
}

/** Request: SCALE. Answer: `ok`, whether nothing is left, bytes allocated, number, bodies of extrinsics. */
export function block(ptr: usize, length: u32): u64 {
  const before = heapTop();
  const r = new Reader(ptr, length);
  const block = Block.decode(r);
  answer.begin();
  answer.putU8(r.ok);
  answer.putU8(r.isDone());
  answer.putU32(<u32>(heapTop() - before));
  answer.putU32(block.header.number);
  answer.putU32(block.extrinsics.length);
  for (let i: u32 = 0; i < block.extrinsics.length; i++) {
    const body = block.extrinsics.next().body;
    answer.putSlice(body.ptr, body.length);
  }
  return answer.end();
}

/** Request: the body of an extrinsic. Answer: the extrinsic. */
export function wrapExtrinsic(ptr: usize, length: u32): u64 {
  const body = new Writer(length);
  body.raw(ptr, length);
  const w = new Writer(0);
  OpaqueExtrinsic.wrap(body).encode(w);
  answer.begin();
  answer.putRaw(w.ptr, w.length);
  return answer.end();
}

/** Request: SCALE. Answer: the account an address names, if it names one. */
export function lookup(ptr: usize, length: u32): u64 {
  const account = MultiAddress.decode(new Reader(ptr, length)).lookup();
  answer.begin();
  answer.putU8(account ? 1 : 0);
  if (account) answer.putRaw(account.ptr, 32);
  return answer.end();
}

/** Request: an account. Answer: its address. */
export function address(ptr: usize, length: u32): u64 {
  const w = new Writer(0);
  MultiAddress.of(new AccountId(ptr)).encode(w);
  answer.begin();
  answer.putRaw(w.ptr, w.length);
  return answer.end();
}

/** Request: an identifier, SCALE. Answer: `ok`, bytes allocated, the value under the identifier if any. */
export function inherent(ptr: usize, length: u32): u64 {
  const request = Fields.of(ptr, length);
  const id = request.u64();
  const before = heapTop();
  const r = new Reader(request.ptr, request.remaining());
  const data = InherentData.decode(r);
  answer.begin();
  answer.putU8(r.ok);
  answer.putU32(<u32>(heapTop() - before));
  tellOptional(data.find(id));
  return answer.end();
}

/** Answer: an account that has never been written. */
export function freshAccount(ptr: usize, length: u32): u64 {
  const w = new Writer(0);
  AccountInfo.fresh().encode(w);
  answer.begin();
  answer.putRaw(w.ptr, w.length);
  return answer.end();
}

/** Request: two times 32 bytes. Answer: equal as hashes, as accounts, first is nobody, equal as bytes. */
export function equality(ptr: usize, length: u32): u64 {
  const other = ptr + 32;
  answer.begin();
  answer.putU8(new H256(ptr).equals(new H256(other)));
  answer.putU8(new AccountId(ptr).equals(new AccountId(other)));
  answer.putU8(new AccountId(ptr).isNobody());
  answer.putU8(new Bytes(ptr, 32).equals(new Bytes(other, 32)));
  return answer.end();
}

/** Request: fewer than 32 bytes. Answer: their XXH64. */
export function hash64(ptr: usize, length: u32): u64 {
  answer.begin();
  answer.putU64(xxh64(ptr, length));
  return answer.end();
}
