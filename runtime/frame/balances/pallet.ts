import { Storage } from "../../generated/balances";
import { balanceOf, move } from "../../../pallets/grid-token/ledger";
import { DispatchResult, MultiAddress, Origin, badOrigin, cannotLookup, u128, Balance } from "../../primitives";
import { account, putAccount } from "../system/accounts";
import { Compact } from "../words";
import { Genesis } from "./schema";

/** GRID under the names that wallets and indexers know; GridToken's ledger does the work. */
@pallet("Balances")
export class Balances {
  /** Moves GRID from the signer to another account. */
  @call(0)
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
  static transferKeepAlive(
    origin: Origin,
    dest: MultiAddress,
    value: Compact<Balance>,
  ): DispatchResult {
    return Balances.transferAllowDeath(origin, dest, value);
  }

  /** Moves all GRID that the signer may move to another account. */
  @call(4)
  static transferAll(origin: Origin, dest: MultiAddress, keepAlive: bool): DispatchResult {
    const from = origin.signer();
    if (!from) return badOrigin();
    const to = dest.lookup();
    return to ? move(from, to, balanceOf(from)) : cannotLookup();
  }

  static buildGenesis(genesis: Genesis): string | null {
    let issued: u128 | null = u128.zero();
    for (let i = 0; i < genesis.balances.length; i++) {
      const entry = genesis.balances[i];
      issued = u128.checkedAdd(issued, entry.amount);
      if (!issued) return "balances.balances[" + i.toString() + "]: the sum does not fit 128 bits";
      const holder = account(entry.account);
      holder.free = u128.saturatingAdd(holder.free, entry.amount);
      putAccount(entry.account, holder);
    }
    Storage.totalIssuance.put(issued);
    return null;
  }
}
