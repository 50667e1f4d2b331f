/** Money of the model: who has what, who owes what, how much there is. Base units of GRID. */
import { min } from './imbalance.js';

export interface Purse {
  free: bigint;
  /** Set aside for orders and for what has been sold and is not delivered yet. */
  held: bigint;
  debt: bigint;
}

/** All purses, and what was made and destroyed. */
export class Money {
  private readonly purses = new Map<string, Purse>();
  minted = 0n;
  burned = 0n;

  of(who: string): Purse {
    let purse = this.purses.get(who);
    if (!purse) this.purses.set(who, (purse = { free: 0n, held: 0n, debt: 0n }));
    return purse;
  }

  everybody(): string[] {
    return [...this.purses.keys()];
  }

  /** Everything there is, held money included. */
  supply(): bigint {
    return [...this.purses.values()].reduce((all, { free, held }) => all + free + held, 0n);
  }

  debts(): bigint {
    return [...this.purses.values()].reduce((all, { debt }) => all + debt, 0n);
  }

  /** Money that comes from outside of the market: a beginning, or somebody's gift. */
  give(who: string, amount: bigint): void {
    this.of(who).free += amount;
  }

  /** Sends money. @returns whether `from` has it and owes nothing */
  send(from: string, to: string, amount: bigint): boolean {
    const purse = this.of(from);
    if (purse.free < amount || purse.debt > 0n) return false;
    purse.free -= amount;
    this.of(to).free += amount;
    return true;
  }

  /** Sets money aside. @returns whether there was enough */
  hold(who: string, amount: bigint): boolean {
    const purse = this.of(who);
    if (purse.free < amount) return false;
    purse.free -= amount;
    purse.held += amount;
    return true;
  }

  /** Held money becomes free, and pays a debt first. */
  release(who: string, amount: bigint): void {
    const purse = this.of(who);
    purse.held -= amount;
    purse.free += amount;
    this.repay(who, amount);
  }

  /** Held money of `from` becomes held money of `to`. */
  pay(from: string, to: string, amount: bigint): void {
    this.of(from).held -= amount;
    this.of(to).held += amount;
  }

  mint(who: string, amount: bigint): void {
    this.minted += amount;
    this.of(who).free += amount;
    this.repay(who, amount);
  }

  /** Burns what is free; the rest is owed. */
  burn(who: string, amount: bigint): void {
    const purse = this.of(who);
    const paid = min(purse.free, amount);
    purse.free -= paid;
    purse.debt += amount - paid;
    this.burned += paid;
  }

  /** Burns out of what is held. */
  burnHeld(who: string, amount: bigint): void {
    this.of(who).held -= amount;
    this.burned += amount;
  }

  /** Pays a debt out of what is free. */
  repay(who: string, amount: bigint): void {
    const purse = this.of(who);
    const paid = min(min(amount, purse.debt), purse.free);
    purse.free -= paid;
    purse.debt -= paid;
    this.burned += paid;
  }
}
