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
import { balanceOf, move, moveByForce } from "./ledger";
import { GenesisBalance } from "./schema";

/** Money, under the names that wallets and indexers know. */
@pallet("Balances")
export class Balances {
  /** Sends GRID of the signer to another account, 10^18 = 1 GRID. */
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

  /** Moves GRID of any account to another, 10^18 = 1 GRID. */
  @call(2)
  @role("root")
  static forceTransfer(
    origin: Origin,
    source: MultiAddress,
    dest: MultiAddress,
    value: Compact<Balance>,
  ): DispatchResult {
    const from = source.lookup();
    const to = dest.lookup();
    return from && to ? moveByForce(from, to, value) : cannotLookup();
  }

  /** Sends GRID as transfer_allow_death does, 10^18 = 1 GRID. */
  @call(3)
  @role("any")
  static transferKeepAlive(
    origin: Origin,
    dest: MultiAddress,
    value: Compact<Balance>,
  ): DispatchResult {
    return Balances.transferAllowDeath(origin, dest, value);
  }

  /** Sends all GRID that the signer may move to another account. */
  @call(4)
  @role("any")
  static transferAll(origin: Origin, dest: MultiAddress, keepAlive: bool): DispatchResult {
    const from = origin.signer();
    if (!from) return badOrigin();
    const to = dest.lookup();
    return to ? move(from, to, balanceOf(from)) : cannotLookup();
  }

  /** Gives an account what it holds from the first block; what is wrong with that, or null. */
  static buildBalances(entry: GenesisBalance): string | null {
    const holder = account(entry.account);
    if (holder.providers) return "the account is listed twice";
    if (!holdsRole(entry.account)) return "the account holds no role";
    const issued = u128.checkedAdd(Storage.totalIssuance.get(), entry.amount);
    if (!issued) return "all balances together do not fit 128 bits";
    Storage.totalIssuance.put(issued);
    holder.free = entry.amount;
    putAccount(entry.account, holder);
    return null;
  }
}
