/** What is made up for a history: weather, orders, readings, and how a pool is shared. */

export interface MadeMeter {
  readonly meter: string;
  readonly account: string;
  readonly location: string;
  readonly number: number;
}

export interface Order {
  readonly id: number;
  readonly of: MadeMeter;
  readonly side: 'buy' | 'sell';
  readonly energy: number;
}

/** What a meter showed for an epoch, Wh. */
export interface Shown {
  readonly of: MadeMeter;
  readonly delivered: number;
  readonly short: number;
  readonly used: number;
  readonly unused: number;
  readonly surplus: number;
  readonly deficit: number;
}

/** GRID of energy at a price per kWh, a multiple of 1000. */
export const valueOf = (wh: number, price: bigint): bigint => BigInt(wh) * (price / 1000n);

/** Hands out `shared` of `whole`. */
export class Side {
  private before = 0n;
  private given = 0n;

  constructor(
    private readonly shared: number,
    private readonly whole: number,
  ) {}

  next(amount: number): number {
    if (this.whole === 0) return 0;
    this.before += BigInt(amount);
    const upTo = (BigInt(this.shared) * this.before) / BigInt(this.whole);
    const part = upTo - this.given;
    this.given = upTo;
    return Number(part);
  }
}

/** From 7 to 17 o'clock local time. */
export function isSunny(epoch: number): boolean {
  const quarter = (epoch + 28) % 96;
  return quarter >= 28 && quarter < 68;
}

export function roundDown(value: bigint, step: bigint): bigint {
  return value - (value % step);
}

/** A number that looks like chance and is always the same. */
export function chance(epoch: number, number: number, what: number): number {
  let x = (epoch * 2_654_435_761 + number * 40_503 + what * 97) >>> 0;
  x ^= x << 13;
  x ^= x >>> 17;
  x ^= x << 5;
  return x >>> 0;
}
