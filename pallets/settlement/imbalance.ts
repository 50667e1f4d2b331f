/** What a meter has shown beside what it had traded. No storage here. */

/** The energies of a meter and epoch, in Wh. */
@final
export class Imbalance {
  readonly deliveredWh: u64;
  readonly shortWh: u64;
  readonly usedWh: u64;
  readonly unusedWh: u64;
  readonly surplusWh: u64;
  readonly deficitWh: u64;

  /** Of `exportWh` and `importWh` shown, with `soldWh` and `boughtWh` traded. */
  constructor(soldWh: u64, boughtWh: u64, exportWh: u64, importWh: u64) {
    const delivered = min(soldWh, exportWh);
    const used = min(boughtWh, importWh);
    this.deliveredWh = delivered;
    this.shortWh = soldWh - delivered;
    this.usedWh = used;
    this.unusedWh = boughtWh - used;
    this.surplusWh = exportWh - delivered;
    this.deficitWh = importWh - used;
  }
}

/** Energy fed in that is too little to be told from a meter's own noise, and waits until there is more. */
@final
export class Carry {
  /** What of the surplus is settled by itself. */
  readonly surplusWh: u64;
  /** What of the carry is settled now. */
  readonly releasedWh: u64;
  /** What goes on being carried. */
  readonly carriedWh: u64;

  /** Of a surplus beside `carriedWh` of before, where less than `deadbandWh` waits. */
  constructor(surplusWh: u64, carriedWh: u64, deadbandWh: u64) {
    const isNoise = surplusWh < deadbandWh;
    const waiting = carriedWh + (isNoise ? surplusWh : 0);
    const isEnough = waiting >= deadbandWh;
    this.surplusWh = isNoise ? 0 : surplusWh;
    this.releasedWh = isEnough ? waiting : 0;
    this.carriedWh = isEnough ? 0 : waiting;
  }
}
