/** `grid bench --market`: what an epoch of 10,000 orders costs, from the first order to its clearing. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Table from 'cli-table3';
import type { IKeyringPair } from '@polkadot/types/types';
import { BLOB } from '../build/index.js';
import { Chain, buildGenesis, presetOf, toRaw } from '../host/chain.js';
import { Executor, ready } from '../host/executor.js';
import { nextHeader } from './next-header.js';
import { type Timings, scriptBlock, timeBlock } from './script.js';
import { Signer } from './signer.js';

const USERS = 100;
const ORDERS_PER_USER = 100;
const EPOCH = 900_000n;
const SCRIPT = 'build/bench/market.json';
const TICK = 10n ** 15n;
/** Orders whose placement is timed at either end of the book. */
const SAMPLE = 20;
/** Repetitions of blocks with placements, and of blocks that clear. */
const REPEAT = 50;
const CLEARING_REPEAT = 5;

interface Row {
  label: string;
  value: string;
}

/** Times the calls of the next block of `chain`. */
type Clock = (chain: Chain, extrinsics: Uint8Array[], repeat: number) => Timings;

/** Prints the table. @throws Error without RUNTIME_BENCH: counts alone would say nothing here */
export async function benchMarket(root: string): Promise<void> {
  const binary = process.env['RUNTIME_BENCH'];
  if (!binary) throw new Error('RUNTIME_BENCH does not name a runtime-bench binary');
  await ready();
  const clock: Clock = (chain, extrinsics, repeat) => {
    const state = toRaw(new Map(chain.head.state.entries()));
    const calls = scriptBlock(chain, labelled(extrinsics));
    return timeBlock(binary, join(root, SCRIPT), state, calls, repeat);
  };
  const chain = openMarket(await readFile(join(root, BLOB)));
  const table = new Table({ head: ['market', ''], style: { head: [] } });
  for (const { label, value } of [...measureOrders(chain, clock), ...measureClearing(chain, clock)])
    table.push([label, value]);
  console.log(table.toString());
}

function labelled(extrinsics: Uint8Array[]): { label: string; extrinsic: Uint8Array }[] {
  return extrinsics.map((extrinsic) => ({ label: 'order', extrinsic }));
}

/** A chain of 100 prosumers with a meter and money each; signatures are checked by the clock only. */
function openMarket(blob: Uint8Array): Chain {
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
  const genesis = buildGenesis(executor, blob, JSON.stringify(config));
  return new Chain(genesis, { signatures: 'mock' });
}

function traders(signer: Signer): IKeyringPair[] {
  return Array.from({ length: USERS }, (_, i) => signer.account(`//Trader/${i}`));
}

/** Signed orders for the next epoch, user after user in turn: even ones sell, odd ones buy. */
function* signedOrders(chain: Chain): Generator<Uint8Array> {
  const signer = new Signer(chain);
  const users = traders(signer);
  for (let nonce = 0; nonce < ORDERS_PER_USER; nonce++) {
    for (const [i, user] of users.entries()) {
      const side = i % 2 ? 'Buy' : 'Sell';
      const spread = BigInt((nonce * 7919 + i * 104_729) % 2000);
      const price = ((i % 2 ? 2500n : 2000n) + spread) * TICK;
      const energy = 10 * (1 + ((nonce * 31 + i * 17) % 500));
      yield signer.sign(user, nonce, 'trading', 'placeOrder', side, null, null, energy, price);
    }
  }
}

/** Fills the book of the next epoch; times the first orders and the last. */
function measureOrders(chain: Chain, clock: Clock): Row[] {
  const orders = signedOrders(chain);
  const take = (count: number): Uint8Array[] =>
    Array.from({ length: count }, () => orders.next().value as Uint8Array);
  const total = USERS * ORDERS_PER_USER;
  chain.buildBlock();
  const first = medianOrder(clock(chain, take(SAMPLE), REPEAT));
  for (let left = total - 2 * SAMPLE; left > 0; left -= 1000) {
    for (const outcome of chain.buildBlock(take(Math.min(1000, left))).outcomes)
      if (outcome.kind !== 'success') throw new Error(`an order ended as ${outcome.kind}`);
  }
  const last = medianOrder(clock(chain, take(SAMPLE), REPEAT));
  return [
    { label: 'placing the first order', value: `${first.toFixed(1)} µs` },
    { label: `placing the ${total.toLocaleString('en')}th`, value: `${last.toFixed(1)} µs` },
    { label: 'ratio', value: (last / first).toFixed(2) },
  ];
}

function medianOrder(timings: Timings): number {
  const times = timings.calls.slice(2, -1).map(({ median }) => median);
  return times.sort((a, b) => a - b)[times.length >> 1] ?? 0;
}

/** Closes the gate and times every block that clears. */
function measureClearing(chain: Chain, clock: Clock): Row[] {
  chain.skipTime(EPOCH);
  chain.buildBlock();
  const blocks: Timings[] = [];
  let heap = 0;
  while (isDue(chain)) {
    heap = Math.max(heap, heapOfInitialize(chain));
    blocks.push(clock(chain, [], CLEARING_REPEAT));
    // The block's last call was the one that finished it.
    heap = Math.max(heap, chain.executor.lastHeap);
  }
  const hooks = blocks.map(({ calls }) => calls[0]?.median ?? 0);
  const whole = blocks.map(({ calls }) => calls.reduce((sum, { median }) => sum + median, 0));
  const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0);
  const seconds = (microseconds: number): string => `${(microseconds / 1e6).toFixed(3)} s`;
  return [
    { label: 'clearing, all steps', value: `${seconds(sum(hooks))} in ${blocks.length} blocks` },
    { label: 'the same with state roots', value: seconds(sum(whole)) },
    { label: 'the heaviest block', value: seconds(Math.max(...whole)) },
    { label: 'the most memory in a call', value: `${(heap / 2 ** 20).toFixed(1)} MiB` },
  ];
}

/** Bytes of heap that the next block's beginning takes, where clearing happens. */
function heapOfInitialize(chain: Chain): number {
  chain.call('Core_initialize_block', nextHeader(chain));
  return chain.executor.lastHeap;
}

function isDue(chain: Chain): boolean {
  return chain.call('TradingApi_due_epochs')[0] !== 0;
}
