import { Bytes } from "../scale/bytes";
import { DispatchResult } from "./dispatch-error";
import { Writer } from "../scale/writer";

/** Indices of `InvalidTransaction`. */
export enum Invalid {
  Call = 0,
  Payment = 1,
  Future = 2,
  Stale = 3,
  BadProof = 4,
  AncientBirthBlock = 5,
  ExhaustsResources = 6,
  BadMandatory = 8,
  MandatoryValidation = 9,
  BadSigner = 10,
}

/** Index of `InvalidTransaction::Custom`. */
const CUSTOM: u8 = 7;

/** Codes of `InvalidTransaction::Custom`: this chain's own reasons, listed in runtime/executive/README.md. */
export enum Custom {
  /** The signer holds a role, but none of those that the call is for. */
  RoleRequired = 1,
  /** Governance makes this call: propose it. */
  RootRequired = 2,
  /** The signer has filled its part of this window: send it in the next one. */
  WindowQuota = 3,
  /** With what comes before it the signer would fill more than its part of one block: send it in a later one. */
  BlockQuota = 4,
  /** The nonce is too far ahead of the account's: send what comes before it first. */
  NonceTooFar = 5,
}

/** Indices of `UnknownTransaction`. */
export enum Unknown {
  CannotLookup = 0,
  NoUnsignedValidator = 1,
}

/** Why an extrinsic may not be in a block at all: `TransactionValidityError`. */
@final
export class ValidityError {
  private constructor(
    private readonly family: u8,
    readonly index: u8,
    /** The code of a `Custom` one. */
    private readonly code: u8,
  ) {}

  static custom(code: Custom): ValidityError {
    return new ValidityError(0, CUSTOM, <u8>code);
  }

  static invalid(reason: Invalid): ValidityError {
    return new ValidityError(0, <u8>reason, 0);
  }

  static unknown(reason: Unknown): ValidityError {
    return new ValidityError(1, <u8>reason, 0);
  }

  encode(w: Writer): void {
    w.u8(this.family);
    w.u8(this.index);
    if (this.code) w.u8(this.code);
  }

  toString(): string {
    if (this.code) return "InvalidTransaction Custom " + this.code.toString();
    return (this.family ? "UnknownTransaction " : "InvalidTransaction ") + this.index.toString();
  }
}

/** `Result<Result<(), DispatchError>, TransactionValidityError>`. */
@final
export class ApplyExtrinsicResult {
  private constructor(
    readonly refusal: ValidityError | null,
    readonly outcome: DispatchResult,
  ) {}

  /** Included; `outcome` says whether the call succeeded. */
  static included(outcome: DispatchResult): ApplyExtrinsicResult {
    return new ApplyExtrinsicResult(null, outcome);
  }

  /** Not includable. */
  static refused(why: ValidityError): ApplyExtrinsicResult {
    return new ApplyExtrinsicResult(why, null);
  }

  encode(w: Writer): void {
    const refusal = this.refusal;
    w.u8(refusal ? 1 : 0);
    if (refusal) return refusal.encode(w);
    const outcome = this.outcome;
    w.u8(outcome ? 1 : 0);
    if (outcome) outcome.encode(w);
  }
}

/** What the pool learns of a transaction that may be included. */
@final
export class ValidTransaction {
  constructor(
    readonly priority: u64,
    /** Tag of the transaction that must come first, or null. */
    readonly requires: Bytes | null,
    /** `account ‖ nonce`: the tag this transaction satisfies. */
    readonly provides: Bytes,
    /** Blocks it stays valid; `u64.MAX_VALUE` for ever. */
    readonly longevity: u64,
  ) {}
}

/** `Result<ValidTransaction, TransactionValidityError>`. */
@final
export class TransactionValidity {
  private constructor(
    private readonly valid: ValidTransaction | null,
    private readonly error: ValidityError | null,
  ) {}

  static ok(valid: ValidTransaction): TransactionValidity {
    return new TransactionValidity(valid, null);
  }

  static err(error: ValidityError): TransactionValidity {
    return new TransactionValidity(null, error);
  }

  encode(w: Writer): void {
    const error = this.error;
    if (error) {
      w.u8(1);
      return error.encode(w);
    }
    const valid = this.valid!;
    w.u8(0);
    w.u64(valid.priority);
    const requires = valid.requires;
    w.compact(requires ? 1 : 0);
    if (requires) w.bytes(requires);
    w.compact(1);
    w.bytes(valid.provides);
    w.u64(valid.longevity);
    w.bool(true);
  }
}
