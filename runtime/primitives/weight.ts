import { Reader } from "../scale/reader";
import { saturatingAdd } from "../scale/saturating";
import { Writer } from "../scale/writer";

/** What a call costs: picoseconds of execution on the reference machine, and bytes of proof. */
@final
export class Weight {
  constructor(
    readonly refTime: u64,
    readonly proofSize: u64,
  ) {}

  static zero(): Weight {
    return new Weight(0, 0);
  }

  static of(refTime: u64, proofSize: u64): Weight {
    return new Weight(refTime, proofSize);
  }

  static decode(r: Reader): Weight {
    const refTime = r.compact();
    return new Weight(refTime, r.compact());
  }

  encode(w: Writer): void {
    w.compact(this.refTime);
    w.compact(this.proofSize);
  }

  /** Sum that stops at the largest value. */
  plus(other: Weight): Weight {
    return new Weight(
      saturatingAdd(this.refTime, other.refTime),
      saturatingAdd(this.proofSize, other.proofSize),
    );
  }

  /** Difference that stops at zero. */
  minus(other: Weight): Weight {
    return new Weight(
      this.refTime - min(this.refTime, other.refTime),
      this.proofSize - min(this.proofSize, other.proofSize),
    );
  }

  /** Whether either part is above that of `limit`. */
  exceeds(limit: Weight): bool {
    return this.refTime > limit.refTime || this.proofSize > limit.proofSize;
  }
}
