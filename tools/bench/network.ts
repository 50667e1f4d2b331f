/** `grid bench --network`: what four authorities on this machine sustain, and how far finality is behind meanwhile. */
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiPromise, WsProvider } from '@polkadot/api';
import type { KeyringPair } from '@polkadot/keyring/types';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import Table from 'cli-table3';
import { replaceFile } from '../support/files.js';
import { fromHex } from '../compiler/host/bytes.js';
import { nodeCommand } from '../support/node-command.js';
import { specFile } from '../compiler/spec/index.js';
import { rawSpec } from '../compiler/spec/raw.js';
import { startNetwork } from '../operations/testnet/zombienet.js';
import { watchLag, type Lag } from './finality-lag.js';
import { type IncludedBlock, rateOf, type Rate } from './load-rate.js';
import { callOf, EPOCH_MS, includedBlock, loadSpec, loadUsers, order, sign, TICK } from './load.js';

const NETWORK = 'zombienet/load.toml';
const BLOCK_TIMES_MS = [6000, 2000];
const PER_USER = 50;
/** Time from the choice of an epoch to its gate closure, at least: signing and placing. */
const PLACING_MS = 150_000;
/** How long finality is watched before anything is sent. */
const IDLE_BLOCKS = 15;
const RECONNECT_MS = 2_500;
/** For blocks, and for answers: those that come while transactions are signed are read only afterwards. */
const PATIENCE_MS = 300_000;

/** What one kind of transaction came to; nothing where none were sent. */
interface Measured {
  readonly what: string;
  readonly rate: Rate | null;
  readonly lag: Lag;
}

/** Prints a table for each block time. @throws Error without POLKADOT_NODE, or if the network stops */
export async function benchNetwork(root: string): Promise<void> {
  const command = nodeCommand('bench --network');
  await cryptoWaitReady();
  const users = loadUsers();
  console.log(`${cpus().length} × ${cpus()[0]?.model}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB`);
  for (const slot of BLOCK_TIMES_MS) {
    await writeSpec(root, users, slot);
    const network = await startNetwork(root, command, NETWORK);
    try {
      const urls = network.nodes.map(({ wsUri }) => wsUri);
      show(slot, await Promise.race([measure(urls, users, slot), failure(network.ended)]));
    } finally {
      await network.stop();
    }
  }
}

async function failure(ended: Promise<string>): Promise<never> {
  throw new Error(await ended);
}

async function writeSpec(root: string, users: KeyringPair[], slotDuration: number): Promise<void> {
  const plain = await loadSpec(root, users, { chain: 'local', slotDuration });
  const { patch, code } = plain.genesis.runtimeGenesis;
  const chain = { ...plain, chainType: 'Local' as const, genesis: patch };
  const spec = await rawSpec(chain, fromHex(code), fromHex(code));
  replaceFile(join(root, specFile('load', true)), JSON.stringify(spec));
}

async function measure(
  urls: readonly string[],
  users: KeyringPair[],
  slot: number,
): Promise<Measured[]> {
  const apis = await Promise.all(urls.map(connect));
  try {
    const [api] = apis;
    if (!api) return [];
    const run = async (what: string, signed: string[][]): Promise<Measured> => {
      console.log(`${what}, ${signed.flat().length}, a block every ${slot} ms`);
      const { lag, result: rate } = await watchLag(urls, submit(apis, signed, slot));
      return { what, rate, lag };
    };
    const { lag } = await watchLag(urls, sleep(IDLE_BLOCKS * slot));
    const idle = { what: 'nothing', rate: null, lag };
    const epoch = Math.ceil((Date.now() + PLACING_MS) / EPOCH_MS);
    const orders = sign(api, users, 0, (i, n) => order(api, i, n, epoch), PER_USER);
    const transfers = sign(api, users, PER_USER, transferOf(api, users), PER_USER);
    return [idle, await run('orders', orders), await run('transfers', transfers)];
  } finally {
    await Promise.all(apis.map((api) => api.disconnect()));
  }
}

function connect(url: string): Promise<ApiPromise> {
  const provider = new WsProvider(url, RECONNECT_MS, {}, PATIENCE_MS);
  return ApiPromise.create({ provider, noInitWarn: true });
}

const transferOf =
  (api: ApiPromise, users: KeyringPair[]) =>
  (i: number): ReturnType<typeof callOf> =>
    callOf(api, 'balances', 'transferAllowDeath', users[(i + 1) % users.length]?.address, TICK);

/** Sends each user's transactions to one of the nodes, all users side by side, until all are in final blocks. */
async function submit(
  apis: readonly ApiPromise[],
  signed: readonly string[][],
  slot: number,
): Promise<Rate> {
  const [api] = apis;
  if (!api) throw new Error('there are no nodes');
  const total = signed.flat().length;
  const from = (await api.rpc.chain.getHeader()).number.toNumber() + 1;
  const sending = Promise.all(
    signed.map(async (ofUser, i) => {
      const node = apis[i % apis.length] ?? api;
      for (const hex of ofUser) await node.rpc.author.submitExtrinsic(hex);
    }),
  );
  const [blocks] = await Promise.all([finalBlocks(api, from, total), sending]);
  return rateOf(blocks, total, slot);
}

/** The final blocks from `number` on that hold `total` signed transactions, or all there are when patience ends. */
async function finalBlocks(
  api: ApiPromise,
  number: number,
  total: number,
): Promise<IncludedBlock[]> {
  const deadline = Date.now() + PATIENCE_MS;
  const blocks: IncludedBlock[] = [];
  let included = 0;
  while (included < total && Date.now() < deadline) {
    const head = await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead());
    for (; number <= head.number.toNumber(); number++) {
      const hash = await api.rpc.chain.getBlockHash(number);
      const block = await includedBlock(api, hash.toHex());
      blocks.push(block);
      included += block.signed;
    }
    await sleep(500);
  }
  return blocks;
}

const cellsOf = ({ perSecond, used, seconds, lost }: Rate): string[] => [
  perSecond.toFixed(0),
  `${used} (${seconds.toFixed(0)} s)`,
  String(lost),
];

function show(slot: number, measured: readonly Measured[]): void {
  const head = [`a block every ${slot / 1000} s`, 'per second', 'blocks', 'lost', 'finality lag'];
  const table = new Table({ head, style: { head: [] } });
  for (const { what, rate, lag } of measured) {
    const late = `above 3 in ${(100 * lag.late).toFixed(0)} % of ${lag.samples}`;
    const behind = `${lag.mean.toFixed(1)} on average, ${lag.most} at most, ${late}`;
    table.push([what, ...(rate ? cellsOf(rate) : ['', '', '']), behind]);
  }
  console.log(table.toString());
}
