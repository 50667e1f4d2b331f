import { letIn } from "../../chain/seams";
import { requireCall } from "../../generated/dispatch";
import { Storage } from "../../generated/multisig";
import { SYSTEM_INDEX } from "../../generated/system";
import { AccountId, H256, Origin, Reader, Weight, Writer, u128 } from "../../primitives";
import { Bench, accountOf as numbered, caller, filler } from "../../support/benchmarking";
import { Call } from "../../support/call";
import { blake2_256 } from "../../support/hashing";
import { Vec } from "../../support/words";
import { accountOf } from "./group";
import { Multisig } from "./pallet";
import { Constants, OpenMultisig, Timepoint } from "./schema";

const ALL: u16 = <u16>Constants.maxSignatories;
/** Bytes of a remark besides what it says: pallet, call and length. */
const REMARK_OVERHEAD: u32 = 6;
const NOW: u32 = 1;

@benchmarks
export class Benchmarks {
  static asMultiThreshold_1(bench: Bench): void {
    const who = caller(bench);
    const others = otherSignatories();
    letIn(accountOf(1, who, others));
    const call = remark(0);
    bench.start();
    const refusal = Multisig.asMultiThreshold_1(Origin.signed(who), others, call);
    bench.stop();
    bench.expect(!refusal, "the call was made");
  }

  /** The last approval of as many signatories as there can be. */
  @component("call.encoded!.length", 0, 200_000)
  static asMulti(bench: Bench, length: u32): void {
    const who = caller(bench);
    const others = otherSignatories();
    const account = accountOf(ALL, who, others);
    letIn(account);
    const call = remark(length);
    const hash = blake2_256(call.encoded!);
    open(account, hash, others[0], others);
    const since = new Timepoint(NOW, 0);
    const most = Weight.of(u64.MAX_VALUE, u64.MAX_VALUE);
    bench.start();
    const refusal = Multisig.asMulti(Origin.signed(who), ALL, others, since, call, most);
    bench.stop();
    bench.expect(!refusal && !Storage.multisigs.get(account, hash), "the call was made");
  }

  /** The first approval, which has the call wait, of one who may have one more open. */
  static approveAsMulti(bench: Bench): void {
    const who = caller(bench);
    const others = otherSignatories();
    const account = accountOf(ALL, who, others);
    letIn(account);
    const hash = H256.zero();
    Storage.opened.insert(who, Constants.maxOpen - 1);
    bench.start();
    const refusal = Multisig.approveAsMulti(
      Origin.signed(who),
      ALL,
      others,
      null,
      hash,
      Weight.zero(),
    );
    bench.stop();
    bench.expect(!refusal && Storage.multisigs.get(account, hash) != null, "it waits");
  }

  /** Opened by one who holds no role any more, with all approvals but one. */
  static cancelAsMulti(bench: Bench): void {
    const who = caller(bench);
    const others = otherSignatories();
    const account = accountOf(ALL, who, others);
    const hash = H256.zero();
    open(account, hash, others[0], others);
    const since = new Timepoint(NOW, 0);
    bench.start();
    const refusal = Multisig.cancelAsMulti(Origin.signed(who), ALL, others, since, hash);
    bench.stop();
    bench.expect(!refusal && !Storage.multisigs.get(account, hash), "it waits no more");
  }
}

/** As many as there can be besides the signer, in the order of their keys. */
function otherSignatories(): Vec<AccountId> {
  const others = new Array<AccountId>();
  for (let i: u32 = 0; i + 1 < Constants.maxSignatories; i++) others.push(numbered(i));
  return others.sort((a, b) => memory.compare(a.ptr, b.ptr, 32));
}

/** Has a call wait that `opener` has opened, among the others that it has. */
function open(account: AccountId, hash: H256, opener: AccountId, approvals: Vec<AccountId>): void {
  const when = new Timepoint(NOW, 0);
  Storage.multisigs.insert(account, hash, new OpenMultisig(when, u128.zero(), opener, approvals));
  Storage.opened.insert(opener, Constants.maxOpen);
}

/** A remark of about `length` bytes, at least the shortest there is. */
function remark(length: u32): Call {
  const w = new Writer(length + REMARK_OVERHEAD);
  w.u8(SYSTEM_INDEX);
  w.u8(0);
  w.bytes(filler(max(length, REMARK_OVERHEAD) - REMARK_OVERHEAD));
  return requireCall(Reader.over(w.toBytes()));
}
