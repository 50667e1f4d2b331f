/** A market of 100 traders to be measured, and the orders they place. */
import { QUARTER_HOUR_MS } from '../../node-config/time.js';
import { join } from 'node:path';
import type { IKeyringPair } from '@polkadot/types/types';
import { Chain, DEFAULT_START, buildGenesis, presetOf, toRaw } from '../compiler/host/chain.js';
import { toHex } from '../compiler/host/bytes.js';
import { Executor } from '../compiler/host/executor.js';
import { type Timings, scriptBlock, timeBlock, typical } from './script.js';
import { meteredGenesis } from './baselines.js';
import { Signer } from './signer.js';

const USERS = 100;
const ORDERS_PER_USER = 100;
/** As many as one epoch takes. */
export const MOST_ORDERS = USERS * ORDERS_PER_USER;
const EPOCH = BigInt(QUARTER_HOUR_MS);
const SCRIPT = 'build/bench/market.json';
const TICK = 10n ** 15n;
/** More than the orders of a meter come to. */
const RATED_WATTS = 10_000_000;

/** Times the calls of the next block of `chain`. */
export type Clock = (chain: Chain, extrinsics: Uint8Array[], repeat: number) => Timings;

/** @param binary the benchmark binary */
export function clockOf(root: string, binary: string): Clock {
  return (chain, extrinsics, repeat) => {
    const state = toRaw(new Map(chain.head.state.entries()));
    const calls = scriptBlock(
      chain,
      extrinsics.map((extrinsic) => ({ label: 'order', extrinsic })),
    );
    return timeBlock(binary, join(root, SCRIPT), state, calls, repeat);
  };
}

/** A chain of 100 prosumers with money and a meter that was read each; signatures are checked by the clock only. */
export function openMarket(blob: Uint8Array): Chain {
  const executor = new Executor(blob);
  const config = JSON.parse(presetOf(executor, 'development')) as {
    balances: { balances: unknown[] };
    registry: Record<string, unknown>;
  };
  const bare = new Chain(buildGenesis(executor, blob, JSON.stringify(config)));
  const users = traders(new Signer(bare)).map(({ address }) => address);
  config.balances.balances.push(...users.map((user) => [user, (10n ** 24n).toString()]));
  config.registry['users'] = users.map((user) => [user, 'Prosumer', '']);
  config.registry['meters'] = users.map((user, i) => [`meter-${i}`, user]);
  config.registry['meterProfiles'] = traders(new Signer(bare)).map(({ publicKey }, i) => ({
    id: `meter-${i}`,
    key: toHex(publicKey),
    scheme: 'Sr25519',
    ratedWatts: RATED_WATTS,
    meterClass: 'Bidirectional',
  }));
  const genesis = meteredGenesis(executor, {
    ...{ code: blob, config: JSON.stringify(config), meters: users.map((_, i) => `meter-${i}`) },
    ...{ time: Number(DEFAULT_START), epochLength: QUARTER_HOUR_MS },
  });
  return new Chain(genesis, { signatures: 'mock' });
}

/** Those who trade on an open market. */
export function traders(signer: Signer): IKeyringPair[] {
  return Array.from({ length: USERS }, (_, i) => signer.account(`//Trader/${i}`));
}

/** Signed orders for the next epoch, user after user in turn: even ones sell, odd ones buy. */
export function* signedOrders(chain: Chain): Generator<Uint8Array> {
  const signer = new Signer(chain);
  const users = traders(signer);
  for (let nonce = 0; nonce < ORDERS_PER_USER; nonce++) {
    for (const [i, user] of users.entries()) {
      yield signer.sign(user, nonce, 'trading', 'placeOrder', ...argumentsOf(orderOf(i, nonce)));
    }
  }
}

/** The `n`th order of a trader, for the next epoch unless another is given: even traders sell, odd ones buy, at limits that cross. */
export function orderOf(trader: number, n: number, deliveryEpoch: number | null = null) {
  const spread = BigInt((n * 7919 + trader * 104_729) % 2000);
  return {
    side: trader % 2 ? 'Buy' : 'Sell',
    ...{ meter: null, deliveryEpoch },
    energyWh: 10 * (1 + ((n * 31 + trader * 17) % 500)),
    limitPrice: ((trader % 2 ? 2500n : 2000n) + spread) * TICK,
  };
}

/** As `place_order` takes it. */
export function argumentsOf(order: ReturnType<typeof orderOf>): unknown[] {
  const { side, meter, deliveryEpoch, energyWh, limitPrice } = order;
  return [side, meter, deliveryEpoch, energyWh, limitPrice];
}

/** The next `count` of the orders. */
export function take(orders: Generator<Uint8Array>, count: number): Uint8Array[] {
  return Array.from({ length: count }, () => orders.next().value as Uint8Array);
}

/** Places `count` orders, a thousand a block. */
export function fillBook(chain: Chain, orders: Generator<Uint8Array>, count: number): void {
  for (let left = count; left > 0; left -= 1000) {
    for (const outcome of chain.buildBlock(take(orders, Math.min(1000, left))).outcomes)
      if (outcome.kind !== 'success') throw new Error(`an order ended as ${outcome.kind}`);
  }
}

/** Lets the epoch begin for which orders were placed. */
export function closeGate(chain: Chain): void {
  chain.skipTime(EPOCH);
  chain.buildBlock();
}

export function isDue(chain: Chain): boolean {
  return chain.call('TradingApi_due_epochs')[0] !== 0;
}

/** Of a block with orders, in microseconds. */
export function medianOrder(timings: Timings): number {
  return typical(timings.calls.slice(2, -1)).median;
}
