/**
 * Fair use: what each account has filled of blocks lately, and whether it may fill more. Pure arithmetic;
 * parts are in ten-millionths of what one block has room for in a class.
 */
import { DispatchClass } from "../../support/call";
import { FairUseParameters } from "./schema";
import { Custom } from "../../primitives/validity";
import { Weight } from "../../primitives/weight";
import { u128 } from "../../scale/u128";
import { maxLength, maxTotal, neverFits } from "../system/limits";

/** All of one block's room. */
const WHOLE: u64 = 10_000_000;
const PER_MILLE: u64 = WHOLE / 1000;

/** Bits of a part of one block in the record. */
const PART_BITS: u64 = 24;
const PART_MASK: u64 = (1 << PART_BITS) - 1;
/** What FRAME says by the highest bit of an account's flags stays as it is. */
const FRAMES_OWN: u64 = 1 << 63;

/** The part of a block that an extrinsic fills: of time or of bytes, whichever is more, rounded up; at most all. */
export function partOf(weight: Weight, length: u32, dispatchClass: u8, room: u64): u32 {
  const ofTime = partsOf(weight.refTime, maxTotal(dispatchClass, room).refTime);
  return <u32>max(ofTime, partsOf(length, maxLength(dispatchClass)));
}

/** `ceil(amount × WHOLE / room)`; the rooms are far below 2^64 / WHOLE or multiples of WHOLE. */
function partsOf(amount: u64, room: u64): u64 {
  if (amount >= room) return WHOLE;
  const unit = room / WHOLE;
  if (unit * WHOLE == room) return (amount + unit - 1) / unit;
  return (amount * WHOLE + room - 1) / room;
}

/**
 * What an account has used: kept in the flags of its record, which every transaction reads and writes for
 * the nonce. `block` in the lowest 32 bits, then `window`, `normal` and `operational`.
 */
@final
export class Usage {
  constructor(
    /** The block of its latest transaction. */
    readonly block: u32,
    /** What it has filled of the normal class in the window of that block. */
    readonly window: u32,
    /** What of that was in the block itself. */
    readonly normal: u32,
    /** What it has filled of the operational class in that block. */
    readonly operational: u32,
  ) {}

  static of(flags: u128): Usage {
    return new Usage(
      <u32>flags.lo,
      <u32>(flags.lo >> 32),
      <u32>(flags.hi & PART_MASK),
      <u32>((flags.hi >> PART_BITS) & PART_MASK),
    );
  }

  /** The flags of the record, with `before` for what is not ours. */
  toFlags(before: u128): u128 {
    const parts = ((<u64>this.operational) << PART_BITS) | this.normal;
    return new u128(((<u64>this.window) << 32) | this.block, (before.hi & FRAMES_OWN) | parts);
  }

  /** What of it counts in `block`, which is the same one or a later one. */
  at(block: u32, rules: FairUseParameters): Usage {
    if (block == this.block) return this;
    const sameWindow = block / rules.windowBlocks == this.block / rules.windowBlocks;
    return new Usage(block, sameWindow ? this.window : 0, 0, 0);
  }

  /** With one more extrinsic, which fills `part`. */
  plus(part: u32, dispatchClass: u8): Usage {
    if (dispatchClass == DispatchClass.Operational) {
      return new Usage(this.block, this.window, this.normal, sum(this.operational, part));
    }
    const window = <u32>min<u64>(<u64>this.window + part, u32.MAX_VALUE);
    return new Usage(this.block, window, sum(this.normal, part), this.operational);
  }

  /** What counts against others who want the same room. */
  ofClass(dispatchClass: u8): u32 {
    return dispatchClass == DispatchClass.Operational ? this.operational : this.window;
  }
}

/** What stands for all of a block is as much as there is room for in the record. */
function sum(a: u32, b: u32): u32 {
  return <u32>min<u64>(<u64>a + b, PART_MASK);
}

/** `part` per mille of so many blocks; whoever may fill all of them is bounded by the blocks alone. */
function roomOf(part: u16, blocks: u32): u64 {
  return part >= 1000 ? u64.MAX_VALUE - u32.MAX_VALUE * WHOLE : PER_MILLE * part * blocks;
}

/** How much of an account's room may be filled, in tenths. */
export enum Part {
  /** By one of its officers, who leaves room to the others. */
  Officer = 5,
  /** By all who send in its name: it keeps a tenth to itself, and can send them away. */
  Others = 9,
  /** The account itself. */
  Own = 10,
}

/** What one account may fill. */
@final
export class Quota {
  constructor(
    private readonly rules: FairUseParameters,
    /** Whether the account works for the market. */
    private readonly isOperator: bool,
    /** How much of its room may be filled. */
    private readonly most: Part,
  ) {}

  /**
   * Why an account that has used `usage` may not fill `parts` more, or 0. In a block `parts` is what one
   * extrinsic fills; in the pool it is that of all that come before it too.
   */
  refusal(usage: Usage, parts: u64, dispatchClass: u8): Custom {
    if (dispatchClass == DispatchClass.Operational) {
      const room = roomOf(this.rules.authorityBlock, 1);
      return usage.operational + parts > room ? Custom.BlockQuota : <Custom>0;
    }
    if (usage.window + parts > this.ofWindow()) return Custom.WindowQuota;
    return usage.normal + parts > this.ofBlock() ? Custom.BlockQuota : <Custom>0;
  }

  /** What it may fill of a window. */
  private ofWindow(): u64 {
    const part = this.isOperator ? this.rules.operatorWindow : this.rules.userWindow;
    return this.leaving(roomOf(part, this.rules.windowBlocks));
  }

  /** What it may fill of one block. */
  private ofBlock(): u64 {
    return this.leaving(
      roomOf(this.isOperator ? this.rules.operatorBlock : this.rules.userBlock, 1),
    );
  }

  private leaving(room: u64): u64 {
    return (room / <u64>Part.Own) * this.most;
  }
}

/** Whether an authority can have an operational extrinsic of this weight, its base included, in a block of that room. */
export function fitsAuthority(weight: Weight, rules: FairUseParameters, room: u64): bool {
  if (neverFits(weight, 0, <u8>DispatchClass.Operational, room)) return false;
  const part = partOf(weight, 0, <u8>DispatchClass.Operational, room);
  const nothing = new Usage(0, 0, 0, 0);
  return !new Quota(rules, true, Part.Own).refusal(nothing, part, <u8>DispatchClass.Operational);
}
