import { Storage } from "../../generated/balances";
import {
  Balance,
  DispatchResult,
  MultiAddress,
  Origin,
  badOrigin,
  cannotLookup,
  u128,
} from "../../primitives";
import { account, putAccount } from "../system/accounts";
import { Compact } from "../../support/words";
import { holdsRole } from "../../chain/seams";
import { balanceOf, move } from "./ledger";
import { Genesis } from "./schema";

/** Money, under the names that wallets and indexers know. */
@pallet("Balances")
export class Balances {
  /** Moves GRID from the signer to another account. */
  @call(0)
  @role("any")
  static transferAllowDeath(
    origin: Origin,
    dest: MultiAddress,
    value: Compact<Balance>,
  ): DispatchResult {
    const from = origin.signer();
    if (!from) return badOrigin();
    const to = dest.lookup();
    return to ? move(from, to, value) : cannotLookup();
  }

  /** Moves GRID from the signer to another account; accounts never die here. */
  @call(3)
  @role("any")
  static transferKeepAlive(
    origin: Origin,
    dest: MultiAddress,
    value: Compact<Balance>,
  ): DispatchResult {
    return Balances.transferAllowDeath(origin, dest, value);
  }

  /** Moves all GRID that the signer may move to another account. */
  @call(4)
  @role("any")
  static transferAll(origin: Origin, dest: MultiAddress, keepAlive: bool): DispatchResult {
    const from = origin.signer();
    if (!from) return badOrigin();
    const to = dest.lookup();
    return to ? move(from, to, balanceOf(from)) : cannotLookup();
  }

  static buildGenesis(genesis: Genesis): string | null {
    let issued = u128.zero();
    for (let i = 0; i < genesis.balances.length; i++) {
      const entry = genesis.balances[i];
      const holder = account(entry.account);
      const sum = u128.checkedAdd(issued, entry.amount);
      if (holder.providers) return problemAt(i, "the account is listed twice");
      if (!holdsRole(entry.account)) return problemAt(i, "the account holds no role");
      if (!sum) return problemAt(i, "all balances together do not fit 128 bits");
      issued = sum;
      holder.free = entry.amount;
      putAccount(entry.account, holder);
    }
    Storage.totalIssuance.put(issued);
    return null;
  }
}

function problemAt(index: i32, problem: string): string {
  return "balances.balances[" + index.toString() + "]: " + problem;
}
