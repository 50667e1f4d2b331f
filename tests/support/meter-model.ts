/** The rules of readings, written down independently of the runtime: what they do to a meter's owner. */
import { PER_WH } from './meters.js';

/** Wh below which what is fed in waits for more. */
const DEADBAND = 20n;

/** A meter and the money of its owner, where a kWh is a GRID either way. Energies in Wh, money in base units. */
export class MeterModel {
  minted = 0n;
  burned = 0n;
  debt = 0n;
  carried = 0n;
  exported = 0n;
  imported = 0n;

  /** @param balance what the owner has to pay with */
  constructor(public balance: bigint) {}

  /** Takes the energy since the last reading. */
  read(importWh: bigint, exportWh: bigint): void {
    this.exported += exportWh;
    this.imported += importWh;
    let minted = exportWh;
    if (exportWh < DEADBAND) {
      this.carried += exportWh;
      minted = this.carried < DEADBAND ? 0n : this.carried;
      this.carried -= minted;
    }
    const left = this.balance - this.debt + (minted - importWh) * PER_WH;
    const owed = left < 0n ? -left : 0n;
    this.minted += minted * PER_WH;
    this.burned += importWh * PER_WH + this.debt - owed;
    this.balance = left > 0n ? left : 0n;
    this.debt = owed;
  }
}
