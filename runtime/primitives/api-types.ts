/** Types that only runtime APIs speak of. */
import { Reader } from "../scale/reader";
import { u128 } from "../scale/u128";
import { Writer } from "../scale/writer";
import { Bytes } from "../scale/bytes";
import { DispatchResult, encodeDispatchResult } from "./dispatch-error";
import { Weight } from "./weight";

/** `sp_version::RuntimeVersion`, encoded at build time. */
@final
export class RuntimeVersion {
  constructor(private readonly encoded: Bytes) {}

  encode(w: Writer): void {
    w.raw(this.encoded.ptr, this.encoded.length);
  }
}

/** `Vec<EventRecord>`, as System keeps it; nothing at all while there are none. */
@final
export class EventRecords {
  constructor(private readonly encoded: Bytes) {}

  encode(w: Writer): void {
    if (this.encoded.length) w.raw(this.encoded.ptr, this.encoded.length);
    else w.compact(0);
  }
}

/** What a proposal would come to: whether it may be made, what it weighs, how it would end, and what would be told. */
@final
export class DryRun {
  constructor(
    private readonly proposable: DispatchResult,
    private readonly weight: Weight,
    private readonly result: DispatchResult,
    private readonly events: EventRecords,
  ) {}

  encode(w: Writer): void {
    encodeDispatchResult(w, this.proposable);
    this.weight.encode(w);
    encodeDispatchResult(w, this.result);
    this.events.encode(w);
  }
}

/** Whether the block being built takes transactions; ours always does. */
@final
export class ExtrinsicInclusionMode {
  encode(w: Writer): void {
    w.u8(0);
  }
}

/** `Result<(), String>`; null is success. */
@final
export class GenesisBuildResult {
  constructor(private readonly error: string | null) {}

  encode(w: Writer): void {
    const error = this.error;
    w.u8(error ? 1 : 0);
    if (error) w.bytes(Bytes.literal(error));
  }
}

/** A session key and the four letters of its type. */
@final
export class SessionKey {
  constructor(
    private readonly key: Bytes,
    private readonly keyType: u32,
  ) {}

  encode(w: Writer): void {
    w.bytes(this.key);
    w.u32(this.keyType);
  }
}

/** What a transaction would cost. */
@final
export class RuntimeDispatchInfo {
  constructor(
    private readonly weight: Weight,
    private readonly dispatchClass: u8,
    /** Base units of GRID, without tip. */
    private readonly partialFee: u128,
  ) {}

  encode(w: Writer): void {
    this.weight.encode(w);
    w.u8(this.dispatchClass);
    w.u128(this.partialFee);
  }
}

/** The fee of a transaction by its parts; unsigned ones have none. */
@final
export class FeeDetails {
  constructor(
    private readonly paysFee: bool,
    private readonly base: u128,
    private readonly length: u128,
    private readonly weight: u128,
    private readonly tip: u128,
  ) {}

  encode(w: Writer): void {
    w.bool(this.paysFee);
    if (this.paysFee) {
      w.u128(this.base);
      w.u128(this.length);
      w.u128(this.weight);
    }
    w.u128(this.tip);
  }
}

/** The empty tuple. */
@final
export class Unit {
  encode(w: Writer): void {}
}

/** Two contradicting votes of one GRANDPA authority. */
@final
export class EquivocationProof {
  private constructor() {}

  /** Set id, stage, round, voter, and twice a target, its number and a signature. */
  static decode(r: Reader): EquivocationProof {
    r.raw(8 + 1 + 8 + 32 + 2 * (32 + 4 + 64));
    return new EquivocationProof();
  }
}
