/**
 * Whether a signed extrinsic may be in a block: the standard transaction extensions, in their order,
 * and the chain's own rule that only holders of a role may send transactions.
 */
import { Storage } from "../generated/system";
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
  if (!who) return Checked.cannotLookup();
  // Cheapest first: an outsider costs one read, not a signature check. CheckNonZeroSender is implied.
  if (!mayTransact(who)) return Checked.refused(Invalid.BadSigner);
  const payload = signedPayload(extrinsic, signed, chain);
  if (!payload) return Checked.refused(Invalid.AncientBirthBlock);
  if (!signed.verify(payload, who)) return Checked.refused(Invalid.BadProof);
  const info = account(who);
  if (signed.nonce < info.nonce) return Checked.refused(Invalid.Stale);
  // The last number is never used: there would be none after it.
  if (signed.nonce == u32.MAX_VALUE) return Checked.refused(Invalid.Stale);
  if (neverFits(weight, length, extrinsic.call.dispatchClass())) {
    return Checked.refused(Invalid.ExhaustsResources);
  }
  return Checked.by(who, info);
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
