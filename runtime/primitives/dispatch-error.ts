import { Reader } from "../scale/reader";
import { Writer } from "../scale/writer";

/** Indices of `sp_runtime::DispatchError`. */
export enum DispatchErrorKind {
  Other = 0,
  CannotLookup = 1,
  BadOrigin = 2,
  Module = 3,
  Token = 7,
  Arithmetic = 8,
  Transactional = 9,
  Exhausted = 10,
  Unavailable = 12,
  Trie = 14,
}

/** Why a call failed: what ExtrinsicFailed carries. */
@final
export class DispatchError {
  constructor(
    readonly kind: u8,
    /** Module: the pallet's index. Token, Arithmetic, Transactional, Trie: the inner index. */
    readonly detail: u8 = 0,
    /** Module: the error's index. */
    readonly error: u8 = 0,
  ) {}

  encode(w: Writer): void {
    w.u8(this.kind);
    if (this.kind == DispatchErrorKind.Module) {
      w.u8(this.detail);
      // Module errors are four bytes wide; ours use the first.
      w.u32(<u32>this.error);
    } else if (hasInnerIndex(this.kind)) {
      w.u8(this.detail);
    }
  }

  static decode(r: Reader): DispatchError {
    const kind = r.enumIndex(<u8>DispatchErrorKind.Trie);
    if (kind == DispatchErrorKind.Module) {
      const pallet = r.u8();
      const error = r.u32();
      if (error >> 8) r.fail();
      return new DispatchError(kind, pallet, <u8>error);
    }
    return new DispatchError(kind, hasInnerIndex(kind) ? r.u8() : 0);
  }

  toString(): string {
    if (this.kind != DispatchErrorKind.Module) return `DispatchError(${this.kind})`;
    return `Module(${this.detail}, ${this.error})`;
  }
}

/** Whether an index of a second enum follows the kind. */
function hasInnerIndex(kind: u8): bool {
  return (
    (kind >= <u8>DispatchErrorKind.Token && kind <= <u8>DispatchErrorKind.Transactional) ||
    kind == DispatchErrorKind.Trie
  );
}

/** Null is success. */
export type DispatchResult = DispatchError | null;

/** SCALE's `Result<(), DispatchError>`. */
export function encodeDispatchResult(w: Writer, result: DispatchResult): void {
  w.bool(result != null);
  if (result) result.encode(w);
}

export function ok(): DispatchResult {
  return null;
}

/** The caller may not make this call. */
export function badOrigin(): DispatchResult {
  return new DispatchError(<u8>DispatchErrorKind.BadOrigin);
}

/** An address that names no account. */
export function cannotLookup(): DispatchResult {
  return new DispatchError(<u8>DispatchErrorKind.CannotLookup);
}

/** Error `error` of the pallet with index `pallet`; generated code calls it. */
export function moduleError(pallet: u8, error: u8): DispatchResult {
  return new DispatchError(<u8>DispatchErrorKind.Module, pallet, error);
}

/** A sum or product that does not fit its type. */
export function arithmeticOverflow(): DispatchResult {
  return new DispatchError(<u8>DispatchErrorKind.Arithmetic, 1);
}
