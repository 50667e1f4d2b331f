/** `grid bench --wrappers`: what batches save and what delegates cost, beside the same calls made by themselves. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Table from 'cli-table3';
import { BLOB } from '../compiler/build/blobs.js';
import type { Chain } from '../compiler/host/chain.js';
import { ready } from '../compiler/host/executor.js';
import { type Clock, clockOf, openMarket } from './market-chain.js';
import { type Timing, typical } from './script.js';
import { Signer } from './signer.js';

const REPEAT = 50;
/** Calls of each kind that are timed. */
const SAMPLE = 20;
const TRANSFERS = 100;
const TICK = 10n ** 15n;

type Call = readonly [pallet: string, call: string, ...args: unknown[]];

/** Prints the table. @throws Error without RUNTIME_BENCH: times are what it is about */
export async function benchWrappers(root: string): Promise<void> {
  const binary = process.env['RUNTIME_BENCH'];
  if (!binary) throw new Error('RUNTIME_BENCH does not name a runtime-bench binary');
  await ready();
  const clock = clockOf(root, binary);
  const blob = await readFile(join(root, BLOB));
  const rows = [...batches(openMarket(blob), clock), ...delegates(openMarket(blob), clock)];
  const table = new Table({ head: ['', 'host calls', 'µs'], style: { head: [] } });
  table.push(...rows);
  console.log(table.toString());
}

const trader = (i: number): string => `//Trader/${i}`;

/** A hundred transfers one by one, and in one batch. */
function batches(chain: Chain, clock: Clock): (string | number)[][] {
  const signer = new Signer(chain);
  const to = { Id: signer.account(trader(99)).address };
  const transfer: Call = ['gridToken', 'transfer', to.Id, 1n];
  // The first one makes its receiver's record.
  const singles = Array.from({ length: SAMPLE }, (_, i) => sign(signer, trader(i), 0, transfer));
  const all = Array.from({ length: TRANSFERS }, () => signer.call(...transfer));
  const batch = sign(signer, trader(SAMPLE), 0, ['utility', 'batchAll', all]);
  const timings = clock(chain, [...singles, batch], REPEAT).calls.slice(2, -1);
  const single = typical(timings.slice(1, SAMPLE));
  const whole = timings.at(-1) as Timing;
  const part = { median: whole.median / TRANSFERS, hostCalls: whole.hostCalls / TRANSFERS };
  return [
    row('a transfer', single),
    row(`a transfer of ${TRANSFERS} in utility.batch_all`, part),
    ratio(part, single),
  ];
}

/** Orders by users themselves, and by their delegates. */
function delegates(chain: Chain, clock: Clock): (string | number)[][] {
  const signer = new Signer(chain);
  const key = (i: number): string => `${trader(i)}/controller`;
  const added = Array.from({ length: SAMPLE }, (_, i) => {
    const delegate = { Id: signer.account(key(i)).address };
    return sign(signer, trader(i), 0, ['proxy', 'addProxy', delegate, 'Trading', 0]);
  });
  expectSuccess(chain, added);
  const order: Call = ['trading', 'placeOrder', 'Sell', null, null, 10, 2000n * TICK];
  const mixed = (nonce: number): Uint8Array[] =>
    Array.from({ length: SAMPLE }, (_, i) => {
      const real = { Id: signer.account(trader(i)).address };
      const call = ['proxy', 'proxy', real, null, signer.call(...order)] as const;
      return [sign(signer, trader(SAMPLE + i), nonce, order), sign(signer, key(i), nonce, call)];
    }).flat();
  // The first transaction of a key makes its record.
  expectSuccess(chain, mixed(0));
  const timings = clock(chain, mixed(1), REPEAT).calls.slice(2, -1);
  const [direct, proxied] = [0, 1].map((which) =>
    typical(timings.filter((_, i) => i > 1 && i % 2 === which)),
  ) as [Timing, Timing];
  return [row('an order', direct), row('the same by a delegate', proxied), ratio(proxied, direct)];
}

function sign(signer: Signer, uri: string, nonce: number, [pallet, call, ...args]: Call) {
  return signer.sign(signer.account(uri), nonce, pallet, call, ...args);
}

function expectSuccess(chain: Chain, extrinsics: Uint8Array[]): void {
  for (const outcome of chain.buildBlock(extrinsics).outcomes)
    if (outcome.kind !== 'success') throw new Error(`a call ended as ${outcome.kind}`);
}

type Cost = Pick<Timing, 'median' | 'hostCalls'>;

function row(label: string, { median, hostCalls }: Cost): (string | number)[] {
  return [label, hostCalls.toFixed(1), median.toFixed(1)];
}

function ratio(of: Cost, to: Cost): (string | number)[] {
  const quotients = [of.hostCalls / to.hostCalls, of.median / to.median];
  return ['ratio', ...quotients.map((quotient) => quotient.toFixed(2))];
}
