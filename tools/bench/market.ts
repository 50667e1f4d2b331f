/** `grid bench --market`: what an epoch of 10,000 orders costs, from the first order to its clearing. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Table from 'cli-table3';
import { BLOB } from '../compiler/build/blobs.js';
import type { Chain } from '../compiler/host/chain.js';
import { ready } from '../compiler/host/executor.js';
import {
  type Clock,
  MOST_ORDERS,
  clockOf,
  closeGate,
  fillBook,
  isDue,
  medianOrder,
  openMarket,
  signedOrders,
  take,
} from './market-chain.js';
import { nextHeader } from './next-header.js';
import type { Timings } from './script.js';

/** Orders whose placement is timed at either end of the book. */
const SAMPLE = 20;
/** Repetitions of blocks with placements, and of blocks that clear. */
const REPEAT = 50;
const CLEARING_REPEAT = 5;

interface Row {
  label: string;
  value: string;
}

/** Prints the table. @throws Error without RUNTIME_BENCH: counts alone would say nothing here */
export async function benchMarket(root: string): Promise<void> {
  const binary = process.env['RUNTIME_BENCH'];
  if (!binary) throw new Error('RUNTIME_BENCH does not name a runtime-bench binary');
  await ready();
  const clock = clockOf(root, binary);
  const chain = openMarket(await readFile(join(root, BLOB)));
  const table = new Table({ head: ['market', ''], style: { head: [] } });
  for (const { label, value } of [...measureOrders(chain, clock), ...measureClearing(chain, clock)])
    table.push([label, value]);
  console.log(table.toString());
}

/** Fills the book of the next epoch; times the first orders and the last. */
function measureOrders(chain: Chain, clock: Clock): Row[] {
  const orders = signedOrders(chain);
  chain.buildBlock();
  const first = medianOrder(clock(chain, take(orders, SAMPLE), REPEAT));
  fillBook(chain, orders, MOST_ORDERS - 2 * SAMPLE);
  const last = medianOrder(clock(chain, take(orders, SAMPLE), REPEAT));
  return [
    { label: 'placing the first order', value: `${first.toFixed(1)} µs` },
    { label: `placing the ${MOST_ORDERS.toLocaleString('en')}th`, value: `${last.toFixed(1)} µs` },
    { label: 'ratio', value: (last / first).toFixed(2) },
  ];
}

/** Closes the gate and times every block that clears. */
function measureClearing(chain: Chain, clock: Clock): Row[] {
  closeGate(chain);
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
