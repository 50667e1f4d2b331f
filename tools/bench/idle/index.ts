/** `grid bench --idle`: what a chain with 1,000 meters costs while nobody trades, and what a day adds to its state. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import Table from 'cli-table3';
import { MINUTE_MS } from '../../../node-config/time.js';
import { type KeyedMeter, steadyMeter } from '../../campus/simulation/metered.js';
import { BLOB } from '../../compiler/build/blobs.js';
import { ready } from '../../compiler/host/executor.js';
import { NodeRpc } from '../../node/rpc.js';
import { type ImportedBlock, importAgain } from '../load/import.js';
import { withNode } from '../load/node.js';
import { meteredSpec } from '../metered-spec.js';
import { recordResult } from '../results.js';
import { growthOfDay } from './day.js';
import type { Growth } from './state.js';
import { type Watched, watchIdle } from './watch.js';

const METERS = 1_000;
const WH_PER_EPOCH = 100n;
const EPOCH_MS = 150_000;
const OPERATOR = '//Oracle1';
const EPOCHS_PER_DAY = 96;
/** A shorter watch goes with a shorter day. */
const WHOLE_DAY_MINUTES = 10;
/** Blocks that are executed again. */
const IMPORTED = 50;

export interface IdleOptions {
  readonly minutes: number;
}

interface IdleResult {
  readonly minutes: number;
  readonly meters: number;
  readonly epochMs: number;
  readonly processes: Readonly<Record<string, Watched>>;
  /** Those with nothing but their time in them. */
  readonly emptyBlocks: readonly ImportedBlock[];
}

/** Prints tables and keeps them. @throws Error without POLKADOT_NODE, or if something grows without a reason */
export async function benchIdle(root: string, { minutes }: IdleOptions): Promise<void> {
  await cryptoWaitReady();
  await ready();
  const result = await watched(minutes);
  const epochs = Math.ceil(EPOCHS_PER_DAY * Math.min(1, minutes / WHOLE_DAY_MINUTES));
  console.log(`reading ${METERS} meters in ${epochs} epochs, in this process`);
  const blob = new Uint8Array(await readFile(join(root, BLOB)));
  const growth = growthOfDay(root, blob, METERS, console.log, epochs);
  console.log(processTable(result));
  console.log(growthTable(growth, epochs));
  console.log(`wrote ${recordResult(root, 'idle', { ...result, epochs, growth })}`);
  const unexplained = growth.filter(({ reason }) => reason === null).map(({ item }) => item);
  if (!unexplained.length) return;
  throw new Error(
    `${unexplained.join(', ')} grow without a reason in tools/bench/idle/state.ts: write it down, or end it`,
  );
}

async function watched(minutes: number): Promise<IdleResult> {
  const keyring = new Keyring({ type: 'ed25519' });
  const meters: KeyedMeter[] = Array.from({ length: METERS }, (_, i) =>
    steadyMeter(`meter-${i}`, keyring.addFromUri(`//Meter//${i}`), WH_PER_EPOCH),
  );
  const spec = await meteredSpec({ meters, operators: [OPERATOR], epochLength: EPOCH_MS });
  let best = 0;
  return withNode<IdleResult>(
    { purpose: 'bench --idle', spec },
    async ({ url, pid }) => {
      const rpc = new NodeRpc(url);
      console.log(`watching a node, an operator and an exporter for ${minutes} minutes`);
      const site = { url, pid, genesisHash: await rpc.genesisHash(), meters, operator: OPERATOR };
      const processes = await watchIdle(site, minutes * MINUTE_MS);
      best = await rpc.height();
      return { minutes, meters: METERS, epochMs: EPOCH_MS, processes, emptyBlocks: [] };
    },
    async (result, node) => {
      const blocks = await importAgain(node, Math.max(1, best - IMPORTED), best - 1);
      return { ...result, emptyBlocks: blocks.filter(({ transactions }) => transactions === 1) };
    },
  );
}

function processTable({ processes, minutes, emptyBlocks }: IdleResult): string {
  const head = [`${minutes} minutes`, 'processors', 'MB: first', 'most', 'last'];
  const table = new Table({ head, style: { head: [], border: [] } });
  const mb = (bytes = 0): string => (bytes / 1e6).toFixed(0);
  for (const [name, { cores, memory }] of Object.entries(processes)) {
    table.push([name, cores.toFixed(3), mb(memory[0]), mb(Math.max(...memory)), mb(memory.at(-1))]);
  }
  const mean = emptyBlocks.reduce((sum, { ms }) => sum + ms, 0) / (emptyBlocks.length || 1);
  const note = `an empty block executes in ${(mean * 1000).toFixed(0)} µs (mean of ${emptyBlocks.length})`;
  return `${table.toString()}\n${note}`;
}

function growthTable(growth: readonly Growth[], epochs: number): string {
  const head = [`the state, ${epochs} epochs later`, 'entries', 'bytes', 'why'];
  const table = new Table({ head, style: { head: [], border: [] } });
  for (const { item, entries, bytes, reason } of growth) {
    table.push([item, `+${entries}`, `+${bytes}`, reason ?? '?']);
  }
  if (!growth.length) table.push(['nothing has grown', '', '', '']);
  return table.toString();
}
