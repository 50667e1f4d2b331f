/** Checking what the chain says without trusting it: pure functions, in a browser too. */
export { verifyAuction, type AuctionProof, type AuctionResult, type Level } from './auction.js';
export { verifySettlement, type SettlementProof } from './settlement.js';
export type { Flaw, Verdict } from './verdict.js';
