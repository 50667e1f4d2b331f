/** What the history says beside what the chain says, account by account and block by block. */
import { expect } from '@jest/globals';
import type { Block } from '../../tools/compiler/host/block-builder.js';
import { QUARTER_HOUR_MS } from '../../node-config/time.js';
import { concat } from '../../tools/compiler/host/bytes.js';
import { snake, textOf } from '../../tools/services/history/chain/values.js';
import type { Queries } from '../../tools/services/history/database/index.js';
import { HistoryReader, worth } from '../../tools/services/history/reader.js';
import type { Account } from '../support/accounts.js';
import { decode, encode } from '../support/codec-parts.js';
import type { TestChain } from '../support/chain-builder.js';

/** The answer of a runtime API in the state of a block. */
function apiAt(chain: TestChain, block: Block, path: string, ...args: unknown[]): unknown {
  const { inputs, output } = chain.types.api(path);
  const input = concat(...inputs.map((codec, i) => encode(codec, args[i])));
  return decode(output, chain.chain.call(path.replace('.', '_'), input, block));
}

interface SettlementLine {
  readonly meter: string | Uint8Array;
  readonly kind: string;
  readonly energyWh: bigint;
  readonly price: bigint;
  readonly minted: bigint;
  readonly burned: bigint;
}

interface TradingLine {
  readonly orderId: bigint;
  readonly side: string;
  readonly energyWh: bigint;
  readonly received: bigint;
  readonly paid: bigint;
  readonly held: bigint;
}

/** Epochs after which the chain has forgotten nothing yet. */
const KEPT_EPOCHS = 90;

/** Statements of `accounts` for `epochs`, as the chain has them before it forgets them, are line by line the history's. */
export async function expectStatements(
  history: Queries,
  chain: TestChain,
  accounts: readonly Account[],
  epochs: readonly number[],
): Promise<{ settlement: number; trading: number }> {
  const reader = new HistoryReader(history);
  const count = { settlement: 0, trading: 0 };
  const times = chain.chain.blocks.map((block) => chain.queryAt(block, 'Timestamp.Now') as bigint);
  for (const epoch of epochs) {
    const end = BigInt((epoch + KEPT_EPOCHS) * QUARTER_HOUR_MS);
    const head = chain.chain.blocks[times.findLastIndex((time) => time < end)] as Block;
    for (const account of accounts) {
      const asked = [account, BigInt(epoch)];
      const settled = apiAt(chain, head, 'SettlementApi.statement', ...asked) as {
        lines: SettlementLine[];
        pruned: boolean;
      };
      expect(settled.pruned).toBe(false);
      const kept = await reader.settlementLines(account.address, epoch);
      expect(
        kept.map(({ meter, kind, energy_wh, price, minted, burned }) => {
          return { meter, kind, energy_wh, price, minted, burned };
        }),
      ).toEqual(settled.lines.map(asKept));
      const traded = apiAt(chain, head, 'TradingApi.statement', ...asked) as {
        lines: TradingLine[];
      };
      expect(await reader.tradingLines(account.address, epoch)).toEqual(traded.lines.map(asTraded));
      count.settlement += settled.lines.length;
      count.trading += traded.lines.length;
    }
  }
  return count;
}

function asKept({ meter, kind, energyWh, price, minted, burned }: SettlementLine): object {
  return {
    meter: textOf(meter),
    kind: snake(kind),
    energy_wh: Number(energyWh),
    price: String(price),
    minted: String(minted),
    burned: String(burned),
  };
}

function asTraded({ orderId, side, energyWh, received, paid, held }: TradingLine): object {
  return {
    order_id: Number(orderId),
    side: snake(side),
    energy_wh: Number(energyWh),
    received: String(received),
    paid: String(paid),
    held: String(held),
  };
}

interface Account_ {
  readonly data: { readonly free: bigint; readonly reserved: bigint };
}

/** After every block, what accounts hold and owe is the chain's, and what changed it is in the ledger, to the base unit. */
export async function expectMoney(
  history: Queries,
  chain: TestChain,
  accounts: readonly Account[],
): Promise<void> {
  const reader = new HistoryReader(history);
  for (const account of accounts) {
    let [opening, changes] = [0n, 0];
    const newest = chain.chain.head.header.number;
    const ledger = await reader.ledger(account.address, 0, newest);
    for (const block of chain.chain.blocks) {
      const { number } = block.header;
      const { data } = chain.queryAt(block, 'System.Account', account) as Account_;
      const debt = chain.queryAt(block, 'Settlement.Debts', account) as bigint;
      const held = await reader.holding(account.address, number);
      expect({ number, ...held }).toEqual({
        number,
        free: data.free,
        reserved: data.reserved,
        debt,
      });
      const closing = worth(held);
      const lines = ledger.filter(({ block: at }) => at === number);
      const sum = lines.reduce((all, { amount }) => all + BigInt(amount), 0n);
      if (number > 0)
        expect({ number, closing, lines }).toEqual({ number, closing: opening + sum, lines });
      opening = closing;
      changes += lines.length;
    }
    expect(changes).toBeGreaterThan(0);
  }
}
