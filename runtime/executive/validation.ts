/**
 * Whether a signed extrinsic may be in a block: the standard transaction extensions, in their order,
 * and the chain's own rule that only holders of a role may send transactions.
 */
import { Storage } from "../generated/system";
import { mark, release } from "../host/arena";
import { AccountId, H256 } from "../primitives/hash";
import { AccountInfo } from "../primitives/account-info";
import { Bytes } from "../scale/bytes";
import { Invalid, Unknown, ValidityError } from "../primitives/validity";
import { Weight } from "../primitives/weight";
import { Writer } from "../scale/writer";
import { SPEC_VERSION, TRANSACTION_VERSION } from "../chain/version";
import { mayTransact } from "../chain/seams";
import { Call, DispatchClass } from "../support/call";
import { Extrinsic, Signed } from "./extrinsic";
import { neverFits } from "../frame/system/limits";
import { account } from "../frame/system/accounts";

/** Bytes of a call from which on it is worth a few calls to the host to free its copy at once. */
const LONG_CALL: u32 = 1 << 16;

/** The chain as a transaction sees it. */
@final
export class ChainView {
  private constructor(
    /** Hash of the newest block, which storage does not have yet; null while a block is being built. */
    private readonly newest: H256 | null,
  ) {}

  /** As seen from the block being built. */
  static ofBlock(): ChainView {
    return new ChainView(null);
  }

  /** As seen from the pool, when `newest` is the newest block. */
  static ofPool(newest: H256): ChainView {
    return new ChainView(newest);
  }

  /** Number of the block that the transaction would be in. */
  get number(): u32 {
    return this.newest ? Storage.number.get() + 1 : Storage.number.get();
  }

  /** Hash of block `number`, or null when the chain no longer knows it. */
  blockHash(number: u32): H256 | null {
    const newest = this.newest;
    if (newest && number == Storage.number.get()) return newest;
    return Storage.blockHash.get(number);
  }
}

/** Outcome of the checks: an error, or who signs and with which record. */
@final
export class Checked {
  private constructor(
    readonly error: ValidityError | null,
    private readonly account: AccountId | null,
    private readonly record: AccountInfo | null,
  ) {}

  static refused(reason: Invalid): Checked {
    return new Checked(ValidityError.invalid(reason), null, null);
  }

  static cannotLookup(): Checked {
    return new Checked(ValidityError.unknown(Unknown.CannotLookup), null, null);
  }

  static by(account: AccountId, record: AccountInfo): Checked {
    return new Checked(null, account, record);
  }

  get who(): AccountId {
    return this.account!;
  }

  get info(): AccountInfo {
    return this.record!;
  }
}

/**
 * Everything about `signed` that does not depend on the order of transactions in the pool; `weight` is that
 * of the whole extrinsic.
 */
export function checkSigned(
  extrinsic: Extrinsic,
  signed: Signed,
  weight: Weight,
  length: u32,
  chain: ChainView,
): Checked {
  const who = signed.address.lookup();
  // CheckNonZeroSender, and its siblings: for some keys anybody can sign.
  if (!who) {
    return signed.address.isNobody() ? Checked.refused(Invalid.BadSigner) : Checked.cannotLookup();
  }
  // Cheapest first: an outsider costs one read, not a signature check.
  if (!mayTransact(who)) return Checked.refused(Invalid.BadSigner);
  const flaw = checkProof(extrinsic, signed, who, chain);
  if (flaw) return flaw;
  const info = account(who);
  if (signed.nonce < info.nonce) return Checked.refused(Invalid.Stale);
  // The last number is never used: there would be none after it.
  if (signed.nonce == u32.MAX_VALUE) return Checked.refused(Invalid.Stale);
  if (neverFits(weight, length, extrinsic.call.dispatchClass())) {
    return Checked.refused(Invalid.ExhaustsResources);
  }
  return Checked.by(who, info);
}

/** Null when `who` signed it; the copy of a long call does not stay in memory. */
function checkProof(
  extrinsic: Extrinsic,
  signed: Signed,
  who: AccountId,
  chain: ChainView,
): Checked | null {
  const before = extrinsic.callBytes.length > LONG_CALL ? mark() : 0;
  const payload = signedPayload(extrinsic, signed, chain);
  if (!payload) return Checked.refused(Invalid.AncientBirthBlock);
  if (!signed.verify(payload, who)) return Checked.refused(Invalid.BadProof);
  if (before) release(before);
  return null;
}

/** What the signer signed: call, extensions, and the implicit data of each extension. */
function signedPayload(extrinsic: Extrinsic, signed: Signed, chain: ChainView): Bytes | null {
  const genesis = chain.blockHash(0);
  if (!genesis) return null;
  const birth = signed.era.isImmortal()
    ? genesis
    : chain.blockHash(<u32>signed.era.birth(chain.number));
  if (!birth) return null;
  const call = extrinsic.callBytes;
  const w = new Writer(call.length + signed.extensions.length + 72);
  w.raw(call.ptr, call.length);
  w.raw(signed.extensions.ptr, signed.extensions.length);
  w.u32(SPEC_VERSION);
  w.u32(TRANSACTION_VERSION);
  genesis.encode(w);
  birth.encode(w);
  return w.toBytes();
}

/** `account ‖ nonce`: the tag by which the pool orders an account's transactions. */
export function nonceTag(who: AccountId, nonce: u32): Bytes {
  const w = new Writer(36);
  who.encode(w);
  w.u32(nonce);
  return w.toBytes();
}

/** Whether a bare extrinsic is an inherent. */
export function isInherent(call: Call): bool {
  return call.dispatchClass() == DispatchClass.Mandatory;
}
