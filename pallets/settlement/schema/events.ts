import { AccountId, Balance } from "../../../runtime/primitives";
import { MeterId } from "../../registry/schema";
import { EntryKind } from "./pools";
import { SettlementParameters } from "./settings";

@events
export class Events {
  /** The tariff changes with an epoch. */
  @event(0) static tariffSet(version: u32, fromEpoch: u64): void {}
  /** Root set the parameters. */
  @event(1) static parametersSet(parameters: SettlementParameters): void {}
  /** A meter's energy of an epoch was settled, in Wh; what is in the pool follows when that closes. */
  @event(2) static meterSettled(
    meter: MeterId,
    epoch: u64,
    account: AccountId,
    kind: EntryKind,
    deliveredWh: u64,
    shortWh: u64,
    usedWh: u64,
    unusedWh: u64,
    surplusWh: u64,
    deficitWh: u64,
  ): void {}
  /** The pool of an epoch has closed: energy entered on each side and energy shared, in Wh. */
  @event(3) static poolClosed(
    epoch: u64,
    supplyWh: u64,
    demandWh: u64,
    sharedWh: u64,
    price: Balance,
  ): void {}
  /** The entries of an epoch's pool are no longer kept. */
  @event(4) static poolPruned(epoch: u64): void {}
  /** An account could not pay `amount` of what it owes for energy; `debt` is owed in all. */
  @event(5) static debtIncurred(account: AccountId, amount: Balance, debt: Balance): void {}
  /** An account has paid `amount` of its debt; `debt` is left. */
  @event(6) static debtPaid(account: AccountId, amount: Balance, debt: Balance): void {}
  /** A debt above 1,000 GRID has grown. */
  @event(7) static largeDebtGrew(account: AccountId, debt: Balance): void {}
}
