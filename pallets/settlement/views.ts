/** What the runtime API tells, put together from storage. */
import { Storage } from "../../runtime/generated/settlement";
import { AccountId, Balance, u128 } from "../../runtime/primitives";
import { isMeterId } from "../registry/meters";
import { MeterId } from "../registry/schema";
import { currentEpoch } from "../trading/epochs";
import { Shares } from "./closing";
import {
  Constants,
  ContractView,
  Entry,
  EntryKind,
  EntryView,
  LineKind,
  MeterEpoch,
  Pool,
  PoolPhase,
  SettlementLine,
  SettlementProof,
  SettlementStatement,
} from "./schema";
import { PoolSide } from "./shares";
import { ratesAt } from "./tariffs";
import { valueOf } from "./values";

/** How far ahead orders, and so contracts, can be. */
const MOST_AHEAD: u64 = 97;

/** The contracts of `meter` that are not settled, oldest first. */
export function contractsOf(meter: MeterId): Array<ContractView> {
  const contracts = new Array<ContractView>();
  // What is no name of a meter could be so long that so many keys of it would not fit memory.
  if (!isMeterId(meter)) return contracts;
  const current = currentEpoch();
  const oldest = current - min(current, Constants.maxContractAge + 1);
  for (let epoch = oldest; epoch < current + MOST_AHEAD; epoch++) {
    const contract = Storage.contracts.get(new MeterEpoch(epoch, meter));
    if (contract) contracts.push(new ContractView(epoch, contract));
  }
  return contracts;
}

/** The pool of `epoch` with its entries; null where it is not kept. */
export function settlementProof(epoch: u64): SettlementProof | null {
  const pool = Storage.pools.get(epoch);
  if (!pool) return null;
  const entries = new Array<EntryView>();
  let key = Storage.entries.firstOfEpoch(epoch);
  while (key) {
    const entry = Storage.entries.get(key);
    if (entry) entries.push(new EntryView(key.meter, entry));
    key = Storage.entries.nextOfEpoch(key);
  }
  return new SettlementProof(pool, entries);
}

/** What the meters of `account` settled in `epoch`. */
export function statementOf(account: AccountId, epoch: u64): SettlementStatement {
  const zero = u128.zero();
  const rates = ratesAt(epoch);
  const statement = new SettlementStatement(rates.version, false, [], zero, zero);
  const pool = Storage.pools.get(epoch);
  statement.pruned = !pool && isForgotten(epoch);
  const supply = pool ? sideOf(pool, pool.supplyWh) : new PoolSide(0, 0, 0);
  const demand = pool ? sideOf(pool, pool.demandWh) : new PoolSide(0, 0, 0);
  let key = Storage.entries.firstOfEpoch(epoch);
  while (key) {
    const entry = Storage.entries.get(key);
    if (entry) {
      const isPooled = entry.kind == EntryKind.Pooled;
      const shares = isPooled ? new Shares(entry, supply, demand) : null;
      if (entry.account.equals(account)) {
        new Lines(statement, key.meter, entry, pool).write(shares);
      }
    }
    key = Storage.entries.nextOfEpoch(key);
  }
  return statement;
}

function sideOf(pool: Pool, totalWh: u64): PoolSide {
  return new PoolSide(min(pool.supplyWh, pool.demandWh), totalWh, 0);
}

/** Whether what `epoch` came to is no longer kept: older pools are gone, or it is before all that there are. */
function isForgotten(epoch: u64): bool {
  const current = currentEpoch();
  if (epoch >= current || current - epoch <= Constants.maxContractAge) return false;
  const first = Storage.pools.first();
  return first ? epoch < first.value : true;
}

/** The lines of one entry. */
@final
class Lines {
  constructor(
    private readonly statement: SettlementStatement,
    private readonly meter: MeterId,
    private readonly entry: Entry,
    private readonly pool: Pool | null,
  ) {}

  write(shares: Shares | null): void {
    const e = this.entry;
    const pool = this.pool;
    const feedIn = pool ? pool.rates.feedIn : e.feedIn;
    const retail = pool ? pool.rates.retail : e.retail;
    const zero = u128.zero();
    this.note(LineKind.Delivered, e.deliveredWh, zero, zero);
    this.burn(LineKind.Short, e.shortWh, e.price > retail ? e.price : retail);
    this.note(LineKind.Used, e.usedWh, zero, zero);
    this.mint(LineKind.Unused, e.unusedWh, u128.min(e.price, feedIn));
    this.mint(LineKind.Carried, e.carriedWh, e.feedIn);
    if (!shares || !pool) {
      this.mint(LineKind.SurplusFedIn, e.surplusWh, e.feedIn);
      this.burn(LineKind.DeficitBought, e.deficitWh, e.retail);
      return;
    }
    const isClosed = pool.phase == PoolPhase.Closed;
    if (isClosed) this.share(shares, pool);
    else {
      this.note(LineKind.SurplusPending, e.surplusWh, zero, zero);
      if (!e.inDebt) this.note(LineKind.DeficitPending, e.deficitWh, zero, zero);
    }
    if (e.inDebt) this.burn(LineKind.DeficitBought, e.deficitWh, e.retail);
  }

  private share(shares: Shares, pool: Pool): void {
    const e = this.entry;
    const price = pool.rates.poolPrice;
    this.mint(LineKind.SurplusShared, shares.surplusWh, price);
    this.mint(LineKind.SurplusFedIn, e.surplusWh - shares.surplusWh, e.feedIn);
    if (e.inDebt) return;
    this.burn(LineKind.DeficitShared, shares.deficitWh, price);
    this.burn(LineKind.DeficitBought, e.deficitWh - shares.deficitWh, e.retail);
  }

  private mint(kind: LineKind, energyWh: u64, price: Balance): void {
    const value = valueOf(energyWh, price);
    const statement = this.statement;
    statement.minted = u128.saturatingAdd(statement.minted, value);
    this.push(kind, energyWh, price, value, u128.zero());
  }

  private burn(kind: LineKind, energyWh: u64, price: Balance): void {
    const value = valueOf(energyWh, price);
    const statement = this.statement;
    statement.burned = u128.saturatingAdd(statement.burned, value);
    this.push(kind, energyWh, price, u128.zero(), value);
  }

  private note(kind: LineKind, energyWh: u64, minted: Balance, burned: Balance): void {
    this.push(kind, energyWh, this.entry.price, minted, burned);
  }

  private push(kind: LineKind, wh: u64, price: Balance, minted: Balance, burned: Balance): void {
    if (!wh) return;
    this.statement.lines.push(new SettlementLine(this.meter, kind, wh, price, minted, burned));
  }
}
