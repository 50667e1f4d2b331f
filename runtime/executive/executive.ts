/** The life of a block: frame-executive's flow. */
import {
  BLOCK_BASE_REF_TIME,
  BLOCK_HASH_COUNT,
  EXTRINSICS_ROOT_VERSION,
  STATE_VERSION,
} from "../chain/config";
import { DB_COMMIT_REF_TIME } from "../chain/database-weights";
import { onFinalize, onIdle, onInitialize, onRuntimeUpgrade } from "../generated/dispatch";
import { hotWeight } from "../generated/hot";
import { Events, Storage } from "../generated/system";
import { Events as Payment } from "../generated/transaction_payment";
import { isSpecName } from "../generated/version";
import { fat, fatPtr, storageRoot, trieOrderedRoot } from "../host/env";
import { abort } from "../host/panic";
import { Bytes } from "../scale/bytes";
import { DispatchInfo } from "../primitives/dispatch-info";
import { DispatchResult } from "../primitives/dispatch-error";
import { H256 } from "../primitives/hash";
import { Header, OpaqueExtrinsic } from "../primitives/header";
import { Origin } from "../primitives/origin";
import { ApplyExtrinsicResult, Invalid, Unknown, ValidityError } from "../primitives/validity";
import { Weight } from "../primitives/weight";
import { Writer } from "../scale/writer";
import { SPEC_NAME, SPEC_VERSION } from "../chain/version";
import {
  closeBlock,
  loadBlock,
  openBlock,
  requireBlock,
  saveBlock,
} from "../frame/system/block-context";
import { DispatchClass } from "../support/call";
import { dispatch, dispatchUnguarded } from "../frame/system/dispatcher";
import {
  clearEvents,
  enterExtrinsic,
  enterFinalization,
  enterInitialization,
} from "../frame/system/events";
import { Extrinsic, Signed } from "./extrinsic";
import { book, sumOf, wholeBlock, withBase } from "../frame/system/limits";
import { PREFIX_SIZE, append, kill, readBytes, readStart } from "../support/storage";
import { putAccount } from "../frame/system/accounts";
import { noteSlot } from "../frame/aura/slots";
import { openDigest, storedDigest } from "../frame/system/digest-log";
import { BlockContext, UpgradeRecord } from "../frame/system/schema";
import { chargeFee } from "../frame/transaction-payment/charge";
import { ChainView, Checked, checkSigned } from "./validation";

/** Opens the block of `header`. */
export function initializeBlock(header: Header): void {
  enterInitialization();
  clearEvents();
  let weight = Weight.of(BLOCK_BASE_REF_TIME + DB_COMMIT_REF_TIME, 0);
  if (isUpgraded()) weight = weight.plus(upgradeRuntime());
  Storage.number.put(header.number);
  Storage.parentHash.put(header.parentHash);
  Storage.blockHash.insert(header.number - 1, header.parentHash);
  openDigest(header.digest);
  noteSlot(header.digest);
  weight = weight.plus(onInitialize(header.number)).plus(hotWeight());
  openBlock(header.number, weight);
}

function isUpgraded(): bool {
  const last = Storage.lastRuntimeUpgrade.get();
  if (!last) return true;
  return last.specVersion < SPEC_VERSION || !isSpecName(last.specName);
}

function upgradeRuntime(): Weight {
  recordUpgrade();
  return onRuntimeUpgrade();
}

/** Notes that storage has the shape this runtime expects. */
export function recordUpgrade(): void {
  Storage.lastRuntimeUpgrade.put(new UpgradeRecord(SPEC_VERSION, Bytes.literal(SPEC_NAME)));
}

/** Applies one extrinsic; a refusal says why it may not be in this block. */
export function applyExtrinsic(opaque: OpaqueExtrinsic): ApplyExtrinsicResult {
  const extrinsic = Extrinsic.open(opaque.body);
  if (!extrinsic) return refused(Invalid.Call);
  const signed = extrinsic.signed;
  return signed
    ? applySigned(extrinsic, signed, opaque.encoded)
    : applyBare(extrinsic, opaque.encoded);
}

function refused(reason: Invalid): ApplyExtrinsicResult {
  return ApplyExtrinsicResult.refused(ValidityError.invalid(reason));
}

function applyBare(extrinsic: Extrinsic, encoded: Bytes): ApplyExtrinsicResult {
  // Inherents are for no role; nothing else comes without a signature, nor is it decoded.
  if (extrinsic.roles()) {
    return ApplyExtrinsicResult.refused(ValidityError.unknown(Unknown.NoUnsignedValidator));
  }
  const call = extrinsic.call();
  if (!call) return refused(Invalid.Call);
  const block = loadBlock();
  // Inherents come first.
  if (block.inherentsApplied) return refused(Invalid.BadMandatory);
  const weight = withBase(call.weight());
  book(block, weight, encoded.length, <u8>DispatchClass.Mandatory);
  enterExtrinsic(block.extrinsicIndex);
  const outcome = dispatchUnguarded(call, Origin.none());
  if (outcome) return refused(Invalid.BadMandatory);
  conclude(block, encoded, outcome, new DispatchInfo(weight, call.dispatchClass(), true));
  return ApplyExtrinsicResult.included(outcome);
}

function applySigned(extrinsic: Extrinsic, signed: Signed, encoded: Bytes): ApplyExtrinsicResult {
  const block = loadBlock();
  const checked = checkSigned(extrinsic, signed, encoded.length, ChainView.ofBlock(block));
  const error = checked.error;
  if (error) return ApplyExtrinsicResult.refused(error);
  const call = checked.call;
  const weight = checked.weight;
  const total = withBase(weight).plus(checked.acts.beside);
  const dispatchClass = checked.dispatchClass;
  if (!book(block, total, encoded.length, dispatchClass)) {
    return refused(Invalid.ExhaustsResources);
  }
  enterExtrinsic(block.extrinsicIndex);
  block.inherentsApplied = true;
  checked.info.nonce++;
  const fee = chargeFee(checked.who, checked.info, weight, encoded.length, signed.tip);
  if (!fee) return refused(Invalid.Payment);
  putAccount(checked.who, checked.info);
  noteUsage(checked);
  const outcome = dispatch(call, Origin.signed(checked.who));
  // Indexers find who signed by this event, so that it tells of nothing paid, too.
  Payment.transactionFeePaid(checked.who, fee, signed.tip);
  conclude(block, encoded, outcome, new DispatchInfo(total, dispatchClass, true));
  return ApplyExtrinsicResult.included(outcome);
}

/** Stores what others have filled, in whose name the signer acts. */
function noteUsage(checked: Checked): void {
  const shares = checked.acts.shares;
  for (let i = 0; i < shares.length; i++) {
    const who = shares[i].who;
    if (!who.equals(checked.who)) putAccount(who, shares[i].record!);
  }
}

/** Tells how it went, keeps the bytes for the extrinsics root, and moves on. */
function conclude(
  block: BlockContext,
  encoded: Bytes,
  outcome: DispatchResult,
  info: DispatchInfo,
): void {
  if (outcome) Events.extrinsicFailed(outcome, info);
  else Events.extrinsicSuccess(info);
  const item = new Writer(encoded.length + 4);
  item.bytes(encoded);
  append(Storage.extrinsicData.key(), PREFIX_SIZE, item);
  block.extrinsicIndex++;
  saveBlock(block);
}

/** Closes the block and gives its header. */
export function finalizeBlock(): Header {
  enterFinalization();
  const number = Storage.number.get();
  const block = requireBlock();
  const rest = wholeBlock(block.room).minus(sumOf(block.weight));
  const idle = onIdle(number, rest);
  block.weight.mandatory = block.weight.mandatory.plus(idle);
  onFinalize(number);
  closeBlock(block);
  Storage.eventCount.put(countEvents());
  const extrinsicsRoot = takeExtrinsicsRoot();
  if (number > BLOCK_HASH_COUNT + 1) Storage.blockHash.remove(number - BLOCK_HASH_COUNT - 1);
  const parentHash = Storage.parentHash.get();
  if (!parentHash) abort("no block is being built: initialize_block comes first");
  const digest = storedDigest();
  const stateRoot = new H256(fatPtr(storageRoot(STATE_VERSION)));
  return new Header(parentHash!, number, stateRoot, extrinsicsRoot, digest);
}

/** The count that stands before the events; of a full block they are half a megabyte. */
function countEvents(): u32 {
  return readStart(Storage.events.key(), PREFIX_SIZE, 5).compactU32();
}

/** The stored list is, byte for byte, the argument that the host's trie function takes. */
function takeExtrinsicsRoot(): H256 {
  let list = readBytes(Storage.extrinsicData.key(), PREFIX_SIZE);
  if (!list.length) {
    const empty = new Writer(1);
    empty.u8(0);
    list = empty.toBytes();
  }
  const root = trieOrderedRoot(fat(list.ptr, list.length), EXTRINSICS_ROOT_VERSION);
  kill(Storage.extrinsicData.key(), PREFIX_SIZE);
  return new H256(root);
}
