import { Balance } from "../../../runtime/primitives";
import { Option } from "../../../runtime/support/words";
import { BookPhase } from "./books";
import { Epoch, OrderId } from "./orders";

/** How far one side of a book has been cleared. */
@scale
export class SideCursor {
  constructor(
    /** Rank of the level that pricing reached last; in the end, that of the marginal level. */
    public marginal: Balance,
    /** Energy of that level, in Wh. */
    public levelWh: u64,
    /** What pricing left of that level, in Wh. */
    public leftWh: u64,
    /** Rank of the order visited last. */
    public rank: Balance,
    /** The order visited last. */
    public orderId: OrderId,
    /** Energy of the orders visited on the marginal level, in Wh. */
    public prefixWh: u64,
    /** What the order visited last has yet to trade, in Wh. */
    public pendingWh: u64,
  ) {}
}

/** The epoch that is being cleared, and how far. */
@scale
export class Clearing {
  constructor(
    /** The epoch. */
    public epoch: Epoch,
    /** Pricing, Allocating or Sweeping. */
    public phase: BookPhase,
    /** Buyers. */
    public bid: SideCursor,
    /** Sellers. */
    public ask: SideCursor,
    /** Energy matched by pricing, in Wh. */
    public volumeWh: u64,
    /** Energy paid for so far, in Wh. */
    public deliveredWh: u64,
    /** The clearing price, in base units of GRID per kWh; 0 before it is known. */
    public price: Balance,
    /** Bid energy at or above that price, in Wh. */
    public demandWh: u64,
    /** Offered energy at or below that price, in Wh. */
    public supplyWh: u64,
  ) {}
}

/** What the auction of an epoch came to. */
@scale
export class AuctionResult {
  constructor(
    /** The price all trades were made at, in base units of GRID per kWh; none without a trade. */
    public price: Option<Balance>,
    /** Energy traded, in Wh. */
    public volumeWh: u64,
    /** Bid energy at or above the price, in Wh. */
    public demandWh: u64,
    /** Offered energy at or below the price, in Wh. */
    public supplyWh: u64,
    /** The difference of the two, in Wh. */
    public surplusWh: u64,
    /** Orders to buy. */
    public bids: u32,
    /** Orders to sell. */
    public asks: u32,
  ) {}
}
