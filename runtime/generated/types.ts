// Written by `grid codegen` from pallets/ and runtime/frame/. Do not edit.
import { Authority, KeyProof, OpenProposal, Proposal } from "../../pallets/governance/schema";
import { TokenMetadata } from "../../pallets/grid-token/schema";
import { Answer, EnergyRequest, MeterReading, MeterReport, MeterState, OpenRequest, Operator, OracleMetrics, OracleParameters, OracleTotals, PerformData } from "../../pallets/oracle-client/schema";
import { GenesisMeter, GenesisProfile, GenesisUser, KeyScheme, Meter, MeterClass, MeterProfile, ProxyType, RegistryParameters, Role, Takings, User, UserStatus, UserType } from "../../pallets/registry/schema";
import { Contract, ContractView, Entry, EntryKind, EntryView, LineKind, MeterEpoch, PassedOver, Pool, PoolClock, PoolClosing, PoolPhase, Rates, ScheduledTariff, SettlementLine, SettlementParameters, SettlementProof, SettlementStatement, Tariff, TariffBook, TariffPeriod } from "../../pallets/settlement/schema";
import { AuctionProof, AuctionResult, Book, BookKey, BookPhase, BookView, Clearing, Level, LevelKey, MarketParameters, MarketRules, MeterUse, Order, OrderRequest, OrderView, Position, PositionKey, PriceLevel, ScheduledParameters, Side, SideCursor, Statement, StatementLine } from "../../pallets/trading/schema";
import { BalanceLock, BalanceStatus, GenesisBalance, Reasons, ReserveData } from "../frame/balances/schema";
import { FairUseParameters } from "../frame/fair-use/schema";
import { GrandpaAuthority, Stall, StoredPendingChange } from "../frame/grandpa/schema";
import { OpenMultisig, Timepoint } from "../frame/multisig/schema";
import { Added, Delegates, ProxyDefinition } from "../frame/proxy/schema";
import { BlockContext, ConsumedWeight, KeyValue, UpgradeRecord } from "../frame/system/schema";
import { FeeCoefficients } from "../frame/transaction-payment/schema";
import { requireCall } from "./dispatch";
import { allocated } from "../host/arena";
import { SessionKey, Unit } from "../primitives/api-types";
import { Box } from "../primitives/box";
import { AccountId, H256 } from "../primitives/hash";
import { OpaqueExtrinsic } from "../primitives/header";
import { Weight } from "../primitives/weight";
import { Bytes } from "../scale/bytes";
import { Reader } from "../scale/reader";
import { u128 } from "../scale/u128";
import { Writer } from "../scale/writer";
import { Call } from "../support/call";

export function decodeReasons(r: Reader): Reasons {
  return <Reasons>r.enumIndex(2);
}

export function decodeBalanceStatus(r: Reader): BalanceStatus {
  return <BalanceStatus>r.enumIndex(1);
}

export function decodeGenesisBalance(r: Reader): GenesisBalance {
  const account = AccountId.decode(r);
  const amount = r.u128();
  return new GenesisBalance(account, amount);
}

export function encodeGenesisBalance(w: Writer, value: GenesisBalance): void {
  value.account.encode(w);
  w.u128(value.amount);
}

export function decodeBalanceLock(r: Reader): BalanceLock {
  const id = r.bigEndianU64();
  const amount = r.u128();
  const reasons = decodeReasons(r);
  return new BalanceLock(id, amount, reasons);
}

export function encodeBalanceLock(w: Writer, value: BalanceLock): void {
  w.bigEndianU64(value.id);
  w.u128(value.amount);
  w.u8(<u8>value.reasons);
}

export function decodeReserveData(r: Reader): ReserveData {
  const id = r.bigEndianU64();
  const amount = r.u128();
  return new ReserveData(id, amount);
}

export function encodeReserveData(w: Writer, value: ReserveData): void {
  w.bigEndianU64(value.id);
  w.u128(value.amount);
}

export function decodeFairUseParameters(r: Reader): FairUseParameters {
  const windowBlocks = r.u32();
  const userWindow = r.u16();
  const userBlock = r.u16();
  const operatorWindow = r.u16();
  const operatorBlock = r.u16();
  const authorityBlock = r.u16();
  const noncesAhead = r.u32();
  return new FairUseParameters(windowBlocks, userWindow, userBlock, operatorWindow, operatorBlock, authorityBlock, noncesAhead);
}

export function encodeFairUseParameters(w: Writer, value: FairUseParameters): void {
  w.u32(value.windowBlocks);
  w.u16(value.userWindow);
  w.u16(value.userBlock);
  w.u16(value.operatorWindow);
  w.u16(value.operatorBlock);
  w.u16(value.authorityBlock);
  w.u32(value.noncesAhead);
}

export function decodeGrandpaAuthority(r: Reader): GrandpaAuthority {
  const key = H256.decode(r);
  const weight = r.u64();
  return new GrandpaAuthority(key, weight);
}

export function encodeGrandpaAuthority(w: Writer, value: GrandpaAuthority): void {
  value.key.encode(w);
  w.u64(value.weight);
}

export function decodeVecOfGrandpaAuthority(r: Reader): Array<GrandpaAuthority> {
  const count = r.count(40);
  const items = new Array<GrandpaAuthority>();
  const start = r.ptr;
  const before = allocated();
  for (let i: u32 = 0; i < count && r.ok; i++) {
    items.push(decodeGrandpaAuthority(r));
    r.keepWithin(start, before);
  }
  return items;
}

export function encodeVecOfGrandpaAuthority(w: Writer, items: Array<GrandpaAuthority>): void {
  w.compact(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    encodeGrandpaAuthority(w, item);
  }
}

export function decodeOptionOfU32(r: Reader): Box<u32> | null {
  return r.option() ? new Box<u32>(r.u32()) : null;
}

export function encodeOptionOfU32(w: Writer, value: Box<u32> | null): void {
  w.bool(value ? true : false);
  if (value) w.u32(value.value);
}

export function decodeStoredPendingChange(r: Reader): StoredPendingChange {
  const scheduledAt = r.u32();
  const delay = r.u32();
  const nextAuthorities = decodeVecOfGrandpaAuthority(r);
  const forced = decodeOptionOfU32(r);
  return new StoredPendingChange(scheduledAt, delay, nextAuthorities, forced);
}

export function encodeStoredPendingChange(w: Writer, value: StoredPendingChange): void {
  w.u32(value.scheduledAt);
  w.u32(value.delay);
  encodeVecOfGrandpaAuthority(w, value.nextAuthorities);
  encodeOptionOfU32(w, value.forced);
}

export function decodeStall(r: Reader): Stall {
  const delay = r.u32();
  const bestFinalizedBlockNumber = r.u32();
  return new Stall(delay, bestFinalizedBlockNumber);
}

export function encodeStall(w: Writer, value: Stall): void {
  w.u32(value.delay);
  w.u32(value.bestFinalizedBlockNumber);
}

export function decodeTimepoint(r: Reader): Timepoint {
  const height = r.u32();
  const index = r.u32();
  return new Timepoint(height, index);
}

export function encodeTimepoint(w: Writer, value: Timepoint): void {
  w.u32(value.height);
  w.u32(value.index);
}

export function decodeVecOfAccountId(r: Reader): Array<AccountId> {
  const count = r.count(32);
  const items = new Array<AccountId>();
  const start = r.ptr;
  const before = allocated();
  for (let i: u32 = 0; i < count && r.ok; i++) {
    items.push(AccountId.decode(r));
    r.keepWithin(start, before);
  }
  return items;
}

export function encodeVecOfAccountId(w: Writer, items: Array<AccountId>): void {
  w.compact(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    item.encode(w);
  }
}

export function decodeOpenMultisig(r: Reader): OpenMultisig {
  const when = decodeTimepoint(r);
  const deposit = r.u128();
  const depositor = AccountId.decode(r);
  const approvals = decodeVecOfAccountId(r);
  return new OpenMultisig(when, deposit, depositor, approvals);
}

export function encodeOpenMultisig(w: Writer, value: OpenMultisig): void {
  encodeTimepoint(w, value.when);
  w.u128(value.deposit);
  value.depositor.encode(w);
  encodeVecOfAccountId(w, value.approvals);
}

export function decodeProxyType(r: Reader): ProxyType {
  return <ProxyType>r.enumIndex(2);
}

export function decodeProxyDefinition(r: Reader): ProxyDefinition {
  const delegate = AccountId.decode(r);
  const proxyType = decodeProxyType(r);
  const delay = r.u32();
  return new ProxyDefinition(delegate, proxyType, delay);
}

export function encodeProxyDefinition(w: Writer, value: ProxyDefinition): void {
  value.delegate.encode(w);
  w.u8(<u8>value.proxyType);
  w.u32(value.delay);
}

export function decodeVecOfProxyDefinition(r: Reader): Array<ProxyDefinition> {
  const count = r.count(37);
  const items = new Array<ProxyDefinition>();
  const start = r.ptr;
  const before = allocated();
  for (let i: u32 = 0; i < count && r.ok; i++) {
    items.push(decodeProxyDefinition(r));
    r.keepWithin(start, before);
  }
  return items;
}

export function encodeVecOfProxyDefinition(w: Writer, items: Array<ProxyDefinition>): void {
  w.compact(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    encodeProxyDefinition(w, item);
  }
}

export function decodeDelegates(r: Reader): Delegates {
  const definitions = decodeVecOfProxyDefinition(r);
  const deposit = r.u128();
  return new Delegates(definitions, deposit);
}

export function encodeDelegates(w: Writer, value: Delegates): void {
  encodeVecOfProxyDefinition(w, value.definitions);
  w.u128(value.deposit);
}

export function decodeAdded(r: Reader): Added {
  const day = r.u32();
  const count = r.u32();
  return new Added(day, count);
}

export function encodeAdded(w: Writer, value: Added): void {
  w.u32(value.day);
  w.u32(value.count);
}

export function decodeKeyValue(r: Reader): KeyValue {
  const key = r.bytes();
  const value = r.bytes();
  return new KeyValue(key, value);
}

export function encodeKeyValue(w: Writer, value: KeyValue): void {
  w.bytes(value.key);
  w.bytes(value.value);
}

export function decodeUpgradeRecord(r: Reader): UpgradeRecord {
  const specVersion = r.compactU32();
  const specName = r.text();
  return new UpgradeRecord(specVersion, specName);
}

export function encodeUpgradeRecord(w: Writer, value: UpgradeRecord): void {
  w.compact(value.specVersion);
  w.text(value.specName);
}

export function decodeConsumedWeight(r: Reader): ConsumedWeight {
  const normal = Weight.decode(r);
  const operational = Weight.decode(r);
  const mandatory = Weight.decode(r);
  return new ConsumedWeight(normal, operational, mandatory);
}

export function encodeConsumedWeight(w: Writer, value: ConsumedWeight): void {
  value.normal.encode(w);
  value.operational.encode(w);
  value.mandatory.encode(w);
}

export function decodeBlockContext(r: Reader): BlockContext {
  const number = r.u32();
  const extrinsicIndex = r.u32();
  const length = r.u32();
  const operationalLength = r.u32();
  const inherentsApplied = r.bool();
  const hasTime = r.bool();
  const weight = decodeConsumedWeight(r);
  const fairUse = decodeFairUseParameters(r);
  const room = r.u64();
  return new BlockContext(number, extrinsicIndex, length, operationalLength, inherentsApplied, hasTime, weight, fairUse, room);
}

export function encodeBlockContext(w: Writer, value: BlockContext): void {
  w.u32(value.number);
  w.u32(value.extrinsicIndex);
  w.u32(value.length);
  w.u32(value.operationalLength);
  w.bool(value.inherentsApplied);
  w.bool(value.hasTime);
  encodeConsumedWeight(w, value.weight);
  encodeFairUseParameters(w, value.fairUse);
  w.u64(value.room);
}

export function decodeFeeCoefficients(r: Reader): FeeCoefficients {
  const perMicrosecond = r.u64();
  const perByte = r.u64();
  return new FeeCoefficients(perMicrosecond, perByte);
}

export function encodeFeeCoefficients(w: Writer, value: FeeCoefficients): void {
  w.u64(value.perMicrosecond);
  w.u64(value.perByte);
}

export function decodeKeyProof(r: Reader): KeyProof {
  const aura = r.bytes();
  const grandpa = r.bytes();
  return new KeyProof(aura, grandpa);
}

export function encodeKeyProof(w: Writer, value: KeyProof): void {
  w.bytes(value.aura);
  w.bytes(value.grandpa);
}

export function decodeOptionOfKeyProof(r: Reader): KeyProof | null {
  return r.option() ? decodeKeyProof(r) : null;
}

export function encodeOptionOfKeyProof(w: Writer, value: KeyProof | null): void {
  w.bool(value ? true : false);
  if (value) encodeKeyProof(w, value);
}

export function decodeAuthority(r: Reader): Authority {
  const account = AccountId.decode(r);
  const aura = AccountId.decode(r);
  const grandpa = H256.decode(r);
  const proof = decodeOptionOfKeyProof(r);
  return new Authority(account, aura, grandpa, proof);
}

export function encodeAuthority(w: Writer, value: Authority): void {
  value.account.encode(w);
  value.aura.encode(w);
  value.grandpa.encode(w);
  encodeOptionOfKeyProof(w, value.proof);
}

export function decodeProposal(r: Reader): Proposal {
  const proposer = AccountId.decode(r);
  const callHash = H256.decode(r);
  const weight = Weight.decode(r);
  const approvals = decodeVecOfAccountId(r);
  const rejections = decodeVecOfAccountId(r);
  const expiresAt = r.u64();
  return new Proposal(proposer, callHash, weight, approvals, rejections, expiresAt);
}

export function encodeProposal(w: Writer, value: Proposal): void {
  value.proposer.encode(w);
  value.callHash.encode(w);
  value.weight.encode(w);
  encodeVecOfAccountId(w, value.approvals);
  encodeVecOfAccountId(w, value.rejections);
  w.u64(value.expiresAt);
}

export function decodeOpenProposal(r: Reader): OpenProposal {
  const id = r.u32();
  const proposer = AccountId.decode(r);
  const expiresAt = r.u64();
  return new OpenProposal(id, proposer, expiresAt);
}

export function encodeOpenProposal(w: Writer, value: OpenProposal): void {
  w.u32(value.id);
  value.proposer.encode(w);
  w.u64(value.expiresAt);
}

export function decodeTokenMetadata(r: Reader): TokenMetadata {
  const name = r.text();
  const symbol = r.text();
  const decimals = r.u8();
  return new TokenMetadata(name, symbol, decimals);
}

export function encodeTokenMetadata(w: Writer, value: TokenMetadata): void {
  w.text(value.name);
  w.text(value.symbol);
  w.u8(value.decimals);
}

export function decodeMeterReading(r: Reader): MeterReading {
  const meterId = r.text();
  const epoch = r.u64();
  const sequence = r.u64();
  const importWh = r.u64();
  const exportWh = r.u64();
  const signature = r.bytes();
  return new MeterReading(meterId, epoch, sequence, importWh, exportWh, signature);
}

export function encodeMeterReading(w: Writer, value: MeterReading): void {
  w.text(value.meterId);
  w.u64(value.epoch);
  w.u64(value.sequence);
  w.u64(value.importWh);
  w.u64(value.exportWh);
  w.bytes(value.signature);
}

export function decodeMeterState(r: Reader): MeterState {
  const sequence = r.u64();
  const epoch = r.u64();
  const importWh = r.u64();
  const exportWh = r.u64();
  const carriedWh = r.u64();
  const next = r.u64();
  return new MeterState(sequence, epoch, importWh, exportWh, carriedWh, next);
}

export function encodeMeterState(w: Writer, value: MeterState): void {
  w.u64(value.sequence);
  w.u64(value.epoch);
  w.u64(value.importWh);
  w.u64(value.exportWh);
  w.u64(value.carriedWh);
  w.u64(value.next);
}

export function decodeOperator(r: Reader): Operator {
  const account = AccountId.decode(r);
  const term = r.u32();
  return new Operator(account, term);
}

export function encodeOperator(w: Writer, value: Operator): void {
  value.account.encode(w);
  w.u32(value.term);
}

export function decodeAnswer(r: Reader): Answer {
  const operator = AccountId.decode(r);
  const term = r.u32();
  const sequence = r.u64();
  const importWh = r.u64();
  const exportWh = r.u64();
  return new Answer(operator, term, sequence, importWh, exportWh);
}

export function encodeAnswer(w: Writer, value: Answer): void {
  value.operator.encode(w);
  w.u32(value.term);
  w.u64(value.sequence);
  w.u64(value.importWh);
  w.u64(value.exportWh);
}

export function decodeVecOfAnswer(r: Reader): Array<Answer> {
  const count = r.count(60);
  const items = new Array<Answer>();
  const start = r.ptr;
  const before = allocated();
  for (let i: u32 = 0; i < count && r.ok; i++) {
    items.push(decodeAnswer(r));
    r.keepWithin(start, before);
  }
  return items;
}

export function encodeVecOfAnswer(w: Writer, items: Array<Answer>): void {
  w.compact(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    encodeAnswer(w, item);
  }
}

export function decodeEnergyRequest(r: Reader): EnergyRequest {
  const meterId = r.text();
  const epoch = r.u64();
  const openedAt = r.u32();
  const expiresAt = r.u32();
  const quorum = r.u32();
  const answers = decodeVecOfAnswer(r);
  return new EnergyRequest(meterId, epoch, openedAt, expiresAt, quorum, answers);
}

export function encodeEnergyRequest(w: Writer, value: EnergyRequest): void {
  w.text(value.meterId);
  w.u64(value.epoch);
  w.u32(value.openedAt);
  w.u32(value.expiresAt);
  w.u32(value.quorum);
  encodeVecOfAnswer(w, value.answers);
}

export function decodeOracleTotals(r: Reader): OracleTotals {
  const requests = r.u64();
  const fulfilled = r.u64();
  const expired = r.u64();
  const superseded = r.u64();
  const exportWh = r.u64();
  const importWh = r.u64();
  return new OracleTotals(requests, fulfilled, expired, superseded, exportWh, importWh);
}

export function encodeOracleTotals(w: Writer, value: OracleTotals): void {
  w.u64(value.requests);
  w.u64(value.fulfilled);
  w.u64(value.expired);
  w.u64(value.superseded);
  w.u64(value.exportWh);
  w.u64(value.importWh);
}

export function decodeOracleParameters(r: Reader): OracleParameters {
  const quorum = r.u32();
  const requestLifetime = r.u32();
  const deadbandWh = r.u64();
  return new OracleParameters(quorum, requestLifetime, deadbandWh);
}

export function encodeOracleParameters(w: Writer, value: OracleParameters): void {
  w.u32(value.quorum);
  w.u32(value.requestLifetime);
  w.u64(value.deadbandWh);
}

export function decodeVecOfText(r: Reader): Array<Bytes> {
  const count = r.count(1);
  const items = new Array<Bytes>();
  const start = r.ptr;
  const before = allocated();
  for (let i: u32 = 0; i < count && r.ok; i++) {
    items.push(r.text());
    r.keepWithin(start, before);
  }
  return items;
}

export function encodeVecOfText(w: Writer, items: Array<Bytes>): void {
  w.compact(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    w.text(item);
  }
}

export function decodePerformData(r: Reader): PerformData {
  const meters = decodeVecOfText(r);
  const clearing = r.bool();
  return new PerformData(meters, clearing);
}

export function encodePerformData(w: Writer, value: PerformData): void {
  encodeVecOfText(w, value.meters);
  w.bool(value.clearing);
}

export function decodeOpenRequest(r: Reader): OpenRequest {
  const requestId = r.u64();
  const request = decodeEnergyRequest(r);
  return new OpenRequest(requestId, request);
}

export function encodeOpenRequest(w: Writer, value: OpenRequest): void {
  w.u64(value.requestId);
  encodeEnergyRequest(w, value.request);
}

export function decodeOptionOfMeterState(r: Reader): MeterState | null {
  return r.option() ? decodeMeterState(r) : null;
}

export function encodeOptionOfMeterState(w: Writer, value: MeterState | null): void {
  w.bool(value ? true : false);
  if (value) encodeMeterState(w, value);
}

export function decodeOptionOfU64(r: Reader): Box<u64> | null {
  return r.option() ? new Box<u64>(r.u64()) : null;
}

export function encodeOptionOfU64(w: Writer, value: Box<u64> | null): void {
  w.bool(value ? true : false);
  if (value) w.u64(value.value);
}

export function decodeMeterReport(r: Reader): MeterReport {
  const meterId = r.text();
  const state = decodeOptionOfMeterState(r);
  const silentEpochs = decodeOptionOfU64(r);
  return new MeterReport(meterId, state, silentEpochs);
}

export function encodeMeterReport(w: Writer, value: MeterReport): void {
  w.text(value.meterId);
  encodeOptionOfMeterState(w, value.state);
  encodeOptionOfU64(w, value.silentEpochs);
}

export function decodeOracleMetrics(r: Reader): OracleMetrics {
  const openRequests = r.u32();
  const oldestAge = r.u32();
  const totals = decodeOracleTotals(r);
  return new OracleMetrics(openRequests, oldestAge, totals);
}

export function encodeOracleMetrics(w: Writer, value: OracleMetrics): void {
  w.u32(value.openRequests);
  w.u32(value.oldestAge);
  encodeOracleTotals(w, value.totals);
}

export function decodeRole(r: Reader): Role {
  return <Role>r.enumIndex(8);
}

export function decodeUserType(r: Reader): UserType {
  return <UserType>r.enumIndex(1);
}

export function decodeUserStatus(r: Reader): UserStatus {
  return <UserStatus>r.enumIndex(2);
}

export function decodeKeyScheme(r: Reader): KeyScheme {
  return <KeyScheme>r.enumIndex(2);
}

export function decodeMeterClass(r: Reader): MeterClass {
  return <MeterClass>r.enumIndex(2);
}

export function decodeUser(r: Reader): User {
  const userType = decodeUserType(r);
  const status = decodeUserStatus(r);
  const location = r.text();
  const registeredAt = r.u64();
  return new User(userType, status, location, registeredAt);
}

export function encodeUser(w: Writer, value: User): void {
  w.u8(<u8>value.userType);
  w.u8(<u8>value.status);
  w.text(value.location);
  w.u64(value.registeredAt);
}

export function decodeMeter(r: Reader): Meter {
  const owner = AccountId.decode(r);
  const openOrders = r.u32();
  const since = r.u64();
  const closing = r.bool();
  const pooledFrom = r.u64();
  return new Meter(owner, openOrders, since, closing, pooledFrom);
}

export function encodeMeter(w: Writer, value: Meter): void {
  value.owner.encode(w);
  w.u32(value.openOrders);
  w.u64(value.since);
  w.bool(value.closing);
  w.u64(value.pooledFrom);
}

export function decodeMeterProfile(r: Reader): MeterProfile {
  const key = r.bytes();
  const scheme = decodeKeyScheme(r);
  const ratedWatts = r.u64();
  const meterClass = decodeMeterClass(r);
  return new MeterProfile(key, scheme, ratedWatts, meterClass);
}

export function encodeMeterProfile(w: Writer, value: MeterProfile): void {
  w.bytes(value.key);
  w.u8(<u8>value.scheme);
  w.u64(value.ratedWatts);
  w.u8(<u8>value.meterClass);
}

export function decodeTakings(r: Reader): Takings {
  const day = r.u64();
  const users = r.u32();
  const meters = r.u32();
  const added = r.u32();
  return new Takings(day, users, meters, added);
}

export function encodeTakings(w: Writer, value: Takings): void {
  w.u64(value.day);
  w.u32(value.users);
  w.u32(value.meters);
  w.u32(value.added);
}

export function decodeRegistryParameters(r: Reader): RegistryParameters {
  const suspensionsPerDay = r.u32();
  return new RegistryParameters(suspensionsPerDay);
}

export function encodeRegistryParameters(w: Writer, value: RegistryParameters): void {
  w.u32(value.suspensionsPerDay);
}

export function decodeGenesisUser(r: Reader): GenesisUser {
  const account = AccountId.decode(r);
  const userType = decodeUserType(r);
  const location = r.text();
  return new GenesisUser(account, userType, location);
}

export function encodeGenesisUser(w: Writer, value: GenesisUser): void {
  value.account.encode(w);
  w.u8(<u8>value.userType);
  w.text(value.location);
}

export function decodeGenesisMeter(r: Reader): GenesisMeter {
  const id = r.text();
  const owner = AccountId.decode(r);
  return new GenesisMeter(id, owner);
}

export function encodeGenesisMeter(w: Writer, value: GenesisMeter): void {
  w.text(value.id);
  value.owner.encode(w);
}

export function decodeGenesisProfile(r: Reader): GenesisProfile {
  const id = r.text();
  const key = r.bytes();
  const scheme = decodeKeyScheme(r);
  const ratedWatts = r.u64();
  const meterClass = decodeMeterClass(r);
  return new GenesisProfile(id, key, scheme, ratedWatts, meterClass);
}

export function encodeGenesisProfile(w: Writer, value: GenesisProfile): void {
  w.text(value.id);
  w.bytes(value.key);
  w.u8(<u8>value.scheme);
  w.u64(value.ratedWatts);
  w.u8(<u8>value.meterClass);
}

export function decodePoolPhase(r: Reader): PoolPhase {
  return <PoolPhase>r.enumIndex(2);
}

export function decodeEntryKind(r: Reader): EntryKind {
  return <EntryKind>r.enumIndex(3);
}

export function decodeLineKind(r: Reader): LineKind {
  return <LineKind>r.enumIndex(10);
}

export function decodeTariffPeriod(r: Reader): TariffPeriod {
  const days = r.u8();
  const from = r.u8();
  const to = r.u8();
  const feedIn = r.u128();
  const retail = r.u128();
  return new TariffPeriod(days, from, to, feedIn, retail);
}

export function encodeTariffPeriod(w: Writer, value: TariffPeriod): void {
  w.u8(value.days);
  w.u8(value.from);
  w.u8(value.to);
  w.u128(value.feedIn);
  w.u128(value.retail);
}

export function decodeVecOfTariffPeriod(r: Reader): Array<TariffPeriod> {
  const count = r.count(35);
  const items = new Array<TariffPeriod>();
  const start = r.ptr;
  const before = allocated();
  for (let i: u32 = 0; i < count && r.ok; i++) {
    items.push(decodeTariffPeriod(r));
    r.keepWithin(start, before);
  }
  return items;
}

export function encodeVecOfTariffPeriod(w: Writer, items: Array<TariffPeriod>): void {
  w.compact(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    encodeTariffPeriod(w, item);
  }
}

export function decodeVecOfU32(r: Reader): Array<u32> {
  const count = r.count(4);
  const items = new Array<u32>();
  const start = r.ptr;
  const before = allocated();
  for (let i: u32 = 0; i < count && r.ok; i++) {
    items.push(r.u32());
    r.keepWithin(start, before);
  }
  return items;
}

export function encodeVecOfU32(w: Writer, items: Array<u32>): void {
  w.compact(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    w.u32(item);
  }
}

export function decodeTariff(r: Reader): Tariff {
  const offsetMinutes = r.u32();
  const periods = decodeVecOfTariffPeriod(r);
  const holidays = decodeVecOfU32(r);
  const sharePermille = r.u32();
  const satangPerGrid = r.u32();
  return new Tariff(offsetMinutes, periods, holidays, sharePermille, satangPerGrid);
}

export function encodeTariff(w: Writer, value: Tariff): void {
  w.u32(value.offsetMinutes);
  encodeVecOfTariffPeriod(w, value.periods);
  encodeVecOfU32(w, value.holidays);
  w.u32(value.sharePermille);
  w.u32(value.satangPerGrid);
}

export function decodeScheduledTariff(r: Reader): ScheduledTariff {
  const fromEpoch = r.u64();
  const version = r.u32();
  const tariff = decodeTariff(r);
  return new ScheduledTariff(fromEpoch, version, tariff);
}

export function encodeScheduledTariff(w: Writer, value: ScheduledTariff): void {
  w.u64(value.fromEpoch);
  w.u32(value.version);
  encodeTariff(w, value.tariff);
}

export function decodeRates(r: Reader): Rates {
  const feedIn = r.u128();
  const retail = r.u128();
  const poolPrice = r.u128();
  const version = r.u32();
  return new Rates(feedIn, retail, poolPrice, version);
}

export function encodeRates(w: Writer, value: Rates): void {
  w.u128(value.feedIn);
  w.u128(value.retail);
  w.u128(value.poolPrice);
  w.u32(value.version);
}

export function decodeOptionOfU128(r: Reader): u128 | null {
  return r.option() ? r.u128() : null;
}

export function encodeOptionOfU128(w: Writer, value: u128 | null): void {
  w.bool(value ? true : false);
  if (value) w.u128(value);
}

export function decodeVecOfScheduledTariff(r: Reader): Array<ScheduledTariff> {
  const count = r.count(26);
  const items = new Array<ScheduledTariff>();
  const start = r.ptr;
  const before = allocated();
  for (let i: u32 = 0; i < count && r.ok; i++) {
    items.push(decodeScheduledTariff(r));
    r.keepWithin(start, before);
  }
  return items;
}

export function encodeVecOfScheduledTariff(w: Writer, items: Array<ScheduledTariff>): void {
  w.compact(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    encodeScheduledTariff(w, item);
  }
}

export function decodeTariffBook(r: Reader): TariffBook {
  const versions = r.u32();
  const pastFeedIn = decodeOptionOfU128(r);
  const pastRetail = r.u128();
  const schedule = decodeVecOfScheduledTariff(r);
  return new TariffBook(versions, pastFeedIn, pastRetail, schedule);
}

export function encodeTariffBook(w: Writer, value: TariffBook): void {
  w.u32(value.versions);
  encodeOptionOfU128(w, value.pastFeedIn);
  w.u128(value.pastRetail);
  encodeVecOfScheduledTariff(w, value.schedule);
}

export function decodeMeterEpoch(r: Reader): MeterEpoch {
  const epoch = r.bigEndianU64();
  const meter = r.text();
  return new MeterEpoch(epoch, meter);
}

export function encodeMeterEpoch(w: Writer, value: MeterEpoch): void {
  w.bigEndianU64(value.epoch);
  w.text(value.meter);
}

export function decodeContract(r: Reader): Contract {
  const owner = AccountId.decode(r);
  const soldWh = r.u64();
  const boughtWh = r.u64();
  const price = r.u128();
  const held = r.u128();
  return new Contract(owner, soldWh, boughtWh, price, held);
}

export function encodeContract(w: Writer, value: Contract): void {
  value.owner.encode(w);
  w.u64(value.soldWh);
  w.u64(value.boughtWh);
  w.u128(value.price);
  w.u128(value.held);
}

export function decodePassedOver(r: Reader): PassedOver {
  const from = r.u64();
  const to = r.u64();
  return new PassedOver(from, to);
}

export function encodePassedOver(w: Writer, value: PassedOver): void {
  w.u64(value.from);
  w.u64(value.to);
}

export function decodePool(r: Reader): Pool {
  const phase = decodePoolPhase(r);
  const awaited = r.u32();
  const read = r.u32();
  const deadline = r.u32();
  const rates = decodeRates(r);
  const supplyWh = r.u64();
  const demandWh = r.u64();
  const sharedWh = r.u64();
  const keptUntil = r.u64();
  return new Pool(phase, awaited, read, deadline, rates, supplyWh, demandWh, sharedWh, keptUntil);
}

export function encodePool(w: Writer, value: Pool): void {
  w.u8(<u8>value.phase);
  w.u32(value.awaited);
  w.u32(value.read);
  w.u32(value.deadline);
  encodeRates(w, value.rates);
  w.u64(value.supplyWh);
  w.u64(value.demandWh);
  w.u64(value.sharedWh);
  w.u64(value.keptUntil);
}

export function decodeEntry(r: Reader): Entry {
  const account = AccountId.decode(r);
  const kind = decodeEntryKind(r);
  const inDebt = r.bool();
  const price = r.u128();
  const deliveredWh = r.compact();
  const shortWh = r.compact();
  const usedWh = r.compact();
  const unusedWh = r.compact();
  const surplusWh = r.compact();
  const deficitWh = r.compact();
  const carriedWh = r.compact();
  const feedIn = r.u128();
  const retail = r.u128();
  return new Entry(account, kind, inDebt, price, deliveredWh, shortWh, usedWh, unusedWh, surplusWh, deficitWh, carriedWh, feedIn, retail);
}

export function encodeEntry(w: Writer, value: Entry): void {
  value.account.encode(w);
  w.u8(<u8>value.kind);
  w.bool(value.inDebt);
  w.u128(value.price);
  w.compact(value.deliveredWh);
  w.compact(value.shortWh);
  w.compact(value.usedWh);
  w.compact(value.unusedWh);
  w.compact(value.surplusWh);
  w.compact(value.deficitWh);
  w.compact(value.carriedWh);
  w.u128(value.feedIn);
  w.u128(value.retail);
}

export function decodeOptionOfText(r: Reader): Bytes | null {
  return r.option() ? r.text() : null;
}

export function encodeOptionOfText(w: Writer, value: Bytes | null): void {
  w.bool(value ? true : false);
  if (value) w.text(value);
}

export function decodePoolClosing(r: Reader): PoolClosing {
  const epoch = r.u64();
  const meter = decodeOptionOfText(r);
  const supplyWh = r.u64();
  const demandWh = r.u64();
  return new PoolClosing(epoch, meter, supplyWh, demandWh);
}

export function encodePoolClosing(w: Writer, value: PoolClosing): void {
  w.u64(value.epoch);
  encodeOptionOfText(w, value.meter);
  w.u64(value.supplyWh);
  w.u64(value.demandWh);
}

export function decodePoolClock(r: Reader): PoolClock {
  const epoch = r.u64();
  const until = r.u64();
  const meters = r.u32();
  const endedFrom = r.u64();
  const endedTo = r.u64();
  const endedMeters = r.u32();
  const endedIn = r.u32();
  const openFrom = r.u64();
  const nextBlock = r.u32();
  return new PoolClock(epoch, until, meters, endedFrom, endedTo, endedMeters, endedIn, openFrom, nextBlock);
}

export function encodePoolClock(w: Writer, value: PoolClock): void {
  w.u64(value.epoch);
  w.u64(value.until);
  w.u32(value.meters);
  w.u64(value.endedFrom);
  w.u64(value.endedTo);
  w.u32(value.endedMeters);
  w.u32(value.endedIn);
  w.u64(value.openFrom);
  w.u32(value.nextBlock);
}

export function decodeContractView(r: Reader): ContractView {
  const epoch = r.u64();
  const contract = decodeContract(r);
  return new ContractView(epoch, contract);
}

export function encodeContractView(w: Writer, value: ContractView): void {
  w.u64(value.epoch);
  encodeContract(w, value.contract);
}

export function decodeEntryView(r: Reader): EntryView {
  const meter = r.text();
  const entry = decodeEntry(r);
  return new EntryView(meter, entry);
}

export function encodeEntryView(w: Writer, value: EntryView): void {
  w.text(value.meter);
  encodeEntry(w, value.entry);
}

export function decodeVecOfEntryView(r: Reader): Array<EntryView> {
  const count = r.count(90);
  const items = new Array<EntryView>();
  const start = r.ptr;
  const before = allocated();
  for (let i: u32 = 0; i < count && r.ok; i++) {
    items.push(decodeEntryView(r));
    r.keepWithin(start, before);
  }
  return items;
}

export function encodeVecOfEntryView(w: Writer, items: Array<EntryView>): void {
  w.compact(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    encodeEntryView(w, item);
  }
}

export function decodeSettlementProof(r: Reader): SettlementProof {
  const pool = decodePool(r);
  const entries = decodeVecOfEntryView(r);
  return new SettlementProof(pool, entries);
}

export function encodeSettlementProof(w: Writer, value: SettlementProof): void {
  encodePool(w, value.pool);
  encodeVecOfEntryView(w, value.entries);
}

export function decodeSettlementLine(r: Reader): SettlementLine {
  const meter = r.text();
  const kind = decodeLineKind(r);
  const energyWh = r.u64();
  const price = r.u128();
  const minted = r.u128();
  const burned = r.u128();
  return new SettlementLine(meter, kind, energyWh, price, minted, burned);
}

export function encodeSettlementLine(w: Writer, value: SettlementLine): void {
  w.text(value.meter);
  w.u8(<u8>value.kind);
  w.u64(value.energyWh);
  w.u128(value.price);
  w.u128(value.minted);
  w.u128(value.burned);
}

export function decodeVecOfSettlementLine(r: Reader): Array<SettlementLine> {
  const count = r.count(58);
  const items = new Array<SettlementLine>();
  const start = r.ptr;
  const before = allocated();
  for (let i: u32 = 0; i < count && r.ok; i++) {
    items.push(decodeSettlementLine(r));
    r.keepWithin(start, before);
  }
  return items;
}

export function encodeVecOfSettlementLine(w: Writer, items: Array<SettlementLine>): void {
  w.compact(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    encodeSettlementLine(w, item);
  }
}

export function decodeSettlementStatement(r: Reader): SettlementStatement {
  const tariffVersion = r.u32();
  const pruned = r.bool();
  const lines = decodeVecOfSettlementLine(r);
  const minted = r.u128();
  const burned = r.u128();
  return new SettlementStatement(tariffVersion, pruned, lines, minted, burned);
}

export function encodeSettlementStatement(w: Writer, value: SettlementStatement): void {
  w.u32(value.tariffVersion);
  w.bool(value.pruned);
  encodeVecOfSettlementLine(w, value.lines);
  w.u128(value.minted);
  w.u128(value.burned);
}

export function decodeSettlementParameters(r: Reader): SettlementParameters {
  const poolDeadline = r.u32();
  const stepsPerBlock = r.u32();
  return new SettlementParameters(poolDeadline, stepsPerBlock);
}

export function encodeSettlementParameters(w: Writer, value: SettlementParameters): void {
  w.u32(value.poolDeadline);
  w.u32(value.stepsPerBlock);
}

export function decodeSide(r: Reader): Side {
  return <Side>r.enumIndex(1);
}

export function decodeBookPhase(r: Reader): BookPhase {
  return <BookPhase>r.enumIndex(5);
}

export function decodeMarketParameters(r: Reader): MarketParameters {
  const horizon = r.u32();
  const gateClosureBlocks = r.u32();
  const lot = r.u64();
  const tick = r.u64();
  const minPrice = decodeOptionOfU128(r);
  const maxPrice = decodeOptionOfU128(r);
  const maxOrdersPerUser = r.u32();
  const maxOrdersPerEpoch = r.u32();
  const stepsPerBlock = r.u32();
  const retention = r.u32();
  const collar = r.bool();
  return new MarketParameters(horizon, gateClosureBlocks, lot, tick, minPrice, maxPrice, maxOrdersPerUser, maxOrdersPerEpoch, stepsPerBlock, retention, collar);
}

export function encodeMarketParameters(w: Writer, value: MarketParameters): void {
  w.u32(value.horizon);
  w.u32(value.gateClosureBlocks);
  w.u64(value.lot);
  w.u64(value.tick);
  encodeOptionOfU128(w, value.minPrice);
  encodeOptionOfU128(w, value.maxPrice);
  w.u32(value.maxOrdersPerUser);
  w.u32(value.maxOrdersPerEpoch);
  w.u32(value.stepsPerBlock);
  w.u32(value.retention);
  w.bool(value.collar);
}

export function decodeScheduledParameters(r: Reader): ScheduledParameters {
  const fromEpoch = r.u64();
  const parameters = decodeMarketParameters(r);
  return new ScheduledParameters(fromEpoch, parameters);
}

export function encodeScheduledParameters(w: Writer, value: ScheduledParameters): void {
  w.u64(value.fromEpoch);
  encodeMarketParameters(w, value.parameters);
}

export function decodeVecOfScheduledParameters(r: Reader): Array<ScheduledParameters> {
  const count = r.count(51);
  const items = new Array<ScheduledParameters>();
  const start = r.ptr;
  const before = allocated();
  for (let i: u32 = 0; i < count && r.ok; i++) {
    items.push(decodeScheduledParameters(r));
    r.keepWithin(start, before);
  }
  return items;
}

export function encodeVecOfScheduledParameters(w: Writer, items: Array<ScheduledParameters>): void {
  w.compact(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    encodeScheduledParameters(w, item);
  }
}

export function decodeMarketRules(r: Reader): MarketRules {
  const epochLength = r.u64();
  const schedule = decodeVecOfScheduledParameters(r);
  return new MarketRules(epochLength, schedule);
}

export function encodeMarketRules(w: Writer, value: MarketRules): void {
  w.u64(value.epochLength);
  encodeVecOfScheduledParameters(w, value.schedule);
}

export function decodeOrderRequest(r: Reader): OrderRequest {
  const side = decodeSide(r);
  const meter = decodeOptionOfText(r);
  const deliveryEpoch = decodeOptionOfU64(r);
  const energyWh = r.u64();
  const limitPrice = r.u128();
  return new OrderRequest(side, meter, deliveryEpoch, energyWh, limitPrice);
}

export function encodeOrderRequest(w: Writer, value: OrderRequest): void {
  w.u8(<u8>value.side);
  encodeOptionOfText(w, value.meter);
  encodeOptionOfU64(w, value.deliveryEpoch);
  w.u64(value.energyWh);
  w.u128(value.limitPrice);
}

export function decodeOrder(r: Reader): Order {
  const owner = AccountId.decode(r);
  const meter = decodeOptionOfText(r);
  const epoch = r.u64();
  const side = decodeSide(r);
  const limitPrice = r.u128();
  const energyWh = r.u64();
  const filledWh = r.u64();
  const settled = r.bool();
  return new Order(owner, meter, epoch, side, limitPrice, energyWh, filledWh, settled);
}

export function encodeOrder(w: Writer, value: Order): void {
  value.owner.encode(w);
  encodeOptionOfText(w, value.meter);
  w.u64(value.epoch);
  w.u8(<u8>value.side);
  w.u128(value.limitPrice);
  w.u64(value.energyWh);
  w.u64(value.filledWh);
  w.bool(value.settled);
}

export function decodeLevelKey(r: Reader): LevelKey {
  const epoch = r.bigEndianU64();
  const side = decodeSide(r);
  const rank = r.bigEndianU128();
  return new LevelKey(epoch, side, rank);
}

export function encodeLevelKey(w: Writer, value: LevelKey): void {
  w.bigEndianU64(value.epoch);
  w.u8(<u8>value.side);
  w.bigEndianU128(value.rank);
}

export function decodeBookKey(r: Reader): BookKey {
  const epoch = r.bigEndianU64();
  const side = decodeSide(r);
  const rank = r.bigEndianU128();
  const orderId = r.bigEndianU64();
  return new BookKey(epoch, side, rank, orderId);
}

export function encodeBookKey(w: Writer, value: BookKey): void {
  w.bigEndianU64(value.epoch);
  w.u8(<u8>value.side);
  w.bigEndianU128(value.rank);
  w.bigEndianU64(value.orderId);
}

export function decodeLevel(r: Reader): Level {
  const energyWh = r.u64();
  const orders = r.u32();
  return new Level(energyWh, orders);
}

export function encodeLevel(w: Writer, value: Level): void {
  w.u64(value.energyWh);
  w.u32(value.orders);
}

export function decodeBook(r: Reader): Book {
  const bids = r.u32();
  const asks = r.u32();
  const gate = r.u64();
  const tick = r.u64();
  const keptUntil = r.u64();
  const feedIn = r.u128();
  const retail = r.u128();
  return new Book(bids, asks, gate, tick, keptUntil, feedIn, retail);
}

export function encodeBook(w: Writer, value: Book): void {
  w.u32(value.bids);
  w.u32(value.asks);
  w.u64(value.gate);
  w.u64(value.tick);
  w.u64(value.keptUntil);
  w.u128(value.feedIn);
  w.u128(value.retail);
}

export function decodePositionKey(r: Reader): PositionKey {
  const epoch = r.bigEndianU64();
  const account = AccountId.decode(r);
  return new PositionKey(epoch, account);
}

export function encodePositionKey(w: Writer, value: PositionKey): void {
  w.bigEndianU64(value.epoch);
  value.account.encode(w);
}

export function decodeMeterUse(r: Reader): MeterUse {
  const meter = r.text();
  const side = decodeSide(r);
  const orders = r.u32();
  const energyWh = r.u64();
  return new MeterUse(meter, side, orders, energyWh);
}

export function encodeMeterUse(w: Writer, value: MeterUse): void {
  w.text(value.meter);
  w.u8(<u8>value.side);
  w.u32(value.orders);
  w.u64(value.energyWh);
}

export function decodeVecOfU64(r: Reader): Array<u64> {
  const count = r.count(8);
  const items = new Array<u64>();
  const start = r.ptr;
  const before = allocated();
  for (let i: u32 = 0; i < count && r.ok; i++) {
    items.push(r.u64());
    r.keepWithin(start, before);
  }
  return items;
}

export function encodeVecOfU64(w: Writer, items: Array<u64>): void {
  w.compact(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    w.u64(item);
  }
}

export function decodeVecOfMeterUse(r: Reader): Array<MeterUse> {
  const count = r.count(14);
  const items = new Array<MeterUse>();
  const start = r.ptr;
  const before = allocated();
  for (let i: u32 = 0; i < count && r.ok; i++) {
    items.push(decodeMeterUse(r));
    r.keepWithin(start, before);
  }
  return items;
}

export function encodeVecOfMeterUse(w: Writer, items: Array<MeterUse>): void {
  w.compact(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    encodeMeterUse(w, item);
  }
}

export function decodePosition(r: Reader): Position {
  const orders = decodeVecOfU64(r);
  const meters = decodeVecOfMeterUse(r);
  return new Position(orders, meters);
}

export function encodePosition(w: Writer, value: Position): void {
  encodeVecOfU64(w, value.orders);
  encodeVecOfMeterUse(w, value.meters);
}

export function decodeSideCursor(r: Reader): SideCursor {
  const marginal = r.u128();
  const levelWh = r.u64();
  const leftWh = r.u64();
  const rank = r.u128();
  const orderId = r.u64();
  const prefixWh = r.u64();
  const pendingWh = r.u64();
  return new SideCursor(marginal, levelWh, leftWh, rank, orderId, prefixWh, pendingWh);
}

export function encodeSideCursor(w: Writer, value: SideCursor): void {
  w.u128(value.marginal);
  w.u64(value.levelWh);
  w.u64(value.leftWh);
  w.u128(value.rank);
  w.u64(value.orderId);
  w.u64(value.prefixWh);
  w.u64(value.pendingWh);
}

export function decodeClearing(r: Reader): Clearing {
  const epoch = r.u64();
  const phase = decodeBookPhase(r);
  const bid = decodeSideCursor(r);
  const ask = decodeSideCursor(r);
  const volumeWh = r.u64();
  const deliveredWh = r.u64();
  const price = r.u128();
  const demandWh = r.u64();
  const supplyWh = r.u64();
  return new Clearing(epoch, phase, bid, ask, volumeWh, deliveredWh, price, demandWh, supplyWh);
}

export function encodeClearing(w: Writer, value: Clearing): void {
  w.u64(value.epoch);
  w.u8(<u8>value.phase);
  encodeSideCursor(w, value.bid);
  encodeSideCursor(w, value.ask);
  w.u64(value.volumeWh);
  w.u64(value.deliveredWh);
  w.u128(value.price);
  w.u64(value.demandWh);
  w.u64(value.supplyWh);
}

export function decodeAuctionResult(r: Reader): AuctionResult {
  const price = decodeOptionOfU128(r);
  const volumeWh = r.u64();
  const demandWh = r.u64();
  const supplyWh = r.u64();
  const surplusWh = r.u64();
  const bids = r.u32();
  const asks = r.u32();
  return new AuctionResult(price, volumeWh, demandWh, supplyWh, surplusWh, bids, asks);
}

export function encodeAuctionResult(w: Writer, value: AuctionResult): void {
  encodeOptionOfU128(w, value.price);
  w.u64(value.volumeWh);
  w.u64(value.demandWh);
  w.u64(value.supplyWh);
  w.u64(value.surplusWh);
  w.u32(value.bids);
  w.u32(value.asks);
}

export function decodePriceLevel(r: Reader): PriceLevel {
  const price = r.u128();
  const energyWh = r.u64();
  const orders = r.u32();
  return new PriceLevel(price, energyWh, orders);
}

export function encodePriceLevel(w: Writer, value: PriceLevel): void {
  w.u128(value.price);
  w.u64(value.energyWh);
  w.u32(value.orders);
}

export function decodeVecOfPriceLevel(r: Reader): Array<PriceLevel> {
  const count = r.count(28);
  const items = new Array<PriceLevel>();
  const start = r.ptr;
  const before = allocated();
  for (let i: u32 = 0; i < count && r.ok; i++) {
    items.push(decodePriceLevel(r));
    r.keepWithin(start, before);
  }
  return items;
}

export function encodeVecOfPriceLevel(w: Writer, items: Array<PriceLevel>): void {
  w.compact(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    encodePriceLevel(w, item);
  }
}

export function decodeBookView(r: Reader): BookView {
  const phase = decodeBookPhase(r);
  const bids = decodeVecOfPriceLevel(r);
  const asks = decodeVecOfPriceLevel(r);
  return new BookView(phase, bids, asks);
}

export function encodeBookView(w: Writer, value: BookView): void {
  w.u8(<u8>value.phase);
  encodeVecOfPriceLevel(w, value.bids);
  encodeVecOfPriceLevel(w, value.asks);
}

export function decodeAuctionProof(r: Reader): AuctionProof {
  const bids = decodeVecOfPriceLevel(r);
  const asks = decodeVecOfPriceLevel(r);
  const result = decodeAuctionResult(r);
  return new AuctionProof(bids, asks, result);
}

export function encodeAuctionProof(w: Writer, value: AuctionProof): void {
  encodeVecOfPriceLevel(w, value.bids);
  encodeVecOfPriceLevel(w, value.asks);
  encodeAuctionResult(w, value.result);
}

export function decodeOrderView(r: Reader): OrderView {
  const id = r.u64();
  const order = decodeOrder(r);
  return new OrderView(id, order);
}

export function encodeOrderView(w: Writer, value: OrderView): void {
  w.u64(value.id);
  encodeOrder(w, value.order);
}

export function decodeStatementLine(r: Reader): StatementLine {
  const orderId = r.u64();
  const side = decodeSide(r);
  const energyWh = r.u64();
  const received = r.u128();
  const paid = r.u128();
  const held = r.u128();
  return new StatementLine(orderId, side, energyWh, received, paid, held);
}

export function encodeStatementLine(w: Writer, value: StatementLine): void {
  w.u64(value.orderId);
  w.u8(<u8>value.side);
  w.u64(value.energyWh);
  w.u128(value.received);
  w.u128(value.paid);
  w.u128(value.held);
}

export function decodeVecOfStatementLine(r: Reader): Array<StatementLine> {
  const count = r.count(65);
  const items = new Array<StatementLine>();
  const start = r.ptr;
  const before = allocated();
  for (let i: u32 = 0; i < count && r.ok; i++) {
    items.push(decodeStatementLine(r));
    r.keepWithin(start, before);
  }
  return items;
}

export function encodeVecOfStatementLine(w: Writer, items: Array<StatementLine>): void {
  w.compact(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    encodeStatementLine(w, item);
  }
}

export function decodeStatement(r: Reader): Statement {
  const pruned = r.bool();
  const lines = decodeVecOfStatementLine(r);
  const received = r.u128();
  const paid = r.u128();
  const held = r.u128();
  return new Statement(pruned, lines, received, paid, held);
}

export function encodeStatement(w: Writer, value: Statement): void {
  w.bool(value.pruned);
  encodeVecOfStatementLine(w, value.lines);
  w.u128(value.received);
  w.u128(value.paid);
  w.u128(value.held);
}

export function decodeVecOfKeyValue(r: Reader): Array<KeyValue> {
  const count = r.count(2);
  const items = new Array<KeyValue>();
  const start = r.ptr;
  const before = allocated();
  for (let i: u32 = 0; i < count && r.ok; i++) {
    items.push(decodeKeyValue(r));
    r.keepWithin(start, before);
  }
  return items;
}

export function encodeVecOfKeyValue(w: Writer, items: Array<KeyValue>): void {
  w.compact(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    encodeKeyValue(w, item);
  }
}

export function decodeVecOfBytes(r: Reader): Array<Bytes> {
  const count = r.count(1);
  const items = new Array<Bytes>();
  const start = r.ptr;
  const before = allocated();
  for (let i: u32 = 0; i < count && r.ok; i++) {
    items.push(r.bytes());
    r.keepWithin(start, before);
  }
  return items;
}

export function encodeVecOfBytes(w: Writer, items: Array<Bytes>): void {
  w.compact(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    w.bytes(item);
  }
}

export function decodeVecOfBalanceLock(r: Reader): Array<BalanceLock> {
  const count = r.count(25);
  const items = new Array<BalanceLock>();
  const start = r.ptr;
  const before = allocated();
  for (let i: u32 = 0; i < count && r.ok; i++) {
    items.push(decodeBalanceLock(r));
    r.keepWithin(start, before);
  }
  return items;
}

export function encodeVecOfBalanceLock(w: Writer, items: Array<BalanceLock>): void {
  w.compact(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    encodeBalanceLock(w, item);
  }
}

export function decodeVecOfReserveData(r: Reader): Array<ReserveData> {
  const count = r.count(24);
  const items = new Array<ReserveData>();
  const start = r.ptr;
  const before = allocated();
  for (let i: u32 = 0; i < count && r.ok; i++) {
    items.push(decodeReserveData(r));
    r.keepWithin(start, before);
  }
  return items;
}

export function encodeVecOfReserveData(w: Writer, items: Array<ReserveData>): void {
  w.compact(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    encodeReserveData(w, item);
  }
}

export function decodeVecOfOpenProposal(r: Reader): Array<OpenProposal> {
  const count = r.count(44);
  const items = new Array<OpenProposal>();
  const start = r.ptr;
  const before = allocated();
  for (let i: u32 = 0; i < count && r.ok; i++) {
    items.push(decodeOpenProposal(r));
    r.keepWithin(start, before);
  }
  return items;
}

export function encodeVecOfOpenProposal(w: Writer, items: Array<OpenProposal>): void {
  w.compact(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    encodeOpenProposal(w, item);
  }
}

export function decodeVecOfAuthority(r: Reader): Array<Authority> {
  const count = r.count(97);
  const items = new Array<Authority>();
  const start = r.ptr;
  const before = allocated();
  for (let i: u32 = 0; i < count && r.ok; i++) {
    items.push(decodeAuthority(r));
    r.keepWithin(start, before);
  }
  return items;
}

export function encodeVecOfAuthority(w: Writer, items: Array<Authority>): void {
  w.compact(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    encodeAuthority(w, item);
  }
}

export function decodeOptionOfProxyType(r: Reader): Box<ProxyType> | null {
  return r.option() ? new Box<ProxyType>(decodeProxyType(r)) : null;
}

export function encodeOptionOfProxyType(w: Writer, value: Box<ProxyType> | null): void {
  w.bool(value ? true : false);
  if (value) w.u8(<u8>value.value);
}

export function decodeOptionOfTimepoint(r: Reader): Timepoint | null {
  return r.option() ? decodeTimepoint(r) : null;
}

export function encodeOptionOfTimepoint(w: Writer, value: Timepoint | null): void {
  w.bool(value ? true : false);
  if (value) encodeTimepoint(w, value);
}

export function decodeVecOfCall(r: Reader): Array<Call> {
  const count = r.count(1);
  const items = new Array<Call>();
  const start = r.ptr;
  const before = allocated();
  for (let i: u32 = 0; i < count && r.ok; i++) {
    items.push(requireCall(r));
    r.keepWithin(start, before);
  }
  return items;
}

export function encodeVecOfCall(w: Writer, items: Array<Call>): void {
  w.compact(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    item.encode(w);
  }
}

export function decodeOptionOfAccountId(r: Reader): AccountId | null {
  return r.option() ? AccountId.decode(r) : null;
}

export function encodeOptionOfAccountId(w: Writer, value: AccountId | null): void {
  w.bool(value ? true : false);
  if (value) value.encode(w);
}

export function decodeVecOfOrderRequest(r: Reader): Array<OrderRequest> {
  const count = r.count(27);
  const items = new Array<OrderRequest>();
  const start = r.ptr;
  const before = allocated();
  for (let i: u32 = 0; i < count && r.ok; i++) {
    items.push(decodeOrderRequest(r));
    r.keepWithin(start, before);
  }
  return items;
}

export function encodeVecOfOrderRequest(w: Writer, items: Array<OrderRequest>): void {
  w.compact(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    encodeOrderRequest(w, item);
  }
}

export function decodeVecOfOperator(r: Reader): Array<Operator> {
  const count = r.count(36);
  const items = new Array<Operator>();
  const start = r.ptr;
  const before = allocated();
  for (let i: u32 = 0; i < count && r.ok; i++) {
    items.push(decodeOperator(r));
    r.keepWithin(start, before);
  }
  return items;
}

export function encodeVecOfOperator(w: Writer, items: Array<Operator>): void {
  w.compact(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    encodeOperator(w, item);
  }
}

export function decodeVecOfOpaqueExtrinsic(r: Reader): Array<OpaqueExtrinsic> {
  const count = r.count(1);
  const items = new Array<OpaqueExtrinsic>();
  const start = r.ptr;
  const before = allocated();
  for (let i: u32 = 0; i < count && r.ok; i++) {
    items.push(OpaqueExtrinsic.decode(r));
    r.keepWithin(start, before);
  }
  return items;
}

export function encodeVecOfOpaqueExtrinsic(w: Writer, items: Array<OpaqueExtrinsic>): void {
  w.compact(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    item.encode(w);
  }
}

export function encodeOptionOfUnit(w: Writer, value: Unit | null): void {
  w.bool(value ? true : false);
  if (value) value.encode(w);
}

export function decodeOptionOfBytes(r: Reader): Bytes | null {
  return r.option() ? r.bytes() : null;
}

export function encodeOptionOfBytes(w: Writer, value: Bytes | null): void {
  w.bool(value ? true : false);
  if (value) w.bytes(value);
}

export function encodeVecOfSessionKey(w: Writer, items: Array<SessionKey>): void {
  w.compact(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    item.encode(w);
  }
}

export function encodeOptionOfVecOfSessionKey(w: Writer, value: Array<SessionKey> | null): void {
  w.bool(value ? true : false);
  if (value) encodeVecOfSessionKey(w, value);
}

export function decodeOptionOfProposal(r: Reader): Proposal | null {
  return r.option() ? decodeProposal(r) : null;
}

export function encodeOptionOfProposal(w: Writer, value: Proposal | null): void {
  w.bool(value ? true : false);
  if (value) encodeProposal(w, value);
}

export function decodeOptionOfPerformData(r: Reader): PerformData | null {
  return r.option() ? decodePerformData(r) : null;
}

export function encodeOptionOfPerformData(w: Writer, value: PerformData | null): void {
  w.bool(value ? true : false);
  if (value) encodePerformData(w, value);
}

export function decodeVecOfOpenRequest(r: Reader): Array<OpenRequest> {
  const count = r.count(30);
  const items = new Array<OpenRequest>();
  const start = r.ptr;
  const before = allocated();
  for (let i: u32 = 0; i < count && r.ok; i++) {
    items.push(decodeOpenRequest(r));
    r.keepWithin(start, before);
  }
  return items;
}

export function encodeVecOfOpenRequest(w: Writer, items: Array<OpenRequest>): void {
  w.compact(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    encodeOpenRequest(w, item);
  }
}

export function decodeVecOfMeterReport(r: Reader): Array<MeterReport> {
  const count = r.count(3);
  const items = new Array<MeterReport>();
  const start = r.ptr;
  const before = allocated();
  for (let i: u32 = 0; i < count && r.ok; i++) {
    items.push(decodeMeterReport(r));
    r.keepWithin(start, before);
  }
  return items;
}

export function encodeVecOfMeterReport(w: Writer, items: Array<MeterReport>): void {
  w.compact(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    encodeMeterReport(w, item);
  }
}

export function decodeOptionOfUser(r: Reader): User | null {
  return r.option() ? decodeUser(r) : null;
}

export function encodeOptionOfUser(w: Writer, value: User | null): void {
  w.bool(value ? true : false);
  if (value) encodeUser(w, value);
}

export function decodeVecOfRole(r: Reader): Array<Role> {
  const count = r.count(1);
  const items = new Array<Role>();
  const start = r.ptr;
  const before = allocated();
  for (let i: u32 = 0; i < count && r.ok; i++) {
    items.push(decodeRole(r));
    r.keepWithin(start, before);
  }
  return items;
}

export function encodeVecOfRole(w: Writer, items: Array<Role>): void {
  w.compact(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    w.u8(<u8>item);
  }
}

export function decodeOptionOfMeter(r: Reader): Meter | null {
  return r.option() ? decodeMeter(r) : null;
}

export function encodeOptionOfMeter(w: Writer, value: Meter | null): void {
  w.bool(value ? true : false);
  if (value) encodeMeter(w, value);
}

export function decodeOptionOfMeterProfile(r: Reader): MeterProfile | null {
  return r.option() ? decodeMeterProfile(r) : null;
}

export function encodeOptionOfMeterProfile(w: Writer, value: MeterProfile | null): void {
  w.bool(value ? true : false);
  if (value) encodeMeterProfile(w, value);
}

export function decodeVecOfContractView(r: Reader): Array<ContractView> {
  const count = r.count(88);
  const items = new Array<ContractView>();
  const start = r.ptr;
  const before = allocated();
  for (let i: u32 = 0; i < count && r.ok; i++) {
    items.push(decodeContractView(r));
    r.keepWithin(start, before);
  }
  return items;
}

export function encodeVecOfContractView(w: Writer, items: Array<ContractView>): void {
  w.compact(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    encodeContractView(w, item);
  }
}

export function decodeOptionOfPool(r: Reader): Pool | null {
  return r.option() ? decodePool(r) : null;
}

export function encodeOptionOfPool(w: Writer, value: Pool | null): void {
  w.bool(value ? true : false);
  if (value) encodePool(w, value);
}

export function decodeOptionOfSettlementProof(r: Reader): SettlementProof | null {
  return r.option() ? decodeSettlementProof(r) : null;
}

export function encodeOptionOfSettlementProof(w: Writer, value: SettlementProof | null): void {
  w.bool(value ? true : false);
  if (value) encodeSettlementProof(w, value);
}

export function decodeOptionOfAuctionResult(r: Reader): AuctionResult | null {
  return r.option() ? decodeAuctionResult(r) : null;
}

export function encodeOptionOfAuctionResult(w: Writer, value: AuctionResult | null): void {
  w.bool(value ? true : false);
  if (value) encodeAuctionResult(w, value);
}

export function decodeOptionOfOrder(r: Reader): Order | null {
  return r.option() ? decodeOrder(r) : null;
}

export function encodeOptionOfOrder(w: Writer, value: Order | null): void {
  w.bool(value ? true : false);
  if (value) encodeOrder(w, value);
}

export function decodeVecOfOrderView(r: Reader): Array<OrderView> {
  const count = r.count(83);
  const items = new Array<OrderView>();
  const start = r.ptr;
  const before = allocated();
  for (let i: u32 = 0; i < count && r.ok; i++) {
    items.push(decodeOrderView(r));
    r.keepWithin(start, before);
  }
  return items;
}

export function encodeVecOfOrderView(w: Writer, items: Array<OrderView>): void {
  w.compact(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    encodeOrderView(w, item);
  }
}

export function decodeOptionOfAuctionProof(r: Reader): AuctionProof | null {
  return r.option() ? decodeAuctionProof(r) : null;
}

export function encodeOptionOfAuctionProof(w: Writer, value: AuctionProof | null): void {
  w.bool(value ? true : false);
  if (value) encodeAuctionProof(w, value);
}
