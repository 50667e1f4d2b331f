/** The rules of readings, written down independently of the runtime: what they do to a meter's owner. */
import { PER_WH } from './meters.js';

/** Wh per epoch. */
const DEADBAND = 20n;

/** A meter and the money of its owner. Energies in Wh, money in base units. */
export class MeterModel {
  minted = 0n;
  burned = 0n;
  debt = 0n;
  carried = 0n;
  exported = 0n;
  imported = 0n;

  /** @param balance what the owner has to pay with */
  constructor(public balance: bigint) {}

  /** Takes the energy of `epochs` epochs since the last reading. */
  read(importWh: bigint, exportWh: bigint, epochs: bigint): void {
    this.exported += exportWh;
    this.imported += importWh;
    this.carried += exportWh;
    if (exportWh >= DEADBAND * epochs) {
      this.minted += this.carried * PER_WH;
      this.balance += this.carried * PER_WH;
      this.carried = 0n;
    }
    this.debt += importWh * PER_WH;
    const paid = this.debt < this.balance ? this.debt : this.balance;
    this.debt -= paid;
    this.balance -= paid;
    this.burned += paid;
  }
}
