import { applyExtrinsic, finalizeBlock } from "../executive/executive";
import {
  TIMESTAMP_INHERENT,
  TimestampVerdict,
  checkTimestamp,
  timestampInherent,
} from "../frame/timestamp/inherent";
import { Vec } from "../support/words";
import { mark, release } from "../host/arena";
import { Block, Header, OpaqueExtrinsic } from "../primitives/header";
import { CheckInherentsResult, InherentData } from "../primitives/inherents";
import { ApplyExtrinsicResult, Invalid, ValidityError } from "../primitives/validity";
import { Reader } from "../scale/reader";
import { Writer } from "../scale/writer";

/** How a node builds a block. */
@api("BlockBuilder", 6)
export class BlockBuilder {
  /** Applies one extrinsic to the block being built. */
  static applyExtrinsic(extrinsic: OpaqueExtrinsic): ApplyExtrinsicResult {
    return applyExtrinsic(extrinsic);
  }

  /** The answer to an extrinsic whose very length is wrong. */
  static applyExtrinsicMalformed(): ApplyExtrinsicResult {
    return ApplyExtrinsicResult.refused(ValidityError.invalid(Invalid.Call));
  }

  /** Closes the block being built. */
  static finalizeBlock(): Header {
    return finalizeBlock();
  }

  /** The inherents that belong into the block being built. */
  static inherentExtrinsics(inherent: InherentData): Vec<OpaqueExtrinsic> {
    return [OpaqueExtrinsic.wrap(timestampInherent(inherent))];
  }

  /** Whether the inherents of a block are acceptable to the importing node. */
  static checkInherents(block: Block, data: InherentData): CheckInherentsResult {
    for (let i: u32 = 0; i < block.extrinsics.length; i++) {
      const before = mark();
      const verdict = checkTimestamp(Reader.over(block.extrinsics.next().body), data);
      release(before);
      if (verdict == TimestampVerdict.Fine) continue;
      const error = new Writer(1);
      error.u8(<u8>verdict);
      return CheckInherentsResult.fatal(TIMESTAMP_INHERENT, error);
    }
    return CheckInherentsResult.okay();
  }
}
