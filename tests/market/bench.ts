/** A market to try books on: people with meters and money on a chain whose clock is the test's. */

import { expect } from '@jest/globals';
import fc from 'fast-check';
import { MARKET, type MarketParameters } from '../../node-config/genesis.js';
import { account, type Account } from '../support/accounts.js';
import { ChainBuilder, tx, type Receipt, type TestChain } from '../support/chain-builder.js';
import { TICK, type Draft } from './model.js';

/** Milliseconds of an epoch. */
export const EPOCH_MS = 900_000n;
/** GRID in base units that everybody starts with. */
export const START = 10n ** 30n;

/** Prosumers with two meters each: one to sell on, one to buy on, as no meter may do both. */
export const PROSUMERS = ['P0', 'P1', 'P2', 'P3', 'P4'].map(person);
/** Consumers, who have no meter. */
export const CONSUMERS = ['C0', 'C1'].map(person);
export const PEOPLE: readonly Account[] = [...PROSUMERS, ...CONSUMERS];
export const MAKER = account('Maker');

/** A chain with everybody on it, in the first blocks of an epoch. */
export function market(rules: Partial<MarketParameters> = {}): TestChain {
  const builder = new ChainBuilder().marketMaker(MAKER);
  builder.configure({ trading: { parameters: { ...MARKET, ...rules } } });
  for (const who of PROSUMERS) {
    builder.with(who, START).meter(meterOf(who, 'Ask'), who).meter(meterOf(who, 'Bid'), who);
  }
  for (const who of CONSUMERS) builder.with(who, START, 'Consumer');
  return builder.build();
}

/** Whether `who` may be on that side at all. */
export function maySell(who: Account): boolean {
  return PROSUMERS.includes(who);
}

/** The meter on which `who` trades on `side`, or null. */
function meterOf(who: Account, side: Draft['side']): string {
  return `${who.name}-${side}`;
}

/** The call that places `order`, in ticks, for `epoch` (the next one without). */
export function orderCall(
  who: Account,
  order: Draft,
  epoch: bigint | null = null,
): ReturnType<typeof tx> {
  const { side, quantity, limit } = order;
  const meter = maySell(who) ? Buffer.from(meterOf(who, side)) : null;
  const name = side === 'Bid' ? 'Buy' : 'Sell';
  return tx('Trading.placeOrder', name, meter, epoch, quantity, limit * TICK);
}

/** Places an order that has to be accepted. @returns its number */
export function place(chain: TestChain, who: Account, order: Draft, epoch?: bigint): bigint {
  const receipt = chain.submit(who, orderCall(who, order, epoch));
  return orderIn(receipt);
}

/** The number of the order that `receipt` placed. */
export function orderIn(receipt: Receipt): bigint {
  const event = receipt.events.find(({ path }) => path === 'Trading.OrderPlaced');
  if (!event) throw new Error(`no order was placed: ${receipt.error}`);
  return (event.data as { orderId: bigint }).orderId;
}

/** The epoch of the open block. */
export function epochOf(chain: TestChain): bigint {
  return chain.now / EPOCH_MS;
}

/** An epoch as storage keys have it, where the highest byte comes first. */
export function bigEndian(epoch: bigint): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(epoch);
  return bytes;
}

/** Lets blocks pass until every book that was open is cleared. @returns how many it took */
export function clearBooks(chain: TestChain, epochs = 1): number {
  chain.skipTime(EPOCH_MS * BigInt(epochs));
  for (let blocks = 1; blocks < 10_000; blocks++) {
    chain.nextBlock();
    if (chain.count('Trading.Books') === 0) return blocks;
  }
  throw new Error('the books were not cleared');
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

/** What an account has set aside, base units. */
export function reserved(chain: TestChain, who: Account): bigint {
  const info = chain.query('System.Account', who) as { data: { reserved: bigint } };
  return info.data.reserved;
}

/** Everything the market and the money have in storage, as text: equal texts are equal states. */
export function snapshot(chain: TestChain): string {
  const paths = ['Results', 'Orders', 'Positions', 'Books', 'Levels', 'OrderBook'];
  const market = paths.map((path) => [...chain.entries(`Trading.${path}`)]);
  const money = PEOPLE.map((who) => [chain.balance(who), reserved(chain, who)]);
  const meters = [...chain.entries('Registry.Meters')];
  return JSON.stringify([market, money, meters], (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}

export function expectIdle(chain: TestChain): void {
  for (const who of PEOPLE) expect(reserved(chain, who)).toBe(0n);
}

/** An account that counterexamples show by its name. */
function person(name: string): Account {
  return Object.assign(account(name), { [fc.toStringMethod]: () => name });
}
