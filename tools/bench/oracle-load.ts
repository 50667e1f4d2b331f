/** `grid bench --oracle-load`: one operator process that reads 1,000 meters for a node, epoch after epoch. */
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ApiPromise } from '@polkadot/api';
import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import Table from 'cli-table3';
import { stopProcess } from '../node/process.js';
import { replaceFile } from '../support/files.js';
import { startChild } from '../support/leavings.js';
import { HeadEnd } from '../campus/simulation/head-end.js';
import { KEY_VARIABLE } from '../services/oracle/keys.js';
import { meteredSpec } from './metered-spec.js';
import { type KeyedMeter, steadyMeter } from '../campus/simulation/metered.js';
import { eachBlock, withApi, withNode } from './load/node.js';
import { peakMemoryOf } from './load/processes.js';
import { type EpochReadings, type ReadingBlock, readingsByEpoch } from './reading-rate.js';

const METERS = 1_000;
const WH_PER_EPOCH = 100n;
const EPOCH_MS = 150_000;
/** One that sets the baseline, and one that mints. */
const EPOCHS = 2;
const PATIENCE_MS = (EPOCHS + 2) * EPOCH_MS;
const OPERATOR = '//Oracle1';
const COMMAND = fileURLToPath(new URL('../grid.mjs', import.meta.url));
const JSON_FILE = 'build/bench/oracle-load.json';

interface Result {
  readonly meters: number;
  /** Without the one that set the baseline. */
  readonly epochs: readonly EpochReadings[];
  /** The most memory that the operator's process has had, in bytes. */
  readonly peakMemory: number;
}

/** Prints the table. @throws Error without POLKADOT_NODE, or if an epoch ends before its readings are in */
export async function benchOracleLoad(root: string): Promise<void> {
  await cryptoWaitReady();
  const meters = benchMeters();
  const spec = await meteredSpec({ meters, operators: [OPERATOR], epochLength: EPOCH_MS });
  const run = async (api: ApiPromise, url: string): Promise<void> => {
    const genesisHash = api.genesisHash.toHex();
    const headEnd = await HeadEnd.start({ meters, genesisHash, port: 0, isOver: () => true });
    await sleep(EPOCH_MS - (Date.now() % EPOCH_MS));
    const operator = startOperator(url, headEnd.url);
    try {
      const epochs = await measure(api, operator);
      report(root, { meters: METERS, epochs, peakMemory: peakMemoryOf(operator.pid ?? 0) });
    } finally {
      await stopProcess(operator);
      await headEnd.stop();
    }
  };
  await withNode({ purpose: 'bench --oracle-load', spec }, (node) =>
    withApi(node, (api) => run(api, node.url)),
  );
}

function benchMeters(): KeyedMeter[] {
  const keyring = new Keyring({ type: 'ed25519' });
  return Array.from({ length: METERS }, (_, i) =>
    steadyMeter(`meter-${i}`, keyring.addFromUri(`//Meter//${i}`), WH_PER_EPOCH),
  );
}

/** The command that operators run, as a process of its own. */
function startOperator(url: string, headEnd: string): ChildProcess {
  const options = ['--url', url, '--head-end', headEnd, '--port', '0', '--log-level', 'warn'];
  return startChild(process.execPath, [COMMAND, 'oracle', ...options], {
    env: { ...process.env, [KEY_VARIABLE]: OPERATOR },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

/** Watches the blocks until the last epoch is read; leaves out the one that set the baseline. */
async function measure(api: ApiPromise, operator: ChildProcess): Promise<EpochReadings[]> {
  const blocks: ReadingBlock[] = [];
  let epochs: EpochReadings[] = [];
  const visit = async (number: number, hash: string): Promise<boolean> => {
    if (operator.exitCode !== null) throw new Error(`the operator ended (${operator.exitCode})`);
    blocks.push(await readingBlock(api, hash));
    epochs = readingsByEpoch(blocks, EPOCH_MS);
    const { epoch, accepted } = epochs.at(-1) ?? { epoch: '-', accepted: 0 };
    console.log(`block ${number}: ${accepted} of ${METERS} readings of epoch ${epoch}`);
    const late = epochs.slice(0, -1).find(({ accepted }) => accepted < METERS);
    if (late) throw new Error(`epoch ${late.epoch} has only ${late.accepted} readings`);
    return epochs.length === EPOCHS && accepted === METERS;
  };
  await eachBlock(api, 1, 'readings', visit, PATIENCE_MS);
  return epochs.slice(1);
}

async function readingBlock(api: ApiPromise, hash: string): Promise<ReadingBlock> {
  const at = await api.at(hash);
  const [time, events] = await Promise.all([
    at.query['timestamp']?.['now']?.(),
    at.query['system']?.['events']?.(),
  ]);
  const records = events as unknown as { event: { method: string; data: unknown[] } }[];
  const readings = records.filter(({ event }) => isReading(event.method));
  // Their first two fields are the meter and the epoch.
  const epochs = readings.map(({ event }) => Number(String(event.data[1])));
  return { time: Number(String(time)), epochs };
}

function isReading(event: string): boolean {
  return event === 'BaselineSet' || event === 'ReadingAccepted';
}

function report(root: string, result: Result): void {
  const table = new Table({ head: [`${METERS} meters, one operator`, ''], style: { head: [] } });
  for (const { epoch, seconds, blocks } of result.epochs) {
    table.push([`end of epoch ${epoch} to its last reading`, `${seconds} s in ${blocks} blocks`]);
  }
  table.push(['most memory of the operator', `${(result.peakMemory / 1e6).toFixed(0)} MB`]);
  console.log(table.toString());
  replaceFile(join(root, JSON_FILE), `${JSON.stringify(result)}\n`);
}
