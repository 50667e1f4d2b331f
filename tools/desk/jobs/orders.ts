/** The market: orders placed, cancelled and listed; the book. */
import { z } from 'zod/v4';
import { UnusableError } from '../../support/failure.js';
import { amount, answer, type Answer, clock, table, wh } from '../answer.js';
import { grid, kwh, parseEnergy, parsePrice } from '../amounts.js';
import { big, type Desk, words } from '../desk.js';
import type { Intent } from '../intent.js';
import { parseAccount } from '../people.js';

export const SIDES = ['Sell', 'Buy'] as const;
type Side = (typeof SIDES)[number];

const parameters = z.object({ horizon: z.number(), lot: big, tick: big });
const rates = z.object({ feedIn: big, retail: big, poolPrice: big });

export interface OrderWish {
  readonly side: Side;
  readonly energy: string;
  readonly limit: string;
  readonly meter?: string | undefined;
  /** An epoch; the next one unless given. */
  readonly epoch?: number | undefined;
}

export async function placeIntent(
  desk: Desk,
  { side, energy, limit, meter, epoch }: OrderWish,
): Promise<Intent> {
  const [wattHours, price] = [parseEnergy(energy), parsePrice(limit)];
  const current = Number(await desk.ask(big, 'TradingApi.current_epoch'));
  const delivery = epoch ?? current + 1;
  const { horizon, lot, tick } = await desk.ask(parameters, 'TradingApi.parameters', delivery);
  if (delivery <= current || delivery > current + horizon) {
    throw new UnusableError(
      `epoch ${delivery} takes no orders; open are ${current + 1} to ${current + horizon}`,
    );
  }
  if (wattHours % lot !== 0n)
    throw new UnusableError(`${wattHours} Wh is no multiple of the lot of ${lot} Wh`);
  if (price % tick !== 0n)
    throw new UnusableError(`${limit} is no multiple of the tick of ${grid(tick)} GRID`);
  const { retail } = await desk.ask(rates, 'SettlementApi.rates', delivery);
  const aside = worstCase(side, wattHours, price, retail);
  const call = desk.state.runtime.call(
    'Trading.place_order',
    side,
    meter ?? null,
    delivery,
    wattHours,
    price,
  );
  const verb = side === 'Sell' ? 'sell' : 'buy';
  const bound = side === 'Sell' ? 'for at least' : 'for at most';
  return {
    call,
    says: [
      `${verb} ${kwh(wattHours)} kWh ${bound} ${grid(price)} GRID per kWh, ${desk.startOf(delivery)} (epoch ${delivery}), ${meter ? `meter ${meter}` : 'the first meter of the account'}`,
      `sets ${grid(aside)} GRID aside`,
    ],
  };
}

/** What an order sets aside: a buyer's money, or a seller's bond. */
function worstCase(side: Side, wattHours: bigint, price: bigint, retail: bigint): bigint {
  const per = side === 'Buy' ? price : retail > price ? retail - price : 0n;
  return (wattHours * per) / 1_000n;
}

export function cancelIntent(desk: Desk, id: number): Intent {
  return {
    call: desk.state.runtime.call('Trading.cancel_order', id),
    says: [`take back order ${id}, and what it set aside`],
  };
}

const orderRecord = z.object({
  id: big,
  order: z.object({
    meter: words.nullable(),
    epoch: big,
    side: z.enum(SIDES),
    limitPrice: big,
    energyWh: big,
    filledWh: big,
    settled: z.boolean(),
  }),
});

export const ordersShape = z.array(
  z.strictObject({
    id: z.int(),
    side: z.enum(SIDES),
    meter: z.string().nullable(),
    epoch: z.int(),
    start: clock,
    energyWh: wh,
    filledWh: wh,
    limit: amount,
    settled: z.boolean(),
  }),
);

/** Orders of an account in the epochs that are open, or in one. */
export async function ordersAnswer(
  desk: Desk,
  who: string,
  only?: number,
): Promise<Answer<typeof ordersShape>> {
  const account = await parseAccount(who);
  const current = Number(await desk.ask(big, 'TradingApi.current_epoch'));
  const { horizon } = await desk.ask(parameters, 'TradingApi.parameters', current + 1);
  const epochs =
    only === undefined ? Array.from({ length: horizon + 1 }, (_, at) => current + at) : [only];
  const found = await Promise.all(
    epochs.map((epoch) => desk.ask(z.array(orderRecord), 'TradingApi.orders_of', account, epoch)),
  );
  const orders = found.flat().map(({ id, order }) => ({
    id: Number(id),
    side: order.side,
    meter: order.meter,
    epoch: Number(order.epoch),
    start: desk.startOf(Number(order.epoch)),
    energyWh: Number(order.energyWh),
    filledWh: Number(order.filledWh),
    limit: grid(order.limitPrice),
    settled: order.settled,
  }));
  const rows = orders.map((one) => [
    String(one.id),
    one.side,
    one.start,
    kwh(one.energyWh),
    kwh(one.filledWh),
    one.limit,
    one.meter ?? '',
  ]);
  const text = orders.length
    ? table(['order', 'side', 'quarter hour', 'kWh', 'traded', 'limit', 'meter'], rows)
    : 'No orders; "grid order sell" and "grid order buy" place them.';
  return answer(ordersShape, orders, text);
}

const levelRecord = z.object({ price: big, energyWh: big, orders: z.number() });
const bookRecord = z.object({
  phase: z.string(),
  bids: z.array(levelRecord),
  asks: z.array(levelRecord),
});
const resultRecord = z.object({
  price: big.nullable(),
  volumeWh: big,
  surplusWh: big,
  bids: z.number(),
  asks: z.number(),
});

const level = z.strictObject({ price: amount, energyWh: wh, orders: z.int() });
export const bookShape = z.strictObject({
  epoch: z.int(),
  start: clock,
  gate: clock,
  phase: z.string(),
  feedIn: amount,
  retail: amount,
  bids: z.array(level),
  asks: z.array(level),
  /** What came of it, or would if it closed now; null without orders. */
  result: z
    .strictObject({ isFinal: z.boolean(), price: amount.nullable(), volumeWh: wh, surplusWh: wh })
    .nullable(),
});

export async function bookAnswer(desk: Desk, wanted?: number): Promise<Answer<typeof bookShape>> {
  const epoch = wanted ?? Number(await desk.ask(big, 'TradingApi.current_epoch')) + 1;
  const [book, final, gate, { feedIn, retail }] = await Promise.all([
    desk.ask(bookRecord, 'TradingApi.book', epoch),
    desk.ask(resultRecord.nullable(), 'TradingApi.auction_result', epoch),
    desk.ask(big, 'TradingApi.gate_closure', epoch),
    desk.ask(rates, 'SettlementApi.rates', epoch),
  ]);
  const found = final ?? (await desk.ask(resultRecord.nullable(), 'TradingApi.indicative', epoch));
  const side = (levels: readonly z.output<typeof levelRecord>[]) =>
    levels.map(({ price, energyWh, orders }) => ({
      price: grid(price),
      energyWh: Number(energyWh),
      orders,
    }));
  const value = {
    ...{ epoch, start: desk.startOf(epoch), gate: desk.clock(Number(gate)), phase: book.phase },
    ...{ feedIn: grid(feedIn), retail: grid(retail), bids: side(book.bids), asks: side(book.asks) },
    result: found && {
      isFinal: final !== null,
      price: found.price === null ? null : grid(found.price),
      volumeWh: Number(found.volumeWh),
      surplusWh: Number(found.surplusWh),
    },
  };
  return answer(bookShape, value, bookInWords(value));
}

function bookInWords({
  epoch,
  start,
  gate,
  phase,
  feedIn,
  retail,
  bids,
  asks,
  result,
}: z.output<typeof bookShape>): string {
  const rows = [
    ...[...asks].reverse().map((one) => ['', '', one.price, kwh(one.energyWh), String(one.orders)]),
    ...bids.map((one) => [String(one.orders), kwh(one.energyWh), one.price, '', '']),
  ];
  const so = result?.isFinal ? 'came to' : 'would come to';
  return [
    `Epoch ${epoch}, ${start}: ${phase}, gate ${gate}; the utility pays ${feedIn} and takes ${retail} GRID per kWh`,
    rows.length
      ? table(['orders', 'bids kWh', 'GRID/kWh', 'asks kWh', 'orders'], rows)
      : 'No orders.',
    ...(result
      ? [
          `It ${so} ${kwh(result.volumeWh)} kWh${result.price ? ` at ${result.price} GRID per kWh` : ': no trade'}.`,
        ]
      : []),
  ].join('\n');
}
