/** `grid bench --growth`: how costs grow with accounts and orders, and what a full block takes to import. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Table from 'cli-table3';
import { xxhashAsHex } from '@polkadot/util-crypto';
import { BLOB } from '../compiler/build/blobs.js';
import { replaceFile } from '../support/files.js';
import { toHex } from '../compiler/host/bytes.js';
import { Chain, type RawStorage, buildGenesis, presetOf, toRaw } from '../compiler/host/chain.js';
import { Executor, ready } from '../compiler/host/executor.js';
import { blake2_128, blake2_256 } from '../compiler/host/hashing.js';
import { fullBlocks } from './full-blocks.js';
import {
  type Clock,
  clockOf,
  closeGate,
  fillBook,
  isDue,
  openMarket,
  signedOrders,
  take,
} from './market-chain.js';
import { type Timing, scriptBlock, timeBlock, typical } from './script.js';
import { Signer } from './signer.js';

const ACCOUNTS = [1_000, 10_000, 100_000, 1_000_000];
const ORDERS = [100, 1_000, 10_000];
/** Transfers or orders of the block that is timed. */
const SAMPLE = 20;
/** The binary sets the state up anew for each repetition: 8 s with a million accounts. */
const REPEAT = 5;
const CLEARING_REPEAT = 5;
const SCRIPT = 'build/bench/growth-script.json';
const JSON_FILE = 'build/bench/growth.json';
const ACCOUNT_PREFIX = xxhashAsHex('System', 128) + xxhashAsHex('Account', 128).slice(2);

interface Row {
  what: string;
  /** Of the state, or of the block. */
  size: string;
  hostCalls: number;
  microseconds: number;
  /** Microseconds that the weight of a whole block comes to. */
  booked?: number;
}

/** Prints the table and writes build/bench/growth.json. @throws Error without RUNTIME_BENCH */
export async function benchGrowth(root: string): Promise<void> {
  const binary = process.env['RUNTIME_BENCH'];
  if (!binary) throw new Error('RUNTIME_BENCH does not name a runtime-bench binary');
  await ready();
  const blob = await readFile(join(root, BLOB));
  const table = new Table({
    head: ['', 'with', 'host calls', 'µs', 'of what is booked'],
    style: { head: [] },
  });
  const rows: Row[] = [];
  for (const row of measureAll(root, binary, blob)) {
    rows.push(row);
    const share = row.booked ? `${Math.round((100 * row.microseconds) / row.booked)} %` : '';
    table.push([row.what, row.size, row.hostCalls, row.microseconds.toFixed(1), share]);
  }
  console.log(table.toString());
  replaceFile(join(root, JSON_FILE), `${JSON.stringify(rows)}\n`);
}

function* measureAll(root: string, binary: string, blob: Uint8Array): Generator<Row> {
  const time = (state: RawStorage, calls: Parameters<typeof timeBlock>[3], repeat: number) =>
    timeBlock(binary, join(root, SCRIPT), state, calls, repeat).calls;
  yield* accountRows(blob, time);
  for (const orders of ORDERS) yield* orderRows(openMarket(blob), orders, clockOf(root, binary));
  const timeImport = (state: RawStorage, calls: Parameters<typeof time>[1]) =>
    time(state, calls, CLEARING_REPEAT);
  for (const { call, transactions, timing, booked } of fullBlocks(blob, timeImport)) {
    const size = `${transactions.toLocaleString('en')} transactions`;
    yield { ...rowOf(`execute_block, full of ${call}`, size, timing), booked };
  }
}

type Time = (state: RawStorage, calls: Parameters<typeof timeBlock>[3], repeat: number) => Timing[];

/** Transfers to accounts all over the trie. */
function* accountRows(blob: Uint8Array, time: Time): Generator<Row> {
  const executor = new Executor(blob);
  const config = JSON.parse(presetOf(executor, 'development')) as {
    balances: { balances: [string, string][] };
    registry: { users?: [string, string, string][] };
  };
  const signer = new Signer(new Chain(buildGenesis(executor, blob, JSON.stringify(config))));
  const alice = signer.account('//Alice');
  const receivers = Array.from({ length: SAMPLE }, (_, i) => toHex(publicKey(i)));
  // What the counting chain does not know it would have to bring into being.
  const addresses = receivers.map((key) => signer.address(key));
  config.balances.balances.push(...addresses.map((who): [string, string] => [who, '1']));
  config.registry.users = addresses.map((who) => [who, 'Consumer', '']);
  const genesis = buildGenesis(executor, blob, JSON.stringify(config));
  const chain = new Chain(genesis);
  const transfers = new Signer(chain);
  const calls = scriptBlock(
    chain,
    receivers.map((key, nonce) => ({
      label: 'transfer',
      extrinsic: transfers.sign(alice, nonce, 'balances', 'transferKeepAlive', { Id: key }, 1),
    })),
  );
  const small = toRaw(genesis);
  for (const count of ACCOUNTS) {
    const timings = time(
      { ...small, ...accounts(count, small[accountKey(alice.publicKey)]) },
      calls,
      REPEAT,
    );
    const size = `${count.toLocaleString('en')} accounts`;
    yield rowOf('balances.transfer_keep_alive', size, typical(timings.slice(2, -1)));
    yield rowOf(`finalize_block of ${SAMPLE} transfers`, size, timings.at(-1));
  }
}

/** That many accounts with the same record. */
function accounts(count: number, record = ''): Record<string, string> {
  const entries: Record<string, string> = {};
  for (let i = 0; i < count; i++) entries[accountKey(publicKey(i))] = record;
  return entries;
}

function publicKey(number: number): Uint8Array {
  return blake2_256(new Uint8Array(Uint32Array.of(number).buffer));
}

function accountKey(key: Uint8Array): string {
  return ACCOUNT_PREFIX + toHex(blake2_128(key)).slice(2) + toHex(key).slice(2);
}

/** The last orders of a book of that many, and its clearing. */
function* orderRows(chain: Chain, count: number, clock: Clock): Generator<Row> {
  const size = `${count.toLocaleString('en')} orders`;
  const orders = signedOrders(chain);
  chain.buildBlock();
  fillBook(chain, orders, count - SAMPLE);
  yield rowOf(
    'trading.place_order',
    size,
    typical(clock(chain, take(orders, SAMPLE), REPEAT).calls.slice(2, -1)),
  );
  closeGate(chain);
  const hooks: Timing[] = [];
  while (isDue(chain)) hooks.push(...clock(chain, [], CLEARING_REPEAT).calls.slice(0, 1));
  const sum = (of: (timing: Timing) => number) =>
    hooks.reduce((total, hook) => total + of(hook), 0);
  yield {
    what: `clearing, in ${hooks.length} blocks`,
    size,
    hostCalls: sum(({ hostCalls }) => hostCalls),
    microseconds: sum(({ median }) => median),
  };
}

function rowOf(what: string, size: string, timing: Timing | undefined): Row {
  if (!timing) throw new Error(`${what} was not timed`);
  return { what, size, hostCalls: timing.hostCalls, microseconds: timing.median };
}
