/**
 * Rows of the history, as `migrations/0001-chain.sql` has them. Energies are in Wh, times in ms since 1970 (UTC), epochs
 * and blocks are numbers, accounts are SS58 addresses in the chain's own prefix, hashes are 0x and hex.
 * `block` and `event` say where the chain said it; `event` counts within the block, from 0; below 0
 * is what no event told of: what the chain began with, and what an upgrade made of it.
 */
import type {
  BlockRow,
  ChainRow,
  FailureRow,
  ParameterRow,
  ProposalEndRow,
  ProposalRow,
  RuntimeRow,
  VoteRow,
} from './schema/chain.js';
import type {
  AuctionRow,
  EpochRow,
  FillRow,
  OrderEndRow,
  OrderRow,
  PartFillRow,
  PoolRow,
  ProofRow,
  TariffRow,
} from './schema/market.js';
import type {
  AnswerRow,
  ReadingRow,
  RequestEndRow,
  RequestRow,
  SettlementLineRow,
  SettlementRow,
} from './schema/energy.js';
import type { BalanceRow, DebtRow, TransferRow } from './schema/money.js';
import type { MeterRow, RoleRow, UserRow } from './schema/people.js';

export * from './schema/words.js';
export * from './schema/chain.js';
export * from './schema/market.js';
export * from './schema/energy.js';
export * from './schema/money.js';
export * from './schema/people.js';

/** Tables that follow from the chain alone: deleted and filled again, they are byte for byte the same. */
export interface ChainTables {
  readonly chain: ChainRow;
  readonly runtimes: RuntimeRow;
  readonly blocks: BlockRow;
  readonly epochs: EpochRow;
  readonly auctions: AuctionRow;
  readonly pools: PoolRow;
  readonly proofs: ProofRow;
  readonly orders: OrderRow;
  readonly fills: FillRow;
  readonly part_fills: PartFillRow;
  readonly order_ends: OrderEndRow;
  readonly settlements: SettlementRow;
  readonly settlement_lines: SettlementLineRow;
  readonly readings: ReadingRow;
  readonly requests: RequestRow;
  readonly request_ends: RequestEndRow;
  readonly answers: AnswerRow;
  readonly failures: FailureRow;
  readonly transfers: TransferRow;
  readonly balances: BalanceRow;
  readonly debts: DebtRow;
  readonly user_versions: UserRow;
  readonly meter_versions: MeterRow;
  readonly role_versions: RoleRow;
  readonly tariffs: TariffRow;
  readonly parameters: ParameterRow;
  readonly proposals: ProposalRow;
  readonly votes: VoteRow;
  readonly proposal_ends: ProposalEndRow;
}

export type ChainTable = keyof ChainTables;
