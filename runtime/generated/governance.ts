// Written by `grid codegen` from pallets/governance. Do not edit.
import { OpenProposal, Proposal } from "../../pallets/governance/schema";
import { beginEvent, depositEvent } from "../frame/system/events";
import { requireCall } from "./dispatch";
import { decodeProposal, decodeVecOfOpenProposal, encodeOpenProposal, encodeProposal, encodeVecOfAccountId, encodeVecOfOpenProposal } from "./types";
import { Box } from "../primitives/box";
import { DispatchResult, encodeDispatchResult, moduleError } from "../primitives/dispatch-error";
import { AccountId, H256 } from "../primitives/hash";
import { Bytes } from "../scale/bytes";
import { Reader } from "../scale/reader";
import { Writer } from "../scale/writer";
import { Call } from "../support/call";
import { PrefixWalk } from "../support/map-walk";
import { Steps } from "../support/steps";
import { StorageKey, append as storageAppend, exists as storageExists, keyAfter as storageKeyAfter, kill as storageKill, prefix, read, reportCorrupt, write } from "../support/storage";

export const GOVERNANCE_INDEX: u8 = 6;

/** twox128("Governance") ‖ twox128("ProposalCount") */
function proposalCountPrefix(): usize {
  return prefix(0x26bda36f3358aa67, 0x4e24ff0cca1456b0, 0x4f788855d5e95462, 0xb1e29666722ba6a2);
}

/** twox128("Governance") ‖ twox128("Proposals") */
function proposalsPrefix(): usize {
  return prefix(0x26bda36f3358aa67, 0x4e24ff0cca1456b0, 0x1ddd6f8c18f7c288, 0x40f471d1a02faeff);
}

/** twox128("Governance") ‖ twox128("Calls") */
function callsPrefix(): usize {
  return prefix(0x26bda36f3358aa67, 0x4e24ff0cca1456b0, 0x45d449c17b67cb99, 0xc0d9d0c41e0e9c0f);
}

/** twox128("Governance") ‖ twox128("Open") */
function openPrefix(): usize {
  return prefix(0x26bda36f3358aa67, 0x4e24ff0cca1456b0, 0x9da4906f82ff46c, 0xc880f29c9d46c86);
}

export namespace Storage {
  /** How many proposals there have been; the next one's number. */
  export namespace proposalCount {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return proposalCountPrefix();
    }

    function stored(r: Reader | null): u32 {
      if (!r) return 0;
      const value = r.u32();
      if (!r.ok) {
        reportCorrupt("Governance.ProposalCount");
        return 0;
      }
      return value;
    }

    export function get(): u32 {
      return stored(read(proposalCountPrefix(), 32));
    }

    export function put(value: u32): void {
      const w = new Writer(4);
      w.u32(value);
      write(proposalCountPrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): u32 {
      const r = read(proposalCountPrefix(), 32);
      if (r) storageKill(proposalCountPrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(by: By, change: (value: u32, by: By) => u32): u32 {
      const value = change(stored(read(proposalCountPrefix(), 32)), by);
      put(value);
      return value;
    }

    export function kill(): void {
      storageKill(proposalCountPrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(proposalCountPrefix(), 32);
    }
  }

  /** The open proposals, by number. */
  export namespace proposals {
    /** Where the entry of the key lies. */
    export function keyOf(key: u32): StorageKey {
      const w1 = new Writer(4);
      w1.u32(key);
      return new StorageKey(proposalsPrefix(), 44).twox64Concat(w1.ptr, w1.length);
    }

    /** The map's first key; null where it has none. */
    export function first(): Box<u32> | null {
      const k = new StorageKey(proposalsPrefix(), 32);
      const r = storageKeyAfter(k);
      if (!r) return null;
      r.raw(8);
      const found = new Box<u32>(r.u32());
      return r.ok ? found : null;
    }

    /** The first key behind `key`, which need not be there itself; null behind the last one. */
    export function after(key: u32): Box<u32> | null {
      const k = keyOf(key);
      const r = storageKeyAfter(k);
      if (!r) return null;
      r.raw(8);
      const found = new Box<u32>(r.u32());
      return r.ok ? found : null;
    }

    /** Entries one after the other, `while (each.next()) …`; a key that does not decode is null. */
    @final
    export class Entries extends PrefixWalk {
      key(): Box<u32> | null {
        const r = this.behind(32);
        r.raw(8);
        const found = new Box<u32>(r.u32());
        return r.ok ? found : null;
      }

      value(): Proposal | null {
        return stored(this.raw());
      }
    }

    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(new Bytes(proposalsPrefix(), 32), steps);
    }

    function stored(r: Reader | null): Proposal | null {
      if (!r) return null;
      const value = decodeProposal(r);
      if (!r.ok) {
        reportCorrupt("Governance.Proposals");
        return null;
      }
      return value;
    }

    function store(k: StorageKey, value: Proposal): void {
      const w = new Writer(48);
      encodeProposal(w, value);
      write(k.ptr, k.length, w);
    }

    export function get(key: u32): Proposal | null {
      const k = keyOf(key);
      return stored(read(k.ptr, k.length));
    }

    export function insert(key: u32, value: Proposal): void {
      store(keyOf(key), value);
    }

    /** Reads the value and removes it. */
    export function take(key: u32): Proposal | null {
      const k = keyOf(key);
      const r = read(k.ptr, k.length);
      if (r) storageKill(k.ptr, k.length);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(key: u32, by: By, change: (value: Proposal | null, by: By) => Proposal | null): Proposal | null {
      const k = keyOf(key);
      const value = change(stored(read(k.ptr, k.length)), by);
      if (value) store(k, value);
      else storageKill(k.ptr, k.length);
      return value;
    }

    export function remove(key: u32): void {
      const k = keyOf(key);
      storageKill(k.ptr, k.length);
    }

    export function containsKey(key: u32): bool {
      const k = keyOf(key);
      return storageExists(k.ptr, k.length);
    }
  }

  /** The calls of the open proposals. */
  export namespace calls {
    /** Where the entry of the key lies. */
    export function keyOf(key: u32): StorageKey {
      const w1 = new Writer(4);
      w1.u32(key);
      return new StorageKey(callsPrefix(), 44).twox64Concat(w1.ptr, w1.length);
    }

    /** The map's first key; null where it has none. */
    export function first(): Box<u32> | null {
      const k = new StorageKey(callsPrefix(), 32);
      const r = storageKeyAfter(k);
      if (!r) return null;
      r.raw(8);
      const found = new Box<u32>(r.u32());
      return r.ok ? found : null;
    }

    /** The first key behind `key`, which need not be there itself; null behind the last one. */
    export function after(key: u32): Box<u32> | null {
      const k = keyOf(key);
      const r = storageKeyAfter(k);
      if (!r) return null;
      r.raw(8);
      const found = new Box<u32>(r.u32());
      return r.ok ? found : null;
    }

    /** Entries one after the other, `while (each.next()) …`; a key that does not decode is null. */
    @final
    export class Entries extends PrefixWalk {
      key(): Box<u32> | null {
        const r = this.behind(32);
        r.raw(8);
        const found = new Box<u32>(r.u32());
        return r.ok ? found : null;
      }

      value(): Call | null {
        return stored(this.raw());
      }
    }

    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(new Bytes(callsPrefix(), 32), steps);
    }

    function stored(r: Reader | null): Call | null {
      if (!r) return null;
      const value = requireCall(r);
      if (!r.ok) {
        reportCorrupt("Governance.Calls");
        return null;
      }
      return value;
    }

    function store(k: StorageKey, value: Call): void {
      const w = new Writer(48);
      value.encode(w);
      write(k.ptr, k.length, w);
    }

    export function get(key: u32): Call | null {
      const k = keyOf(key);
      return stored(read(k.ptr, k.length));
    }

    export function insert(key: u32, value: Call): void {
      store(keyOf(key), value);
    }

    /** Reads the value and removes it. */
    export function take(key: u32): Call | null {
      const k = keyOf(key);
      const r = read(k.ptr, k.length);
      if (r) storageKill(k.ptr, k.length);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(key: u32, by: By, change: (value: Call | null, by: By) => Call | null): Call | null {
      const k = keyOf(key);
      const value = change(stored(read(k.ptr, k.length)), by);
      if (value) store(k, value);
      else storageKill(k.ptr, k.length);
      return value;
    }

    export function remove(key: u32): void {
      const k = keyOf(key);
      storageKill(k.ptr, k.length);
    }

    export function containsKey(key: u32): bool {
      const k = keyOf(key);
      return storageExists(k.ptr, k.length);
    }
  }

  /** The open proposals in the order in which they expire. */
  export namespace open {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return openPrefix();
    }

    function stored(r: Reader | null): Array<OpenProposal> {
      if (!r) return new Array<OpenProposal>();
      const value = decodeVecOfOpenProposal(r);
      if (!r.ok) {
        reportCorrupt("Governance.Open");
        return new Array<OpenProposal>();
      }
      return value;
    }

    export function get(): Array<OpenProposal> {
      return stored(read(openPrefix(), 32));
    }

    export function put(value: Array<OpenProposal>): void {
      const w = new Writer(4 + value.length * 44);
      encodeVecOfOpenProposal(w, value);
      write(openPrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): Array<OpenProposal> {
      const r = read(openPrefix(), 32);
      if (r) storageKill(openPrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(by: By, change: (value: Array<OpenProposal>, by: By) => Array<OpenProposal>): Array<OpenProposal> {
      const value = change(stored(read(openPrefix(), 32)), by);
      put(value);
      return value;
    }

    /** The same where nothing is stored of what `change` answers null for. */
    export function mutateExists<By>(by: By, change: (value: Array<OpenProposal>, by: By) => Array<OpenProposal> | null): Array<OpenProposal> | null {
      const value = change(stored(read(openPrefix(), 32)), by);
      if (value) put(value);
      else storageKill(openPrefix(), 32);
      return value;
    }

    export function kill(): void {
      storageKill(openPrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(openPrefix(), 32);
    }

    export function append(item: OpenProposal): void {
      const w = new Writer(44);
      encodeOpenProposal(w, item);
      storageAppend(openPrefix(), 32, w);
    }
  }
}

/** twox128("Governance") ‖ twox128(":__STORAGE_VERSION__:") */
function storageVersionKey(): usize {
  return prefix(0x26bda36f3358aa67, 0x4e24ff0cca1456b0, 0xc4416b0912907b4e, 0x29a46e7f94af3aeb);
}

/** Version of the layout of this pallet's storage. */
export namespace StorageVersion {
  /** The one this runtime reads and writes. */
  export const CURRENT: u16 = 2;

  /** The one in storage; 0 before there were any. */
  export function get(): u16 {
    const r = read(storageVersionKey(), 32);
    return r ? r.u16() : 0;
  }

  export function put(version: u16): void {
    const w = new Writer(2);
    w.u16(version);
    write(storageVersionKey(), 32, w);
  }
}

export namespace Events {
  /** An authority proposed a call, and so approved it. */
  export function proposed(proposal: u32, proposer: AccountId, callHash: H256, expiresAt: u64): void {
    const w = beginEvent(GOVERNANCE_INDEX, 0, 76);
    w.u32(proposal);
    proposer.encode(w);
    callHash.encode(w);
    w.u64(expiresAt);
    depositEvent(w);
  }

  /** An authority voted. */
  export function voted(proposal: u32, who: AccountId, approve: bool, approvals: u32, rejections: u32): void {
    const w = beginEvent(GOVERNANCE_INDEX, 1, 45);
    w.u32(proposal);
    who.encode(w);
    w.bool(approve);
    w.u32(approvals);
    w.u32(rejections);
    depositEvent(w);
  }

  /** Enough authorities approved: the call ran as Root, with this result. */
  export function executed(proposal: u32, result: DispatchResult): void {
    const w = beginEvent(GOVERNANCE_INDEX, 2, 52);
    w.u32(proposal);
    encodeDispatchResult(w, result);
    depositEvent(w);
  }

  /** So many authorities rejected the proposal that it can no longer pass. */
  export function disapproved(proposal: u32): void {
    const w = beginEvent(GOVERNANCE_INDEX, 3, 4);
    w.u32(proposal);
    depositEvent(w);
  }

  /** Too few authorities voted in time. */
  export function expired(proposal: u32): void {
    const w = beginEvent(GOVERNANCE_INDEX, 4, 4);
    w.u32(proposal);
    depositEvent(w);
  }

  /** The authorities, or the arguments that calls take, changed while the proposal was open. */
  export function cancelled(proposal: u32): void {
    const w = beginEvent(GOVERNANCE_INDEX, 5, 4);
    w.u32(proposal);
    depositEvent(w);
  }

  /** Blocks are authored by other authorities from the next one on, and finalised by them. */
  export function authoritiesChanged(authorities: Array<AccountId>, setId: u64): void {
    const w = beginEvent(GOVERNANCE_INDEX, 6, 8 + 4 + authorities.length * 32);
    encodeVecOfAccountId(w, authorities);
    w.u64(setId);
    depositEvent(w);
  }
}

export namespace Errors {
  /** The call is longer than a proposal may be. */
  export function CallTooLong(): DispatchResult {
    return moduleError(GOVERNANCE_INDEX, 1);
  }

  /** The authority has as many open proposals as one may have. */
  export function TooManyProposals(): DispatchResult {
    return moduleError(GOVERNANCE_INDEX, 2);
  }

  /** Code is not replaced without checks. */
  export function ForbiddenCall(): DispatchResult {
    return moduleError(GOVERNANCE_INDEX, 3);
  }

  /** There is no open proposal of that number. */
  export function ProposalNotFound(): DispatchResult {
    return moduleError(GOVERNANCE_INDEX, 4);
  }

  /** The time to vote is over. */
  export function ProposalExpired(): DispatchResult {
    return moduleError(GOVERNANCE_INDEX, 5);
  }

  /** The authority has voted on this proposal. */
  export function AlreadyVoted(): DispatchResult {
    return moduleError(GOVERNANCE_INDEX, 6);
  }

  /** This runtime does not know the call, which an older one accepted. */
  export function UndecodableCall(): DispatchResult {
    return moduleError(GOVERNANCE_INDEX, 7);
  }

  /** A chain needs at least one authority. */
  export function NoAuthorities(): DispatchResult {
    return moduleError(GOVERNANCE_INDEX, 8);
  }

  /** There are more authorities than there may be. */
  export function TooManyAuthorities(): DispatchResult {
    return moduleError(GOVERNANCE_INDEX, 9);
  }

  /** An account or a key is there twice. */
  export function DuplicateAuthority(): DispatchResult {
    return moduleError(GOVERNANCE_INDEX, 10);
  }

  /** The authorities changed in this very block, or a change of them waits to come into force. */
  export function ChangePending(): DispatchResult {
    return moduleError(GOVERNANCE_INDEX, 11);
  }

  /** An account or a key is one that nobody holds, or that anybody can sign for. */
  export function KeyOfNobody(): DispatchResult {
    return moduleError(GOVERNANCE_INDEX, 12);
  }

  /** A new authority has not proven that it holds its keys. */
  export function KeysNotProven(): DispatchResult {
    return moduleError(GOVERNANCE_INDEX, 13);
  }

  /** The call is too heavy for the approval that would run it to fit a block. */
  export function CallTooHeavy(): DispatchResult {
    return moduleError(GOVERNANCE_INDEX, 14);
  }

  /** The call is not one that is made by Root. */
  export function NotForRoot(): DispatchResult {
    return moduleError(GOVERNANCE_INDEX, 15);
  }
}
