/** What an accepted reading settles, and what a contract comes to that no reading settles. */
import { unreserve } from "../../runtime/frame/balances/ledger";
import { Events, Storage } from "../../runtime/generated/settlement";
import { AccountId, DispatchResult, ok, u128 } from "../../runtime/primitives";
import { reportFailure } from "../../runtime/support/log";
import { unlockMeter } from "../registry/meters";
import { MeterId } from "../registry/schema";
import { wake } from "./clock";
import { collect, isInDebt, mintTo, settleDebt } from "./debts";
import { Carry, Imbalance } from "./imbalance";
import { isComplete, isOpen, poolOf } from "./pools";
import {
  Constants,
  Contract,
  Entry,
  EntryKind,
  MeterEpoch,
  PassedOver,
  Pool,
  Rates,
} from "./schema";
import { worstRates } from "./tariffs";
import { penaltyOf, valueOf } from "./values";

/** What a meter has shown since its last reading; energies in Wh. */
@final
export class MeterShown {
  constructor(
    readonly meter: MeterId,
    readonly owner: AccountId,
    /** Whether the meter is locked, as it is while it has contracts. */
    readonly isLocked: bool,
    /** The epoch from which on pools wait for the meter; 0 while none does. */
    readonly pooledFrom: u64,
    /** The epoch of the last reading. */
    readonly lastEpoch: u64,
    /** The epoch of this one. */
    readonly epoch: u64,
    readonly importWh: u64,
    readonly exportWh: u64,
    /** Exports below this wait until there is more. */
    readonly deadbandWh: u64,
    /** What has waited so far; settling moves it on. */
    public carriedWh: u64,
  ) {}

  /** Whether it is of its epoch alone. */
  get isAlone(): bool {
    return this.epoch == this.lastEpoch + 1;
  }
}

/** Settles a reading: at once what was traded and what the pool does not take, the rest when the pool closes. */
export function settleReading(shown: MeterShown): DispatchResult {
  const key = new MeterEpoch(shown.epoch, shown.meter);
  const pool = poolOf(shown.epoch);
  const contract = shown.isLocked ? Storage.contracts.get(key) : null;
  const isEntered = isOpen(pool);
  const entry = entryFor(shown, contract, pool, isEntered);
  // What was traded for it may have ended before: it was 96 epochs old when it was asked for.
  const ended = !contract ? Storage.entries.get(key) : null;
  if (ended) addEnded(entry, ended);
  let refusal: DispatchResult = null;
  if (contract) refusal = endContract(key, contract, entry, pool);
  if (!refusal) refusal = settleRest(shown.owner, entry);
  if (refusal) return refusal;
  if (isEntered) enter(shown, entry, pool);
  const hasEntry = keep(key, entry);
  if (hasEntry || isEntered) Storage.pools.insert(shown.epoch, pool);
  if (!shown.isAlone && shown.isLocked) passOver(shown.meter, shown.lastEpoch + 1, shown.epoch);
  return ok();
}

/**
 * Settles what a device has shown last, in an epoch that runs: outside of the pool, at the worst prices since its last
 * reading, and whatever it had traded for the epochs before is void. Its carry ends with it.
 */
export function settleFinalEnergy(shown: MeterShown): DispatchResult {
  const first = shown.lastEpoch + 1;
  const rates = worstRates(first, shown.epoch);
  const carry = new Carry(shown.exportWh, shown.carriedWh, shown.deadbandWh);
  const entry = emptyEntry(shown.owner, EntryKind.Several, rates);
  entry.surplusWh = carry.surplusWh;
  entry.deficitWh = shown.importWh;
  entry.carriedWh = carry.releasedWh;
  const refusal = settleRest(shown.owner, entry);
  if (refusal) return refusal;
  // Its pool, which keeps the entry, opens when the epoch ends.
  keep(new MeterEpoch(shown.epoch, shown.meter), entry);
  if (shown.isLocked) passOver(shown.meter, first, shown.epoch);
  return ok();
}

/** What the meter has shown beside its contract, for a pool that `takes` it or not any more; the carry moves on. */
function entryFor(shown: MeterShown, contract: Contract | null, pool: Pool, takes: bool): Entry {
  const isAlone = shown.isAlone;
  const sold = contract ? contract.soldWh : 0;
  const bought = contract ? contract.boughtWh : 0;
  // Energy of several epochs delivers nothing: nobody can say in which of them it flowed.
  const delivering = new Imbalance(
    sold,
    bought,
    isAlone ? shown.exportWh : 0,
    isAlone ? shown.importWh : 0,
  );
  const surplus = shown.exportWh - delivering.deliveredWh;
  const carry = new Carry(surplus, shown.carriedWh, shown.deadbandWh);
  shown.carriedWh = carry.carriedWh;
  const kind = !isAlone ? EntryKind.Several : takes ? EntryKind.Pooled : EntryKind.Late;
  const rates = isAlone ? pool.rates : worstRates(shown.lastEpoch + 1, shown.epoch);
  return new Entry(
    shown.owner,
    kind,
    false,
    contract ? contract.price : u128.zero(),
    delivering.deliveredWh,
    delivering.shortWh,
    delivering.usedWh,
    delivering.unusedWh,
    carry.surplusWh,
    shown.importWh - delivering.usedWh,
    carry.releasedWh,
    rates.feedIn,
    rates.retail,
  );
}

/** Frees what is held, takes what a shortfall costs out of it, and gives back what was bought and not used. */
function endContract(
  key: MeterEpoch,
  contract: Contract,
  entry: Entry,
  pool: Pool,
): DispatchResult {
  const owner = contract.owner;
  const price = contract.price;
  const cost = valueOf(entry.shortWh, penaltyOf(price, pool.rates.retail));
  unreserve(owner, contract.held);
  collect(owner, cost);
  settleDebt(owner, u128.saturatingSub(contract.held, cost));
  Storage.contracts.remove(key);
  unlockMeter(key.meter);
  return mintTo(owner, valueOf(entry.unusedWh, u128.min(price, pool.rates.feedIn)));
}

/** Mints and burns at once what does not wait for the pool. */
function settleRest(owner: AccountId, entry: Entry): DispatchResult {
  const isPooled = entry.kind == EntryKind.Pooled;
  const fedIn = entry.carriedWh + (isPooled ? 0 : entry.surplusWh);
  const refusal = mintTo(owner, valueOf(fedIn, entry.feedIn));
  if (refusal || !entry.deficitWh) return refusal;
  entry.inDebt = isInDebt(owner);
  if (entry.inDebt || !isPooled) collect(owner, valueOf(entry.deficitWh, entry.retail));
  return ok();
}

/** Adds to `entry` what the contract came to that `ended` is about. */
function addEnded(entry: Entry, ended: Entry): void {
  entry.price = ended.price;
  entry.shortWh = ended.shortWh;
  entry.unusedWh = ended.unusedWh;
}

/** Counts the meter as read for `pool`, and adds what its entry has for it. */
function enter(shown: MeterShown, entry: Entry, pool: Pool): void {
  pool.supplyWh += suppliedBy(entry);
  pool.demandWh += demandedBy(entry);
  if (shown.pooledFrom && shown.pooledFrom <= shown.epoch) {
    pool.read++;
    if (isComplete(pool)) wake();
  }
}

/** What an entry has on the pool's side of supply, in Wh. */
export function suppliedBy(entry: Entry): u64 {
  return entry.kind == EntryKind.Pooled ? entry.surplusWh + entry.unusedWh : 0;
}

/** What an entry has on the pool's side of demand, in Wh. */
export function demandedBy(entry: Entry): u64 {
  if (entry.kind != EntryKind.Pooled) return 0;
  return entry.shortWh + (entry.inDebt ? 0 : entry.deficitWh);
}

function isNothing(e: Entry): bool {
  const traded = e.deliveredWh | e.shortWh | e.usedWh | e.unusedWh;
  return !(traded | e.surplusWh | e.deficitWh | e.carriedWh);
}

/** Keeps an entry and says what it is, unless it is of nothing; whether it was kept. */
function keep(key: MeterEpoch, entry: Entry): bool {
  if (isNothing(entry)) return false;
  Storage.entries.insert(key, entry);
  announce(key, entry);
  return true;
}

function announce(key: MeterEpoch, e: Entry): void {
  Events.meterSettled(
    key.meter,
    key.epoch,
    e.account,
    e.kind,
    e.deliveredWh,
    e.shortWh,
    e.usedWh,
    e.unusedWh,
    e.surplusWh,
    e.deficitWh,
  );
}

/** Has the contracts of `meter` from `from` on, before `to`, settled as nothing delivered and nothing used. */
export function passOver(meter: MeterId, from: u64, to: u64): void {
  const oldest = to - min(to, Constants.maxContractAge + 1);
  const range = new PassedOver(max(from, oldest), to);
  const waiting = Storage.passedOver.get(meter);
  if (waiting) {
    range.from = min(range.from, waiting.from);
    range.to = max(range.to, waiting.to);
  }
  Storage.passedOver.insert(meter, range);
  wake();
}

/** Settles a contract that no reading of its epoch will settle. */
export function settleMissing(key: MeterEpoch, contract: Contract): void {
  const pool = poolOf(key.epoch);
  const known = Storage.entries.get(key);
  const entry = known ? known : emptyEntry(contract.owner, EntryKind.Missing, pool.rates);
  entry.price = contract.price;
  entry.shortWh = contract.soldWh;
  entry.unusedWh = contract.boughtWh;
  const refusal = endContract(key, contract, entry, pool);
  if (refusal) reportFailure("pallet_settlement", "minting for unused energy", refusal);
  Storage.entries.insert(key, entry);
  Storage.pools.insert(key.epoch, pool);
  announce(key, entry);
}

/** An entry of no energy yet. */
function emptyEntry(owner: AccountId, kind: EntryKind, rates: Rates): Entry {
  const zero = u128.zero();
  return new Entry(owner, kind, false, zero, 0, 0, 0, 0, 0, 0, 0, rates.feedIn, rates.retail);
}
