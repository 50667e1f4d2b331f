import { Bench, accountOf, caller, distinct } from "../../runtime/support/benchmarking";
import { balanceOf, issue, reserve } from "../../runtime/frame/balances/ledger";
import { Storage } from "../../runtime/generated/settlement";
import { Timestamp } from "../../runtime/frame/timestamp/pallet";
import { AccountId, Origin, u128 } from "../../runtime/primitives";
import { attach, lockMeter, meterOf } from "../registry/meters";
import { Constants as Registry, MeterId } from "../registry/schema";
import { lastOrderableEpoch } from "../trading/changes";
import { epochLength } from "../trading/epochs";
import { Side } from "../trading/schema";
import { countMeter } from "./clock";
import { openContract } from "./contracts";
import { isInDebt, owe } from "./debts";
import { Settlement } from "./pallet";
import { parameters } from "./parameters";
import {
  Constants,
  Entry,
  EntryKind,
  MeterEpoch,
  Pool,
  PoolPhase,
  SettlementParameters,
  Tariff,
  TariffPeriod,
} from "./schema";
import { changeTariff } from "./tariff-changes";
import { ratesAt, tariffBook, usualTariff } from "./tariffs";
import { GRID } from "./units";
import { valueOf } from "./values";
import { workBySelf } from "./work";

/** The epoch that pools and contracts are of. */
const EPOCH: u64 = 1;
/** A block long after that epoch has ended. */
const BLOCK: u32 = 1_000;
const ENERGY_WH: u64 = 1_000;

@benchmarks
export class Benchmarks {
  /** Of as many periods and holidays as there may be, the last of which is hard to find, behind as many tariffs. */
  static setTariff(bench: Bench): void {
    const first = lastOrderableEpoch() + 1;
    const last = first + Constants.maxScheduled - 1;
    for (let epoch = first; epoch < last; epoch++) {
      bench.expect(!changeTariff(longTariff(), epoch), "the tariff is scheduled");
    }
    bench.start();
    const refusal = Settlement.setTariff(Origin.root(), longTariff(), last);
    bench.stop();
    bench.expect(!refusal && tariffBook().versions == Constants.maxScheduled + 1, "it is set");
  }

  static setParameters(bench: Bench): void {
    bench.start();
    const refusal = Settlement.setParameters(Origin.root(), new SettlementParameters(7, 8));
    bench.stop();
    bench.expect(!refusal && parameters().poolDeadline == 7, "the parameters are set");
  }

  /** All that is owed. */
  static payDebt(bench: Bench): void {
    const who = caller(bench);
    const debt = u128.from(GRID);
    bench.expect(issue(who, debt) != null, "the caller can pay");
    owe(who, debt);
    bench.start();
    const refusal = Settlement.payDebt(Origin.signed(who), debt);
    bench.stop();
    bench.expect(!refusal && !isInDebt(who), "nothing is owed");
  }

  /** A block before the end of the epoch, where no pool is due. */
  static onInitialize(bench: Bench): void {
    begin();
    const clock = Storage.clock.get()!;
    clock.nextBlock = u32.MAX_VALUE;
    Storage.clock.put(clock);
    bench.start();
    Settlement.onInitialize(BLOCK);
    bench.stop();
    bench.expect(Storage.clock.get()!.nextBlock == u32.MAX_VALUE, "there was nothing to do");
  }

  /** The pool of an epoch in which every meter has taken energy that its owner can pay for. */
  @component("steps", 2, 500)
  static settling(bench: Bench, steps: u32): void {
    begin();
    fillPool(steps - 1);
    Storage.parameters.put(new SettlementParameters(1, steps));
    bench.start();
    workBySelf(BLOCK);
    bench.stop();
    bench.expect(Storage.pools.get(EPOCH)!.phase == PoolPhase.Closed, "the pool has closed");
    bench.expect(balanceOf(accountOf(0)).isZero(), "everybody has paid");
  }

  /** Contracts of meters that were never read: their sellers pay, and what was bought is given back. */
  @component("contracts", 1, 100)
  static ending(bench: Bench, contracts: u32): void {
    begin();
    for (let i: u32 = 0; i < contracts; i++) sell(bench, i);
    Timestamp.store((EPOCH + Constants.maxContractAge) * epochLength());
    bench.start();
    workBySelf(BLOCK);
    bench.stop();
    bench.expect(!Storage.contracts.first(), "no contract is left");
  }
}

/** Sixteen periods, of which all but the last are of one quarter hour on holidays, and 64 holidays. */
function longTariff(): Tariff {
  const tariff = usualTariff();
  const price = u128.from(GRID);
  const periods = new Array<TariffPeriod>();
  for (let i: u8 = 1; i < <u8>Constants.maxPeriods; i++) {
    periods.push(new TariffPeriod(128, i - 1, i, price, price));
  }
  periods.push(tariff.periods[0]);
  tariff.periods = periods;
  for (let i: u32 = 0; i < Constants.maxHolidays; i++) tariff.holidays.push(100_000 + i);
  return tariff;
}

/** Has epoch `EPOCH` behind it, and one meter in the clock. */
function begin(): void {
  Storage.clock.kill();
  Timestamp.store((EPOCH + 1) * epochLength());
  countMeter(true);
}

function fillPool(entries: u32): void {
  const rates = ratesAt(EPOCH);
  const demand = ENERGY_WH * entries;
  const kept = u64.MAX_VALUE;
  const pool = new Pool(PoolPhase.Open, 1, 1, BLOCK, rates, demand, demand, 0, kept);
  Storage.pools.insert(EPOCH, pool);
  for (let i: u32 = 0; i < entries; i++) {
    const who = accountOf(i);
    issue(who, valueOf(ENERGY_WH, rates.poolPrice));
    const key = new MeterEpoch(EPOCH, meterNamed(i));
    Storage.entries.insert(key, taken(who));
  }
  const clock = Storage.clock.get()!;
  clock.openFrom = EPOCH;
  clock.nextBlock = 0;
  Storage.clock.put(clock);
}

function taken(who: AccountId): Entry {
  const price = u128.from(GRID);
  return new Entry(who, EntryKind.Pooled, false, price, 0, 0, 0, 0, 0, ENERGY_WH, 0, price, price);
}

function sell(bench: Bench, number: u32): void {
  const who = accountOf(number);
  const meter = meterNamed(number);
  const price = u128.from(GRID);
  const held = valueOf(ENERGY_WH, price);
  issue(who, held);
  bench.expect(!reserve(who, held), "the money is held");
  attach(meter, who);
  openContract(who, meter, EPOCH, Side.Sell, ENERGY_WH, price, held);
  lockMeter(meter, meterOf(meter)!, 1);
}

function meterNamed(number: u32): MeterId {
  return distinct(number, Registry.maxMeterIdLength);
}
