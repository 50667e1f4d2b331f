import { Compact, Option } from "../../runtime/support/words";
import { Errors } from "../../runtime/generated/grid_token";
import {
  AccountId,
  Balance,
  DispatchResult,
  Origin,
  badOrigin,
  ok,
} from "../../runtime/primitives";
import { grantAll } from "../registry/genesis";
import { meterProfile, ownerOfMeter } from "../registry/meters";
import { grant, hasRole, isKnown, revoke } from "../registry/roles";
import { MeterId, Role } from "../registry/schema";
import { mintTo } from "../settlement/debts";
import { lower, raise, setAllowance } from "./allowances";
import { barrier, burnFrom, isBarred, move } from "../../runtime/frame/balances/ledger";
import { Genesis } from "./schema";

/** GRID: one token per kilowatt-hour of solar energy, 18 decimals, PSP22 semantics. */
@pallet("GridToken")
export class GridToken {
  /** Sends GRID of the signer to another account, 10^18 = 1 GRID. */
  @call(0)
  @role("any")
  static transfer(origin: Origin, to: AccountId, value: Compact<Balance>): DispatchResult {
    const from = origin.signer();
    if (!from) return badOrigin();
    return move(from, to, value);
  }

  /** Sends GRID that its owner has approved, 10^18 = 1 GRID. */
  @call(1)
  @role("any")
  static transferFrom(
    origin: Origin,
    from: AccountId,
    to: AccountId,
    value: Compact<Balance>,
  ): DispatchResult {
    const spender = origin.signer();
    if (!spender) return badOrigin();
    if (from.equals(to) || value.isZero()) return ok();
    if (!spender.equals(from)) {
      if (isBarred(spender)) return Errors.AccountFrozen();
      const refusal = lower(from, spender, value);
      if (refusal) return refusal;
    }
    return move(from, to, value);
  }

  /** Sets what a spender may move for the signer, 10^18 = 1 GRID. */
  @call(2)
  @role("any")
  static approve(origin: Origin, spender: AccountId, value: Compact<Balance>): DispatchResult {
    const owner = origin.signer();
    if (!owner) return badOrigin();
    return owner.equals(spender) ? ok() : setAllowance(owner, spender, value);
  }

  /** Lets a spender move more for the signer, 10^18 = 1 GRID. */
  @call(3)
  @role("any")
  static increaseAllowance(
    origin: Origin,
    spender: AccountId,
    deltaValue: Compact<Balance>,
  ): DispatchResult {
    const owner = origin.signer();
    if (!owner) return badOrigin();
    if (owner.equals(spender) || deltaValue.isZero()) return ok();
    return raise(owner, spender, deltaValue);
  }

  /** Lets a spender move less for the signer, 10^18 = 1 GRID. */
  @call(4)
  @role("any")
  static decreaseAllowance(
    origin: Origin,
    spender: AccountId,
    deltaValue: Compact<Balance>,
  ): DispatchResult {
    const owner = origin.signer();
    if (!owner) return badOrigin();
    if (owner.equals(spender) || deltaValue.isZero()) return ok();
    return lower(owner, spender, deltaValue);
  }

  /** Creates GRID for money or an unread meter, 10^18 = 1 GRID. */
  @call(5)
  @role("minter")
  static mint(
    origin: Origin,
    to: AccountId,
    amount: Compact<Balance>,
    meter: Option<MeterId>,
  ): DispatchResult {
    if (!isKnown(to)) return Errors.RecipientUnknown();
    if (meter) {
      if (!GridToken.owns(to, meter)) return Errors.MeterOwnerMismatch();
      if (meterProfile(meter)) return Errors.MeterIsRead();
    }
    return mintTo(to, amount, true);
  }

  /** Destroys the signer's GRID, a burner anybody's, 10^18 = 1 GRID. */
  @call(6)
  @role("any")
  static burn(origin: Origin, from: AccountId, amount: Compact<Balance>): DispatchResult {
    const burner = origin.signer();
    if (!burner) return badOrigin();
    if (burner.equals(from)) {
      const refusal = barrier(from);
      if (refusal) return refusal;
    } else if (!hasRole(burner, Role.Burner)) return Errors.BurnerRequired();
    return burnFrom(from, amount);
  }

  /** Lets an account mint. */
  @call(7)
  @role("root")
  static addMinter(origin: Origin, account: AccountId): DispatchResult {
    return GridToken.give(account, Role.Minter);
  }

  /** Stops an account from minting. */
  @call(8)
  @role("root")
  static removeMinter(origin: Origin, account: AccountId): DispatchResult {
    return GridToken.take(account, Role.Minter);
  }

  /** Lets an account burn the GRID of others. */
  @call(9)
  @role("root")
  static addBurner(origin: Origin, account: AccountId): DispatchResult {
    return GridToken.give(account, Role.Burner);
  }

  /** Stops an account from burning the GRID of others. */
  @call(10)
  @role("root")
  static removeBurner(origin: Origin, account: AccountId): DispatchResult {
    return GridToken.take(account, Role.Burner);
  }

  static buildGenesis(genesis: Genesis): string | null {
    const problem = grantAll("gridToken.minters", genesis.minters, Role.Minter);
    return problem ? problem : grantAll("gridToken.burners", genesis.burners, Role.Burner);
  }

  private static owns(user: AccountId, meter: MeterId): bool {
    const owner = ownerOfMeter(meter);
    return owner ? owner.equals(user) : false;
  }

  private static give(account: AccountId, role: Role): DispatchResult {
    return grant(account, role) ? ok() : Errors.AlreadyGranted();
  }

  private static take(account: AccountId, role: Role): DispatchResult {
    return revoke(account, role) ? ok() : Errors.NotGranted();
  }
}
