import {
  Bench,
  accountOf,
  caller,
  filler,
  holder,
  plenty,
  recipient,
} from "../../runtime/support/benchmarking";
import { Storage } from "../../runtime/generated/grid_token";
import { AccountId, Origin, u128 } from "../../runtime/primitives";
import { attach } from "../registry/meters";
import { grant, hasRole } from "../registry/roles";
import { Role } from "../registry/schema";
import { isInDebt, owe } from "../settlement/debts";
import { balanceOf } from "../../runtime/frame/balances/ledger";
import { GridToken } from "./pallet";
import { Constants } from "./schema";

const SOME: u64 = 1_000_000_000_000_000_000;

@benchmarks
export class Benchmarks {
  /** To an account without a record. */
  static transfer(bench: Bench): void {
    const from = caller(bench);
    const to = recipient(1);
    bench.start();
    const refusal = GridToken.transfer(Origin.signed(from), to, plenty());
    bench.stop();
    bench.expect(!refusal && balanceOf(to) == plenty(), "the receiver holds it all");
  }

  /** Between two others, with part of the allowance left. */
  static transferFrom(bench: Bench): void {
    const spender = caller(bench);
    const owner = holder(1);
    const to = recipient(2);
    Storage.allowances.insert(owner, spender, plenty());
    bench.start();
    const refusal = GridToken.transferFrom(Origin.signed(spender), owner, to, u128.from(SOME));
    bench.stop();
    bench.expect(!refusal && balanceOf(to) == u128.from(SOME), "the receiver holds it");
    bench.expect(Storage.allowances.get(owner, spender) < plenty(), "the allowance is lower");
  }

  /** The last allowance that an owner may have. */
  static approve(bench: Bench): void {
    const owner = caller(bench);
    const spender = accountOf(1);
    approveOthers(owner);
    bench.start();
    const refusal = GridToken.approve(Origin.signed(owner), spender, u128.from(SOME));
    bench.stop();
    bench.expect(!refusal && allowance(owner, spender) == u128.from(SOME), "it is approved");
  }

  /** The last allowance that an owner may have. */
  static increaseAllowance(bench: Bench): void {
    const owner = caller(bench);
    const spender = accountOf(1);
    approveOthers(owner);
    bench.start();
    const refusal = GridToken.increaseAllowance(Origin.signed(owner), spender, u128.from(SOME));
    bench.stop();
    bench.expect(
      !refusal && allowance(owner, spender) == u128.from(SOME),
      "the allowance is higher",
    );
  }

  /** An allowance of which something is left. */
  static decreaseAllowance(bench: Bench): void {
    const owner = caller(bench);
    const spender = approved(owner);
    bench.start();
    const refusal = GridToken.decreaseAllowance(Origin.signed(owner), spender, u128.from(SOME));
    bench.stop();
    bench.expect(!refusal && allowance(owner, spender) < plenty(), "the allowance is lower");
  }

  /** For a named meter, to an account that owes something. */
  static mint(bench: Bench): void {
    const minter = caller(bench);
    grant(minter, Role.Minter);
    const to = recipient(1);
    const meter = filler(64);
    attach(meter, to);
    owe(to, u128.from(SOME));
    bench.start();
    const refusal = GridToken.mint(Origin.signed(minter), to, plenty(), meter);
    bench.stop();
    bench.expect(
      !refusal && !balanceOf(to).isZero() && !isInDebt(to),
      "the receiver holds it, and owes nothing",
    );
  }

  /** What another one holds. */
  static burn(bench: Bench): void {
    const burner = caller(bench);
    grant(burner, Role.Burner);
    const from = holder(1);
    bench.start();
    const refusal = GridToken.burn(Origin.signed(burner), from, u128.from(SOME));
    bench.stop();
    bench.expect(!refusal && balanceOf(from) < plenty(), "the holder has less");
  }

  static addMinter(bench: Bench): void {
    const account = accountOf(1);
    bench.start();
    const refusal = GridToken.addMinter(Origin.root(), account);
    bench.stop();
    bench.expect(!refusal && hasRole(account, Role.Minter), "the account may mint");
  }

  static removeMinter(bench: Bench): void {
    const account = accountOf(1);
    grant(account, Role.Minter);
    bench.start();
    const refusal = GridToken.removeMinter(Origin.root(), account);
    bench.stop();
    bench.expect(!refusal && !hasRole(account, Role.Minter), "the account may no longer mint");
  }

  static addBurner(bench: Bench): void {
    const account = accountOf(1);
    bench.start();
    const refusal = GridToken.addBurner(Origin.root(), account);
    bench.stop();
    bench.expect(!refusal && hasRole(account, Role.Burner), "the account may burn");
  }

  static removeBurner(bench: Bench): void {
    const account = accountOf(1);
    grant(account, Role.Burner);
    bench.start();
    const refusal = GridToken.removeBurner(Origin.root(), account);
    bench.stop();
    bench.expect(!refusal && !hasRole(account, Role.Burner), "the account may no longer burn");
  }
}

/** A spender that may move plenty of what `owner` has. */
function approved(owner: AccountId): AccountId {
  const spender = accountOf(1);
  Storage.allowances.insert(owner, spender, plenty());
  return spender;
}

/** Gives `owner` all the allowances there may be but one. */
function approveOthers(owner: AccountId): void {
  for (let i: u32 = 1; i < Constants.maxAllowances; i++) {
    Storage.allowances.insert(owner, accountOf(100 + i), plenty());
  }
}

function allowance(owner: AccountId, spender: AccountId): u128 {
  return Storage.allowances.get(owner, spender);
}
