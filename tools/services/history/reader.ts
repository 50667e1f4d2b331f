/** What people ask of the history: questions that more than one page, tool or test has. */
import type { Queries } from './database/index.js';
import { lineOrder } from './rows/lines.js';
import { compareMeters } from './rows/energy.js';
import type {
  Account,
  BlockRow,
  ChainRow,
  Cursor,
  EpochRow,
  Grid,
  LedgerRow,
  SettlementLineRow,
  Side,
} from './schema.js';

/** One order in the statement of its epoch: the chain's `TradingApi.statement`. */
export interface TradingLine {
  readonly order_id: number;
  readonly side: Side;
  readonly energy_wh: number;
  readonly received: Grid;
  readonly paid: Grid;
  /** What clearing left set aside of a seller for its contract. */
  readonly held: Grid;
}

/** What an account holds and owes after a block. */
export interface Holding {
  readonly free: bigint;
  readonly reserved: bigint;
  readonly debt: bigint;
}

export const NOTHING: Holding = { free: 0n, reserved: 0n, debt: 0n };

/** What an account holds less what it owes. */
export const worth = ({ free, reserved, debt }: Holding): bigint => free + reserved - debt;

export class HistoryReader {
  constructor(private readonly database: Queries) {}

  /** Null before the first block. */
  chain(): Promise<ChainRow | null> {
    return this.database.get('SELECT * FROM chain');
  }

  cursor(): Promise<Cursor | null> {
    return this.database.get('SELECT * FROM cursor_position');
  }

  /** The newest block before `time` (ms since 1970); null where there is none. */
  blockBefore(time: number): Promise<BlockRow | null> {
    return this.database.get(
      'SELECT * FROM blocks WHERE time < ? ORDER BY time DESC, number DESC LIMIT 1',
      time,
    );
  }

  /** Epochs with blocks in them, from `from` to before `to`, with their auctions and pools. */
  epochs(from: number, to: number): Promise<(EpochRow & EpochResult)[]> {
    return this.database.all(
      `SELECT e.*, a.price, a.volume_wh, a.demand_wh, a.supply_wh, a.bids, a.asks,
         a.proof_hash AS auction_proof, p.supply_wh AS pool_supply_wh, p.demand_wh AS pool_demand_wh,
         p.shared_wh, p.awaited, p.read, p.proof_hash AS pool_proof
       FROM epochs e LEFT JOIN auctions a ON a.epoch = e.epoch LEFT JOIN pools p ON p.epoch = e.epoch
       WHERE e.epoch >= ? AND e.epoch < ? ORDER BY e.epoch`,
      from,
      to,
    );
  }

  /** Lines of the chain's `SettlementApi.statement`, in its order; of a pool that is open those that are settled already. */
  async settlementLines(account: Account, epoch: number): Promise<SettlementLineRow[]> {
    const lines = await this.database.all<SettlementLineRow>(
      'SELECT * FROM settlement_lines WHERE account = ? AND epoch = ?',
      account,
      epoch,
    );
    return lines.sort(
      (a, b) =>
        compareMeters(a.meter, b.meter) ||
        lineOrder(a.kind) - lineOrder(b.kind) ||
        a.block - b.block ||
        a.event - b.event,
    );
  }

  /** Lines of the chain's `TradingApi.statement` of an epoch whose book is cleared: an order each, oldest first. */
  async tradingLines(account: Account, epoch: number): Promise<TradingLine[]> {
    const orders = await this.database.all<OrderWithFill>(
      `SELECT o.id, o.side, f.energy_wh, f.value, f.held FROM orders o
       LEFT JOIN fills f ON f.order_id = o.id LEFT JOIN order_ends e ON e.order_id = o.id
       WHERE o.account = ? AND o.epoch = ? AND (e.outcome IS NULL OR e.outcome <> 'cancelled')
       ORDER BY o.id`,
      account,
      epoch,
    );
    return orders.map(({ id, side, energy_wh, value, held }) => ({
      order_id: id,
      side,
      energy_wh: energy_wh ?? 0,
      received: side === 'sell' ? (value ?? '0') : '0',
      paid: side === 'buy' ? (value ?? '0') : '0',
      held: held ?? '0',
    }));
  }

  /** What changed what `account` holds less what it owes, from block `from` on, up to `to`: both included. */
  ledger(account: Account, from: number, to: number): Promise<LedgerRow[]> {
    return this.database.all(
      'SELECT * FROM ledger WHERE account = ? AND block >= ? AND block <= ? ORDER BY block, event',
      account,
      from,
      to,
    );
  }

  /** What `account` holds and owes after block `block`. */
  async holding(account: Account, block: number): Promise<Holding> {
    const balance = await this.database.get<{ free: Grid; reserved: Grid }>(
      `SELECT free, reserved FROM balances WHERE account = ? AND block <= ?
       ORDER BY block DESC LIMIT 1`,
      account,
      block,
    );
    const owed = await this.database.get<{ debt: Grid }>(
      `SELECT debt FROM debts WHERE account = ? AND block <= ?
       ORDER BY block DESC, event DESC LIMIT 1`,
      account,
      block,
    );
    return {
      free: BigInt(balance?.free ?? 0),
      reserved: BigInt(balance?.reserved ?? 0),
      debt: BigInt(owed?.debt ?? 0),
    };
  }
}

/** What an epoch came to; null where there was no book, or no pool. */
export interface EpochResult {
  readonly price: Grid | null;
  readonly volume_wh: number | null;
  readonly demand_wh: number | null;
  readonly supply_wh: number | null;
  readonly bids: number | null;
  readonly asks: number | null;
  readonly auction_proof: string | null;
  readonly pool_supply_wh: number | null;
  readonly pool_demand_wh: number | null;
  readonly shared_wh: number | null;
  readonly awaited: number | null;
  readonly read: number | null;
  readonly pool_proof: string | null;
}

interface OrderWithFill {
  readonly id: number;
  readonly side: Side;
  readonly energy_wh: number | null;
  readonly value: Grid | null;
  readonly held: Grid | null;
}
