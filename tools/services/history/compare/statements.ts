/** Statements: those of the chain, before it forgets them, line by line. */
import type { BlockState } from '../chain/state.js';
import { decimal, num, textOf, u64, type Variant, variantName } from '../chain/values.js';
import type { Queries } from '../database/port.js';
import { HistoryReader } from '../reader.js';
import type { Grid, SettlementLineRow } from '../schema.js';
import type { Findings } from './findings.js';

/** Epochs back to which the chain has forgotten nothing: it begins after 96. */
const KEPT_EPOCHS = 90;
/** Accounts that are asked for side by side. */
const TOGETHER = 16;
/** Epochs after which one hears how far it is. */
const TOLD_EVERY = 15;

interface SettlementAnswer {
  readonly pruned: boolean;
  readonly lines: readonly {
    readonly meter: string | Uint8Array;
    readonly kind: Variant;
    readonly energy_wh: bigint;
    readonly price: bigint;
    readonly minted: bigint;
    readonly burned: bigint;
  }[];
}

interface TradingAnswer {
  readonly pruned: boolean;
  readonly lines: readonly {
    readonly order_id: bigint;
    readonly side: Variant;
    readonly energy_wh: bigint;
    readonly received: bigint;
    readonly paid: bigint;
    readonly held: bigint;
  }[];
}

interface AuctionAnswer {
  readonly price?: bigint;
  readonly volume_wh: bigint;
}

/** Of a statement, as both have it. */
interface Line {
  readonly meter: string;
  readonly kind: string;
  readonly energy_wh: number;
  readonly price: Grid;
  readonly minted: Grid;
  readonly burned: Grid;
}

/** @param state after the newest block of `history`, which is in `epoch` */
export async function compareStatements(
  history: Queries,
  state: BlockState,
  epoch: number,
  findings: Findings,
  progress: (line: string) => void,
): Promise<void> {
  if (state.written !== state.next) {
    progress(
      'no statements: the block brings a new runtime, which has not moved yet what it found',
    );
    return;
  }
  const oldest = await history.get<{ epoch: number | null }>(
    'SELECT min(epoch) AS epoch FROM blocks WHERE number > 0',
  );
  const first = Math.max(oldest?.epoch ?? epoch, epoch - KEPT_EPOCHS);
  const accounts = await accountsOf(history, first);
  if (accounts.length === 0) return;
  progress(`compares statements of ${accounts.length} accounts in ${epoch - first + 1} epochs`);
  const statements = new Statements(new HistoryReader(history), state, findings);
  for (let each = first; each <= epoch; each++) {
    if (each > first && (each - first) % TOLD_EVERY === 0)
      progress(`${each - first} epochs are compared`);
    const isCleared = await statements.auction(each, history);
    for (let at = 0; at < accounts.length; at += TOGETHER) {
      const group = accounts.slice(at, at + TOGETHER);
      await statements.settlement(group, each);
      if (isCleared) await statements.trading(group, each);
    }
  }
}

/** Whoever is registered, and whoever was when lines were written. */
async function accountsOf(history: Queries, first: number): Promise<string[]> {
  const found = await history.all<{ account: string }>(
    `SELECT account FROM users UNION SELECT account FROM settlement_lines WHERE epoch >= ?
     UNION SELECT account FROM orders WHERE epoch >= ? ORDER BY 1`,
    first,
    first,
  );
  return found.map(({ account }) => account);
}

class Statements {
  constructor(
    private readonly reader: HistoryReader,
    private readonly state: BlockState,
    private readonly findings: Findings,
  ) {}

  /** @returns whether the book of `epoch` is cleared */
  async auction(epoch: number, history: Queries): Promise<boolean> {
    const found = await this.ask<AuctionAnswer>('TradingApi', 'auction_result', u64(epoch));
    const kept = await history.get<{ price: string | null; volume_wh: number }>(
      'SELECT price, volume_wh FROM auctions WHERE epoch = ?',
      epoch,
    );
    const chain = found && {
      price: found.price === undefined ? null : decimal(found.price),
      volume_wh: num(found.volume_wh),
    };
    if (kept || chain) this.findings.compare('auction', `epoch ${epoch}`, kept, chain);
    return Boolean(chain);
  }

  async settlement(accounts: readonly string[], epoch: number): Promise<void> {
    const found = await this.statements<SettlementAnswer>('SettlementApi', accounts, epoch);
    for (const [account, { lines }] of found) {
      const chain = lines.map(settled);
      const kept = (await this.reader.settlementLines(account, epoch)).map(asLine);
      const open = new Set(chain.filter(isPending).map(({ meter }) => meter));
      // A pool that is closing tells of each meter in its turn, and the statement only of all of them together.
      const isCertain = ({ meter, kind }: Line): boolean => !open.has(meter) || !POOLED.has(kind);
      this.findings.compare(
        'settlement',
        `${account} in epoch ${epoch}`,
        kept.filter(isCertain),
        chain.filter((line) => isCertain(line) && !isPending(line)),
      );
    }
  }

  async trading(accounts: readonly string[], epoch: number): Promise<void> {
    const found = await this.statements<TradingAnswer>('TradingApi', accounts, epoch);
    for (const [account, { lines }] of found) {
      const kept = await this.reader.tradingLines(account, epoch);
      this.findings.compare('trades', `${account} in epoch ${epoch}`, kept, lines.map(traded));
    }
  }

  /** What the chain has not forgotten; a transaction of the database takes one question at a time, the node many. */
  private async statements<T extends { pruned: boolean }>(
    api: string,
    accounts: readonly string[],
    epoch: number,
  ): Promise<[account: string, answer: T][]> {
    const answers = await Promise.all(
      accounts.map(async (account): Promise<[string, T][]> => {
        const key = this.state.written.addresses.keyOf(account);
        const found = await this.ask<T>(api, 'statement', Buffer.concat([key, u64(epoch)]));
        return found && !found.pruned ? [[account, found]] : [];
      }),
    );
    return answers.flat();
  }

  private async ask<T>(api: string, method: string, input: Uint8Array): Promise<T | null> {
    return (await this.state.call<T>(api, method, input)) ?? null;
  }
}

/** What a pool decides. */
const POOLED = new Set(['surplus_shared', 'surplus_fed_in', 'deficit_shared', 'deficit_bought']);

const isPending = ({ kind }: Line): boolean => kind.endsWith('_pending');

const asLine = ({ meter, kind, energy_wh, price, minted, burned }: SettlementLineRow): Line => ({
  ...{ meter, kind, energy_wh, price, minted, burned },
});

const settled = (line: SettlementAnswer['lines'][number]): Line => ({
  meter: textOf(line.meter),
  kind: variantName(line.kind),
  energy_wh: num(line.energy_wh),
  price: decimal(line.price),
  minted: decimal(line.minted),
  burned: decimal(line.burned),
});

const traded = (line: TradingAnswer['lines'][number]): object => ({
  order_id: num(line.order_id),
  side: variantName(line.side),
  energy_wh: num(line.energy_wh),
  received: decimal(line.received),
  paid: decimal(line.paid),
  held: decimal(line.held),
});
