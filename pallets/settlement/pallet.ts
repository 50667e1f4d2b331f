import { Errors, Events, Storage } from "../../runtime/generated/settlement";
import { Balance, DispatchResult, Origin, Weight, badOrigin, ok } from "../../runtime/primitives";
import { Compact } from "../../runtime/support/words";
import { payDebt } from "./debts";
import { buildSettlement } from "./genesis";
import { areValid } from "./parameters";
import { Genesis, SettlementParameters, Tariff } from "./schema";
import { changeTariff } from "./tariff-changes";
import { onInitialize as idle } from "./weights";
import { isWorkDue, workBySelf } from "./work";

/** What energy is worth: the tariff, what was traded ahead, the pool, and what accounts owe. */
@pallet("Settlement")
export class Settlement {
  /** Sets the utility's prices from an epoch on, 10^18 = 1 GRID. */
  @call(0)
  @role("root")
  static setTariff(origin: Origin, tariff: Tariff, fromEpoch: u64): DispatchResult {
    return changeTariff(tariff, fromEpoch);
  }

  /** Sets how long pools stay open and how much a block settles. */
  @call(1)
  @role("root")
  @operational
  static setParameters(origin: Origin, parameters: SettlementParameters): DispatchResult {
    if (!areValid(parameters)) return Errors.InvalidParameters();
    Storage.parameters.put(parameters);
    Events.parametersSet(parameters);
    return ok();
  }

  /** Pays up to this much of what the signer owes, 10^18 = 1 GRID. */
  @call(2)
  @role("any")
  @proxy("trading")
  static payDebt(origin: Origin, amount: Compact<Balance>): DispatchResult {
    const who = origin.signer();
    return who ? payDebt(who, amount) : badOrigin();
  }

  @hook
  static onInitialize(block: u32): Weight {
    return isWorkDue(block) ? workBySelf(block) : idle();
  }

  static buildGenesis(genesis: Genesis): string | null {
    return buildSettlement(genesis);
  }
}
