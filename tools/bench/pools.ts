/** `grid bench --pools`: what closing a pool costs for each of its meters, and that it stays so up to 10,000 of them. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Table from 'cli-table3';
import { GRID } from '../../node-config/token.js';
import { QUARTER_HOUR_MS } from '../../node-config/time.js';
import { BLOB } from '../compiler/build/blobs.js';
import { Chain, DEFAULT_START, buildGenesis, presetOf } from '../compiler/host/chain.js';
import { toHex } from '../compiler/host/bytes.js';
import { Executor, ready } from '../compiler/host/executor.js';
import { blake2_256 } from '../compiler/host/hashing.js';
import { Entries, baselinesAt } from './baselines.js';
import { type Clock, clockOf } from './market-chain.js';
import type { Timings } from './script.js';

const METERS = [100, 1_000, 10_000];
const REPEAT = 5;
const KWH = 1_000n;
const NEVER = 2n ** 64n - 1n;
/** The second byte of an optional pool. */
const CLOSED = 2;
const EPOCH = DEFAULT_START / BigInt(QUARTER_HOUR_MS) - 1n;

/** Prints the table. @throws Error without RUNTIME_BENCH */
export async function benchPools(root: string): Promise<void> {
  const binary = process.env['RUNTIME_BENCH'];
  if (!binary) throw new Error('RUNTIME_BENCH does not name a runtime-bench binary');
  await ready();
  const blob = await readFile(join(root, BLOB));
  const clock = clockOf(root, binary);
  const head = ['meters', 'blocks', 'µs per meter', 'with state roots', 'the heaviest block, s'];
  const table = new Table({ head, style: { head: [] } });
  for (const meters of METERS) {
    const { blocks, hooks, whole } = closePool(poolOf(blob, meters), clock);
    table.push([
      meters.toLocaleString('en'),
      blocks,
      (sum(hooks) / meters).toFixed(2),
      (sum(whole) / meters).toFixed(2),
      (Math.max(...whole) / 1e6).toFixed(3),
    ]);
  }
  console.log(table.toString());
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Microseconds of every block until the pool is closed: of its hooks, and of all. */
export function closePool(
  chain: Chain,
  clock: Clock,
): { blocks: number; hooks: number[]; whole: number[] } {
  const blocks: Timings[] = [];
  while (chain.call('SettlementApi_pool', littleEndian(EPOCH))[1] !== CLOSED) {
    blocks.push(clock(chain, [], REPEAT));
  }
  return {
    blocks: blocks.length,
    hooks: blocks.map(({ calls }) => calls[0]?.median ?? 0),
    whole: blocks.map(({ calls }) => sum(calls.map(({ median }) => median))),
  };
}

function littleEndian(epoch: bigint): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(epoch);
  return bytes;
}

/** A chain with a complete pool: every other meter has fed 1 kWh in, the others have taken 2 each, which their owners can pay. */
export function poolOf(blob: Uint8Array, meters: number): Chain {
  const executor = new Executor(blob);
  const state = new Map(buildGenesis(executor, blob, presetOf(executor, 'development')));
  const entries = Entries.of(state);
  const key = Buffer.alloc(8);
  key.writeBigUInt64BE(EPOCH);
  const epoch = toHex(key);
  const prices = { feedIn: (523n * GRID) / 1_000n, retail: GRID };
  for (let i = 0; i < meters; i++) {
    const account = toHex(blake2_256(Buffer.from(`owner ${i}`)));
    const energy = i % 2 ? { deficitWh: 2n * KWH } : { surplusWh: KWH };
    const entry = { account, kind: 'Pooled', ...energy, ...prices };
    const meter = toHex(Buffer.from(`meter-${String(i).padStart(6, '0')}`));
    entries.put('settlement', 'entries', entry, { epoch, meter });
    entries.put('system', 'account', { providers: 1, data: { free: 10n * GRID } }, account);
  }
  const supplyWh = KWH * BigInt(Math.ceil(meters / 2));
  const pool = {
    ...{ phase: 'Open', awaited: meters, read: meters, deadline: 1_000, keptUntil: NEVER },
    ...{ rates: { ...prices, poolPrice: (761n * GRID) / 1_000n, version: 0 } },
    ...{ supplyWh, demandWh: 2n * KWH * BigInt(Math.floor(meters / 2)), sharedWh: 0n },
  };
  entries.put('settlement', 'pools', pool, epoch);
  const { clock } = baselinesAt(EPOCH + 1n, QUARTER_HOUR_MS);
  entries.put('settlement', 'clock', { ...clock, openFrom: EPOCH, nextBlock: 0, meters });
  return new Chain(state, { signatures: 'mock' });
}
