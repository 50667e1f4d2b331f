import { Option, Vec } from "../../runtime/support/words";
import { Storage } from "../../runtime/generated/settlement";
import { AccountId, Balance } from "../../runtime/primitives";
import { MeterId } from "../registry/schema";
import { debtOf } from "./debts";
import { parameters } from "./parameters";
import {
  ContractView,
  Pool,
  Rates,
  ScheduledTariff,
  SettlementParameters,
  SettlementProof,
  SettlementStatement,
} from "./schema";
import { ratesAt, tariffAt, tariffBook } from "./tariffs";
import { contractsOf, settlementProof, statementOf } from "./views";

/** What energy is worth, and what was settled. */
@api("SettlementApi", 1)
export class SettlementApi {
  /** The tariff in force in an epoch. */
  static tariff(epoch: u64): ScheduledTariff {
    return tariffAt(epoch, tariffBook());
  }

  /** The tariffs that are kept: those in force not long ago, now, and later. */
  static tariffs(): Vec<ScheduledTariff> {
    return tariffBook().schedule;
  }

  /** The prices of an epoch. */
  static rates(epoch: u64): Rates {
    return ratesAt(epoch);
  }

  /** The rules that hold now. */
  static parameters(): SettlementParameters {
    return parameters();
  }

  /** What a meter has traded and not shown yet, oldest first. */
  static contracts(meter: MeterId): Vec<ContractView> {
    return contractsOf(meter);
  }

  /** The pool of an epoch: its sums, price and what was shared; none where nobody was to be read, or it is forgotten. */
  static pool(epoch: u64): Option<Pool> {
    return Storage.pools.get(epoch);
  }

  /** What the meters of an account settled in an epoch, line by line. */
  static statement(account: AccountId, epoch: u64): SettlementStatement {
    return statementOf(account, epoch);
  }

  /** GRID that an account owes for energy, 10^18 = 1 GRID. */
  static debt(account: AccountId): Balance {
    return debtOf(account);
  }

  /** GRID that all accounts owe, 10^18 = 1 GRID. */
  static totalDebt(): Balance {
    return Storage.totalDebt.get();
  }

  /** The pool of an epoch with its entries, so that anyone can recompute every share. */
  static settlementProof(epoch: u64): Option<SettlementProof> {
    return settlementProof(epoch);
  }
}
