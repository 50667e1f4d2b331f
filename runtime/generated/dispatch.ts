// Written by `grid codegen` from pallets/ and runtime/frame/. Do not edit.
import { Governance } from "../../pallets/governance/pallet";
import { OracleClient } from "../../pallets/oracle-client/pallet";
import { Registry } from "../../pallets/registry/pallet";
import { Settlement } from "../../pallets/settlement/pallet";
import { Trading } from "../../pallets/trading/pallet";
import { Aura } from "../frame/aura/pallet";
import { Grandpa } from "../frame/grandpa/pallet";
import { Timestamp } from "../frame/timestamp/pallet";
import { BALANCES_INDEX } from "./balances";
import { decodeCall as decodeBalances } from "./balances_calls";
import { FAIR_USE_INDEX } from "./fair_use";
import { decodeCall as decodeFairUse } from "./fair_use_calls";
import { GOVERNANCE_INDEX } from "./governance";
import { decodeCall as decodeGovernance } from "./governance_calls";
import { GRANDPA_INDEX } from "./grandpa";
import { decodeCall as decodeGrandpa } from "./grandpa_calls";
import { GRID_TOKEN_INDEX } from "./grid_token";
import { decodeCall as decodeGridToken } from "./grid_token_calls";
import { MULTISIG_INDEX } from "./multisig";
import { decodeCall as decodeMultisig } from "./multisig_calls";
import { ORACLE_CLIENT_INDEX } from "./oracle_client";
import { decodeCall as decodeOracleClient } from "./oracle_client_calls";
import { PROXY_INDEX } from "./proxy";
import { decodeCall as decodeProxy } from "./proxy_calls";
import { REGISTRY_INDEX } from "./registry";
import { decodeCall as decodeRegistry } from "./registry_calls";
import { SETTLEMENT_INDEX } from "./settlement";
import { decodeCall as decodeSettlement } from "./settlement_calls";
import { SYSTEM_INDEX } from "./system";
import { decodeCall as decodeSystem } from "./system_calls";
import { TIMESTAMP_INDEX } from "./timestamp";
import { decodeCall as decodeTimestamp } from "./timestamp_calls";
import { TRADING_INDEX } from "./trading";
import { decodeCall as decodeTrading } from "./trading_calls";
import { TRANSACTION_PAYMENT_INDEX } from "./transaction_payment";
import { decodeCall as decodeTransactionPayment } from "./transaction_payment_calls";
import { UTILITY_INDEX } from "./utility";
import { decodeCall as decodeUtility } from "./utility_calls";
import { Weight } from "../primitives/weight";
import { Bytes } from "../scale/bytes";
import { Reader } from "../scale/reader";
import { Call, ascend, descend } from "../support/call";

/** The call that `r` is at, with its arguments; null when pallet or call does not exist. */
export function decodeCall(r: Reader): Call | null {
  switch (r.u8()) {
    case SYSTEM_INDEX:
      return decodeSystem(r.u8(), r);
    case TIMESTAMP_INDEX:
      return decodeTimestamp(r.u8(), r);
    case GRANDPA_INDEX:
      return decodeGrandpa(r.u8(), r);
    case BALANCES_INDEX:
      return decodeBalances(r.u8(), r);
    case TRANSACTION_PAYMENT_INDEX:
      return decodeTransactionPayment(r.u8(), r);
    case GOVERNANCE_INDEX:
      return decodeGovernance(r.u8(), r);
    case FAIR_USE_INDEX:
      return decodeFairUse(r.u8(), r);
    case PROXY_INDEX:
      return decodeProxy(r.u8(), r);
    case MULTISIG_INDEX:
      return decodeMultisig(r.u8(), r);
    case UTILITY_INDEX:
      return decodeUtility(r.u8(), r);
    case REGISTRY_INDEX:
      return decodeRegistry(r.u8(), r);
    case GRID_TOKEN_INDEX:
      return decodeGridToken(r.u8(), r);
    case TRADING_INDEX:
      return decodeTrading(r.u8(), r);
    case SETTLEMENT_INDEX:
      return decodeSettlement(r.u8(), r);
    case ORACLE_CLIENT_INDEX:
      return decodeOracleClient(r.u8(), r);
    default:
      return null;
  }
}

/**
 * Who may make the call of that index: a bit for each role, the highest one for Root. Nobody may make one
 * that does not exist, and no transaction an inherent.
 */
export function rolesOfCall(pallet: u8, index: u8): u32 {
  switch (pallet) {
    case SYSTEM_INDEX:
      switch (index) {
        case 0:
          return 0xbffffeff;
        case 2:
        case 3:
        case 4:
        case 5:
        case 6:
          return 0x80000000;
        case 7:
          return 0x3ffffeff;
        default:
          return 0;
      }
    case GRANDPA_INDEX:
      switch (index) {
        case 2:
          return 0x80000000;
        default:
          return 0;
      }
    case BALANCES_INDEX:
      switch (index) {
        case 0:
        case 3:
        case 4:
          return 0x3ffffeff;
        case 2:
          return 0x80000000;
        default:
          return 0;
      }
    case TRANSACTION_PAYMENT_INDEX:
      switch (index) {
        case 0:
          return 0x80000000;
        default:
          return 0;
      }
    case GOVERNANCE_INDEX:
      switch (index) {
        case 0:
        case 1:
        case 2:
          return 0x1;
        case 3:
          return 0x80000000;
        default:
          return 0;
      }
    case FAIR_USE_INDEX:
      switch (index) {
        case 0:
          return 0x80000000;
        default:
          return 0;
      }
    case PROXY_INDEX:
      switch (index) {
        case 0:
          return 0x7ffffeff;
        case 1:
        case 2:
        case 3:
          return 0x3ffffeff;
        default:
          return 0;
      }
    case MULTISIG_INDEX:
      switch (index) {
        case 0:
        case 1:
        case 2:
        case 3:
          return 0x100;
        default:
          return 0;
      }
    case UTILITY_INDEX:
      switch (index) {
        case 0:
        case 2:
        case 4:
          return 0xbffffeff;
        default:
          return 0;
      }
    case REGISTRY_INDEX:
      switch (index) {
        case 0:
        case 1:
        case 2:
        case 3:
        case 4:
        case 5:
        case 6:
        case 8:
          return 0x80000002;
        case 7:
        case 9:
          return 0x80000000;
        default:
          return 0;
      }
    case GRID_TOKEN_INDEX:
      switch (index) {
        case 0:
        case 1:
        case 2:
        case 3:
        case 4:
        case 6:
          return 0x3ffffeff;
        case 5:
          return 0x10;
        case 7:
        case 8:
        case 9:
        case 10:
          return 0x80000000;
        default:
          return 0;
      }
    case TRADING_INDEX:
      switch (index) {
        case 0:
          return 0x4;
        case 1:
        case 2:
        case 3:
        case 8:
          return 0xc;
        case 4:
          return 0x40;
        case 5:
        case 6:
        case 7:
          return 0x80000000;
        default:
          return 0;
      }
    case SETTLEMENT_INDEX:
      switch (index) {
        case 0:
        case 1:
          return 0x80000000;
        case 2:
          return 0x3ffffeff;
        default:
          return 0;
      }
    case ORACLE_CLIENT_INDEX:
      switch (index) {
        case 0:
          return 0x80000082;
        case 1:
        case 2:
          return 0x80;
        case 3:
        case 4:
        case 5:
        case 6:
          return 0x80000000;
        default:
          return 0;
      }
    default:
      return 0;
  }
}

/**
 * What types of proxies let a delegate make the call of that index: a bit for each. The first one, which lets all be made,
 * has none.
 */
export function proxiesOfCall(pallet: u8, index: u8): u32 {
  switch (pallet) {
    case GOVERNANCE_INDEX:
      switch (index) {
        case 1:
        case 2:
          return 0x4;
        default:
          return 0;
      }
    case UTILITY_INDEX:
      switch (index) {
        case 0:
        case 2:
        case 4:
          return 0xffffffff;
        default:
          return 0;
      }
    case TRADING_INDEX:
      switch (index) {
        case 0:
        case 1:
        case 2:
        case 3:
        case 8:
          return 0x2;
        default:
          return 0;
      }
    case SETTLEMENT_INDEX:
      switch (index) {
        case 2:
          return 0x2;
        default:
          return 0;
      }
    default:
      return 0;
  }
}

/** A call inside something else, with its bytes; look at `r.ok` before using it. */
export function requireCall(r: Reader): Call {
  const start = r.ptr;
  const call = descend() ? decodeCall(r) : null;
  ascend();
  if (!call) r.fail();
  else call.encoded = new Bytes(start, r.ok ? <u32>(r.ptr - start) : 0);
  return changetype<Call>(call);
}

/** Begins a block; gives the weight of what the pallets did. */
export function onInitialize(block: u32): Weight {
  let weight = Weight.zero();
  weight = weight.plus(Aura.onInitialize(block));
  weight = weight.plus(Grandpa.onInitialize(block));
  weight = weight.plus(Governance.onInitialize(block));
  weight = weight.plus(Trading.onInitialize(block));
  weight = weight.plus(Settlement.onInitialize(block));
  weight = weight.plus(OracleClient.onInitialize(block));
  return weight;
}

/** Ends a block. */
export function onFinalize(block: u32): void {
  Timestamp.onFinalize(block);
}

/** Uses weight that the block's extrinsics left; gives what was used. */
export function onIdle(block: u32, remaining: Weight): Weight {
  return Weight.zero();
}

/** Migrates storage written by an older runtime. */
export function onRuntimeUpgrade(): Weight {
  let weight = Weight.zero();
  weight = weight.plus(Aura.onRuntimeUpgrade());
  weight = weight.plus(Governance.onRuntimeUpgrade());
  weight = weight.plus(Registry.onRuntimeUpgrade());
  weight = weight.plus(Trading.onRuntimeUpgrade());
  weight = weight.plus(OracleClient.onRuntimeUpgrade());
  return weight;
}
