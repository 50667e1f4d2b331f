// Written by `grid codegen` from runtime/api/ and pallets/. Do not edit.
import { GovernanceApi } from "../../pallets/governance/api";
import { GridTokenApi } from "../../pallets/grid-token/api";
import { OracleClientApi } from "../../pallets/oracle-client/api";
import { RegistryApi } from "../../pallets/registry/api";
import { SettlementApi } from "../../pallets/settlement/api";
import { TradingApi } from "../../pallets/trading/api";
import { AccountNonceApi } from "../api/account-nonce";
import { BlockBuilder as BlockBuilderApi } from "../api/block-builder";
import { AuraApi, GrandpaApi } from "../api/consensus";
import { Core as CoreApi } from "../api/core";
import { GenesisBuilder as GenesisBuilderApi } from "../api/genesis-builder";
import { Metadata as MetadataApi } from "../api/metadata";
import { OffchainWorkerApi } from "../api/offchain-worker";
import { SessionKeys as SessionKeysApi } from "../api/session-keys";
import { TaggedTransactionQueue as TaggedTransactionQueueApi } from "../api/tagged-transaction-queue";
import { TransactionPaymentApi, TransactionPaymentCallApi } from "../api/transaction-payment";
import { requireCall } from "./dispatch";
import { decodeOptionOfBytes, decodeOptionOfText, decodeOptionOfU64, encodeBookView, encodeMarketParameters, encodeMarketRules, encodeMeterReport, encodeOptionOfAuctionProof, encodeOptionOfAuctionResult, encodeOptionOfBytes, encodeOptionOfMeter, encodeOptionOfMeterProfile, encodeOptionOfOrder, encodeOptionOfPerformData, encodeOptionOfPool, encodeOptionOfProposal, encodeOptionOfSettlementProof, encodeOptionOfText, encodeOptionOfUnit, encodeOptionOfUser, encodeOptionOfVecOfSessionKey, encodeOracleMetrics, encodeOracleParameters, encodeRates, encodeScheduledTariff, encodeSettlementParameters, encodeSettlementStatement, encodeStatement, encodeTokenMetadata, encodeVecOfAccountId, encodeVecOfContractView, encodeVecOfGrandpaAuthority, encodeVecOfMeterReport, encodeVecOfOpaqueExtrinsic, encodeVecOfOpenRequest, encodeVecOfOrderView, encodeVecOfRole, encodeVecOfScheduledTariff, encodeVecOfText, encodeVecOfU32, encodeVecOfU64 } from "./types";
import { fat } from "../host/env";
import { abort } from "../host/panic";
import { EquivocationProof } from "../primitives/api-types";
import { AccountId, H256 } from "../primitives/hash";
import { Block, Header, OpaqueExtrinsic } from "../primitives/header";
import { InherentData } from "../primitives/inherents";
import { Weight } from "../primitives/weight";
import { Reader } from "../scale/reader";
import { Writer } from "../scale/writer";

/** How many transactions of `account` the chain has seen. */
export function AccountNonceApi_account_nonce(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const account = AccountId.decode(r);
  if (!r.ok) abort("the arguments of AccountNonceApi_account_nonce do not decode");
  const answer = AccountNonceApi.accountNonce(account);
  const w = new Writer(4);
  w.u32(answer);
  return result(w);
}

/** Applies one extrinsic to the block being built. */
export function BlockBuilder_apply_extrinsic(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const extrinsic = OpaqueExtrinsic.decode(r);
  if (!r.ok) {
    const w = new Writer(4);
    BlockBuilderApi.applyExtrinsicMalformed().encode(w);
    return result(w);
  }
  const answer = BlockBuilderApi.applyExtrinsic(extrinsic);
  const w = new Writer(48);
  answer.encode(w);
  return result(w);
}

/** Closes the block being built. */
export function BlockBuilder_finalize_block(input: usize, inputSize: usize): u64 {
  const answer = BlockBuilderApi.finalizeBlock();
  const w = new Writer(48);
  answer.encode(w);
  return result(w);
}

/** The inherents that belong into the block being built. */
export function BlockBuilder_inherent_extrinsics(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const inherent = InherentData.decode(r);
  if (!r.ok) abort("the arguments of BlockBuilder_inherent_extrinsics do not decode");
  const answer = BlockBuilderApi.inherentExtrinsics(inherent);
  const w = new Writer(4 + answer.length * 48);
  encodeVecOfOpaqueExtrinsic(w, answer);
  return result(w);
}

/** Whether the inherents of a block are acceptable to the importing node. */
export function BlockBuilder_check_inherents(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const block = Block.decode(r);
  const data = InherentData.decode(r);
  if (!r.ok) abort("the arguments of BlockBuilder_check_inherents do not decode");
  const answer = BlockBuilderApi.checkInherents(block, data);
  const w = new Writer(48);
  answer.encode(w);
  return result(w);
}

/** Milliseconds of a slot, which tools ask for without a state. */
export function AuraApi_slot_duration(input: usize, inputSize: usize): u64 {
  const answer = AuraApi.slotDuration();
  const w = new Writer(8);
  w.u64(answer);
  return result(w);
}

/** The authorities of the next block, in the order of their turns. */
export function AuraApi_authorities(input: usize, inputSize: usize): u64 {
  const answer = AuraApi.authorities();
  const w = new Writer(4 + answer.length * 32);
  encodeVecOfAccountId(w, answer);
  return result(w);
}

/** The voters and their weights. */
export function GrandpaApi_grandpa_authorities(input: usize, inputSize: usize): u64 {
  const answer = GrandpaApi.grandpaAuthorities();
  const w = new Writer(4 + answer.length * 40);
  encodeVecOfGrandpaAuthority(w, answer);
  return result(w);
}

/**
 * Reports a voter that voted twice; authorities answer for it off chain, so nothing is
 * submitted.
 */
export function GrandpaApi_submit_report_equivocation_unsigned_extrinsic(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const equivocationProof = EquivocationProof.decode(r);
  const keyOwnerProof = r.bytes();
  if (!r.ok) abort("the arguments of GrandpaApi_submit_report_equivocation_unsigned_extrinsic do not decode");
  const answer = GrandpaApi.submitReportEquivocationUnsignedExtrinsic(equivocationProof, keyOwnerProof);
  const w = new Writer(49);
  encodeOptionOfUnit(w, answer);
  return result(w);
}

/** Proof that an authority held a key in a set; none is kept. */
export function GrandpaApi_generate_key_ownership_proof(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const setId = r.u64();
  const authorityId = H256.decode(r);
  if (!r.ok) abort("the arguments of GrandpaApi_generate_key_ownership_proof do not decode");
  const answer = GrandpaApi.generateKeyOwnershipProof(setId, authorityId);
  const w = new Writer(49);
  encodeOptionOfBytes(w, answer);
  return result(w);
}

/** How often the set of voters has changed. */
export function GrandpaApi_current_set_id(input: usize, inputSize: usize): u64 {
  const answer = GrandpaApi.currentSetId();
  const w = new Writer(8);
  w.u64(answer);
  return result(w);
}

/** The runtime's name, versions and APIs. */
export function Core_version(input: usize, inputSize: usize): u64 {
  const answer = CoreApi.version();
  const w = new Writer(48);
  answer.encode(w);
  return result(w);
}

/** Executes a block somebody else authored, or stops with the reason it is wrong. */
export function Core_execute_block(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const block = Block.decode(r);
  if (!r.ok) abort("the arguments of Core_execute_block do not decode");
  CoreApi.executeBlock(block);
  return 0;
}

/** Opens a block to be built. */
export function Core_initialize_block(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const header = Header.decode(r);
  if (!r.ok) abort("the arguments of Core_initialize_block do not decode");
  const answer = CoreApi.initializeBlock(header);
  const w = new Writer(48);
  answer.encode(w);
  return result(w);
}

/**
 * Writes the state that a JSON configuration describes; called again on it, goes on with the
 * lists of its next part.
 */
export function GenesisBuilder_build_state(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const json = r.bytes();
  if (!r.ok) abort("the arguments of GenesisBuilder_build_state do not decode");
  const answer = GenesisBuilderApi.buildState(json);
  const w = new Writer(48);
  answer.encode(w);
  return result(w);
}

/** The configuration of that name; without a name, the empty default. */
export function GenesisBuilder_get_preset(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const id = decodeOptionOfText(r);
  if (!r.ok) abort("the arguments of GenesisBuilder_get_preset do not decode");
  const answer = GenesisBuilderApi.getPreset(id);
  const w = new Writer(49);
  encodeOptionOfBytes(w, answer);
  return result(w);
}

/** Names of the configurations that come with the runtime. */
export function GenesisBuilder_preset_names(input: usize, inputSize: usize): u64 {
  const answer = GenesisBuilderApi.presetNames();
  const w = new Writer(4 + answer.length * 48);
  encodeVecOfText(w, answer);
  return result(w);
}

/** Metadata in version 14, which every tool reads. */
export function Metadata_metadata(input: usize, inputSize: usize): u64 {
  const answer = MetadataApi.metadata();
  const w = new Writer(4 + answer.length);
  w.bytes(answer);
  return result(w);
}

/** Metadata in the version asked for, if it is served. */
export function Metadata_metadata_at_version(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const version = r.u32();
  if (!r.ok) abort("the arguments of Metadata_metadata_at_version do not decode");
  const answer = MetadataApi.metadataAtVersion(version);
  const w = new Writer(49);
  encodeOptionOfBytes(w, answer);
  return result(w);
}

/** The versions served. */
export function Metadata_metadata_versions(input: usize, inputSize: usize): u64 {
  const answer = MetadataApi.metadataVersions();
  const w = new Writer(4 + answer.length * 4);
  encodeVecOfU32(w, answer);
  return result(w);
}

/** Called at every new best block. */
export function OffchainWorkerApi_offchain_worker(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const header = Header.decode(r);
  if (!r.ok) abort("the arguments of OffchainWorkerApi_offchain_worker do not decode");
  OffchainWorkerApi.offchainWorker(header);
  return 0;
}

/** Makes both keys in the node's keystore, from a secret phrase if one is given. */
export function SessionKeys_generate_session_keys(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const seed = decodeOptionOfBytes(r);
  if (!r.ok) abort("the arguments of SessionKeys_generate_session_keys do not decode");
  const answer = SessionKeysApi.generateSessionKeys(seed);
  const w = new Writer(4 + answer.length);
  w.bytes(answer);
  return result(w);
}

/** Splits encoded session keys into each key and its type. */
export function SessionKeys_decode_session_keys(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const encoded = r.bytes();
  if (!r.ok) abort("the arguments of SessionKeys_decode_session_keys do not decode");
  const answer = SessionKeysApi.decodeSessionKeys(encoded);
  const w = new Writer(49);
  encodeOptionOfVecOfSessionKey(w, answer);
  return result(w);
}

/** Whether a transaction could be in the block after `block_hash`, and in which order. */
export function TaggedTransactionQueue_validate_transaction(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const source = r.u8();
  const tx = OpaqueExtrinsic.decode(r);
  const blockHash = H256.decode(r);
  if (!r.ok) {
    const w = new Writer(4);
    TaggedTransactionQueueApi.validateTransactionMalformed().encode(w);
    return result(w);
  }
  const answer = TaggedTransactionQueueApi.validateTransaction(source, tx, blockHash);
  const w = new Writer(48);
  answer.encode(w);
  return result(w);
}

/** Weight, class and fee of an extrinsic of `len` bytes. */
export function TransactionPaymentApi_query_info(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const uxt = OpaqueExtrinsic.decode(r);
  const len = r.u32();
  if (!r.ok) abort("the arguments of TransactionPaymentApi_query_info do not decode");
  const answer = TransactionPaymentApi.queryInfo(uxt, len);
  const w = new Writer(48);
  answer.encode(w);
  return result(w);
}

/** The parts of its fee. */
export function TransactionPaymentApi_query_fee_details(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const uxt = OpaqueExtrinsic.decode(r);
  const len = r.u32();
  if (!r.ok) abort("the arguments of TransactionPaymentApi_query_fee_details do not decode");
  const answer = TransactionPaymentApi.queryFeeDetails(uxt, len);
  const w = new Writer(48);
  answer.encode(w);
  return result(w);
}

/** Fee of a weight alone, 10^18 = 1 GRID. */
export function TransactionPaymentApi_query_weight_to_fee(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const weight = Weight.decode(r);
  if (!r.ok) abort("the arguments of TransactionPaymentApi_query_weight_to_fee do not decode");
  const answer = TransactionPaymentApi.queryWeightToFee(weight);
  const w = new Writer(16);
  w.u128(answer);
  return result(w);
}

/** Fee of a length alone, 10^18 = 1 GRID. */
export function TransactionPaymentApi_query_length_to_fee(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const length = r.u32();
  if (!r.ok) abort("the arguments of TransactionPaymentApi_query_length_to_fee do not decode");
  const answer = TransactionPaymentApi.queryLengthToFee(length);
  const w = new Writer(16);
  w.u128(answer);
  return result(w);
}

/** Weight, class and fee of a call in an extrinsic of `len` bytes. */
export function TransactionPaymentCallApi_query_call_info(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const call = requireCall(r);
  const len = r.u32();
  if (!r.ok) abort("the arguments of TransactionPaymentCallApi_query_call_info do not decode");
  const answer = TransactionPaymentCallApi.queryCallInfo(call, len);
  const w = new Writer(48);
  answer.encode(w);
  return result(w);
}

/** The parts of its fee. */
export function TransactionPaymentCallApi_query_call_fee_details(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const call = requireCall(r);
  const len = r.u32();
  if (!r.ok) abort("the arguments of TransactionPaymentCallApi_query_call_fee_details do not decode");
  const answer = TransactionPaymentCallApi.queryCallFeeDetails(call, len);
  const w = new Writer(48);
  answer.encode(w);
  return result(w);
}

/** Fee of a weight alone, 10^18 = 1 GRID. */
export function TransactionPaymentCallApi_query_weight_to_fee(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const weight = Weight.decode(r);
  if (!r.ok) abort("the arguments of TransactionPaymentCallApi_query_weight_to_fee do not decode");
  const answer = TransactionPaymentCallApi.queryWeightToFee(weight);
  const w = new Writer(16);
  w.u128(answer);
  return result(w);
}

/** Fee of a length alone, 10^18 = 1 GRID. */
export function TransactionPaymentCallApi_query_length_to_fee(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const length = r.u32();
  if (!r.ok) abort("the arguments of TransactionPaymentCallApi_query_length_to_fee do not decode");
  const answer = TransactionPaymentCallApi.queryLengthToFee(length);
  const w = new Writer(16);
  w.u128(answer);
  return result(w);
}

/** The accounts that vote. */
export function GovernanceApi_authorities(input: usize, inputSize: usize): u64 {
  const answer = GovernanceApi.authorities();
  const w = new Writer(4 + answer.length * 32);
  encodeVecOfAccountId(w, answer);
  return result(w);
}

/** Approvals that execute a proposal. */
export function GovernanceApi_threshold(input: usize, inputSize: usize): u64 {
  const answer = GovernanceApi.threshold();
  const w = new Writer(4);
  w.u32(answer);
  return result(w);
}

/** The numbers of the open proposals. */
export function GovernanceApi_open_proposals(input: usize, inputSize: usize): u64 {
  const answer = GovernanceApi.openProposals();
  const w = new Writer(4 + answer.length * 4);
  encodeVecOfU32(w, answer);
  return result(w);
}

/**
 * Whether `call` may be proposed (`proposable`), what it weighs, and what would come of it if
 * governance ran it now: its result and its events. Nothing is changed, and nothing bounds what
 * it costs the node that is asked.
 */
export function GovernanceApi_dry_run(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const call = requireCall(r);
  if (!r.ok) abort("the arguments of GovernanceApi_dry_run do not decode");
  const answer = GovernanceApi.dryRun(call);
  const w = new Writer(48);
  answer.encode(w);
  return result(w);
}

/** An open proposal. */
export function GovernanceApi_proposal(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const id = r.u32();
  if (!r.ok) abort("the arguments of GovernanceApi_proposal do not decode");
  const answer = GovernanceApi.proposal(id);
  const w = new Writer(49);
  encodeOptionOfProposal(w, answer);
  return result(w);
}

/** GRID in existence, 10^18 = 1 GRID. */
export function GridTokenApi_total_supply(input: usize, inputSize: usize): u64 {
  const answer = GridTokenApi.totalSupply();
  const w = new Writer(16);
  w.u128(answer);
  return result(w);
}

/** GRID that an account may move, 10^18 = 1 GRID. */
export function GridTokenApi_balance_of(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const owner = AccountId.decode(r);
  if (!r.ok) abort("the arguments of GridTokenApi_balance_of do not decode");
  const answer = GridTokenApi.balanceOf(owner);
  const w = new Writer(16);
  w.u128(answer);
  return result(w);
}

/** GRID of an owner that a spender may move, 10^18 = 1 GRID. */
export function GridTokenApi_allowance(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const owner = AccountId.decode(r);
  const spender = AccountId.decode(r);
  if (!r.ok) abort("the arguments of GridTokenApi_allowance do not decode");
  const answer = GridTokenApi.allowance(owner, spender);
  const w = new Writer(16);
  w.u128(answer);
  return result(w);
}

/** The token's name. */
export function GridTokenApi_token_name(input: usize, inputSize: usize): u64 {
  const answer = GridTokenApi.tokenName();
  const w = new Writer(49);
  encodeOptionOfText(w, answer);
  return result(w);
}

/** The token's symbol. */
export function GridTokenApi_token_symbol(input: usize, inputSize: usize): u64 {
  const answer = GridTokenApi.tokenSymbol();
  const w = new Writer(49);
  encodeOptionOfText(w, answer);
  return result(w);
}

/** Decimals of the token: 10^18 base units are one GRID. */
export function GridTokenApi_token_decimals(input: usize, inputSize: usize): u64 {
  const answer = GridTokenApi.tokenDecimals();
  const w = new Writer(1);
  w.u8(answer);
  return result(w);
}

/** Name, symbol and decimals of the token. */
export function GridTokenApi_token_metadata(input: usize, inputSize: usize): u64 {
  const answer = GridTokenApi.tokenMetadata();
  const w = new Writer(48);
  encodeTokenMetadata(w, answer);
  return result(w);
}

/** What `perform_upkeep` has to do now; nothing when absent. */
export function OracleClientApi_check_upkeep(input: usize, inputSize: usize): u64 {
  const answer = OracleClientApi.checkUpkeep();
  const w = new Writer(49);
  encodeOptionOfPerformData(w, answer);
  return result(w);
}

/** The operators, in the order of their turns. */
export function OracleClientApi_operators(input: usize, inputSize: usize): u64 {
  const answer = OracleClientApi.operators();
  const w = new Writer(4 + answer.length * 32);
  encodeVecOfAccountId(w, answer);
  return result(w);
}

/** The rules that hold now. */
export function OracleClientApi_parameters(input: usize, inputSize: usize): u64 {
  const answer = OracleClientApi.parameters();
  const w = new Writer(16);
  encodeOracleParameters(w, answer);
  return result(w);
}

/** The epoch that runs now. */
export function OracleClientApi_current_epoch(input: usize, inputSize: usize): u64 {
  const answer = OracleClientApi.currentEpoch();
  const w = new Writer(8);
  w.u64(answer);
  return result(w);
}

/** Requests that wait for answers, at most 1,000 of them. */
export function OracleClientApi_open_requests(input: usize, inputSize: usize): u64 {
  const answer = OracleClientApi.openRequests();
  const w = new Writer(4 + answer.length * 48);
  encodeVecOfOpenRequest(w, answer);
  return result(w);
}

/** How the oracle is doing. */
export function OracleClientApi_metrics(input: usize, inputSize: usize): u64 {
  const answer = OracleClientApi.metrics();
  const w = new Writer(56);
  encodeOracleMetrics(w, answer);
  return result(w);
}

/** Where a meter stands. */
export function OracleClientApi_meter_report(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const meterId = r.text();
  if (!r.ok) abort("the arguments of OracleClientApi_meter_report do not decode");
  const answer = OracleClientApi.meterReport(meterId);
  const w = new Writer(48);
  encodeMeterReport(w, answer);
  return result(w);
}

/** Where the assigned meters stand that come after `after` in storage, at most 1,000 of them. */
export function OracleClientApi_meter_reports(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const after = decodeOptionOfText(r);
  if (!r.ok) abort("the arguments of OracleClientApi_meter_reports do not decode");
  const answer = OracleClientApi.meterReports(after);
  const w = new Writer(4 + answer.length * 48);
  encodeVecOfMeterReport(w, answer);
  return result(w);
}

/** Whether an account is registered and active. */
export function RegistryApi_is_user_verified(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const user = AccountId.decode(r);
  if (!r.ok) abort("the arguments of RegistryApi_is_user_verified do not decode");
  const answer = RegistryApi.isUserVerified(user);
  const w = new Writer(1);
  w.bool(answer);
  return result(w);
}

/** The record of a user. */
export function RegistryApi_user(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const user = AccountId.decode(r);
  if (!r.ok) abort("the arguments of RegistryApi_user do not decode");
  const answer = RegistryApi.user(user);
  const w = new Writer(49);
  encodeOptionOfUser(w, answer);
  return result(w);
}

/** The roles of an account, which has none if it may not transact. */
export function RegistryApi_roles_of(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const account = AccountId.decode(r);
  if (!r.ok) abort("the arguments of RegistryApi_roles_of do not decode");
  const answer = RegistryApi.rolesOf(account);
  const w = new Writer(4 + answer.length * 1);
  encodeVecOfRole(w, answer);
  return result(w);
}

/** The meters of a user, in the order of their assignment. */
export function RegistryApi_meters_of(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const user = AccountId.decode(r);
  if (!r.ok) abort("the arguments of RegistryApi_meters_of do not decode");
  const answer = RegistryApi.metersOf(user);
  const w = new Writer(4 + answer.length * 48);
  encodeVecOfText(w, answer);
  return result(w);
}

/** A meter and its owner. */
export function RegistryApi_meter(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const meterId = r.text();
  if (!r.ok) abort("the arguments of RegistryApi_meter do not decode");
  const answer = RegistryApi.meter(meterId);
  const w = new Writer(54);
  encodeOptionOfMeter(w, answer);
  return result(w);
}

/** The device behind a meter. */
export function RegistryApi_meter_profile(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const meterId = r.text();
  if (!r.ok) abort("the arguments of RegistryApi_meter_profile do not decode");
  const answer = RegistryApi.meterProfile(meterId);
  const w = new Writer(49);
  encodeOptionOfMeterProfile(w, answer);
  return result(w);
}

/** The tariff in force in an epoch. */
export function SettlementApi_tariff(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const epoch = r.u64();
  if (!r.ok) abort("the arguments of SettlementApi_tariff do not decode");
  const answer = SettlementApi.tariff(epoch);
  const w = new Writer(48);
  encodeScheduledTariff(w, answer);
  return result(w);
}

/** The tariffs that are kept: those in force not long ago, now, and later. */
export function SettlementApi_tariffs(input: usize, inputSize: usize): u64 {
  const answer = SettlementApi.tariffs();
  const w = new Writer(4 + answer.length * 48);
  encodeVecOfScheduledTariff(w, answer);
  return result(w);
}

/** The prices of an epoch. */
export function SettlementApi_rates(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const epoch = r.u64();
  if (!r.ok) abort("the arguments of SettlementApi_rates do not decode");
  const answer = SettlementApi.rates(epoch);
  const w = new Writer(52);
  encodeRates(w, answer);
  return result(w);
}

/** The rules that hold now. */
export function SettlementApi_parameters(input: usize, inputSize: usize): u64 {
  const answer = SettlementApi.parameters();
  const w = new Writer(8);
  encodeSettlementParameters(w, answer);
  return result(w);
}

/** What a meter has traded and not shown yet, oldest first. */
export function SettlementApi_contracts(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const meter = r.text();
  if (!r.ok) abort("the arguments of SettlementApi_contracts do not decode");
  const answer = SettlementApi.contracts(meter);
  const w = new Writer(4 + answer.length * 88);
  encodeVecOfContractView(w, answer);
  return result(w);
}

/**
 * The pool of an epoch: its sums, price and what was shared; none where nobody was to be read,
 * or it is forgotten.
 */
export function SettlementApi_pool(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const epoch = r.u64();
  if (!r.ok) abort("the arguments of SettlementApi_pool do not decode");
  const answer = SettlementApi.pool(epoch);
  const w = new Writer(98);
  encodeOptionOfPool(w, answer);
  return result(w);
}

/** What the meters of an account settled in an epoch, line by line. */
export function SettlementApi_statement(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const account = AccountId.decode(r);
  const epoch = r.u64();
  if (!r.ok) abort("the arguments of SettlementApi_statement do not decode");
  const answer = SettlementApi.statement(account, epoch);
  const w = new Writer(48);
  encodeSettlementStatement(w, answer);
  return result(w);
}

/** GRID that an account owes for energy, 10^18 = 1 GRID. */
export function SettlementApi_debt(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const account = AccountId.decode(r);
  if (!r.ok) abort("the arguments of SettlementApi_debt do not decode");
  const answer = SettlementApi.debt(account);
  const w = new Writer(16);
  w.u128(answer);
  return result(w);
}

/** GRID that all accounts owe, 10^18 = 1 GRID. */
export function SettlementApi_total_debt(input: usize, inputSize: usize): u64 {
  const answer = SettlementApi.totalDebt();
  const w = new Writer(16);
  w.u128(answer);
  return result(w);
}

/** The pool of an epoch with its entries, so that anyone can recompute every share. */
export function SettlementApi_settlement_proof(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const epoch = r.u64();
  if (!r.ok) abort("the arguments of SettlementApi_settlement_proof do not decode");
  const answer = SettlementApi.settlementProof(epoch);
  const w = new Writer(49);
  encodeOptionOfSettlementProof(w, answer);
  return result(w);
}

/** The rules that the book of an epoch lives by; those of the epoch that runs without one. */
export function TradingApi_parameters(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const epoch = decodeOptionOfU64(r);
  if (!r.ok) abort("the arguments of TradingApi_parameters do not decode");
  const answer = TradingApi.parameters(epoch);
  const w = new Writer(48);
  encodeMarketParameters(w, answer);
  return result(w);
}

/** The rules of all books that can be open, and those to come. */
export function TradingApi_rules(input: usize, inputSize: usize): u64 {
  const answer = TradingApi.rules();
  const w = new Writer(48);
  encodeMarketRules(w, answer);
  return result(w);
}

/** Length of an epoch in milliseconds, the same for ever. */
export function TradingApi_epoch_length(input: usize, inputSize: usize): u64 {
  const answer = TradingApi.epochLength();
  const w = new Writer(8);
  w.u64(answer);
  return result(w);
}

/** The epoch of the latest block's time. */
export function TradingApi_current_epoch(input: usize, inputSize: usize): u64 {
  const answer = TradingApi.currentEpoch();
  const w = new Writer(8);
  w.u64(answer);
  return result(w);
}

/** The time from which an epoch's book takes no more orders, in ms since 1970. */
export function TradingApi_gate_closure(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const epoch = r.u64();
  if (!r.ok) abort("the arguments of TradingApi_gate_closure do not decode");
  const answer = TradingApi.gateClosure(epoch);
  const w = new Writer(8);
  w.u64(answer);
  return result(w);
}

/** Where the book of an epoch is on its way. */
export function TradingApi_phase(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const epoch = r.u64();
  if (!r.ok) abort("the arguments of TradingApi_phase do not decode");
  const answer = TradingApi.phase(epoch);
  const w = new Writer(1);
  w.u8(<u8>answer);
  return result(w);
}

/** The book of an epoch by level; empty once its orders are pruned. */
export function TradingApi_book(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const epoch = r.u64();
  if (!r.ok) abort("the arguments of TradingApi_book do not decode");
  const answer = TradingApi.book(epoch);
  const w = new Writer(48);
  encodeBookView(w, answer);
  return result(w);
}

/**
 * What the auction of an epoch would come to, were its book cleared as it is; none without
 * orders.
 */
export function TradingApi_indicative(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const epoch = r.u64();
  if (!r.ok) abort("the arguments of TradingApi_indicative do not decode");
  const answer = TradingApi.indicative(epoch);
  const w = new Writer(49);
  encodeOptionOfAuctionResult(w, answer);
  return result(w);
}

/** What the auction of an epoch came to; none before it is closed, or without orders. */
export function TradingApi_auction_result(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const epoch = r.u64();
  if (!r.ok) abort("the arguments of TradingApi_auction_result do not decode");
  const answer = TradingApi.auctionResult(epoch);
  const w = new Writer(49);
  encodeOptionOfAuctionResult(w, answer);
  return result(w);
}

/** An order, open or of a closed epoch that is kept. */
export function TradingApi_order(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const orderId = r.u64();
  if (!r.ok) abort("the arguments of TradingApi_order do not decode");
  const answer = TradingApi.order(orderId);
  const w = new Writer(49);
  encodeOptionOfOrder(w, answer);
  return result(w);
}

/** The orders of an account in an epoch, oldest first. */
export function TradingApi_orders_of(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const account = AccountId.decode(r);
  const epoch = r.u64();
  if (!r.ok) abort("the arguments of TradingApi_orders_of do not decode");
  const answer = TradingApi.ordersOf(account, epoch);
  const w = new Writer(4 + answer.length * 48);
  encodeVecOfOrderView(w, answer);
  return result(w);
}

/**
 * What trading in an epoch did to an account's balance, order by order; what meters showed is
 * Settlement's.
 */
export function TradingApi_statement(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const account = AccountId.decode(r);
  const epoch = r.u64();
  if (!r.ok) abort("the arguments of TradingApi_statement do not decode");
  const answer = TradingApi.statement(account, epoch);
  const w = new Writer(48);
  encodeStatement(w, answer);
  return result(w);
}

/** Both curves of a closed epoch with its result, so that anybody can check it. */
export function TradingApi_auction_proof(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const epoch = r.u64();
  if (!r.ok) abort("the arguments of TradingApi_auction_proof do not decode");
  const answer = TradingApi.auctionProof(epoch);
  const w = new Writer(49);
  encodeOptionOfAuctionProof(w, answer);
  return result(w);
}

/** Epochs whose gate has closed and that are not cleared, oldest first; at most 64. */
export function TradingApi_due_epochs(input: usize, inputSize: usize): u64 {
  const answer = TradingApi.dueEpochs();
  const w = new Writer(4 + answer.length * 8);
  encodeVecOfU64(w, answer);
  return result(w);
}

/** Whether books clear by themselves. */
export function TradingApi_is_clearing_automatic(input: usize, inputSize: usize): u64 {
  const answer = TradingApi.isClearingAutomatic();
  const w = new Writer(1);
  w.bool(answer);
  return result(w);
}

/** The answer of a method: `length << 32 | pointer`. */
function result(w: Writer): u64 {
  return fat(w.ptr, w.length);
}
