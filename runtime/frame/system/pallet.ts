import { hashBlake2_256, fat } from "../../host/env";
import { Errors, Events } from "../../generated/system";
import { Bytes, DispatchResult, H256, Origin, badOrigin, ok } from "../../primitives";
import { GuardedKeys } from "../../chain/guarded-keys";
import { clearPrefix, kill, writeRaw } from "../../support/storage";
import { Vec } from "../../support/words";
import { forgetAccount } from "./accounts";
import { checkCode, replaceCode } from "./code-upgrade";
import { KeyValue } from "./schema";

/** Accounts, blocks, events and the runtime's own code. */
@pallet("System")
export class System {
  /** Puts a remark into the block and nowhere else. */
  @call(0)
  @role("any", "root")
  static remark(origin: Origin, remark: Bytes): DispatchResult {
    return origin.isNone ? badOrigin() : ok();
  }

  /** Replaces the runtime by a newer version of itself. */
  @call(2)
  @role("root")
  @operational
  static setCode(origin: Origin, code: Bytes): DispatchResult {
    if (!origin.isRoot) return badOrigin();
    const refusal = checkCode(code);
    if (refusal) return refusal;
    replaceCode(code);
    return ok();
  }

  /** Replaces the runtime by any code. */
  @call(3)
  @role("root")
  @operational
  static setCodeWithoutChecks(origin: Origin, code: Bytes): DispatchResult {
    if (!origin.isRoot) return badOrigin();
    replaceCode(code);
    return ok();
  }

  /** Writes raw storage entries. */
  @call(4)
  @role("root")
  @operational
  static setStorage(origin: Origin, items: Vec<KeyValue>): DispatchResult {
    if (!origin.isRoot) return badOrigin();
    const guarded = new GuardedKeys();
    for (let i = 0; i < items.length; i++) {
      const item = items[i];
      if (guarded.has(item.key)) return Errors.CallFiltered();
      writeRaw(item.key.ptr, item.key.length, item.value.ptr, item.value.length);
    }
    forgetAccount();
    return ok();
  }

  /** Removes raw storage entries. */
  @call(5)
  @role("root")
  @operational
  static killStorage(origin: Origin, keys: Vec<Bytes>): DispatchResult {
    if (!origin.isRoot) return badOrigin();
    const guarded = new GuardedKeys();
    for (let i = 0; i < keys.length; i++) {
      if (guarded.has(keys[i])) return Errors.CallFiltered();
      kill(keys[i].ptr, keys[i].length);
    }
    forgetAccount();
    return ok();
  }

  /** Removes all raw storage entries under a prefix that has at most `subkeys` of them. */
  @call(6)
  @role("root")
  @operational
  static killPrefix(origin: Origin, prefix: Bytes, subkeys: u32): DispatchResult {
    if (!origin.isRoot) return badOrigin();
    if (new GuardedKeys().has(prefix)) return Errors.CallFiltered();
    clearPrefix(prefix);
    forgetAccount();
    return ok();
  }

  /** Puts a remark into the block and its hash into an event. */
  @call(7)
  @role("any")
  static remarkWithEvent(origin: Origin, remark: Bytes): DispatchResult {
    const sender = origin.signer();
    if (!sender) return badOrigin();
    Events.remarked(sender, new H256(hashBlake2_256(fat(remark.ptr, remark.length))));
    return ok();
  }
}
