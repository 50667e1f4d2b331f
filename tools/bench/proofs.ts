/** `grid bench --proofs`: how long a browser takes to check an epoch, on this machine's JavaScript engine. */
import Table from 'cli-table3';
import { verifyAuction, verifySettlement } from '../proofs/index.js';

const ORDERS = 10_000;
const RUNS = 21;
export const TICK = 10n ** 15n;

/** Bytes that are put together piece by piece. */
class Bytes {
  private readonly parts: number[] = [];

  number(value: bigint | number, size: number): this {
    let left = BigInt(value);
    for (let i = 0; i < size; i++, left >>= 8n) this.parts.push(Number(left & 255n));
    return this;
  }

  /** A compact number from 2^14 to 2^30, whatever it is. */
  compact(value: number): this {
    return this.number(value * 4 + 2, 4);
  }

  done(): Uint8Array {
    return Uint8Array.from(this.parts);
  }
}

/** Orders of 100 kWh, each at a limit of its own, half of them on each side: bids from the top, asks from below. */
export function auctionProof(): Uint8Array {
  const side = ORDERS / 2;
  const bytes = new Bytes().number(1, 1);
  for (const rises of [false, true]) {
    bytes.number(side * 4 + 1, 2);
    for (let i = 0; i < side; i++) {
      const ticks = rises ? i + 1 : side - i;
      bytes
        .number(BigInt(ticks) * TICK, 16)
        .number(100_000, 8)
        .number(1, 4);
    }
  }
  const half = side / 2;
  const volume = half * 100_000;
  bytes
    .number(1, 1)
    .number(BigInt(half) * TICK, 16)
    .number(volume, 8);
  bytes
    .number(volume + 100_000, 8)
    .number(volume, 8)
    .number(100_000, 8);
  return bytes.number(side, 4).number(side, 4).done();
}

/** A pool of as many meters, half of them with 20 kWh too much, half with 20 kWh too little. */
export function settlementProof(): Uint8Array {
  const wh = 20_000;
  const whole = (ORDERS / 2) * wh;
  const [feedIn, retail, pool] = [523n * TICK, 1000n * TICK, 761_500_000_000_000_000n];
  const bytes = new Bytes().number(1, 1).number(2, 1).number(ORDERS, 4).number(ORDERS, 4);
  bytes.number(100, 4).number(feedIn, 16).number(retail, 16).number(pool, 16).number(0, 4);
  bytes.number(whole, 8).number(whole, 8).number(whole, 8).number(0, 8);
  bytes.number(ORDERS * 4 + 1, 2);
  for (let i = 0; i < ORDERS; i++) {
    const [surplus, deficit] = i % 2 ? [wh, 0] : [0, wh];
    bytes.number(16, 1);
    for (let shift = 24; shift >= 0; shift -= 8) bytes.number((i >> shift) & 255, 1);
    bytes.number(i, 32).number(0, 2).number(0, 16);
    bytes.number(0, 4);
    for (const amount of [surplus, deficit, 0]) {
      if (amount) bytes.compact(amount);
      else bytes.number(0, 1);
    }
    bytes.number(feedIn, 16).number(retail, 16);
  }
  return bytes.done();
}

/** Prints how long each check takes, the shortest and the middle of several runs. */
export function benchProofs(): void {
  const checks = [
    ['auction_proof', auctionProof(), (bytes: Uint8Array) => verifyAuction(bytes, TICK)],
    ['settlement_proof', settlementProof(), (bytes: Uint8Array) => verifySettlement(bytes, 500)],
  ] as const;
  const table = new Table({
    head: [`${ORDERS.toLocaleString('en')} orders, meters`, 'bytes', 'shortest, ms', 'median, ms'],
    style: { head: [], border: [] },
  });
  for (const [name, bytes, check] of checks) {
    const times = Array.from({ length: RUNS }, () => {
      const start = performance.now();
      const { flaw } = check(bytes);
      const time = performance.now() - start;
      if (flaw) throw new Error(`${name}: ${flaw.field} ${flaw.text}`);
      return time;
    }).sort((a, b) => a - b);
    const shown = [times[0], times[(RUNS - 1) / 2]].map((time) => (time as number).toFixed(1));
    table.push([name, bytes.length.toLocaleString('en'), ...shown]);
  }
  console.log(table.toString());
}
