import {
  Bench,
  accountOf,
  caller,
  ed25519Key,
  ed25519Signature,
  filler,
  sr25519Key,
  sr25519Signature,
} from "../../runtime/support/benchmarking";
import { genesisHash } from "../../runtime/frame/system/blocks";
import { Call } from "../../runtime/support/call";
import { Vec } from "../../runtime/support/words";
import { requireCall } from "../../runtime/generated/dispatch";
import { Storage } from "../../runtime/generated/governance";
import { SYSTEM_INDEX, Storage as System } from "../../runtime/generated/system";
import { Timestamp } from "../../runtime/frame/timestamp/pallet";
import { AccountId, H256, Origin, Reader, Weight, Writer } from "../../runtime/primitives";
import { authorities, isAuthority, replaceAuthorities } from "../registry/authorities";
import { Governance } from "./pallet";
import { keyMessage } from "./key-proof";
import { Authority, Constants, KeyProof, OpenProposal, Proposal } from "./schema";

/** Bytes of a remark besides what it says: pallet, call and length. */
const REMARK_OVERHEAD: u32 = 6;
/** As many proposals as can be open. */
const MOST_OPEN: u32 = Constants.maxAuthorities * Constants.maxProposalsPerAuthority;
const NOW: u64 = 1_000_000;

@benchmarks
export class Benchmarks {
  /** By the only authority, so that the call runs at once, with as many others open as there can be. */
  @component("call.encoded!.length", 0, 200_000)
  static propose(bench: Bench, length: u32): void {
    const who = voter(bench, 0);
    openProposals(MOST_OPEN - 1, NOW);
    const call = remark(length);
    bench.start();
    const refusal = Governance.propose(Origin.signed(who), call);
    bench.stop();
    bench.expect(!refusal && Storage.proposalCount.get() == 1, "the call was proposed");
    bench.expect(!Storage.calls.containsKey(0), "it has run");
  }

  /** The approval that decides on a call of full length. */
  static approve(bench: Bench): void {
    const who = voter(bench, Constants.maxAuthorities - 1);
    openProposals(MOST_OPEN, NOW);
    putToVote(votes((3 * Constants.maxAuthorities) / 4 - 1), []);
    bench.start();
    const refusal = Governance.approve(Origin.signed(who), 0);
    bench.stop();
    bench.expect(!refusal && !Storage.proposals.containsKey(0), "the call has run");
  }

  /** The rejection that decides on a call of full length. */
  static reject(bench: Bench): void {
    const who = voter(bench, Constants.maxAuthorities - 1);
    openProposals(MOST_OPEN, NOW);
    putToVote([], votes(Constants.maxAuthorities / 4));
    bench.start();
    const refusal = Governance.reject(Origin.signed(who), 0);
    bench.stop();
    bench.expect(!refusal && !Storage.proposals.containsKey(0), "the proposal is gone");
  }

  /** In place of as many others as there can be, whose open proposals are cancelled. */
  @component("authorities.length", 1, 32)
  static setAuthorities(bench: Bench, count: u32): void {
    voter(bench, Constants.maxAuthorities - 1);
    openProposals(MOST_OPEN, NOW);
    const next = newAuthorities(count);
    bench.start();
    const refusal = Governance.setAuthorities(Origin.root(), next);
    bench.stop();
    bench.expect(!refusal && isAuthority(next[count - 1].account), "they are the authorities");
    bench.expect(authorities().length == count && !Storage.open.exists(), "the others are not");
  }

  /** A block in which nothing expires, with as many proposals open as there can be. */
  static onInitialize(bench: Bench): void {
    openProposals(MOST_OPEN, NOW);
    Timestamp.store(NOW);
    bench.start();
    Governance.onInitialize(1);
    bench.stop();
    bench.expect(<u32>Storage.open.get().length == MOST_OPEN, "all are open");
  }

  /** The beginning of a block that closes that many proposals. */
  @component("proposals", 1, 4)
  static expiring(bench: Bench, proposals: u32): void {
    const open = openProposals(MOST_OPEN, NOW);
    for (let i: u32 = 0; i < proposals; i++) open[i].expiresAt = NOW - 1;
    Storage.open.put(open);
    Timestamp.store(NOW);
    bench.start();
    Governance.onInitialize(1);
    bench.stop();
    bench.expect(<u32>Storage.open.get().length == MOST_OPEN - proposals, "they are closed");
  }
}

/** An authority who signs the call, next to `others`. */
function voter(bench: Bench, others: u32): AccountId {
  const who = caller(bench);
  const all = votes(others);
  all.push(who);
  replaceAuthorities(all);
  return who;
}

/** The first `count` of the other authorities. */
function votes(count: u32): Vec<AccountId> {
  const accounts = new Array<AccountId>();
  for (let i: u32 = 0; i < count; i++) accounts.push(accountOf(i));
  return accounts;
}

/** Lists that many open proposals of others. */
function openProposals(count: u32, expiresAt: u64): Vec<OpenProposal> {
  const open = new Array<OpenProposal>();
  for (let i: u32 = 0; i < count; i++) open.push(new OpenProposal(i, accountOf(i), expiresAt));
  Storage.open.put(open);
  return open;
}

/** Opens proposal 0, of a call of full length, with these votes. */
function putToVote(approvals: Vec<AccountId>, rejections: Vec<AccountId>): void {
  const hash = H256.zero();
  const proposal = new Proposal(accountOf(0), hash, Weight.zero(), approvals, rejections, NOW);
  Storage.proposals.insert(0, proposal);
  Storage.calls.insert(0, remark(Constants.maxCallLength));
}

/** A `System.remark` of about `length` bytes, at least the shortest there is. */
function remark(length: u32): Call {
  const w = new Writer(length + REMARK_OVERHEAD);
  w.u8(SYSTEM_INDEX);
  w.u8(0);
  w.bytes(filler(max(length, REMARK_OVERHEAD) - REMARK_OVERHEAD));
  return requireCall(Reader.over(w.toBytes()));
}

/** Authorities that have not been any so far, with keys of the runner's that signed. */
function newAuthorities(count: u32): Vec<Authority> {
  System.blockHash.insert(0, H256.zero());
  const next = new Array<Authority>();
  for (let i: u32 = 0; i < count; i++) {
    const account = accountOf(Constants.maxAuthorities + i);
    const aura = sr25519Key();
    const grandpa = ed25519Key();
    const seat = new Authority(account, new AccountId(aura.ptr), new H256(grandpa.ptr), null);
    const message = keyMessage(genesisHash(), seat);
    seat.proof = new KeyProof(sr25519Signature(aura, message), ed25519Signature(grandpa, message));
    next.push(seat);
  }
  return next;
}
