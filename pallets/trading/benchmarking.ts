import {
  Bench,
  accountOf,
  caller,
  distinct,
  filler,
  holder,
} from "../../runtime/support/benchmarking";
import { Timestamp } from "../../runtime/frame/timestamp/pallet";
import { Storage as Oracle } from "../../runtime/generated/oracle_client";
import { Storage as Settlement } from "../../runtime/generated/settlement";
import { Storage } from "../../runtime/generated/trading";
import { AccountId, Balance, Box, Origin, u128 } from "../../runtime/primitives";
import { MeterState } from "../oracle-client/schema";
import { attach, close, describe, joinPools, meterOf } from "../registry/meters";
import { grant, hasRole } from "../registry/roles";
import {
  Constants as Registry,
  KeyScheme,
  MeterClass,
  MeterId,
  MeterProfile,
  Role,
} from "../registry/schema";
import { clockNow } from "../settlement/clock";
import { isInDebt, owe } from "../settlement/debts";
import { changeParameters } from "./changes";
import { workBySelf } from "./market";
import { place } from "./orders";
import { Trading } from "./pallet";
import { rules, rulesFromStart, rulesOf, usualParameters } from "./parameters";
import { isWorkDue } from "./schedule";
import { Constants, Epoch, OrderRequest, Side } from "./schema";

/** The epoch that all orders are for; time begins in the one before. */
const EPOCH: Epoch = 1;
/** Steps that clearing a book of one level a side takes besides those for its orders: its beginning, two of pricing, its end. */
const STEPS_OF_BOOK: u32 = 4;
const ORDER_WH: u64 = 20;

@benchmarks
export class Benchmarks {
  /** The first order of a book, by a prosumer with as many meters as are allowed. */
  static createSellOrder(bench: Bench): void {
    const who = caller(bench);
    prosumer(who);
    bench.start();
    const refusal = Trading.createSellOrder(Origin.signed(who), 1, price(3));
    bench.stop();
    bench.expect(!refusal && isInBook(1), "the order is in the book");
  }

  /** The first order of a book, by a prosumer with as many meters as are allowed. */
  static createBuyOrder(bench: Bench): void {
    const who = caller(bench);
    prosumer(who);
    bench.start();
    const refusal = Trading.createBuyOrder(Origin.signed(who), 1, price(5));
    bench.stop();
    bench.expect(!refusal && isInBook(1), "the order is in the book");
  }

  /** The first order of a book, to buy, on a meter that has a rating and a name of full length. */
  static placeOrder(bench: Bench): void {
    const who = caller(bench);
    const meter = prosumer(who);
    const epoch = new Box<Epoch>(EPOCH);
    bench.start();
    const origin = Origin.signed(who);
    const refusal = Trading.placeOrder(origin, Side.Buy, meter, epoch, ORDER_WH, price(5));
    bench.stop();
    bench.expect(!refusal && isInBook(1), "the order is in the book");
  }

  /** The first order of as many books as may be open, on the account's meters in turn. */
  @component("orders.length", 1, 100)
  static placeOrders(bench: Bench, count: u32): void {
    const who = caller(bench);
    prosumer(who);
    const rules = usualParameters();
    rules.horizon = Constants.maxHorizon;
    Storage.parameters.put(rulesFromStart(Constants.defaultEpochLength, rules));
    const orders = new Array<OrderRequest>();
    for (let i: u32 = 0; i < count; i++) {
      const meter = distinct(i % Registry.maxMetersPerUser, Registry.maxMeterIdLength);
      const epoch = new Box<Epoch>(EPOCH + (i % rules.horizon));
      orders.push(new OrderRequest(Side.Buy, meter, epoch, ORDER_WH, price(5)));
    }
    bench.start();
    const refusal = Trading.placeOrders(Origin.signed(who), orders);
    bench.stop();
    bench.expect(!refusal && isInBook(count), "the orders are in their books");
  }

  /**
   * The only order of a book, to buy, so that the market has to look for its next work: of an account that has come to owe
   * something since, on a meter that was read and leaves it with this order, behind an epoch that is kept.
   */
  static cancelOrder(bench: Bench): void {
    const who = caller(bench);
    const meter = prosumer(who);
    expectPlaced(bench, who, Side.Buy, meter, ORDER_WH);
    Storage.kept.insert(0, u64.MAX_VALUE);
    joinPools(meter, meterOf(meter)!, 0);
    // As in the first block of an epoch.
    const clock = clockNow();
    clock.until = 0;
    Settlement.clock.put(clock);
    close(meter, meterOf(meter)!);
    owe(who, u128.from(1));
    bench.start();
    const refusal = Trading.cancelOrder(Origin.signed(who), 1);
    bench.stop();
    bench.expect(!refusal && !isInBook(1) && !isInDebt(who), "the order is gone, and the debt");
    bench.expect(!meterOf(meter), "so is the meter");
  }

  /** As many steps as the rules allow a block, filling orders as `clearing` does. */
  @component("parameters().stepsByHand", 2, 500)
  static matchOrders(bench: Bench, steps: u32): void {
    const maker = caller(bench);
    grant(maker, Role.MarketMaker);
    fillBook(bench, steps);
    allowByHand(steps);
    bench.start();
    const refusal = Trading.matchOrders(Origin.signed(maker));
    bench.stop();
    bench.expect(!refusal && isFilled(steps), "all traded");
  }

  /** Behind as many changes as may wait, less one. */
  static setParameters(bench: Bench): void {
    const first = usualParameters().horizon + 1;
    const last = first + Constants.maxScheduled - 1;
    for (let epoch = first; epoch < last; epoch++) {
      bench.expect(!changeParameters(usualParameters(), epoch), "the change is scheduled");
    }
    const parameters = usualParameters();
    parameters.lot <<= 1;
    bench.start();
    const refusal = Trading.setParameters(Origin.root(), parameters, last);
    bench.stop();
    bench.expect(!refusal && rulesOf(last, rules()).lot == parameters.lot, "the rules change");
  }

  /** Of an account without roles. */
  static addMarketMaker(bench: Bench): void {
    const who = accountOf(1);
    bench.start();
    const refusal = Trading.addMarketMaker(Origin.root(), who);
    bench.stop();
    bench.expect(!refusal && hasRole(who, Role.MarketMaker), "the account is one");
  }

  /** Of an account without other roles. */
  static removeMarketMaker(bench: Bench): void {
    const who = accountOf(1);
    grant(who, Role.MarketMaker);
    bench.start();
    const refusal = Trading.removeMarketMaker(Origin.root(), who);
    bench.stop();
    bench.expect(!refusal && !hasRole(who, Role.MarketMaker), "the account is none");
  }

  /** A block before the gate of the only book closes. */
  static onInitialize(bench: Bench): void {
    const who = caller(bench);
    expectPlaced(bench, who, Side.Sell, prosumer(who), ORDER_WH);
    bench.start();
    Trading.onInitialize(1);
    bench.stop();
    bench.expect(!isWorkDue() && isInBook(1), "there was nothing to do");
  }

  /**
   * A block that fills `steps` orders, each of another account with another meter, and closes their
   * book. Every order trades with two of the other side and bids get money back: a step of pricing or
   * pruning costs less.
   */
  @component("steps", 2, 500)
  static clearing(bench: Bench, steps: u32): void {
    fillBook(bench, steps);
    bench.start();
    workBySelf();
    bench.stop();
    bench.expect(isFilled(steps), "all traded");
  }
}

/** Base units per kWh of a price in ticks. */
function price(ticks: u64): Balance {
  return u128.mul64(ticks, usualParameters().tick);
}

/** Makes `who` a prosumer with all the meters it may have, each of which has been read; returns the first. */
function prosumer(who: AccountId): MeterId {
  grant(who, Role.Prosumer);
  for (let i: u32 = 0; i < Registry.maxMetersPerUser; i++) {
    install(distinct(i, Registry.maxMeterIdLength), who);
  }
  return distinct(0, Registry.maxMeterIdLength);
}

/** Gives `who` a meter that has been read. */
function install(meter: MeterId, who: AccountId): void {
  attach(meter, who);
  describe(meter, device());
  Oracle.meterStates.insert(meter, new MeterState(1, 0, 0, 0, 0, 1));
}

function device(): MeterProfile {
  return new MeterProfile(filler(33), KeyScheme.Ecdsa, 5_000, MeterClass.Bidirectional);
}

/** Orders one tick from the clearing price, on the better side of it. */
function expectPlaced(
  bench: Bench,
  who: AccountId,
  side: Side,
  meter: MeterId,
  energyWh: u64,
): void {
  const limit = price(side == Side.Buy ? 5 : 3);
  const epoch = new Box<Epoch>(EPOCH);
  const refusal = place(who, new OrderRequest(side, meter, epoch, energyWh, limit));
  bench.expect(!refusal, "the order is accepted");
}

/**
 * Fills a book with bids and asks in turn, by accounts of their own, and closes its gate. The first ask is
 * half of the others, so that bids and asks meet out of step.
 */
function fillBook(bench: Bench, orders: u32): void {
  const rules = usualParameters();
  rules.stepsPerBlock = orders + STEPS_OF_BOOK;
  Storage.parameters.put(rulesFromStart(Constants.defaultEpochLength, rules));
  for (let i: u32 = 0; i < orders; i++) {
    const who = holder(i);
    const meter = distinct(i, Registry.maxMeterIdLength);
    grant(who, Role.Prosumer);
    install(meter, who);
    const side: Side = i & 1 ? Side.Sell : Side.Buy;
    expectPlaced(bench, who, side, meter, i == 1 ? ORDER_WH / 2 : ORDER_WH);
  }
  Timestamp.store(EPOCH * Constants.defaultEpochLength);
}

function isInBook(id: u64): bool {
  const order = Storage.orders.get(id);
  return order ? Storage.books.containsKey(order.epoch) : false;
}

/** Lets one call by hand clear a book of that many orders. */
function allowByHand(orders: u32): void {
  const rules = usualParameters();
  rules.stepsPerBlock = (orders + STEPS_OF_BOOK) * (rules.stepsPerBlock / rules.stepsByHand);
  Storage.parameters.put(rulesFromStart(Constants.defaultEpochLength, rules));
}

/** Whether the book is closed, with all orders settled and the last one traded. */
function isFilled(orders: u32): bool {
  const last = Storage.orders.get(orders);
  const result = Storage.results.get(EPOCH);
  if (!last || !result || !result.price) return false;
  return last.settled && last.filledWh > 0 && result.bids + result.asks == orders;
}
