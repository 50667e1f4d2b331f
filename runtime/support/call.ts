import { MAX_CALL_DEPTH } from "../chain/config";
import { Bytes } from "../scale/bytes";
import { DispatchResult, ok } from "../primitives/dispatch-error";
import { AccountId } from "../primitives/hash";
import { Origin } from "../primitives/origin";
import { Weight } from "../primitives/weight";
import { Writer } from "../scale/writer";

/** `DispatchClass`: which share of the block a call may use. */
export enum DispatchClass {
  Normal = 0,
  Operational = 1,
  Mandatory = 2,
}

/** Bits of `rolesOfCall` above those of roles: whoever acts for another account, and Root. */
export const DELEGATE: u32 = 1 << 30;
export const ROOT: u32 = 1 << 31;

/** A decoded call with its arguments; generated code has one subclass for each. */
export abstract class Call {
  /** Its bytes, where it was decoded as a part of something else: of another call, of storage. */
  encoded: Bytes | null = null;

  abstract pallet(): u8;
  abstract index(): u8;
  /** `GridToken.transfer`, for the log. */
  abstract name(): string;
  /** What it costs at most. */
  abstract weight(): Weight;
  /** Runs it; an error may leave changes behind, which the caller rolls back. */
  abstract dispatch(origin: Origin): DispatchResult;

  /** The calls that it makes, each as if it came by itself; null of a call that makes none. */
  inner(): Array<Call> | null {
    return null;
  }

  /** In whose name it acts, and makes those calls, where `who` makes it; null where `who` may not act for that account. */
  actor(who: AccountId): AccountId | null {
    return who;
  }

  /**
   * Why it may not even be voted on, as far as that shows without running it; reads at most. It costs no
   * more than the call, which checks the same when it runs.
   */
  precheck(): DispatchResult {
    const inner = this.inner();
    if (!inner) return ok();
    for (let i = 0; i < inner.length; i++) {
      const refusal = inner[i].precheck();
      if (refusal) return refusal;
    }
    return ok();
  }

  /** A call that makes others is operational if all of them are. */
  dispatchClass(): u8 {
    const inner = this.inner();
    if (!inner || !inner.length) return <u8>DispatchClass.Normal;
    for (let i = 0; i < inner.length; i++) {
      if (inner[i].dispatchClass() != DispatchClass.Operational) return <u8>DispatchClass.Normal;
    }
    return <u8>DispatchClass.Operational;
  }

  /** Writes its arguments anew: what tests of decoders compare with the input. */
  encodeArguments(w: Writer): void {}

  /** Writes the bytes it was decoded from. */
  encode(w: Writer): void {
    const encoded = this.encoded!;
    w.raw(encoded.ptr, encoded.length);
  }
}

/** What calls weigh together. */
export function weightOfAll(calls: Array<Call>): Weight {
  let sum = Weight.zero();
  for (let i = 0; i < calls.length; i++) sum = sum.plus(calls[i].weight());
  return sum;
}

/** How many calls the one being decoded is inside of. */
let depth: u32 = 0;

/** Enters a call within a call; false when that is too deep. Each one is followed by `ascend`. */
export function descend(): bool {
  return ++depth <= MAX_CALL_DEPTH;
}

export function ascend(): void {
  depth--;
}
