import { Storage } from "../../runtime/generated/trading";
import { Option, Vec } from "../../runtime/support/words";
import { AccountId, Box } from "../../runtime/primitives";
import { isClearingAutomatic } from "./market";
import { currentEpoch, epochLength } from "./epochs";
import { rules, rulesOf } from "./parameters";
import { dueEpochs } from "./schedule";
import {
  AuctionProof,
  AuctionResult,
  BookView,
  Epoch,
  MarketParameters,
  MarketRules,
  Order,
  OrderId,
  OrderView,
  BookPhase,
  Statement,
} from "./schema";
import {
  auctionProof,
  bookView,
  gateClosure,
  indicativeResult,
  ordersOf,
  phaseOf,
  statementOf,
} from "./views";

/** What the market knows. */
@api("TradingApi", 2)
export class TradingApi {
  /** The rules that the book of an epoch lives by; those of the epoch that runs without one. */
  static parameters(epoch: Option<Box<Epoch>>): MarketParameters {
    return rulesOf(epoch ? epoch.value : currentEpoch(), rules());
  }

  /** The rules of all books that can be open, and those to come. */
  static rules(): MarketRules {
    return rules();
  }

  /** Length of an epoch in milliseconds, the same for ever. */
  static epochLength(): u64 {
    return epochLength();
  }

  /** The epoch of the latest block's time. */
  static currentEpoch(): Epoch {
    return currentEpoch();
  }

  /** The time from which an epoch's book takes no more orders, in ms since 1970. */
  static gateClosure(epoch: Epoch): u64 {
    return gateClosure(epoch);
  }

  /** Where the book of an epoch is on its way. */
  static phase(epoch: Epoch): BookPhase {
    return phaseOf(epoch);
  }

  /** The book of an epoch by level; empty once its orders are pruned. */
  static book(epoch: Epoch): BookView {
    return bookView(epoch);
  }

  /** What the auction of an epoch would come to, were its book cleared as it is; none without orders. */
  static indicative(epoch: Epoch): Option<AuctionResult> {
    return indicativeResult(epoch);
  }

  /** What the auction of an epoch came to; none before it is closed, or without orders. */
  static auctionResult(epoch: Epoch): Option<AuctionResult> {
    return Storage.results.get(epoch);
  }

  /** An order, open or of a closed epoch that is kept. */
  static order(orderId: OrderId): Option<Order> {
    return Storage.orders.get(orderId);
  }

  /** The orders of an account in an epoch, oldest first. */
  static ordersOf(account: AccountId, epoch: Epoch): Vec<OrderView> {
    return ordersOf(account, epoch);
  }

  /** What trading in an epoch did to an account's balance, order by order; what meters showed is Settlement's. */
  static statement(account: AccountId, epoch: Epoch): Statement {
    return statementOf(account, epoch);
  }

  /** Both curves of a closed epoch with its result, so that anybody can check it. */
  static auctionProof(epoch: Epoch): Option<AuctionProof> {
    return auctionProof(epoch);
  }

  /** Epochs whose gate has closed and that are not cleared, oldest first; at most 64. */
  static dueEpochs(): Vec<Epoch> {
    return dueEpochs(64);
  }

  /** Whether books clear by themselves. */
  static isClearingAutomatic(): bool {
    return isClearingAutomatic();
  }
}
