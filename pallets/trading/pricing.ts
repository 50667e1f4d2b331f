/** Finding volume and price: both sides are merged level by level, from their best limits. */
import { Steps } from "../../runtime/support/steps";
import { Storage } from "../../runtime/generated/trading";
import { Crossing, OpenLevel, Price, Rank, clearingPrice, limitOf, rankOf } from "./matching";
import { Clearing, Epoch, LevelKey, BookPhase, Side, SideCursor } from "./schema";

/** Matches levels until the sides no longer cross. */
export function findPrice(c: Clearing, steps: Steps, tick: u64): void {
  while (steps.take()) {
    const bid = openLevel(c.epoch, Side.Buy, c.bid);
    const ask = openLevel(c.epoch, Side.Sell, c.ask);
    if (!bid || !ask || bid.price < ask.price) {
      setPrice(c, bid, ask, tick);
      break;
    }
    const energy = min(bid.leftWh, ask.leftWh);
    take(c.bid, Side.Buy, bid, energy);
    take(c.ask, Side.Sell, ask, energy);
    c.volumeWh += energy;
  }
}

/** The best level of a side with energy that is not matched, or null. */
function openLevel(epoch: Epoch, side: Side, cursor: SideCursor): OpenLevel | null {
  if (cursor.leftWh) return new OpenLevel(limitOf(side, cursor.marginal), cursor.leftWh);
  // Before its first level a side has none that is marginal.
  const key = cursor.levelWh
    ? levelBehind(epoch, side, cursor.marginal)
    : Storage.levels.firstOfSide(epoch, side);
  const level = key ? Storage.levels.get(key) : null;
  return key && level ? new OpenLevel(limitOf(side, key.rank), level.energyWh) : null;
}

/** The level of a side that follows `rank`, or null. */
export function levelBehind(epoch: Epoch, side: Side, rank: Rank): LevelKey | null {
  return Storage.levels.nextOfSide(new LevelKey(epoch, side, rank));
}

/** Matches `energyWh` of a level. */
function take(cursor: SideCursor, side: Side, level: OpenLevel, energyWh: u64): void {
  if (!cursor.leftWh) {
    cursor.marginal = rankOf(side, level.price);
    cursor.levelWh = level.leftWh;
  }
  cursor.leftWh = level.leftWh - energyWh;
}

function setPrice(c: Clearing, bid: OpenLevel | null, ask: OpenLevel | null, tick: u64): void {
  if (!c.volumeWh) {
    c.phase = BookPhase.Sweeping;
    return;
  }
  const crossing = new Crossing(
    c.volumeWh,
    limitOf(Side.Sell, c.ask.marginal),
    limitOf(Side.Buy, c.bid.marginal),
    bid,
    bid ? limitBehind(c.epoch, Side.Buy, bid.price) : null,
    ask,
    ask ? limitBehind(c.epoch, Side.Sell, ask.price) : null,
  );
  const found = clearingPrice(crossing, tick);
  c.price = found.price;
  c.demandWh = found.demandWh;
  c.supplyWh = found.supplyWh;
  c.phase = BookPhase.Allocating;
}

/** The limit that follows another on a side, or null. */
function limitBehind(epoch: Epoch, side: Side, limit: Price): Price | null {
  const key = levelBehind(epoch, side, rankOf(side, limit));
  return key ? limitOf(side, key.rank) : null;
}
