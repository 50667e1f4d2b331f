/** The statement of a quarter hour, as the chain still knows it. */
import { z } from 'zod/v4';
import { address, amount, answer, type Answer, clock, table, wh } from '../answer.js';
import { grid, kwh } from '../amounts.js';
import { big, type Desk, words } from '../desk.js';
import { parseAccount } from '../people.js';

const line = z.strictObject({
  kind: z.string(),
  meter: z.string().nullable(),
  energyWh: wh.nullable(),
  price: amount.nullable(),
  grid: amount,
});
export const epochStatementShape = z.strictObject({
  account: address,
  epoch: z.int(),
  start: clock,
  isPruned: z.boolean(),
  lines: z.array(line),
  /** What it did to what the account holds less what it owes. */
  total: amount,
});

const tradingRecord = z.object({
  pruned: z.boolean(),
  lines: z.array(
    z.object({
      orderId: big,
      side: z.string(),
      energyWh: big,
      received: big,
      paid: big,
      held: big,
    }),
  ),
});
const settlementRecord = z.object({
  pruned: z.boolean(),
  lines: z.array(
    z.object({
      meter: words,
      kind: z.string(),
      energyWh: big,
      price: big,
      minted: big,
      burned: big,
    }),
  ),
});

/** What a quarter hour did to an account, as the chain still knows it. */
export async function epochStatement(
  desk: Desk,
  who: string,
  wanted?: number,
): Promise<Answer<typeof epochStatementShape>> {
  const account = await parseAccount(who);
  const epoch = wanted ?? desk.epochAt(await desk.now()) - 1;
  const [trading, settlement] = await Promise.all([
    desk.ask(tradingRecord, 'TradingApi.statement', account, epoch),
    desk.ask(settlementRecord, 'SettlementApi.statement', account, epoch),
  ]);
  const lines = [
    ...trading.lines.map(({ orderId, side, energyWh, received, paid }) => ({
      ...{
        kind: `${side === 'Sell' ? 'sold' : 'bought'}, order ${orderId}`,
        meter: null,
        price: null,
      },
      ...{ energyWh: Number(energyWh), amount: received - paid },
    })),
    ...settlement.lines.map(({ meter, kind, energyWh, price, minted, burned }) => ({
      ...{
        kind: inWords(kind),
        meter,
        price: grid(price),
        energyWh: Number(energyWh),
        amount: minted - burned,
      },
    })),
  ];
  const total = lines.reduce((sum, one) => sum + one.amount, 0n);
  const value = {
    ...{
      account,
      epoch,
      start: desk.startOf(epoch),
      isPruned: trading.pruned || settlement.pruned,
      total: grid(total),
    },
    lines: lines.map(({ amount: of, ...rest }) => ({ ...rest, grid: grid(of) })),
  };
  const rows = value.lines.map((one) => [
    one.kind,
    one.meter ?? '',
    kwh(one.energyWh),
    one.price ?? '',
    one.grid,
  ]);
  const text = [
    `${account}, ${value.start} (epoch ${epoch})${value.isPruned ? ': the chain no longer keeps its entries; --month asks the history' : ''}`,
    rows.length
      ? table(['', 'meter', 'kWh', 'GRID/kWh', 'GRID'], rows)
      : 'Nothing was traded or settled.',
    `in all ${value.total} GRID`,
  ].join('\n');
  return answer(epochStatementShape, value, text);
}

/** `surplus fed in` of `SurplusFedIn`. */
const inWords = (kind: string): string => kind.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
