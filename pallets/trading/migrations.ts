/** Storage written by older runtimes, brought to the layout of this one. */
import { slotDuration } from "../../runtime/frame/aura/slots";
import { PREFIX_SIZE, read, readBytes, write } from "../../runtime/support/storage";
import { readsWrites } from "../../runtime/support/weight-units";
import { Storage, StorageVersion } from "../../runtime/generated/trading";
import { AccountId, Weight, u128 } from "../../runtime/primitives";
import { ratesAt } from "../settlement/tariffs";
import { Reader } from "../../runtime/scale/reader";
import { Writer } from "../../runtime/scale/writer";
import { openBook } from "./books";
import { keptUntil } from "./epochs";
import { mostOrders, rulesFromStart, usualParameters } from "./parameters";
import { mostSteps } from "./room";
import { reschedule } from "./schedule";
import { Constants, Epoch, MarketParameters, MarketRules, PositionKey } from "./schema";

/** Bytes of a number of orders. */
const COUNT_SIZE: u32 = 4;

/** Runs what has not run on this chain yet; the version in storage says what has. */
export function migrateTrading(): Weight {
  if (StorageVersion.get() >= 1) return readsWrites(1, 0, 0);
  const rules = olderRules();
  const parameters = rules.schedule[0].parameters;
  const length = rules.epochLength;
  const open = ruleBooks(parameters, length);
  const closed = listKept(parameters, length);
  fit(parameters, length);
  Storage.parameters.put(rules);
  // Orders of before have no bond, and what they trade is paid as it was: no contract comes of them.
  Storage.bondedFrom.put(Storage.latestOrder.get() + 1);
  reschedule();
  StorageVersion.put(1);
  return readsWrites(9 + 3 * open + 3 * closed, 4 + 2 * open + closed, 0);
}

/**
 * 1: rules by epoch. Before, one set held for all books, and the length of epochs was part of it; it now holds from
 * the first epoch on.
 */
function olderRules(): MarketRules {
  const r = read(Storage.parameters.key(), PREFIX_SIZE);
  if (r) {
    const length = r.u64();
    const parameters = new MarketParameters(
      r.u32(),
      r.u32(),
      r.u64(),
      r.u64(),
      optionalPrice(r),
      optionalPrice(r),
      r.u32(),
      r.u32(),
      r.u32(),
      r.u32(),
      false,
    );
    if (r.ok && length) return rulesFromStart(length, parameters);
  }
  return rulesFromStart(Constants.defaultEpochLength, usualParameters());
}

function optionalPrice(r: Reader): u128 | null {
  return r.option() ? r.u128() : null;
}

/** 1: a book has its gate, its tick, the time until which it is kept and its tariff. Before, it had two counters. */
function ruleBooks(p: MarketParameters, length: u64): u32 {
  let count: u32 = 0;
  let epoch = Storage.books.first();
  while (epoch) {
    const key = Storage.books.keyOf(epoch.value);
    const r = read(key.ptr, key.length);
    if (r) {
      const book = openBook(epoch.value, p, length, ratesAt(epoch.value));
      book.bids = r.u32();
      book.asks = r.u32();
      Storage.books.insert(epoch.value, book);
    }
    count += 1 + listOrders(epoch.value);
    epoch = Storage.books.after(epoch.value);
  }
  return count;
}

/**
 * 1: a position lists its orders. Before, it had their number in front, and they stood apart, which those of closed books
 * still do.
 */
function listOrders(epoch: Epoch): u32 {
  let count: u32 = 0;
  let key = Storage.positions.firstOfEpoch(epoch);
  while (key) {
    const at = Storage.positions.keyOf(key);
    const apart = Storage.ordersOf.keyOf(key);
    const position = readBytes(at.ptr, at.length);
    const orders = readBytes(apart.ptr, apart.length);
    if (position.length > COUNT_SIZE && orders.length) {
      const w = new Writer(position.length + orders.length);
      w.raw(orders.ptr, orders.length);
      w.raw(position.ptr + COUNT_SIZE, position.length - COUNT_SIZE);
      write(at.ptr, at.length, w);
      Storage.ordersOf.remove(key);
    }
    count++;
    key = Storage.positions.nextOfEpoch(key);
  }
  return count;
}

/** 1: closed epochs with orders are listed. Before, they were found by the positions in them. */
function listKept(p: MarketParameters, length: u64): u32 {
  const last = new AccountId(__alloc(32));
  memory.fill(last.ptr, 0xff, 32);
  let count: u32 = 0;
  let key = Storage.positions.first();
  while (key) {
    const epoch = key.epoch;
    if (!Storage.books.containsKey(epoch)) {
      Storage.kept.insert(epoch, keptUntil(epoch, p, length));
    }
    count++;
    // No account comes after this one, so the next key is of a later epoch.
    key = Storage.positions.after(new PositionKey(epoch, last));
  }
  return count;
}

/** 1: rules keep up and are kept within limits. What an older runtime let be more is brought down for what is to come. */
function fit(p: MarketParameters, length: u64): void {
  p.stepsPerBlock = <u32>min<u64>(p.stepsPerBlock, mostSteps());
  const most = max<u64>(mostOrders(p.stepsPerBlock, length / slotDuration()), 1);
  if (p.maxOrdersPerEpoch > most) p.maxOrdersPerEpoch = <u32>most;
  const longest = Constants.maxRetention / length;
  if (p.retention > longest) p.retention = <u32>longest;
}
