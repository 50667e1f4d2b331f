// Written by `grid codegen` from runtime/frame/multisig. Do not edit.
import { OpenMultisig, Timepoint } from "../frame/multisig/schema";
import { beginEvent, depositEvent } from "../frame/system/events";
import { decodeOpenMultisig, encodeOpenMultisig, encodeTimepoint } from "./types";
import { DispatchResult, encodeDispatchResult, moduleError } from "../primitives/dispatch-error";
import { AccountId, H256 } from "../primitives/hash";
import { Bytes } from "../scale/bytes";
import { Reader } from "../scale/reader";
import { Writer } from "../scale/writer";
import { PrefixWalk } from "../support/map-walk";
import { Steps } from "../support/steps";
import { StorageKey, exists as storageExists, keyAfter as storageKeyAfter, kill as storageKill, prefix, read, reportCorrupt, write } from "../support/storage";

export const MULTISIG_INDEX: u8 = 15;

/** twox128("Multisig") ‖ twox128("Multisigs") */
function multisigsPrefix(): usize {
  return prefix(0x5ddc95ca9c447474, 0x7dd1a63517e7000c, 0x474ee0d63f5ad13c, 0x8d2ca9bf2d92e3be);
}

/** twox128("Multisig") ‖ twox128("Opened") */
function openedPrefix(): usize {
  return prefix(0x5ddc95ca9c447474, 0x7dd1a63517e7000c, 0x7eb2d1f0782bfcb2, 0x742e56f0a5dda8b8);
}

export namespace Storage {
  /** Calls that wait for approvals, by the account in whose name they are to be made. */
  export namespace multisigs {
    /** Where the entry of the key lies. */
    export function keyOf(key1: AccountId, key2: H256): StorageKey {
      return new StorageKey(multisigsPrefix(), 120).twox64Concat(key1.ptr, 32).blake2_128Concat(key2.ptr, 32);
    }

    /** Entries one after the other, `while (each.next()) …`; a key that does not decode is null. */
    @final
    export class Entries extends PrefixWalk {
      key1(): AccountId | null {
        const r = this.behind(32);
        r.raw(8);
        const found = AccountId.decode(r);
        return r.ok ? found : null;
      }

      key2(): H256 | null {
        const r = this.behind(32);
        r.raw(8);
        AccountId.decode(r);
        r.raw(16);
        const found = H256.decode(r);
        return r.ok ? found : null;
      }

      value(): OpenMultisig | null {
        return stored(this.raw());
      }
    }

    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(new Bytes(multisigsPrefix(), 32), steps);
    }

    /** The entries with this first key. */
    export function iterPrefix(key1: AccountId, steps: Steps): Entries {
      const k = new StorageKey(multisigsPrefix(), 40 + 32).twox64Concat(key1.ptr, 32);
      return new Entries(new Bytes(k.ptr, k.length), steps);
    }

    function stored(r: Reader | null): OpenMultisig | null {
      if (!r) return null;
      const value = decodeOpenMultisig(r);
      if (!r.ok) {
        reportCorrupt("Multisig.Multisigs");
        return null;
      }
      return value;
    }

    function store(k: StorageKey, value: OpenMultisig): void {
      const w = new Writer(48);
      encodeOpenMultisig(w, value);
      write(k.ptr, k.length, w);
    }

    export function get(key1: AccountId, key2: H256): OpenMultisig | null {
      const k = keyOf(key1, key2);
      return stored(read(k.ptr, k.length));
    }

    export function insert(key1: AccountId, key2: H256, value: OpenMultisig): void {
      store(keyOf(key1, key2), value);
    }

    /** Reads the value and removes it. */
    export function take(key1: AccountId, key2: H256): OpenMultisig | null {
      const k = keyOf(key1, key2);
      const r = read(k.ptr, k.length);
      if (r) storageKill(k.ptr, k.length);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(key1: AccountId, key2: H256, by: By, change: (value: OpenMultisig | null, by: By) => OpenMultisig | null): OpenMultisig | null {
      const k = keyOf(key1, key2);
      const value = change(stored(read(k.ptr, k.length)), by);
      if (value) store(k, value);
      else storageKill(k.ptr, k.length);
      return value;
    }

    export function remove(key1: AccountId, key2: H256): void {
      const k = keyOf(key1, key2);
      storageKill(k.ptr, k.length);
    }

    export function containsKey(key1: AccountId, key2: H256): bool {
      const k = keyOf(key1, key2);
      return storageExists(k.ptr, k.length);
    }
  }

  /** How many calls that an account has opened still wait. */
  export namespace opened {
    /** Where the entry of the key lies. */
    export function keyOf(key: AccountId): StorageKey {
      return new StorageKey(openedPrefix(), 80).blake2_128Concat(key.ptr, 32);
    }

    /** The map's first key; null where it has none. */
    export function first(): AccountId | null {
      const k = new StorageKey(openedPrefix(), 32);
      const r = storageKeyAfter(k);
      if (!r) return null;
      r.raw(16);
      const found = AccountId.decode(r);
      return r.ok ? found : null;
    }

    /** The first key behind `key`, which need not be there itself; null behind the last one. */
    export function after(key: AccountId): AccountId | null {
      const k = keyOf(key);
      const r = storageKeyAfter(k);
      if (!r) return null;
      r.raw(16);
      const found = AccountId.decode(r);
      return r.ok ? found : null;
    }

    /** Entries one after the other, `while (each.next()) …`; a key that does not decode is null. */
    @final
    export class Entries extends PrefixWalk {
      key(): AccountId | null {
        const r = this.behind(32);
        r.raw(16);
        const found = AccountId.decode(r);
        return r.ok ? found : null;
      }

      value(): u32 {
        return stored(this.raw());
      }
    }

    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(new Bytes(openedPrefix(), 32), steps);
    }

    function stored(r: Reader | null): u32 {
      if (!r) return 0;
      const value = r.u32();
      if (!r.ok) {
        reportCorrupt("Multisig.Opened");
        return 0;
      }
      return value;
    }

    function store(k: StorageKey, value: u32): void {
      const w = new Writer(4);
      w.u32(value);
      write(k.ptr, k.length, w);
    }

    export function get(key: AccountId): u32 {
      const k = keyOf(key);
      return stored(read(k.ptr, k.length));
    }

    export function insert(key: AccountId, value: u32): void {
      store(keyOf(key), value);
    }

    /** Reads the value and removes it. */
    export function take(key: AccountId): u32 {
      const k = keyOf(key);
      const r = read(k.ptr, k.length);
      if (r) storageKill(k.ptr, k.length);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(key: AccountId, by: By, change: (value: u32, by: By) => u32): u32 {
      const k = keyOf(key);
      const value = change(stored(read(k.ptr, k.length)), by);
      store(k, value);
      return value;
    }

    export function remove(key: AccountId): void {
      const k = keyOf(key);
      storageKill(k.ptr, k.length);
    }

    export function containsKey(key: AccountId): bool {
      const k = keyOf(key);
      return storageExists(k.ptr, k.length);
    }
  }
}


export namespace Events {
  /** A call waits for approvals. */
  export function newMultisig(approving: AccountId, multisig: AccountId, callHash: H256): void {
    const w = beginEvent(MULTISIG_INDEX, 0, 96);
    approving.encode(w);
    multisig.encode(w);
    callHash.encode(w);
    depositEvent(w);
  }

  /** One more signatory approves of a call. */
  export function multisigApproval(approving: AccountId, timepoint: Timepoint, multisig: AccountId, callHash: H256): void {
    const w = beginEvent(MULTISIG_INDEX, 1, 104);
    approving.encode(w);
    encodeTimepoint(w, timepoint);
    multisig.encode(w);
    callHash.encode(w);
    depositEvent(w);
  }

  /** Enough signatories approved of a call, which was made with this result. */
  export function multisigExecuted(approving: AccountId, timepoint: Timepoint, multisig: AccountId, callHash: H256, result: DispatchResult): void {
    const w = beginEvent(MULTISIG_INDEX, 2, 152);
    approving.encode(w);
    encodeTimepoint(w, timepoint);
    multisig.encode(w);
    callHash.encode(w);
    encodeDispatchResult(w, result);
    depositEvent(w);
  }

  /** A call does not wait any more. */
  export function multisigCancelled(cancelling: AccountId, timepoint: Timepoint, multisig: AccountId, callHash: H256): void {
    const w = beginEvent(MULTISIG_INDEX, 3, 104);
    cancelling.encode(w);
    encodeTimepoint(w, timepoint);
    multisig.encode(w);
    callHash.encode(w);
    depositEvent(w);
  }
}

export namespace Errors {
  /** At least two have to approve; for one there is another call. */
  export function MinimumThreshold(): DispatchResult {
    return moduleError(MULTISIG_INDEX, 0);
  }

  /** The signatory approves of the call already. */
  export function AlreadyApproved(): DispatchResult {
    return moduleError(MULTISIG_INDEX, 1);
  }

  /** There are no other signatories. */
  export function TooFewSignatories(): DispatchResult {
    return moduleError(MULTISIG_INDEX, 3);
  }

  /** There are more signatories than there may be. */
  export function TooManySignatories(): DispatchResult {
    return moduleError(MULTISIG_INDEX, 4);
  }

  /** The other signatories have to be in the order of their keys. */
  export function SignatoriesOutOfOrder(): DispatchResult {
    return moduleError(MULTISIG_INDEX, 5);
  }

  /** The signer is among the other signatories. */
  export function SenderInSignatories(): DispatchResult {
    return moduleError(MULTISIG_INDEX, 6);
  }

  /** No such call waits. */
  export function NotFound(): DispatchResult {
    return moduleError(MULTISIG_INDEX, 7);
  }

  /** Only who opened it cancels a call, while that account holds a role. */
  export function NotOwner(): DispatchResult {
    return moduleError(MULTISIG_INDEX, 8);
  }

  /** The call waits already: say since which extrinsic. */
  export function NoTimepoint(): DispatchResult {
    return moduleError(MULTISIG_INDEX, 9);
  }

  /** The call waits since another extrinsic. */
  export function WrongTimepoint(): DispatchResult {
    return moduleError(MULTISIG_INDEX, 10);
  }

  /** The call does not wait yet: there is no extrinsic to name. */
  export function UnexpectedTimepoint(): DispatchResult {
    return moduleError(MULTISIG_INDEX, 11);
  }

  /** The call weighs more than the signatory allows for. */
  export function MaxWeightTooLow(): DispatchResult {
    return moduleError(MULTISIG_INDEX, 12);
  }

  /** The account of these signatories and this threshold holds no role. */
  export function UnknownAccount(): DispatchResult {
    return moduleError(MULTISIG_INDEX, 32);
  }

  /** The signatory has opened as many calls as may wait. */
  export function TooManyOpen(): DispatchResult {
    return moduleError(MULTISIG_INDEX, 33);
  }
}
