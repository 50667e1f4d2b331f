// Written by `grid codegen` from pallets/grid-token. Do not edit.
import { beginEvent, depositEvent } from "../frame/system/events";
import { encodeOptionOfAccountId } from "./types";
import { DispatchResult, moduleError } from "../primitives/dispatch-error";
import { AccountId } from "../primitives/hash";
import { Bytes } from "../scale/bytes";
import { Reader } from "../scale/reader";
import { u128 } from "../scale/u128";
import { Writer } from "../scale/writer";
import { PrefixWalk } from "../support/map-walk";
import { Steps } from "../support/steps";
import { StorageKey, exists as storageExists, kill as storageKill, prefix, read, reportCorrupt, write } from "../support/storage";

export const GRID_TOKEN_INDEX: u8 = 11;

/** twox128("GridToken") ‖ twox128("Allowances") */
function allowancesPrefix(): usize {
  return prefix(0xf4e5c7fc3188bbc1, 0x33af3bf58a1b24ca, 0xf9de523d296b00db, 0xc165f036531ae20a);
}

export namespace Storage {
  /** GRID that a spender may move on behalf of an owner, 10^18 = 1 GRID. */
  export namespace allowances {
    /** Where the entry of the key lies. */
    export function keyOf(key1: AccountId, key2: AccountId): StorageKey {
      return new StorageKey(allowancesPrefix(), 128).blake2_128Concat(key1.ptr, 32).blake2_128Concat(key2.ptr, 32);
    }

    /** Entries one after the other, `while (each.next()) …`; a key that does not decode is null. */
    @final
    export class Entries extends PrefixWalk {
      key1(): AccountId | null {
        const r = this.behind(32);
        r.raw(16);
        const found = AccountId.decode(r);
        return r.ok ? found : null;
      }

      key2(): AccountId | null {
        const r = this.behind(32);
        r.raw(16);
        AccountId.decode(r);
        r.raw(16);
        const found = AccountId.decode(r);
        return r.ok ? found : null;
      }

      value(): u128 {
        return stored(this.raw());
      }
    }

    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(new Bytes(allowancesPrefix(), 32), steps);
    }

    /** The entries with this first key. */
    export function iterPrefix(key1: AccountId, steps: Steps): Entries {
      const k = new StorageKey(allowancesPrefix(), 48 + 32).blake2_128Concat(key1.ptr, 32);
      return new Entries(new Bytes(k.ptr, k.length), steps);
    }

    function stored(r: Reader | null): u128 {
      if (!r) return u128.zero();
      const value = r.u128();
      if (!r.ok) {
        reportCorrupt("GridToken.Allowances");
        return u128.zero();
      }
      return value;
    }

    function store(k: StorageKey, value: u128): void {
      const w = new Writer(16);
      w.u128(value);
      write(k.ptr, k.length, w);
    }

    export function get(key1: AccountId, key2: AccountId): u128 {
      const k = keyOf(key1, key2);
      return stored(read(k.ptr, k.length));
    }

    export function insert(key1: AccountId, key2: AccountId, value: u128): void {
      store(keyOf(key1, key2), value);
    }

    /** Reads the value and removes it. */
    export function take(key1: AccountId, key2: AccountId): u128 {
      const k = keyOf(key1, key2);
      const r = read(k.ptr, k.length);
      if (r) storageKill(k.ptr, k.length);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(key1: AccountId, key2: AccountId, by: By, change: (value: u128, by: By) => u128): u128 {
      const k = keyOf(key1, key2);
      const value = change(stored(read(k.ptr, k.length)), by);
      store(k, value);
      return value;
    }

    /** The same where nothing is stored of what `change` answers null for. */
    export function mutateExists<By>(key1: AccountId, key2: AccountId, by: By, change: (value: u128, by: By) => u128 | null): u128 | null {
      const k = keyOf(key1, key2);
      const value = change(stored(read(k.ptr, k.length)), by);
      if (value) store(k, value);
      else storageKill(k.ptr, k.length);
      return value;
    }

    export function remove(key1: AccountId, key2: AccountId): void {
      const k = keyOf(key1, key2);
      storageKill(k.ptr, k.length);
    }

    export function containsKey(key1: AccountId, key2: AccountId): bool {
      const k = keyOf(key1, key2);
      return storageExists(k.ptr, k.length);
    }
  }
}


export namespace Events {
  /** GRID moved; from nobody when minted, to nobody when burned. */
  export function transfer(from: AccountId | null, to: AccountId | null, value: u128): void {
    const w = beginEvent(GRID_TOKEN_INDEX, 0, 82);
    encodeOptionOfAccountId(w, from);
    encodeOptionOfAccountId(w, to);
    w.u128(value);
    depositEvent(w);
  }

  /** A spender may now move this much GRID of an owner. */
  export function approval(owner: AccountId, spender: AccountId, amount: u128): void {
    const w = beginEvent(GRID_TOKEN_INDEX, 1, 80);
    owner.encode(w);
    spender.encode(w);
    w.u128(amount);
    depositEvent(w);
  }
}

export namespace Errors {
  /** The account holds less GRID than the call would move. */
  export function InsufficientBalance(): DispatchResult {
    return moduleError(GRID_TOKEN_INDEX, 0);
  }

  /** The spender may move less GRID than the call would move. */
  export function InsufficientAllowance(): DispatchResult {
    return moduleError(GRID_TOKEN_INDEX, 1);
  }

  /** Only a burner, or the holder, may burn. */
  export function BurnerRequired(): DispatchResult {
    return moduleError(GRID_TOKEN_INDEX, 3);
  }

  /** The meter does not belong to the account that would receive the GRID. */
  export function MeterOwnerMismatch(): DispatchResult {
    return moduleError(GRID_TOKEN_INDEX, 4);
  }

  /** The total supply would not fit 128 bits, or 127 when minted by hand. */
  export function SupplyOverflow(): DispatchResult {
    return moduleError(GRID_TOKEN_INDEX, 5);
  }

  /** The account has that role already. */
  export function AlreadyGranted(): DispatchResult {
    return moduleError(GRID_TOKEN_INDEX, 6);
  }

  /** The account does not have that role. */
  export function NotGranted(): DispatchResult {
    return moduleError(GRID_TOKEN_INDEX, 7);
  }

  /** Operators read the meter: what it generates is not minted by hand. */
  export function MeterIsRead(): DispatchResult {
    return moduleError(GRID_TOKEN_INDEX, 9);
  }

  /** The account is frozen: its user is suspended and moves no GRID. */
  export function AccountFrozen(): DispatchResult {
    return moduleError(GRID_TOKEN_INDEX, 10);
  }

  /** The account owes GRID for energy and moves none until that is paid. */
  export function AccountInDebt(): DispatchResult {
    return moduleError(GRID_TOKEN_INDEX, 11);
  }

  /** The receiver holds no role on this chain. */
  export function RecipientUnknown(): DispatchResult {
    return moduleError(GRID_TOKEN_INDEX, 16);
  }

  /** The owner has as many allowances as one may have. */
  export function TooManyAllowances(): DispatchResult {
    return moduleError(GRID_TOKEN_INDEX, 17);
  }
}
