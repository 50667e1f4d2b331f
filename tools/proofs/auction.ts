/**
 * Checks the clearing of an epoch from the chain's own proof, `TradingApi_auction_proof(epoch)`. Energies are in Wh,
 * prices in base units of GRID per kWh. The time it takes grows with the levels of the book.
 */
import type { Reader } from './reader.js';
import { firstDifference, judge, type Flaw, type Verdict } from './verdict.js';

/** All orders of a side with the same limit. */
export interface Level {
  readonly price: bigint;
  readonly energyWh: bigint;
  readonly orders: number;
}

export interface AuctionResult {
  readonly price: bigint | null;
  readonly volumeWh: bigint;
  readonly demandWh: bigint;
  readonly supplyWh: bigint;
  readonly surplusWh: bigint;
  readonly bids: number;
  readonly asks: number;
}

export interface AuctionProof {
  /** From the highest limit. */
  readonly bids: readonly Level[];
  /** From the lowest limit. */
  readonly asks: readonly Level[];
  readonly result: AuctionResult;
}

/** What follows from two curves; no price where nothing is traded. */
type Outcome = Omit<AuctionResult, 'bids' | 'asks'>;

/**
 * Checks what the runtime API gave for an epoch whose prices are multiples of `tick`.
 * @param bytes its answer, undecoded
 * @returns the proof, with the first of its fields that does not follow from the curves
 */
export function verifyAuction(bytes: Uint8Array, tick: bigint): Verdict<AuctionProof> {
  return judge(
    bytes,
    (reader) => reader.option(() => proof(reader)),
    (found) => flawOf(found, tick),
  );
}

function proof(reader: Reader): AuctionProof {
  const level = (): Level => {
    return { price: reader.u128(), energyWh: reader.u64(), orders: reader.u32() };
  };
  const levels = (): Level[] => reader.list(28, level);
  return { bids: levels(), asks: levels(), result: result(reader) };
}

function result(reader: Reader): AuctionResult {
  return {
    price: reader.option(() => reader.u128()),
    volumeWh: reader.u64(),
    demandWh: reader.u64(),
    supplyWh: reader.u64(),
    surplusWh: reader.u64(),
    bids: reader.u32(),
    asks: reader.u32(),
  };
}

function flawOf({ bids, asks, result: said }: AuctionProof, tick: bigint): Flaw | null {
  const shape = flawOfSide('bids', bids, -1, tick) ?? flawOfSide('asks', asks, 1, tick);
  if (shape) return shape;
  const found = outcomeOf(bids, asks, tick);
  return firstDifference([
    ['result.bids', said.bids, ordersOf(bids)],
    ['result.asks', said.asks, ordersOf(asks)],
    ['result.volumeWh', said.volumeWh, found.volumeWh],
    ['result.price', said.price, found.price],
    ['result.demandWh', said.demandWh, found.demandWh],
    ['result.supplyWh', said.supplyWh, found.supplyWh],
    ['result.surplusWh', said.surplusWh, found.surplusWh],
  ]);
}

/** What is wrong with a side whose limits rise or fall by `direction`. */
function flawOfSide(
  name: string,
  side: readonly Level[],
  direction: 1 | -1,
  tick: bigint,
): Flaw | null {
  for (let i = 0; i < side.length; i++) {
    const { price, energyWh, orders } = side[i] as Level;
    const flaw = (field: string, text: string): Flaw => ({ field: `${name}[${i}].${field}`, text });
    if (price === 0n || price % tick !== 0n)
      return flaw('price', `${price} is no multiple of ${tick}`);
    if (orders === 0) return flaw('orders', 'a level is of one order at least');
    if (energyWh < BigInt(orders)) return flaw('energyWh', 'each order is of some energy');
    const before = side[i - 1];
    if (before && (direction > 0 ? before.price >= price : before.price <= price)) {
      return flaw('price', `the level before has ${before.price}`);
    }
  }
  return null;
}

function ordersOf(side: readonly Level[]): number {
  return side.reduce((sum, { orders }) => sum + orders, 0);
}

/** A stretch of prices, both ends included, over which neither curve changes. */
interface Stretch {
  readonly lowest: bigint;
  readonly highest: bigint;
  readonly demand: bigint;
  readonly supply: bigint;
}

/** The call auction's four steps over the two curves, whose levels are in order. */
export function outcomeOf(bids: readonly Level[], asks: readonly Level[], tick: bigint): Outcome {
  const none = { price: null, volumeWh: 0n, demandWh: 0n, supplyWh: 0n, surplusWh: 0n };
  let volume = 0n;
  let least = 0n;
  let best: Stretch[] = [];
  for (const stretch of stretches(bids, asks, tick)) {
    const { demand, supply } = stretch;
    const [traded, surplus] = [min(demand, supply), gap(demand, supply)];
    if (traded === 0n || traded < volume || (traded === volume && surplus > least)) continue;
    if (traded > volume || surplus < least) best = [];
    [volume, least] = [traded, surplus];
    best.push(stretch);
  }
  const [first, last] = [best[0], best.at(-1)];
  if (!first || !last) return none;
  const price = priceWithin(best, first.lowest, last.highest, tick);
  const at = best.find(({ lowest, highest }) => lowest <= price && price <= highest) ?? first;
  const { demand, supply } = at;
  return {
    price,
    volumeWh: volume,
    demandWh: demand,
    supplyWh: supply,
    surplusWh: gap(demand, supply),
  };
}

/** Under pressure of one side alone the price goes to its end; otherwise to the middle. */
function priceWithin(
  best: readonly Stretch[],
  lowest: bigint,
  highest: bigint,
  tick: bigint,
): bigint {
  if (best.every(({ demand, supply }) => demand > supply)) return highest;
  if (best.every(({ demand, supply }) => demand < supply)) return lowest;
  const middle = (lowest + highest) / 2n;
  return middle - (middle % tick);
}

/** The stretches from the lowest limit to the highest: supply rises at an ask's limit, demand falls behind a bid's. */
function* stretches(
  bids: readonly Level[],
  asks: readonly Level[],
  tick: bigint,
): Generator<Stretch> {
  let demand = bids.reduce((sum, { energyWh }) => sum + energyWh, 0n);
  let supply = 0n;
  let [bid, ask] = [bids.length - 1, 0];
  let lowest = 0n;
  for (;;) {
    const falls = bid >= 0 ? (bids[bid] as Level).price + tick : null;
    const rises = ask < asks.length ? (asks[ask] as Level).price : null;
    const next = falls === null || (rises !== null && rises < falls) ? rises : falls;
    if (next === null) return;
    yield { lowest, highest: next - tick, demand, supply };
    if (falls === next) demand -= (bids[bid--] as Level).energyWh;
    if (rises === next) supply += (asks[ask++] as Level).energyWh;
    lowest = next;
  }
}

function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function gap(a: bigint, b: bigint): bigint {
  return a > b ? a - b : b - a;
}
