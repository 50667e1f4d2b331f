/** The chain's arithmetic, where rows need it. */
import { blake2_256 } from '../../../compiler/host/blake2.js';
import { toHex } from '../../../compiler/host/bytes.js';

/** BLAKE2b-256, hexadecimal. */
export const blake2Of = (bytes: Uint8Array): string => toHex(blake2_256(bytes));

/** GRID for `wh` at `price` per kWh, base units: exact, as prices are multiples of 1000. */
export function valueOf(wh: bigint, price: bigint): bigint {
  return wh * (price / 1000n);
}

/** One side of a pool: hands out `shared` of `total` Wh, pro rata of running totals. */
export class PoolSide {
  private before = 0n;

  constructor(
    private readonly shared: bigint,
    private readonly total: bigint,
  ) {}

  /** What the next `amount` gets. */
  next(amount: bigint): bigint {
    const start = this.upTo(this.before);
    this.before += amount;
    return this.upTo(this.before) - start;
  }

  private upTo(amount: bigint): bigint {
    return this.total === 0n ? 0n : (this.shared * amount) / this.total;
  }
}
