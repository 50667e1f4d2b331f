import {
  Bench,
  accountOf,
  caller,
  distinct,
  ecdsaKey,
  ecdsaSignature,
  filler,
} from "../../runtime/support/benchmarking";
import { genesisHash } from "../../runtime/frame/system/blocks";
import { issue, reserve } from "../../runtime/frame/balances/ledger";
import { Vec } from "../../runtime/support/words";
import { Storage } from "../../runtime/generated/oracle_client";
import { Storage as System } from "../../runtime/generated/system";
import { Timestamp } from "../../runtime/frame/timestamp/pallet";
import { AccountId, Bytes, H256, Origin, u128 } from "../../runtime/primitives";
import {
  attach,
  beginAnew,
  close,
  describe,
  joinPools,
  lockMeter,
  meterOf as entryOf,
} from "../registry/meters";
import { hasRole } from "../registry/roles";
import {
  Constants as Registry,
  KeyScheme,
  MeterClass,
  MeterId,
  MeterProfile,
  Role,
} from "../registry/schema";
import { openContract } from "../settlement/contracts";
import { isInDebt } from "../settlement/debts";
import { GRID } from "../settlement/units";
import { valueOf } from "../settlement/values";
import { Side } from "../trading/schema";
import { isClearingAutomatic } from "../trading/market";
import { epochLength } from "../trading/epochs";
import { OracleClient } from "./pallet";
import { appoint } from "./operators";
import { parameters } from "./parameters";
import { readingMessage } from "./reading";
import {
  Answer,
  Constants,
  EnergyRequest,
  MeterReading,
  MeterState,
  OracleParameters,
  PerformData,
} from "./schema";
import { totals } from "./totals";

/** The epoch that readings are of: the last one that is over. */
const EPOCH: u64 = 2;
/** The block that calls are in, and the one in which the requests they open close. */
const BLOCK: u32 = 1;
const CLOSING_BLOCK: u32 = BLOCK + Constants.defaultRequestLifetime;
/** What the meter has counted in either direction since its last reading, in Wh. */
const COUNTED_WH: u64 = 1_000;

@benchmarks
export class Benchmarks {
  /** The last request that a block has room for, in place of an unanswered one for an earlier epoch. */
  static requestEnergyData(bench: Bench): void {
    const who = operator(bench);
    const meter = superseding(0);
    closeInOneBlock(Constants.maxClosingPerBlock - 1);
    bench.start();
    const refusal = OracleClient.requestEnergyData(Origin.signed(who), meter);
    bench.stop();
    bench.expect(!refusal && isAsked(meter), "the meter is asked for the last epoch");
  }

  /**
   * The answer that completes the largest quorum, signed with the scheme that takes longest. It comes too late for the
   * pool, ends the last contract of a meter that leaves its owner, and the owner runs into debt.
   */
  static fulfillEnergyData(bench: Bench): void {
    const who = operator(bench);
    const key = ecdsaKey();
    const owner = accountOf(1);
    const meter = readBefore(owner, key);
    sellMore(bench, owner, meter);
    setOperators(bench, Constants.maxOperators - 1);
    openRequest(0, meter, EPOCH, Constants.maxOperators - 1);
    const reading = signedReading(meter, key);
    bench.start();
    const refusal = OracleClient.fulfillEnergyData(Origin.signed(who), 0, reading);
    bench.stop();
    bench.expect(!refusal && totals().exportWh == COUNTED_WH, "the export was counted");
    bench.expect(isInDebt(owner), "the owner could not pay for the import");
  }

  /** Meters with names of full length, each with an unanswered request for an earlier epoch. */
  @component("performData.meters.length", 1, 128)
  static performUpkeep(bench: Bench, count: u32): void {
    const who = operator(bench);
    const meters = new Array<MeterId>();
    for (let i: u32 = 0; i < count; i++) meters.push(superseding(i));
    closeInOneBlock(Constants.maxClosingPerBlock - count);
    const data = new PerformData(meters, false);
    bench.start();
    const refusal = OracleClient.performUpkeep(Origin.signed(who), data);
    bench.stop();
    bench.expect(!refusal && isAsked(meters[count - 1]), "the last meter is asked");
  }

  /** As the last one there may be. */
  static addOracleOperator(bench: Bench): void {
    const account = accountOf(Constants.maxOperators);
    dismissAll();
    setOperators(bench, Constants.maxOperators - 1);
    bench.start();
    const refusal = OracleClient.addOracleOperator(Origin.root(), account);
    bench.stop();
    bench.expect(!refusal && hasRole(account, Role.OracleOperator), "it is an operator");
  }

  /** From a full list. */
  static removeOracleOperator(bench: Bench): void {
    dismissAll();
    setOperators(bench, Constants.maxOperators);
    const account = accountOf(0);
    bench.start();
    const refusal = OracleClient.removeOracleOperator(Origin.root(), account);
    bench.stop();
    bench.expect(!refusal && !hasRole(account, Role.OracleOperator), "it is no operator");
  }

  /** Off, so that the market has to look for its next work. */
  static setAutoMarketClearing(bench: Bench): void {
    bench.start();
    const refusal = OracleClient.setAutoMarketClearing(Origin.root(), false);
    bench.stop();
    bench.expect(!refusal && !isClearingAutomatic(), "books wait for upkeep");
  }

  /** With a full list of operators. */
  static setParameters(bench: Bench): void {
    dismissAll();
    setOperators(bench, Constants.maxOperators);
    const rules = new OracleParameters(Constants.maxOperators, 10, 20);
    bench.start();
    const refusal = OracleClient.setParameters(Origin.root(), rules);
    bench.stop();
    bench.expect(!refusal && parameters().quorum == Constants.maxOperators, "the rules changed");
  }

  /** A block in which no request closes. */
  static onInitialize(bench: Bench): void {
    bench.start();
    OracleClient.onInitialize(CLOSING_BLOCK);
    bench.stop();
    bench.expect(totals().expired == 0, "no request closed");
  }

  /** The beginning of a block in which that many requests close, none of them answered to the last operator. */
  @component("requests", 1, 256)
  static closing(bench: Bench, requests: u32): void {
    for (let i: u32 = 0; i < requests; i++) {
      const meter = distinct(i, Registry.maxMeterIdLength);
      openRequest(i, meter, EPOCH, Constants.maxOperators - 1);
    }
    bench.start();
    OracleClient.onInitialize(CLOSING_BLOCK);
    bench.stop();
    bench.expect(totals().expired == requests, "all requests closed");
  }
}

/** An operator who signs the call, while epoch `EPOCH` is the last one that is over. */
function operator(bench: Bench): AccountId {
  const who = caller(bench);
  dismissAll();
  bench.expect(!appoint(who), "the caller is an operator");
  System.number.put(BLOCK);
  System.blockHash.insert(0, H256.zero());
  Timestamp.store((EPOCH + 1) * epochLength());
  return who;
}

/** The chain of the benchmark has operators of its own. */
function dismissAll(): void {
  Storage.operators.kill();
  Storage.terms.kill();
}

/** A list of that many operators with their role. */
function setOperators(bench: Bench, count: u32): void {
  for (let i: u32 = 0; i < count; i++) bench.expect(!appoint(accountOf(i)), "it is an operator");
}

/** What that many operators, appointed after the caller, reported of the meter that is read. */
function answers(count: u32): Vec<Answer> {
  const given = new Array<Answer>();
  for (let i: u32 = 0; i < count; i++) {
    given.push(new Answer(accountOf(i), i + 1, 2, COUNTED_WH, COUNTED_WH));
  }
  return given;
}

function openRequest(id: u32, meter: MeterId, epoch: u64, given: u32): void {
  const quorum = Constants.maxOperators;
  const request = new EnergyRequest(meter, epoch, BLOCK, CLOSING_BLOCK, quorum, answers(given));
  Storage.requests.insert(id, request);
  Storage.requestOf.insert(meter, id);
  Storage.closing.append(CLOSING_BLOCK, id);
  const record = totals();
  record.requests++;
  Storage.totals.put(record);
}

/** Has that many requests close in the same block as those that the call opens. */
function closeInOneBlock(count: u32): void {
  const ids = new Array<u64>();
  for (let i: u32 = 0; i < count; i++) ids.push(i);
  Storage.closing.insert(CLOSING_BLOCK, ids);
}

/** A meter with a name of full length and a key, whose readings `key` signs. */
function meterOf(number: u32, owner: AccountId, key: Bytes): MeterId {
  const meter = distinct(number, Registry.maxMeterIdLength);
  // Assigned long before the epochs that are read.
  Timestamp.store(0);
  attach(meter, owner);
  Timestamp.store((EPOCH + 1) * epochLength());
  describe(
    meter,
    new MeterProfile(key, KeyScheme.Ecdsa, Registry.maxRatedWatts, MeterClass.Bidirectional),
  );
  return meter;
}

/** A meter of another owner than the one for which it was asked in vain. */
function superseding(number: u32): MeterId {
  const owner = accountOf(number);
  const key = filler(33);
  const meter = meterOf(number, owner, key);
  Timestamp.store(EPOCH * epochLength());
  beginAnew(meter, entryOf(meter)!);
  Timestamp.store((EPOCH + 1) * epochLength());
  openRequest(number, meter, EPOCH - 1, Constants.maxOperators - 1);
  return meter;
}

/** A meter that was read before. */
function readBefore(owner: AccountId, key: Bytes): MeterId {
  const meter = meterOf(0, owner, key);
  rememberReading(meter);
  return meter;
}

function rememberReading(meter: MeterId): void {
  Storage.meterStates.insert(meter, new MeterState(1, EPOCH - 1, 0, 0, 0, EPOCH));
  joinPools(meter, entryOf(meter)!, EPOCH);
}

/** Has `owner`, who holds nothing besides, sell more than the meter delivers; then the meter is closed. */
function sellMore(bench: Bench, owner: AccountId, meter: MeterId): void {
  const others = Registry.maxMetersPerUser;
  for (let i: u32 = 1; i < others; i++) attach(distinct(i, Registry.maxMeterIdLength), owner);
  const price = u128.from(GRID);
  const sold = 2 * COUNTED_WH;
  // As much as the shortfall costs, so that nothing is left to pay for the import with.
  const held = valueOf(COUNTED_WH, price);
  issue(owner, held);
  bench.expect(!reserve(owner, held), "the money is held");
  openContract(owner, meter, EPOCH, Side.Sell, sold, price, held);
  lockMeter(meter, entryOf(meter)!, 1);
  close(meter, entryOf(meter)!);
}

function signedReading(meter: MeterId, key: Bytes): MeterReading {
  const reading = new MeterReading(meter, EPOCH, 2, COUNTED_WH, COUNTED_WH, Bytes.empty());
  reading.signature = ecdsaSignature(key, readingMessage(genesisHash(), reading));
  return reading;
}

function isAsked(meter: MeterId): bool {
  const id = Storage.requestOf.get(meter);
  const request = id ? Storage.requests.get(id.value) : null;
  return request ? request.epoch == EPOCH : false;
}
