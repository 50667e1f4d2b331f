/**
 * Whether a signed extrinsic may be in a block: the chain's own rules of who may do what and how much, and
 * the standard transaction extensions. What costs least comes first: an outsider one read, whoever lacks the
 * role one more than none, and the signature, which takes longest, last.
 */
import { Storage } from "../generated/system";
import { mark, release } from "../host/arena";
import { AccountId, H256 } from "../primitives/hash";
import { MultiAddress } from "../primitives/multi-address";
import { AccountInfo } from "../primitives/account-info";
import { Bytes } from "../scale/bytes";
import { Reader } from "../scale/reader";
import { Custom, Invalid, Unknown, ValidityError } from "../primitives/validity";
import { Weight } from "../primitives/weight";
import { Writer } from "../scale/writer";
import { SPEC_VERSION, TRANSACTION_VERSION } from "../chain/version";
import { isDelegateOf } from "../chain/delegates";
import { holdsRole, isOfficer, isOperator, rolesHeld } from "../chain/seams";
import { Call, DELEGATE, ROOT } from "../support/call";
import { METADATA_DIGEST, placed } from "../support/placed";
import { fairUse } from "../frame/fair-use/parameters";
import { FairUseParameters } from "../frame/fair-use/schema";
import { BlockContext } from "../frame/system/schema";
import { account } from "../frame/system/accounts";
import { blockRoom } from "../frame/system/block-context";
import { Acts, Share } from "./acts";
import { Extrinsic, Signed } from "./extrinsic";
import { Part, Quota, Usage, partOf } from "../frame/fair-use/quota";
import { neverFits, withBase } from "../frame/system/limits";

/** Bytes of a call from which on it is worth a few calls to the host to free its copy at once. */
const LONG_CALL: u32 = 1 << 16;

/** The chain as a transaction sees it. */
@final
export class ChainView {
  private constructor(
    /** Hash of the newest block, which storage does not have yet; null while a block is being built. */
    private readonly newest: H256 | null,
    /** Number of the block that the transaction would be in. */
    readonly number: u32,
    /** How room in blocks is shared. */
    readonly rules: FairUseParameters,
    /** Reference time that a block may take. */
    readonly room: u64,
  ) {}

  /** As seen from the block being built. */
  static ofBlock(block: BlockContext): ChainView {
    return new ChainView(null, block.number, block.fairUse, block.room);
  }

  /** As seen from the pool, when `newest` is the newest block. */
  static ofPool(newest: H256): ChainView {
    return new ChainView(newest, Storage.number.get() + 1, fairUse(), blockRoom());
  }

  /** Whether transactions may wait for others here. */
  get isPool(): bool {
    return this.newest != null;
  }

  /** Hash of block `number`, or null when the chain no longer knows it. */
  blockHash(number: u32): H256 | null {
    const newest = this.newest;
    if (newest && number == this.number - 1) return newest;
    return Storage.blockHash.get(number);
  }
}

/** Outcome of the checks: an error, or what is to be done by whom. */
@final
export class Checked {
  private constructor(
    readonly error: ValidityError | null,
    private readonly signer: AccountId | null,
    private readonly record: AccountInfo | null,
    private readonly decoded: Call | null,
    private readonly made: Acts | null,
    /** What the call weighs. */
    readonly weight: Weight,
    /** The class that it is dispatched in. */
    readonly dispatchClass: u8,
  ) {}

  static refused(error: ValidityError): Checked {
    return new Checked(error, null, null, null, null, Weight.zero(), 0);
  }

  static by(
    who: AccountId,
    info: AccountInfo,
    call: Call,
    acts: Acts,
    weight: Weight,
    dispatchClass: u8,
  ): Checked {
    return new Checked(null, who, info, call, acts, weight, dispatchClass);
  }

  get who(): AccountId {
    return this.signer!;
  }

  /** The signer's record, with what it has filled by now, still to be stored. */
  get info(): AccountInfo {
    return this.record!;
  }

  get call(): Call {
    return this.decoded!;
  }

  /** In whose name it is made, and what it is for. */
  get acts(): Acts {
    return this.made!;
  }
}

function invalid(reason: Invalid): Checked {
  return Checked.refused(ValidityError.invalid(reason));
}

function custom(reason: Custom): Checked {
  return Checked.refused(ValidityError.custom(reason));
}

/** Everything about `signed` that does not depend on the other transactions in the pool. */
export function checkSigned(
  extrinsic: Extrinsic,
  signed: Signed,
  length: u32,
  chain: ChainView,
): Checked {
  const who = signed.address.lookup();
  // CheckNonZeroSender, and its siblings: for some keys anybody can sign.
  if (!who) {
    if (signed.address.isNobody()) return invalid(Invalid.BadSigner);
    return Checked.refused(ValidityError.unknown(Unknown.CannotLookup));
  }
  const callRoles = extrinsic.roles();
  const held = rolesHeld(who);
  const isGuest = !(held & callRoles);
  if (isGuest && !(callRoles & DELEGATE && isDelegate(extrinsic, who))) {
    return held ? withoutRole(extrinsic, callRoles) : invalid(Invalid.BadSigner);
  }
  const info = account(who);
  if (signed.nonce < info.nonce) return invalid(Invalid.Stale);
  // The last number is never used: there would be none after it.
  if (signed.nonce == u32.MAX_VALUE) return invalid(Invalid.Stale);
  const ahead = signed.nonce - info.nonce;
  if (ahead && !chain.isPool) return invalid(Invalid.Future);
  if (ahead > chain.rules.noncesAhead) return custom(Custom.NonceTooFar);
  const call = extrinsic.call();
  if (!call) return invalid(Invalid.Call);
  // To look at all the calls that one makes takes longer than the signature.
  const comesLast = !call.inner();
  let flaw: Checked | null = comesLast ? null : checkProof(extrinsic, signed, who, chain);
  if (flaw) return flaw;
  const weight = call.weight();
  const acts = Acts.of(call, weight, who, held);
  // Delegates have no quota of their own.
  if (isGuest && acts.shares[0].who.equals(who)) return invalid(Invalid.BadSigner);
  const dispatchClass = acts.classOf(call);
  for (let i = 0; i < acts.shares.length; i++) {
    const share = acts.shares[i];
    const isOwn = share.who.equals(who);
    const record = isOwn ? info : account(share.who);
    share.record = record;
    const part = share.isWhole
      ? partOf(withBase(share.weight), length, dispatchClass, chain.room)
      : partOf(share.weight, 0, dispatchClass, chain.room);
    let refusal = fill(
      share,
      record,
      part,
      dispatchClass,
      ahead,
      chain,
      isOwn ? Part.Own : Part.Others,
    );
    // The same counts as the officer's own, who leaves the others half.
    if (!refusal && !isOwn && isOfficer(held)) {
      refusal = fill(share, info, part, dispatchClass, ahead, chain, Part.Officer);
    }
    if (refusal) return custom(refusal);
  }
  if (neverFits(withBase(weight), length, dispatchClass, chain.room))
    return invalid(Invalid.ExhaustsResources);
  if (comesLast) flaw = checkProof(extrinsic, signed, who, chain);
  if (flaw) return flaw;
  return Checked.by(who, info, call, acts, weight, dispatchClass);
}

/** Adds `part` of the quota of `share` to what the account of `record` has filled, at most `most`; why it may not be, or 0. */
function fill(
  share: Share,
  record: AccountInfo,
  part: u32,
  dispatchClass: u8,
  ahead: u32,
  chain: ChainView,
  most: Part,
): Custom {
  const usage = Usage.of(record.flags).at(chain.number, chain.rules);
  // The pool does not see what waits in front. Whatever it took that a block then refuses would leave a gap of nonces, so it
  // takes what waits to be like this.
  const parts = <u64>part * (ahead + 1);
  const quota = new Quota(chain.rules, isOperator(share.roles), most);
  const refusal = quota.refusal(usage, parts, dispatchClass);
  if (refusal) return refusal;
  record.flags = usage.plus(part, dispatchClass).toFlags(record.flags);
  share.used = usage.ofClass(dispatchClass) + parts;
  return <Custom>0;
}

/** Whether `who` may act for the account that the call is made for, which is its first argument, and that is let in itself. */
function isDelegate(extrinsic: Extrinsic, who: AccountId): bool {
  const call = extrinsic.callBytes;
  const real = MultiAddress.decode(Reader.over(call.slice(2, call.length))).lookup();
  return real ? holdsRole(real) && isDelegateOf(who, real) : false;
}

/** Why the holder of another role is refused: the call is governance's, an inherent, unknown, or others'. */
function withoutRole(extrinsic: Extrinsic, callRoles: u32): Checked {
  if (callRoles & ~ROOT) return custom(Custom.RoleRequired);
  if (callRoles) return custom(Custom.RootRequired);
  return invalid(extrinsic.call() ? Invalid.MandatoryValidation : Invalid.Call);
}

/** Null when `who` signed it; the copy of a long call does not stay in memory. */
function checkProof(
  extrinsic: Extrinsic,
  signed: Signed,
  who: AccountId,
  chain: ChainView,
): Checked | null {
  const before = extrinsic.callBytes.length > LONG_CALL ? mark() : 0;
  const digest = signed.checksMetadata ? placed(METADATA_DIGEST, Bytes.empty()) : null;
  // Who signed a digest has signed none that is not there.
  if (signed.checksMetadata && !digest) return invalid(Invalid.BadProof);
  const payload = signedPayload(extrinsic, signed, chain, digest);
  if (!payload) return invalid(Invalid.AncientBirthBlock);
  if (!signed.verify(payload, who)) return invalid(Invalid.BadProof);
  if (before) release(before);
  return null;
}

/** What the signer signed: call, extensions, and the implicit data of each extension. */
function signedPayload(
  extrinsic: Extrinsic,
  signed: Signed,
  chain: ChainView,
  digest: Bytes | null,
): Bytes | null {
  const genesis = chain.blockHash(0);
  if (!genesis) return null;
  const birth = signed.era.isImmortal()
    ? genesis
    : chain.blockHash(<u32>signed.era.birth(chain.number));
  if (!birth) return null;
  const call = extrinsic.callBytes;
  const w = new Writer(call.length + signed.extensions.length + 105);
  w.raw(call.ptr, call.length);
  w.raw(signed.extensions.ptr, signed.extensions.length);
  w.u32(SPEC_VERSION);
  w.u32(TRANSACTION_VERSION);
  genesis.encode(w);
  birth.encode(w);
  w.bool(digest != null);
  if (digest) w.raw(digest.ptr, digest.length);
  return w.toBytes();
}

/** `account ‖ nonce`: the tag by which the pool orders an account's transactions. */
export function nonceTag(who: AccountId, nonce: u32): Bytes {
  const w = new Writer(36);
  who.encode(w);
  w.u32(nonce);
  return w.toBytes();
}
