/** A small market to test with: three prosumers, a consumer, a market maker, an admin. */
import { mostOrders, SLOT_DURATION } from '../../node-config/genesis.js';
import type { Tariff } from '../../node-config/genesis.js';
import { FLAT_TARIFF } from '../../node-config/tariffs.js';
import { TICK } from '../market/model.js';
import { alice, bob, charlie, dave, egat, eve, ferdie, type Account } from './accounts.js';
import { ChainBuilder, type Receipt, type TestChain, type Tx, tx } from './chain-builder.js';

export { TICK };
/** A kWh costs 1 GRID and brings 0.523. */
export const CAMPUS_TARIFF = FLAT_TARIFF;
/** One GRID in base units. */
export const GRID = 10n ** 18n;
/** Length of an epoch in milliseconds. */
export const EPOCH = 900_000;
/** What every trader starts with. */
export const HOLDING = 1_000_000n * GRID;

export type Side = 'Buy' | 'Sell';

export const prosumers = [alice, bob, dave] as const;
export const consumer = charlie;
export const marketMaker = eve;
export const admin = ferdie;
/** The only one, so that what it proposes runs as Root at once. */
export const authority = egat;

/** The rules of the market where a test has no others. */
export const RULES = {
  horizon: 4,
  gateClosureBlocks: 0,
  lot: 10,
  tick: 10 ** 15,
  minPrice: null as string | null,
  maxPrice: null as string | null,
  maxOrdersPerUser: 100,
  maxOrdersPerEpoch: 10_000,
  stepsPerBlock: 1000,
  retention: 96,
  collar: false,
};

export type Rules = typeof RULES;

/** Blocks of an epoch. */
const BLOCKS = EPOCH / SLOT_DURATION;

/** The rules with changes; fewer orders where, with fewer steps, as many would not clear in time. */
export function rulesWith(changes: Partial<Rules>): Rules {
  const rules = { ...RULES, ...changes };
  const most = Math.max(1, mostOrders(rules.stepsPerBlock, BLOCKS));
  return { ...rules, maxOrdersPerEpoch: changes.maxOrdersPerEpoch ?? Math.min(10_000, most) };
}

/** The most steps that a block may clear, as genesis says when it is asked for none. */
export function mostSteps(slotDuration = SLOT_DURATION): number {
  const parameters = rulesWith({ stepsPerBlock: 0, maxOrdersPerEpoch: 1 });
  const chain = new ChainBuilder().configure({ aura: { slotDuration }, trading: { parameters } });
  try {
    chain.build();
  } catch (error) {
    const most = /stepsPerBlock: from 1 to (\d+)$/.exec((error as Error).message)?.[1];
    if (most === undefined) throw error;
    return Number(most);
  }
  throw new Error('a block may clear no steps');
}

/**
 * Alice, Bob and Dave sell and buy, Charlie buys, Eve clears by hand, Ferdie administrates. All have a meter, up to
 * 10 MW, that was read in the epoch before; `more` are further ones with their owners.
 */
export function market(
  changes: Partial<Rules> = {},
  more: Readonly<Record<string, Account>> = {},
  tariff: Tariff | null = null,
): TestChain {
  const builder = new ChainBuilder()
    .marketMaker(marketMaker)
    .admin(admin)
    .authority(authority)
    .metered()
    .unshared();
  for (const who of prosumers) builder.with(who, HOLDING).meter(`meter of ${who.name}`, who);
  builder.with(consumer, HOLDING, 'Consumer').meter(`meter of ${consumer.name}`, consumer);
  for (const [id, owner] of Object.entries(more)) builder.meter(id, owner);
  const trading = { parameters: rulesWith(changes) };
  return builder.configure({ trading, settlement: tariff ? { tariff } : {} }).build();
}

/** The epoch that plain orders are for. */
export function nextEpoch(chain: TestChain): bigint {
  return epochOf(chain) + 1n;
}

/** Places an order for the next epoch, price in ticks; its number, or the error's name. */
export function place(
  chain: TestChain,
  who: Account,
  side: Side,
  energyWh: bigint,
  ticks: bigint,
): Receipt {
  return chain.submit(who, tx('Trading.placeOrder', side, null, null, energyWh, ticks * TICK));
}

/** The rules' own example: bids A and B, asks C, D and E. */
export function workedExample(chain: TestChain): void {
  place(chain, consumer, 'Buy', 5000n, 12n);
  place(chain, consumer, 'Buy', 7000n, 10n);
  place(chain, alice, 'Sell', 1000n, 4n);
  place(chain, bob, 'Sell', 9000n, 10n);
  place(chain, dave, 'Sell', 3000n, 19n);
}

/** An order of Alice's for the next epoch that is fine unless `changes` say otherwise. */
export function order(
  changes: {
    side?: 'Buy' | 'Sell';
    meter?: string | null;
    epoch?: bigint | null;
    wh?: bigint;
    price?: bigint;
  } = {},
): Tx {
  const { side = 'Sell', meter = null, epoch = null, wh = 1000n, price = GRID } = changes;
  return tx('Trading.placeOrder', side, meter, epoch, wh, price);
}

/** The number of the order placed last. */
export function latestOrder(chain: TestChain): bigint {
  return chain.query('Trading.LatestOrder') as bigint;
}

/** Energy traded by every order placed so far that is kept, by number. */
export function fills(chain: TestChain): bigint[] {
  const count = Number(latestOrder(chain));
  return Array.from({ length: count }, (_, i) => {
    const order = chain.query('Trading.Orders', BigInt(i + 1)) as { filledWh: bigint } | null;
    return order?.filledWh ?? 0n;
  });
}

/** Lets the epochs pass and their books be cleared. @returns how many blocks that took */
export function passEpochs(chain: TestChain, epochs = 1): number {
  chain.skipTime(epochs * EPOCH);
  for (let blocks = 1; blocks < 10_000; blocks++) {
    chain.nextBlock();
    if ((chain.api('TradingApi.due_epochs') as bigint[]).length === 0) return blocks;
  }
  throw new Error('the market does not come to an end');
}

/** The number of the order that `receipt` placed. */
export function orderIn(receipt: Receipt): bigint {
  const event = receipt.events.find(({ path }) => path === 'Trading.OrderPlaced');
  if (!event) throw new Error(`no order was placed: ${receipt.error}`);
  return (event.data as { orderId: bigint }).orderId;
}

/** The epoch of the open block. */
export function epochOf(chain: TestChain): bigint {
  return chain.now / BigInt(EPOCH);
}

/** An epoch as storage keys have it, where the highest byte comes first. */
export function bigEndian(epoch: bigint): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(epoch);
  return bytes;
}

/** Wh that an order traded. */
export function filled(chain: TestChain, order: bigint): bigint {
  const stored = chain.query('Trading.Orders', order) as { filledWh: bigint } | null;
  if (stored === null) throw new Error(`there is no order ${order}`);
  return stored.filledWh;
}

/** What the auction of an epoch came to, prices in ticks; null where there was none. */
export function resultOf(
  chain: TestChain,
  epoch: bigint,
): { price: bigint | null; volume: bigint; surplus: bigint } | null {
  const stored = chain.query('Trading.Results', bigEndian(epoch)) as Record<string, bigint> | null;
  if (stored === null) return null;
  const { price, volumeWh, demandWh, supplyWh } = stored as Record<string, bigint>;
  const ticks = price === null || price === undefined ? null : price / TICK;
  const surplus = ticks === null ? 0n : (demandWh as bigint) - (supplyWh as bigint);
  return { price: ticks, volume: volumeWh as bigint, surplus };
}

/** Everything the pallet stores, by key, apart from its rules. */
export function tradingState(chain: TestChain): Map<string, string> {
  const state = new Map<string, string>();
  const prefix = chain.types.storageKey('Trading.Orders', []).slice(0, 16);
  const rules = chain.types.storageKey('Trading.Parameters', []);
  let key = chain.storage.nextKey(prefix);
  while (key?.startsWith(prefix)) {
    if (key !== rules) state.set(key, Buffer.from(chain.storage.get(key) ?? []).toString('hex'));
    key = chain.storage.nextKey(key);
  }
  return state;
}

/** Free and reserved money of an account. */
export function money(chain: TestChain, who: Account): { free: bigint; reserved: bigint } {
  const { data } = chain.query('System.Account', who) as {
    data: { free: bigint; reserved: bigint };
  };
  return { free: data.free, reserved: data.reserved };
}
