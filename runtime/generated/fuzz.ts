// Written by `grid codegen` from pallets/ and runtime/frame/. Do not edit.
import { requireCall } from "./dispatch";
import { decodeAdded, decodeAnswer, decodeAuctionProof, decodeAuctionResult, decodeAuthority, decodeBalanceLock, decodeBlockContext, decodeBook, decodeBookKey, decodeBookView, decodeClearing, decodeConsumedWeight, decodeContract, decodeContractView, decodeDelegates, decodeEnergyRequest, decodeEntry, decodeEntryView, decodeFairUseParameters, decodeFeeCoefficients, decodeGenesisBalance, decodeGenesisMeter, decodeGenesisProfile, decodeGenesisUser, decodeGrandpaAuthority, decodeKeyProof, decodeKeyValue, decodeLevel, decodeLevelKey, decodeMarketParameters, decodeMarketRules, decodeMeter, decodeMeterEpoch, decodeMeterProfile, decodeMeterReading, decodeMeterReport, decodeMeterState, decodeMeterUse, decodeOpenMultisig, decodeOpenProposal, decodeOpenRequest, decodeOperator, decodeOptionOfAccountId, decodeOptionOfAuctionProof, decodeOptionOfAuctionResult, decodeOptionOfBytes, decodeOptionOfKeyProof, decodeOptionOfMeter, decodeOptionOfMeterProfile, decodeOptionOfMeterState, decodeOptionOfOrder, decodeOptionOfPerformData, decodeOptionOfPool, decodeOptionOfProposal, decodeOptionOfProxyType, decodeOptionOfSettlementProof, decodeOptionOfText, decodeOptionOfTimepoint, decodeOptionOfU128, decodeOptionOfU32, decodeOptionOfU64, decodeOptionOfUser, decodeOracleMetrics, decodeOracleParameters, decodeOracleTotals, decodeOrder, decodeOrderRequest, decodeOrderView, decodePassedOver, decodePerformData, decodePool, decodePoolClock, decodePoolClosing, decodePosition, decodePositionKey, decodePriceLevel, decodeProposal, decodeProxyDefinition, decodeRates, decodeRegistryParameters, decodeReserveData, decodeScheduledParameters, decodeScheduledTariff, decodeSettlementLine, decodeSettlementParameters, decodeSettlementProof, decodeSettlementStatement, decodeSideCursor, decodeStall, decodeStatement, decodeStatementLine, decodeStoredPendingChange, decodeTakings, decodeTariff, decodeTariffBook, decodeTariffPeriod, decodeTimepoint, decodeTokenMetadata, decodeUpgradeRecord, decodeUser, decodeVecOfAccountId, decodeVecOfAnswer, decodeVecOfAuthority, decodeVecOfBalanceLock, decodeVecOfBytes, decodeVecOfCall, decodeVecOfContractView, decodeVecOfEntryView, decodeVecOfGrandpaAuthority, decodeVecOfKeyValue, decodeVecOfMeterReport, decodeVecOfMeterUse, decodeVecOfOpaqueExtrinsic, decodeVecOfOpenProposal, decodeVecOfOpenRequest, decodeVecOfOperator, decodeVecOfOrderRequest, decodeVecOfOrderView, decodeVecOfPriceLevel, decodeVecOfProxyDefinition, decodeVecOfReserveData, decodeVecOfRole, decodeVecOfScheduledParameters, decodeVecOfScheduledTariff, decodeVecOfSettlementLine, decodeVecOfStatementLine, decodeVecOfTariffPeriod, decodeVecOfText, decodeVecOfU32, decodeVecOfU64, encodeAdded, encodeAnswer, encodeAuctionProof, encodeAuctionResult, encodeAuthority, encodeBalanceLock, encodeBlockContext, encodeBook, encodeBookKey, encodeBookView, encodeClearing, encodeConsumedWeight, encodeContract, encodeContractView, encodeDelegates, encodeEnergyRequest, encodeEntry, encodeEntryView, encodeFairUseParameters, encodeFeeCoefficients, encodeGenesisBalance, encodeGenesisMeter, encodeGenesisProfile, encodeGenesisUser, encodeGrandpaAuthority, encodeKeyProof, encodeKeyValue, encodeLevel, encodeLevelKey, encodeMarketParameters, encodeMarketRules, encodeMeter, encodeMeterEpoch, encodeMeterProfile, encodeMeterReading, encodeMeterReport, encodeMeterState, encodeMeterUse, encodeOpenMultisig, encodeOpenProposal, encodeOpenRequest, encodeOperator, encodeOptionOfAccountId, encodeOptionOfAuctionProof, encodeOptionOfAuctionResult, encodeOptionOfBytes, encodeOptionOfKeyProof, encodeOptionOfMeter, encodeOptionOfMeterProfile, encodeOptionOfMeterState, encodeOptionOfOrder, encodeOptionOfPerformData, encodeOptionOfPool, encodeOptionOfProposal, encodeOptionOfProxyType, encodeOptionOfSettlementProof, encodeOptionOfText, encodeOptionOfTimepoint, encodeOptionOfU128, encodeOptionOfU32, encodeOptionOfU64, encodeOptionOfUser, encodeOracleMetrics, encodeOracleParameters, encodeOracleTotals, encodeOrder, encodeOrderRequest, encodeOrderView, encodePassedOver, encodePerformData, encodePool, encodePoolClock, encodePoolClosing, encodePosition, encodePositionKey, encodePriceLevel, encodeProposal, encodeProxyDefinition, encodeRates, encodeRegistryParameters, encodeReserveData, encodeScheduledParameters, encodeScheduledTariff, encodeSettlementLine, encodeSettlementParameters, encodeSettlementProof, encodeSettlementStatement, encodeSideCursor, encodeStall, encodeStatement, encodeStatementLine, encodeStoredPendingChange, encodeTakings, encodeTariff, encodeTariffBook, encodeTariffPeriod, encodeTimepoint, encodeTokenMetadata, encodeUpgradeRecord, encodeUser, encodeVecOfAccountId, encodeVecOfAnswer, encodeVecOfAuthority, encodeVecOfBalanceLock, encodeVecOfBytes, encodeVecOfCall, encodeVecOfContractView, encodeVecOfEntryView, encodeVecOfGrandpaAuthority, encodeVecOfKeyValue, encodeVecOfMeterReport, encodeVecOfMeterUse, encodeVecOfOpaqueExtrinsic, encodeVecOfOpenProposal, encodeVecOfOpenRequest, encodeVecOfOperator, encodeVecOfOrderRequest, encodeVecOfOrderView, encodeVecOfPriceLevel, encodeVecOfProxyDefinition, encodeVecOfReserveData, encodeVecOfRole, encodeVecOfScheduledParameters, encodeVecOfScheduledTariff, encodeVecOfSettlementLine, encodeVecOfStatementLine, encodeVecOfTariffPeriod, encodeVecOfText, encodeVecOfU32, encodeVecOfU64 } from "./types";
import { allocated } from "../host/arena";
import { fat } from "../host/env";
import { AccountInfo } from "../primitives/account-info";
import { Digest } from "../primitives/digest";
import { DispatchError } from "../primitives/dispatch-error";
import { AccountId, H256 } from "../primitives/hash";
import { Header, OpaqueExtrinsic } from "../primitives/header";
import { MultiAddress } from "../primitives/multi-address";
import { Weight } from "../primitives/weight";
import { Bytes } from "../scale/bytes";
import { Reader } from "../scale/reader";
import { Writer } from "../scale/writer";

/** Names of the decoders, in the order of their numbers: SCALE `Vec<String>`. */
export function Fuzz_decoders(input: usize, inputSize: usize): u64 {
  const names: Array<string> = [
    "AccountId",
    "AccountInfo",
    "Call",
    "Digest",
    "DispatchError",
    "H256",
    "Header",
    "MultiAddress",
    "OpaqueExtrinsic",
    "Weight",
    "GenesisBalance",
    "BalanceLock",
    "ReserveData",
    "FairUseParameters",
    "GrandpaAuthority",
    "VecOfGrandpaAuthority",
    "OptionOfU32",
    "StoredPendingChange",
    "Stall",
    "Timepoint",
    "VecOfAccountId",
    "OpenMultisig",
    "ProxyDefinition",
    "VecOfProxyDefinition",
    "Delegates",
    "Added",
    "KeyValue",
    "UpgradeRecord",
    "ConsumedWeight",
    "BlockContext",
    "FeeCoefficients",
    "KeyProof",
    "OptionOfKeyProof",
    "Authority",
    "Proposal",
    "OpenProposal",
    "TokenMetadata",
    "MeterReading",
    "MeterState",
    "Operator",
    "Answer",
    "VecOfAnswer",
    "EnergyRequest",
    "OracleTotals",
    "OracleParameters",
    "VecOfText",
    "PerformData",
    "OpenRequest",
    "OptionOfMeterState",
    "OptionOfU64",
    "MeterReport",
    "OracleMetrics",
    "User",
    "Meter",
    "MeterProfile",
    "Takings",
    "RegistryParameters",
    "GenesisUser",
    "GenesisMeter",
    "GenesisProfile",
    "TariffPeriod",
    "VecOfTariffPeriod",
    "VecOfU32",
    "Tariff",
    "ScheduledTariff",
    "Rates",
    "OptionOfU128",
    "VecOfScheduledTariff",
    "TariffBook",
    "MeterEpoch",
    "Contract",
    "PassedOver",
    "Pool",
    "Entry",
    "OptionOfText",
    "PoolClosing",
    "PoolClock",
    "ContractView",
    "EntryView",
    "VecOfEntryView",
    "SettlementProof",
    "SettlementLine",
    "VecOfSettlementLine",
    "SettlementStatement",
    "SettlementParameters",
    "MarketParameters",
    "ScheduledParameters",
    "VecOfScheduledParameters",
    "MarketRules",
    "OrderRequest",
    "Order",
    "LevelKey",
    "BookKey",
    "Level",
    "Book",
    "PositionKey",
    "MeterUse",
    "VecOfU64",
    "VecOfMeterUse",
    "Position",
    "SideCursor",
    "Clearing",
    "AuctionResult",
    "PriceLevel",
    "VecOfPriceLevel",
    "BookView",
    "AuctionProof",
    "OrderView",
    "StatementLine",
    "VecOfStatementLine",
    "Statement",
    "VecOfKeyValue",
    "VecOfBytes",
    "VecOfBalanceLock",
    "VecOfReserveData",
    "VecOfOpenProposal",
    "VecOfAuthority",
    "OptionOfProxyType",
    "OptionOfTimepoint",
    "VecOfCall",
    "OptionOfAccountId",
    "VecOfOrderRequest",
    "VecOfOperator",
    "VecOfOpaqueExtrinsic",
    "OptionOfBytes",
    "OptionOfProposal",
    "OptionOfPerformData",
    "VecOfOpenRequest",
    "VecOfMeterReport",
    "OptionOfUser",
    "VecOfRole",
    "OptionOfMeter",
    "OptionOfMeterProfile",
    "VecOfContractView",
    "OptionOfPool",
    "OptionOfSettlementProof",
    "OptionOfAuctionResult",
    "OptionOfOrder",
    "VecOfOrderView",
    "OptionOfAuctionProof",
  ];
  const w = new Writer(1024);
  w.compact(names.length);
  for (let i = 0; i < names.length; i++) w.text(Bytes.literal(names[i]));
  return fat(w.ptr, w.length);
}

/**
 * Takes a decoder's number (u16) and bytes. Answers whether they decode (bool), how many were read and how
 * many bytes of memory that took (u32 each), and, where they decode, the value encoded again.
 */
export function Fuzz_decode(input: usize, inputSize: usize): u64 {
  const r = new Reader(input, <u32>inputSize);
  const decoder = r.u16();
  const w = new Writer(16 + <u32>inputSize);
  w.reserve(9);
  const start = r.ptr;
  const before = allocated();
  let taken: usize = 0;
  switch (decoder) {
    case 0:
      {
        const value = AccountId.decode(r);
        taken = allocated() - before;
        if (r.ok) {
          value.encode(w);
        }
      }
      break;
    case 1:
      {
        const value = AccountInfo.decode(r);
        taken = allocated() - before;
        if (r.ok) {
          value.encode(w);
        }
      }
      break;
    case 2:
      {
        const value = requireCall(r);
        taken = allocated() - before;
        if (r.ok) {
          w.u8(value.pallet());
          w.u8(value.index());
          value.encodeArguments(w);
        }
      }
      break;
    case 3:
      {
        const value = Digest.decode(r);
        taken = allocated() - before;
        if (r.ok) {
          value.encode(w);
        }
      }
      break;
    case 4:
      {
        const value = DispatchError.decode(r);
        taken = allocated() - before;
        if (r.ok) {
          value.encode(w);
        }
      }
      break;
    case 5:
      {
        const value = H256.decode(r);
        taken = allocated() - before;
        if (r.ok) {
          value.encode(w);
        }
      }
      break;
    case 6:
      {
        const value = Header.decode(r);
        taken = allocated() - before;
        if (r.ok) {
          value.encode(w);
        }
      }
      break;
    case 7:
      {
        const value = MultiAddress.decode(r);
        taken = allocated() - before;
        if (r.ok) {
          value.encode(w);
        }
      }
      break;
    case 8:
      {
        const value = OpaqueExtrinsic.decode(r);
        taken = allocated() - before;
        if (r.ok) {
          value.encode(w);
        }
      }
      break;
    case 9:
      {
        const value = Weight.decode(r);
        taken = allocated() - before;
        if (r.ok) {
          value.encode(w);
        }
      }
      break;
    case 10:
      {
        const value = decodeGenesisBalance(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeGenesisBalance(w, value);
        }
      }
      break;
    case 11:
      {
        const value = decodeBalanceLock(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeBalanceLock(w, value);
        }
      }
      break;
    case 12:
      {
        const value = decodeReserveData(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeReserveData(w, value);
        }
      }
      break;
    case 13:
      {
        const value = decodeFairUseParameters(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeFairUseParameters(w, value);
        }
      }
      break;
    case 14:
      {
        const value = decodeGrandpaAuthority(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeGrandpaAuthority(w, value);
        }
      }
      break;
    case 15:
      {
        const value = decodeVecOfGrandpaAuthority(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeVecOfGrandpaAuthority(w, value);
        }
      }
      break;
    case 16:
      {
        const value = decodeOptionOfU32(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeOptionOfU32(w, value);
        }
      }
      break;
    case 17:
      {
        const value = decodeStoredPendingChange(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeStoredPendingChange(w, value);
        }
      }
      break;
    case 18:
      {
        const value = decodeStall(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeStall(w, value);
        }
      }
      break;
    case 19:
      {
        const value = decodeTimepoint(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeTimepoint(w, value);
        }
      }
      break;
    case 20:
      {
        const value = decodeVecOfAccountId(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeVecOfAccountId(w, value);
        }
      }
      break;
    case 21:
      {
        const value = decodeOpenMultisig(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeOpenMultisig(w, value);
        }
      }
      break;
    case 22:
      {
        const value = decodeProxyDefinition(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeProxyDefinition(w, value);
        }
      }
      break;
    case 23:
      {
        const value = decodeVecOfProxyDefinition(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeVecOfProxyDefinition(w, value);
        }
      }
      break;
    case 24:
      {
        const value = decodeDelegates(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeDelegates(w, value);
        }
      }
      break;
    case 25:
      {
        const value = decodeAdded(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeAdded(w, value);
        }
      }
      break;
    case 26:
      {
        const value = decodeKeyValue(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeKeyValue(w, value);
        }
      }
      break;
    case 27:
      {
        const value = decodeUpgradeRecord(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeUpgradeRecord(w, value);
        }
      }
      break;
    case 28:
      {
        const value = decodeConsumedWeight(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeConsumedWeight(w, value);
        }
      }
      break;
    case 29:
      {
        const value = decodeBlockContext(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeBlockContext(w, value);
        }
      }
      break;
    case 30:
      {
        const value = decodeFeeCoefficients(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeFeeCoefficients(w, value);
        }
      }
      break;
    case 31:
      {
        const value = decodeKeyProof(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeKeyProof(w, value);
        }
      }
      break;
    case 32:
      {
        const value = decodeOptionOfKeyProof(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeOptionOfKeyProof(w, value);
        }
      }
      break;
    case 33:
      {
        const value = decodeAuthority(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeAuthority(w, value);
        }
      }
      break;
    case 34:
      {
        const value = decodeProposal(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeProposal(w, value);
        }
      }
      break;
    case 35:
      {
        const value = decodeOpenProposal(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeOpenProposal(w, value);
        }
      }
      break;
    case 36:
      {
        const value = decodeTokenMetadata(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeTokenMetadata(w, value);
        }
      }
      break;
    case 37:
      {
        const value = decodeMeterReading(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeMeterReading(w, value);
        }
      }
      break;
    case 38:
      {
        const value = decodeMeterState(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeMeterState(w, value);
        }
      }
      break;
    case 39:
      {
        const value = decodeOperator(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeOperator(w, value);
        }
      }
      break;
    case 40:
      {
        const value = decodeAnswer(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeAnswer(w, value);
        }
      }
      break;
    case 41:
      {
        const value = decodeVecOfAnswer(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeVecOfAnswer(w, value);
        }
      }
      break;
    case 42:
      {
        const value = decodeEnergyRequest(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeEnergyRequest(w, value);
        }
      }
      break;
    case 43:
      {
        const value = decodeOracleTotals(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeOracleTotals(w, value);
        }
      }
      break;
    case 44:
      {
        const value = decodeOracleParameters(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeOracleParameters(w, value);
        }
      }
      break;
    case 45:
      {
        const value = decodeVecOfText(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeVecOfText(w, value);
        }
      }
      break;
    case 46:
      {
        const value = decodePerformData(r);
        taken = allocated() - before;
        if (r.ok) {
          encodePerformData(w, value);
        }
      }
      break;
    case 47:
      {
        const value = decodeOpenRequest(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeOpenRequest(w, value);
        }
      }
      break;
    case 48:
      {
        const value = decodeOptionOfMeterState(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeOptionOfMeterState(w, value);
        }
      }
      break;
    case 49:
      {
        const value = decodeOptionOfU64(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeOptionOfU64(w, value);
        }
      }
      break;
    case 50:
      {
        const value = decodeMeterReport(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeMeterReport(w, value);
        }
      }
      break;
    case 51:
      {
        const value = decodeOracleMetrics(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeOracleMetrics(w, value);
        }
      }
      break;
    case 52:
      {
        const value = decodeUser(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeUser(w, value);
        }
      }
      break;
    case 53:
      {
        const value = decodeMeter(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeMeter(w, value);
        }
      }
      break;
    case 54:
      {
        const value = decodeMeterProfile(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeMeterProfile(w, value);
        }
      }
      break;
    case 55:
      {
        const value = decodeTakings(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeTakings(w, value);
        }
      }
      break;
    case 56:
      {
        const value = decodeRegistryParameters(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeRegistryParameters(w, value);
        }
      }
      break;
    case 57:
      {
        const value = decodeGenesisUser(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeGenesisUser(w, value);
        }
      }
      break;
    case 58:
      {
        const value = decodeGenesisMeter(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeGenesisMeter(w, value);
        }
      }
      break;
    case 59:
      {
        const value = decodeGenesisProfile(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeGenesisProfile(w, value);
        }
      }
      break;
    case 60:
      {
        const value = decodeTariffPeriod(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeTariffPeriod(w, value);
        }
      }
      break;
    case 61:
      {
        const value = decodeVecOfTariffPeriod(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeVecOfTariffPeriod(w, value);
        }
      }
      break;
    case 62:
      {
        const value = decodeVecOfU32(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeVecOfU32(w, value);
        }
      }
      break;
    case 63:
      {
        const value = decodeTariff(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeTariff(w, value);
        }
      }
      break;
    case 64:
      {
        const value = decodeScheduledTariff(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeScheduledTariff(w, value);
        }
      }
      break;
    case 65:
      {
        const value = decodeRates(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeRates(w, value);
        }
      }
      break;
    case 66:
      {
        const value = decodeOptionOfU128(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeOptionOfU128(w, value);
        }
      }
      break;
    case 67:
      {
        const value = decodeVecOfScheduledTariff(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeVecOfScheduledTariff(w, value);
        }
      }
      break;
    case 68:
      {
        const value = decodeTariffBook(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeTariffBook(w, value);
        }
      }
      break;
    case 69:
      {
        const value = decodeMeterEpoch(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeMeterEpoch(w, value);
        }
      }
      break;
    case 70:
      {
        const value = decodeContract(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeContract(w, value);
        }
      }
      break;
    case 71:
      {
        const value = decodePassedOver(r);
        taken = allocated() - before;
        if (r.ok) {
          encodePassedOver(w, value);
        }
      }
      break;
    case 72:
      {
        const value = decodePool(r);
        taken = allocated() - before;
        if (r.ok) {
          encodePool(w, value);
        }
      }
      break;
    case 73:
      {
        const value = decodeEntry(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeEntry(w, value);
        }
      }
      break;
    case 74:
      {
        const value = decodeOptionOfText(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeOptionOfText(w, value);
        }
      }
      break;
    case 75:
      {
        const value = decodePoolClosing(r);
        taken = allocated() - before;
        if (r.ok) {
          encodePoolClosing(w, value);
        }
      }
      break;
    case 76:
      {
        const value = decodePoolClock(r);
        taken = allocated() - before;
        if (r.ok) {
          encodePoolClock(w, value);
        }
      }
      break;
    case 77:
      {
        const value = decodeContractView(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeContractView(w, value);
        }
      }
      break;
    case 78:
      {
        const value = decodeEntryView(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeEntryView(w, value);
        }
      }
      break;
    case 79:
      {
        const value = decodeVecOfEntryView(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeVecOfEntryView(w, value);
        }
      }
      break;
    case 80:
      {
        const value = decodeSettlementProof(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeSettlementProof(w, value);
        }
      }
      break;
    case 81:
      {
        const value = decodeSettlementLine(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeSettlementLine(w, value);
        }
      }
      break;
    case 82:
      {
        const value = decodeVecOfSettlementLine(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeVecOfSettlementLine(w, value);
        }
      }
      break;
    case 83:
      {
        const value = decodeSettlementStatement(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeSettlementStatement(w, value);
        }
      }
      break;
    case 84:
      {
        const value = decodeSettlementParameters(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeSettlementParameters(w, value);
        }
      }
      break;
    case 85:
      {
        const value = decodeMarketParameters(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeMarketParameters(w, value);
        }
      }
      break;
    case 86:
      {
        const value = decodeScheduledParameters(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeScheduledParameters(w, value);
        }
      }
      break;
    case 87:
      {
        const value = decodeVecOfScheduledParameters(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeVecOfScheduledParameters(w, value);
        }
      }
      break;
    case 88:
      {
        const value = decodeMarketRules(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeMarketRules(w, value);
        }
      }
      break;
    case 89:
      {
        const value = decodeOrderRequest(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeOrderRequest(w, value);
        }
      }
      break;
    case 90:
      {
        const value = decodeOrder(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeOrder(w, value);
        }
      }
      break;
    case 91:
      {
        const value = decodeLevelKey(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeLevelKey(w, value);
        }
      }
      break;
    case 92:
      {
        const value = decodeBookKey(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeBookKey(w, value);
        }
      }
      break;
    case 93:
      {
        const value = decodeLevel(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeLevel(w, value);
        }
      }
      break;
    case 94:
      {
        const value = decodeBook(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeBook(w, value);
        }
      }
      break;
    case 95:
      {
        const value = decodePositionKey(r);
        taken = allocated() - before;
        if (r.ok) {
          encodePositionKey(w, value);
        }
      }
      break;
    case 96:
      {
        const value = decodeMeterUse(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeMeterUse(w, value);
        }
      }
      break;
    case 97:
      {
        const value = decodeVecOfU64(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeVecOfU64(w, value);
        }
      }
      break;
    case 98:
      {
        const value = decodeVecOfMeterUse(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeVecOfMeterUse(w, value);
        }
      }
      break;
    case 99:
      {
        const value = decodePosition(r);
        taken = allocated() - before;
        if (r.ok) {
          encodePosition(w, value);
        }
      }
      break;
    case 100:
      {
        const value = decodeSideCursor(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeSideCursor(w, value);
        }
      }
      break;
    case 101:
      {
        const value = decodeClearing(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeClearing(w, value);
        }
      }
      break;
    case 102:
      {
        const value = decodeAuctionResult(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeAuctionResult(w, value);
        }
      }
      break;
    case 103:
      {
        const value = decodePriceLevel(r);
        taken = allocated() - before;
        if (r.ok) {
          encodePriceLevel(w, value);
        }
      }
      break;
    case 104:
      {
        const value = decodeVecOfPriceLevel(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeVecOfPriceLevel(w, value);
        }
      }
      break;
    case 105:
      {
        const value = decodeBookView(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeBookView(w, value);
        }
      }
      break;
    case 106:
      {
        const value = decodeAuctionProof(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeAuctionProof(w, value);
        }
      }
      break;
    case 107:
      {
        const value = decodeOrderView(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeOrderView(w, value);
        }
      }
      break;
    case 108:
      {
        const value = decodeStatementLine(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeStatementLine(w, value);
        }
      }
      break;
    case 109:
      {
        const value = decodeVecOfStatementLine(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeVecOfStatementLine(w, value);
        }
      }
      break;
    case 110:
      {
        const value = decodeStatement(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeStatement(w, value);
        }
      }
      break;
    case 111:
      {
        const value = decodeVecOfKeyValue(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeVecOfKeyValue(w, value);
        }
      }
      break;
    case 112:
      {
        const value = decodeVecOfBytes(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeVecOfBytes(w, value);
        }
      }
      break;
    case 113:
      {
        const value = decodeVecOfBalanceLock(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeVecOfBalanceLock(w, value);
        }
      }
      break;
    case 114:
      {
        const value = decodeVecOfReserveData(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeVecOfReserveData(w, value);
        }
      }
      break;
    case 115:
      {
        const value = decodeVecOfOpenProposal(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeVecOfOpenProposal(w, value);
        }
      }
      break;
    case 116:
      {
        const value = decodeVecOfAuthority(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeVecOfAuthority(w, value);
        }
      }
      break;
    case 117:
      {
        const value = decodeOptionOfProxyType(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeOptionOfProxyType(w, value);
        }
      }
      break;
    case 118:
      {
        const value = decodeOptionOfTimepoint(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeOptionOfTimepoint(w, value);
        }
      }
      break;
    case 119:
      {
        const value = decodeVecOfCall(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeVecOfCall(w, value);
        }
      }
      break;
    case 120:
      {
        const value = decodeOptionOfAccountId(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeOptionOfAccountId(w, value);
        }
      }
      break;
    case 121:
      {
        const value = decodeVecOfOrderRequest(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeVecOfOrderRequest(w, value);
        }
      }
      break;
    case 122:
      {
        const value = decodeVecOfOperator(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeVecOfOperator(w, value);
        }
      }
      break;
    case 123:
      {
        const value = decodeVecOfOpaqueExtrinsic(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeVecOfOpaqueExtrinsic(w, value);
        }
      }
      break;
    case 124:
      {
        const value = decodeOptionOfBytes(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeOptionOfBytes(w, value);
        }
      }
      break;
    case 125:
      {
        const value = decodeOptionOfProposal(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeOptionOfProposal(w, value);
        }
      }
      break;
    case 126:
      {
        const value = decodeOptionOfPerformData(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeOptionOfPerformData(w, value);
        }
      }
      break;
    case 127:
      {
        const value = decodeVecOfOpenRequest(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeVecOfOpenRequest(w, value);
        }
      }
      break;
    case 128:
      {
        const value = decodeVecOfMeterReport(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeVecOfMeterReport(w, value);
        }
      }
      break;
    case 129:
      {
        const value = decodeOptionOfUser(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeOptionOfUser(w, value);
        }
      }
      break;
    case 130:
      {
        const value = decodeVecOfRole(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeVecOfRole(w, value);
        }
      }
      break;
    case 131:
      {
        const value = decodeOptionOfMeter(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeOptionOfMeter(w, value);
        }
      }
      break;
    case 132:
      {
        const value = decodeOptionOfMeterProfile(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeOptionOfMeterProfile(w, value);
        }
      }
      break;
    case 133:
      {
        const value = decodeVecOfContractView(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeVecOfContractView(w, value);
        }
      }
      break;
    case 134:
      {
        const value = decodeOptionOfPool(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeOptionOfPool(w, value);
        }
      }
      break;
    case 135:
      {
        const value = decodeOptionOfSettlementProof(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeOptionOfSettlementProof(w, value);
        }
      }
      break;
    case 136:
      {
        const value = decodeOptionOfAuctionResult(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeOptionOfAuctionResult(w, value);
        }
      }
      break;
    case 137:
      {
        const value = decodeOptionOfOrder(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeOptionOfOrder(w, value);
        }
      }
      break;
    case 138:
      {
        const value = decodeVecOfOrderView(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeVecOfOrderView(w, value);
        }
      }
      break;
    case 139:
      {
        const value = decodeOptionOfAuctionProof(r);
        taken = allocated() - before;
        if (r.ok) {
          encodeOptionOfAuctionProof(w, value);
        }
      }
      break;
    default:
      r.fail();
  }
  if (!r.ok) w.length = 9;
  store<u8>(w.ptr, r.ok ? 1 : 0);
  store<u32>(w.ptr, <u32>(r.ptr - start), 1);
  store<u32>(w.ptr, <u32>taken, 5);
  return fat(w.ptr, w.length);
}
