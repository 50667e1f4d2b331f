// Written by `grid codegen` from pallets/ and runtime/frame/. Do not edit.
import { openBooks as Trading_openBooks } from "../../pallets/trading/hot";
import { Storage as AuraStorage } from "./aura";
import { Storage as BalancesStorage } from "./balances";
import { Storage as OracleClientStorage } from "./oracle_client";
import { Storage as SettlementStorage } from "./settlement";
import { Storage as TimestampStorage } from "./timestamp";
import { Storage as TradingStorage } from "./trading";
import { Storage as TransactionPaymentStorage } from "./transaction_payment";
import { Weight } from "../primitives/weight";
import { Bytes } from "../scale/bytes";
import { readsWrites } from "../support/weight-units";

/** What a block takes for the keys that calls have in common: each is read and written once. */
export function hotWeight(): Weight {
  let keys: u64 = 16;
  keys += 2 * Trading_openBooks().length;
  return readsWrites(keys, keys, 0);
}

/** Those keys. */
export function hotKeys(): Array<Bytes> {
  const keys = new Array<Bytes>();
  keys.push(new Bytes(TimestampStorage.now.key(), 32));
  keys.push(new Bytes(AuraStorage.configuredSlotDuration.key(), 32));
  keys.push(new Bytes(BalancesStorage.totalIssuance.key(), 32));
  keys.push(new Bytes(TransactionPaymentStorage.coefficients.key(), 32));
  keys.push(new Bytes(TradingStorage.parameters.key(), 32));
  keys.push(new Bytes(TradingStorage.latestOrder.key(), 32));
  keys.push(new Bytes(TradingStorage.bondedFrom.key(), 32));
  keys.push(new Bytes(TradingStorage.due.key(), 32));
  keys.push(new Bytes(TradingStorage.clearsByHand.key(), 32));
  keys.push(new Bytes(SettlementStorage.tariffs.key(), 32));
  keys.push(new Bytes(SettlementStorage.parameters.key(), 32));
  keys.push(new Bytes(SettlementStorage.clock.key(), 32));
  keys.push(new Bytes(SettlementStorage.totalDebt.key(), 32));
  keys.push(new Bytes(OracleClientStorage.operators.key(), 32));
  keys.push(new Bytes(OracleClientStorage.parameters.key(), 32));
  keys.push(new Bytes(OracleClientStorage.totals.key(), 32));
  const list0 = Trading_openBooks();
  for (let i = 0; i < list0.length; i++) {
    const key = TradingStorage.books.keyOf(list0[i]);
    keys.push(new Bytes(key.ptr, key.length));
  }
  const list1 = Trading_openBooks();
  for (let i = 0; i < list1.length; i++) {
    const key = TradingStorage.results.keyOf(list1[i]);
    keys.push(new Bytes(key.ptr, key.length));
  }
  return keys;
}
