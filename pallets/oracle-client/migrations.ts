/** Storage written by older runtimes, brought to the layout of this one. */
import { Storage, StorageVersion } from "../../runtime/generated/oracle_client";
import { MapWalk } from "../../runtime/support/map-walk";
import { PREFIX_SIZE, StorageKey, clearPrefix, read } from "../../runtime/support/storage";
import { readsWrites } from "../../runtime/support/weight-units";
import { AccountId, Bytes, Reader, Weight } from "../../runtime/primitives";
import { beginAnew, joinPools, meterOf, meterProfile } from "../registry/meters";
import { MeterId } from "../registry/schema";
import { owe } from "../settlement/debts";
import { currentEpoch, epochLength } from "../trading/epochs";
import { isCleared } from "../trading/schedule";
import { close, isRead } from "./requests";
import { operatorIn, operators } from "./operators";
import { parameters } from "./parameters";
import { Answer, EnergyRequest, MeterState, Operator } from "./schema";
import { openRequests, totals } from "./totals";

/** Bytes of a BLAKE2b-128 and of an XX64 hash in a key. */
const BLAKE2_SIZE: u32 = 16;
const TWOX_SIZE: u32 = 8;

/** Runs what has not run on this chain yet; the version in storage says what has. */
export function migrateOracle(): Weight {
  let weight = readsWrites(1, 0, 0);
  if (StorageVersion.get() < 1) weight = weight.plus(toVersion1());
  if (StorageVersion.get() < 2) weight = weight.plus(toVersion2());
  return weight;
}

/**
 * 1: requests of before do not tell their meter's device and give way: the next upkeep asks again. Their numbers stay
 * in the lists of their last blocks, as those of answered ones do.
 */
function toVersion1(): Weight {
  const totals = Storage.totals.get();
  let open: u32 = 0;
  if (totals) {
    open = <u32>openRequests(totals);
    clear(Storage.requests.keyOf(0), open);
    clear(Storage.requestOf.keyOf(Bytes.empty()), open);
    totals.superseded += open;
    Storage.totals.put(totals);
  }
  StorageVersion.put(1);
  return readsWrites(1, 2 * open + 2, 0);
}

/** Removes `count` entries of the map that `key` is one of. */
function clear(key: StorageKey, count: u32): void {
  clearPrefix(new Bytes(key.ptr, PREFIX_SIZE), count);
}

/**
 * 2: debts are accounts', of whoever owned the meter, and Settlement keeps them; what was read belongs to a meter's present owner and device if its epoch ended since their assignment; before,
 * each record named owner and key itself. Operators have terms, and requests the quorum they take.
 */
function toVersion2(): Weight {
  numberOperators();
  const visited = renewStates() + renewRequests();
  StorageVersion.put(2);
  return readsWrites(3 * visited + 3, 2 * visited + 3, 0);
}

function numberOperators(): void {
  const key = Storage.operators.key();
  const stored = read(key, PREFIX_SIZE);
  if (!stored) return;
  const count = stored.count(sizeof<u64>() * 4);
  const list = new Array<Operator>();
  for (let term: u32 = 0; term < count; term++) {
    list.push(new Operator(AccountId.decode(stored), term));
  }
  Storage.operators.put(list);
  Storage.terms.put(count);
}

/** Drops owner and key from what is known of meters; where they are not the meter's any more, it begins anew. */
function renewStates(): u32 {
  const walk = new MapWalk(Storage.meterStates.keyOf(Bytes.empty()));
  walk.forgetful();
  let visited: u32 = 0;
  for (; walk.next(); visited++) {
    const id = walk.keyBehind(BLAKE2_SIZE).bytes();
    const old = walk.value();
    const owner = AccountId.decode(new Reader(old.ptr, old.remaining()));
    const isSame = isOf(id, old);
    if (!isSame) startAnew(id);
    const state = new MeterState(old.u64(), old.u64(), old.u64(), old.u64(), old.u64(), 0);
    const debt = old.u128();
    if (!debt.isZero()) owe(owner, debt);
    state.next = state.epoch + 1;
    Storage.meterStates.insert(id, state);
    if (isSame) join(id, state);
  }
  return visited;
}

/** Has pools wait for a meter that goes on from its last reading. */
function join(id: MeterId, state: MeterState): void {
  const meter = meterOf(id);
  if (meter && isRead(meter, state.epoch, epochLength())) joinPools(id, meter, currentEpoch());
}

/** Whether the meter still has the owner and the key that `old` goes on with. */
function isOf(id: MeterId, old: Reader): bool {
  const owner = AccountId.decode(old);
  const key = old.bytes();
  const meter = meterOf(id);
  const profile = meterProfile(id);
  return meter && profile ? meter.owner.equals(owner) && profile.key.equals(key) : false;
}

function startAnew(id: MeterId): void {
  const meter = meterOf(id);
  if (meter) beginAnew(id, meter);
}

function renewRequests(): u32 {
  const walk = new MapWalk(Storage.requests.keyOf(0));
  walk.forgetful();
  let visited: u32 = 0;
  for (; walk.next(); visited++) {
    const id = walk.keyBehind(TWOX_SIZE).u64();
    const request = requestFrom(walk.value());
    if (isCleared(request.epoch)) Storage.requests.insert(id, request);
    else drop(id, request);
  }
  return visited;
}

/** Takes back a request for an epoch whose book is not cleared: the meter is asked again once it is. */
function drop(id: u64, request: EnergyRequest): void {
  close(id, request.meterId);
  const record = totals();
  record.superseded++;
  Storage.totals.put(record);
}

/** A request of before: it named the owner and key of its meter, and no quorum. With others its answers are void. */
function requestFrom(old: Reader): EnergyRequest {
  const request = new EnergyRequest(old.bytes(), old.u64(), old.u32(), old.u32(), 0, []);
  request.quorum = parameters().quorum;
  const isSame = isOf(request.meterId, old);
  if (!isSame) startAnew(request.meterId);
  const list = operators();
  const count = old.count(56);
  for (let i: u32 = 0; i < count; i++) {
    const account = AccountId.decode(old);
    const answer = new Answer(account, 0, old.u64(), old.u64(), old.u64());
    const operator = operatorIn(list, account);
    if (!operator || !isSame) continue;
    answer.term = operator.term;
    request.answers.push(answer);
  }
  return request;
}
