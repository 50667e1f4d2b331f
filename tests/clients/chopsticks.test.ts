/** The command line of Chopsticks, as a user has it: a fork of a running node, a chain of its own, and looks at blocks. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ApiPromise, WsProvider } from '@polkadot/api';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { QUARTER_HOUR_MS } from '../../node-config/time.js';
import { concat, toHex } from '../../tools/compiler/host/bytes.js';
import { u64 } from '../../tools/compiler/host/scale.js';
import { makeSpec } from '../../tools/compiler/spec/index.js';
import { answers, HOST } from '../../tools/node/port.js';
import { ROOT } from '../../tools/support/root.js';
import {
  describeNode,
  finalised,
  freePort,
  NODE_TIMEOUT,
  pair,
  runNode,
  type RunningNode,
} from '../node/support.js';

const COMMAND = join(ROOT, 'node_modules/@acala-network/chopsticks/chopsticks.cjs');
const GRID = 10n ** 18n;
const SLOT = 6_000;
const SELLER = 'Charlie';
const BUYER = 'Bob';
const METERS = { [SELLER]: 'roof', [BUYER]: 'flat' };

let folder: string;
let specFile: string;
let node: RunningNode;

/** A chain where Charlie may sell to Bob, once their meters have been read. */
async function marketSpec(): Promise<object> {
  const users = [
    { account: pair(SELLER).address, userType: 'Prosumer', location: 'ตึก ๑' },
    { account: pair(BUYER).address, userType: 'Consumer', location: '' },
  ];
  const meters = Object.entries(METERS).map(([name, id]) => ({ id, owner: pair(name).address }));
  const meterProfiles = meters.map(({ id, owner }) => ({
    ...{ id, scheme: 'Sr25519', ratedWatts: 10_000, meterClass: 'Bidirectional' },
    key: toHex(pair(owner === pair(SELLER).address ? SELLER : BUYER).publicKey),
  }));
  const balances = [[pair(BUYER).address, (10n * GRID).toString()]];
  const genesis = join(folder, 'genesis.json');
  writeFileSync(
    genesis,
    JSON.stringify({ registry: { users, meters, meterProfiles }, balances: { balances } }),
  );
  return makeSpec({ root: ROOT, chain: 'dev', raw: true, genesis });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'campus-grid-chopsticks-'));
  specFile = join(folder, 'spec.json');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Fork {
  readonly api: ApiPromise;
  readonly send: (method: string, ...params: unknown[]) => Promise<unknown>;
  stop(): Promise<void>;
}

function start(args: string[]): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    cwd: folder,
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data: Buffer) => (text += data.toString()));
  }
  return { child, output: () => text };
}

/** Runs it to its end. */
async function run(args: string[]): Promise<string> {
  const { child, output } = start(args);
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`chopsticks ${args[0]} ended with ${code}: ${output()}`);
  return output();
}

/** Starts a server and connects to it. */
async function fork(args: string[]): Promise<Fork> {
  const port = await freePort();
  const { child, output } = start([...args, '--port', `${port}`, '--build-block-mode', 'Manual']);
  const died = once(child, 'exit').then(() => {
    throw new Error(`chopsticks ended: ${output()}`);
  });
  // The WebSocket of Node.js 22 never says that it was refused, so that polkadot-js would not try again.
  while (!(await Promise.race([answers(HOST, port), died]))) await sleep(200);
  const provider = new WsProvider(`ws://${HOST}:${port}`, 500);
  const connecting = ApiPromise.create({ provider, noInitWarn: true });
  const api = await Promise.race([connecting, died]);
  return {
    api,
    send: (method, ...params) => provider.send(method, params),
    async stop() {
      await api.disconnect();
      died.catch(() => undefined);
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

const timeOf = async ({ api }: Fork): Promise<number> =>
  Number((await api.query.timestamp!.now!()).toString());

describeNode('of a running node', () => {
  beforeAll(async () => {
    const spec = await marketSpec();
    writeFileSync(specFile, JSON.stringify(spec));
    node = await runNode(spec);
    await finalised(node.api, 2);
  }, NODE_TIMEOUT);

  afterAll(() => node?.stop());

  test(
    'a fork makes blocks at the chain’s pace, and an epoch is traded on it',
    async () => {
      const forked = await fork(['--endpoint', node.url]);
      try {
        await tradeEpoch(forked);
      } finally {
        await forked.stop();
      }
    },
    NODE_TIMEOUT,
  );

  test(
    'a fork that is kept in a file goes on where it was',
    async () => {
      const kept = ['--endpoint', node.url, '--block', '1', '--db', join(folder, 'fork.sqlite')];
      const heightOf = async ({ api }: Fork): Promise<number> =>
        (await api.rpc.chain.getHeader()).number.toNumber();
      const first = await fork(kept);
      const last = String(await first.send('dev_newBlock', { count: 2 }));
      await first.stop();
      const again = await fork([...kept, '--resume', last]);
      try {
        expect(await heightOf(again)).toBe(3);
        await again.send('dev_newBlock');
        expect(await heightOf(again)).toBe(4);
      } finally {
        await again.stop();
      }
    },
    NODE_TIMEOUT,
  );

  test(
    'a block is run again, and ends with what it wrote',
    async () => {
      const out = join(folder, 'block.json');
      await run(['run-block', '--endpoint', node.url, '--block', '1', '--output-path', out]);
      const { Call } = JSON.parse(readFileSync(out, 'utf8')) as {
        Call: { storageDiff: [string, string][] };
      };
      const now = node.api.query.timestamp!.now!.key();
      const [, written] = Call.storageDiff.find(([key]) => key === now) ?? [];
      const block = await node.api.at(await node.api.rpc.chain.getBlockHash(1));
      expect(written).toBe(toHex((await block.query.timestamp!.now!()).toU8a()));
    },
    NODE_TIMEOUT,
  );

  test(
    'a chain of a spec’s own makes blocks at its pace',
    async () => {
      const own = await fork(['--chain-spec', specFile]);
      try {
        const before = await timeOf(own);
        await own.send('dev_newBlock', { count: 2 });
        expect((await timeOf(own)) - before).toBe(2 * SLOT);
      } finally {
        await own.stop();
      }
    },
    NODE_TIMEOUT,
  );
});

/** One kWh from Charlie to Bob: blocks, storage, time and transactions as Chopsticks offers them. */
async function tradeEpoch(forked: Fork): Promise<void> {
  const { api, send } = forked;
  const before = await timeOf(forked);
  await send('dev_newBlock', { count: 2 });
  expect((await timeOf(forked)) - before).toBe(2 * SLOT);
  const epoch = Math.floor((await timeOf(forked)) / QUARTER_HOUR_MS);
  await send(
    'dev_setStorage',
    Object.values(METERS).map((id) => [baselineKey(api, id), baseline(epoch - 1)]),
  );
  // An order needs the next epoch to be open still.
  await send('dev_timeTravel', epoch * QUARTER_HOUR_MS + SLOT);
  const sent = [
    api.tx.trading!.createSellOrder!(1, GRID).signAsync(pair(SELLER)),
    api.tx.trading!.createBuyOrder!(1, GRID).signAsync(pair(BUYER)),
  ];
  for (const order of sent) await api.rpc.author.submitExtrinsic(await order);
  await send('dev_newBlock');
  expect(await eventsOf(api)).toEqual(
    expect.arrayContaining(['trading.OrderPlaced', 'system.ExtrinsicSuccess']),
  );
  await send('dev_timeTravel', (epoch + 1) * QUARTER_HOUR_MS + SLOT);
  await send('dev_newBlock', { count: 2 });
  const result = (await api.call.tradingApi!.auctionResult!(epoch + 1)).toJSON();
  expect(result).toMatchObject({ volumeWh: 1_000, bids: 1, asks: 1 });
}

function baselineKey(api: ApiPromise, meter: string): string {
  return api.query.oracleClient!.meterStates!.key(meter);
}

/** Registers of zero at the end of `epoch`. */
function baseline(epoch: number): string {
  return toHex(concat(...[0, epoch, 0, 0, 0, epoch + 1].map(u64)));
}

async function eventsOf(api: ApiPromise): Promise<string[]> {
  const events = (await api.query.system!.events!()) as unknown as {
    event: { section: string; method: string };
  }[];
  return [...events].map(({ event }) => `${event.section}.${event.method}`);
}
