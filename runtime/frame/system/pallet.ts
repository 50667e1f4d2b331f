import { Events } from "../../generated/system";
import { Bytes, DispatchResult, Origin, badOrigin, ok } from "../../primitives";
import { blake2_256 } from "../../support/hashing";
import { Vec } from "../../support/words";
import { checkCode, readingWeight, replaceCode, upgradeTo } from "./code-upgrade";
import {
  checkItems,
  checkKeys,
  checkPrefix,
  itemsWeight,
  removeKeys,
  removePrefix,
  writeItems,
} from "./raw-storage";
import { KeyValue } from "./schema";

/** Accounts, blocks, events and the runtime's own code. */
@pallet("System")
export class System {
  /** Puts a remark into the block and nowhere else. */
  @call(0)
  @role("any", "root")
  static remark(origin: Origin, remark: Bytes): DispatchResult {
    return ok();
  }

  /** Replaces the runtime by a newer version of itself. */
  @call(2)
  @role("root")
  @operational
  @precheck(checkCode)
  @innerWeight(readingWeight)
  static setCode(origin: Origin, code: Bytes): DispatchResult {
    return upgradeTo(code);
  }

  /** Replaces the runtime by any code. */
  @call(3)
  @role("root")
  @operational
  static setCodeWithoutChecks(origin: Origin, code: Bytes): DispatchResult {
    replaceCode(code);
    return ok();
  }

  /** Writes raw storage entries. */
  @call(4)
  @role("root")
  @operational
  @precheck(checkItems)
  @innerWeight(itemsWeight)
  static setStorage(origin: Origin, items: Vec<KeyValue>): DispatchResult {
    const refusal = checkItems(items);
    if (refusal) return refusal;
    writeItems(items);
    return ok();
  }

  /** Removes raw storage entries. */
  @call(5)
  @role("root")
  @operational
  @precheck(checkKeys)
  static killStorage(origin: Origin, keys: Vec<Bytes>): DispatchResult {
    const refusal = checkKeys(keys);
    if (refusal) return refusal;
    removeKeys(keys);
    return ok();
  }

  /** Removes up to `subkeys` raw storage entries under a prefix. */
  @call(6)
  @role("root")
  @operational
  @precheck(checkPrefix)
  static killPrefix(origin: Origin, prefix: Bytes, subkeys: u32): DispatchResult {
    const refusal = checkPrefix(prefix, subkeys);
    if (refusal) return refusal;
    removePrefix(prefix, subkeys);
    return ok();
  }

  /** Puts a remark into the block and its hash into an event. */
  @call(7)
  @role("any")
  static remarkWithEvent(origin: Origin, remark: Bytes): DispatchResult {
    const sender = origin.signer();
    if (!sender) return badOrigin();
    Events.remarked(sender, blake2_256(remark));
    return ok();
  }
}
