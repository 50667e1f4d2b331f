/** Loads the nodes of one chain with orders and transfers, and says what came of them. */
import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiPromise, WsProvider } from '@polkadot/api';
import { NodeSocket } from '../../node/socket.js';
import { type LoadedBlock, loadedBlocks } from './blocks.js';
import { type Bottleneck, bottleneckOf } from './bottleneck.js';
import { clearing, type Clearing } from './clearing.js';
import type { ImportedBlock } from './import.js';
import { type Lag, watchLag } from './finality-lag.js';
import { type Latency, latencyOf } from './latency.js';
import { startMeter, type Use } from './processes.js';
import type { Proposal } from './proposals.js';
import { isFull, type Rate, rateOf } from './rate.js';
import { type Signed, signOrders, signTransfers } from './sign.js';
import type { Plan } from './spec.js';
import { type Journey, send, type Traffic } from './traffic.js';

/** Connections to each node. */
const CONNECTIONS = 4;
const RECONNECT_MS = 2_500;
/** For answers that come while transactions are signed and are read only afterwards. */
const PATIENCE_MS = 300_000;
/** From the end of signing to the beginning of an epoch, at least. */
const SPARE_MS = 5_000;

/** The nodes to load. */
export interface Site {
  readonly urls: readonly string[];
  /** Processes by the names of the nodes. */
  readonly pids: Readonly<Record<string, number>>;
  /** What their logs have told of blocks so far. */
  proposals(): readonly Proposal[];
}

/** What one kind of transaction came to. */
export interface Loaded {
  readonly what: 'orders' | 'transfers';
  /** Orders that each of the transactions places; what follows counts transactions. */
  readonly perTransaction: number;
  readonly offered: number;
  readonly offeredPerSecond: number;
  readonly accepted: number;
  readonly refusals: Readonly<Record<string, number>>;
  readonly included: number;
  readonly failed: number;
  readonly final: number;
  /** Accepted, but never final, or failed. */
  readonly lost: number;
  readonly rate: Rate;
  readonly fullBlocks: number;
  /** From the offer to the pool's answer, to the best chain, to the final one. */
  readonly latency: Readonly<Record<'accepted' | 'included' | 'final', Latency | null>>;
  readonly lag: Lag;
  readonly use: Readonly<Record<string, Use>>;
  readonly bottleneck: Bottleneck;
  readonly because: string;
  readonly blocks: readonly LoadedBlock[];
}

export interface LoadResult {
  readonly slot: number;
  readonly nodes: number;
  readonly specVersion: number;
  readonly traders: number;
  readonly orders: Loaded;
  readonly clearing: Clearing;
  readonly transfers: Loaded;
  /** Blocks of each kind, executed again by a node of their own; only where one node was loaded. */
  readonly imports?: Readonly<Record<'orders' | 'transfers', readonly ImportedBlock[]>>;
}

/** Orders, the clearing of the first book, transfers. @throws Error if the nodes stop to answer */
export async function measureLoad(
  site: Site,
  plan: Plan,
  progress: (line: string) => void,
): Promise<LoadResult> {
  const [url = ''] = site.urls;
  const provider = new WsProvider(url, RECONNECT_MS, {}, PATIENCE_MS);
  const api = await ApiPromise.create({ provider, noInitWarn: true });
  try {
    const total = (plan.traders.length * plan.perTrader).toLocaleString('en');
    progress(`signing ${total} transfers and ${total} orders`);
    const start = Date.now();
    const transfers = signTransfers(api, plan);
    const ready = Date.now() + 1.5 * (Date.now() - start) + SPARE_MS;
    const running = Math.ceil(ready / plan.epochLength);
    const orders = signOrders(api, plan, running + 1);
    const begin = running * plan.epochLength + plan.slot;
    progress(`waiting ${Math.ceil((begin - Date.now()) / 1000)} s for an epoch to begin`);
    await sleep(begin - Date.now());
    const run = (what: Loaded['what'], signed: Signed) => load(api, site, plan, what, signed);
    progress('sending orders');
    const ordered = await run('orders', orders);
    progress(`waiting for the gate of epoch ${running + 1}`);
    const cleared = await clearing(api, running + 1, plan);
    progress('sending transfers');
    return {
      ...{ slot: plan.slot, nodes: site.urls.length, traders: plan.traders.length },
      specVersion: api.runtimeVersion.specVersion.toNumber(),
      ...{ orders: ordered, clearing: cleared, transfers: await run('transfers', transfers) },
    };
  } finally {
    await api.disconnect();
  }
}

async function load(
  api: ApiPromise,
  site: Site,
  { slot, batch }: Plan,
  what: Loaded['what'],
  signed: Signed,
): Promise<Loaded> {
  const many = site.urls.flatMap((url) => new Array<string>(CONNECTIONS).fill(url));
  const [watching, ...sockets] = await Promise.all(
    [site.urls[0] ?? '', ...many].map((url) => NodeSocket.open(url)),
  );
  if (!watching) throw new Error('there are no nodes');
  try {
    const client = process.pid;
    const stop = await startMeter({ ...site.pids, client });
    const { result: traffic, lag } = await watchLag(site.urls, send(signed, watching, sockets));
    const use = await stop();
    const blocks = await loadedBlocks(api, traffic.blocks, slot, site.proposals());
    const perTransaction = what === 'orders' ? batch : 1;
    return { what, perTransaction, ...summary(traffic, blocks, slot, lag, use) };
  } finally {
    for (const socket of [watching, ...sockets]) socket.close();
  }
}

function summary(
  { journeys, refusals }: Traffic,
  blocks: LoadedBlock[],
  slot: number,
  lag: Lag,
  use: Record<string, Use>,
): Omit<Loaded, 'what' | 'perTransaction'> {
  const { client, ...nodes } = use;
  const reached = (stage: Stage): Journey[] => journeys.filter((each) => each[stage] !== null);
  const times = (stage: Stage): number[] =>
    reached(stage).map((each) => (each[stage] ?? 0) - each.offered);
  const accepted = reached('accepted').length;
  const failed = blocks.reduce((sum, block) => sum + block.failed, 0);
  const final = reached('final').length;
  const offers = journeys.map(({ offered }) => offered);
  const span = (offers.at(-1) ?? 0) - (offers[0] ?? 0);
  const full = blocks.filter(isFull);
  const mean = (of: (block: LoadedBlock) => number): number =>
    full.reduce((sum, block) => sum + of(block), 0) / (full.length || 1);
  const finding = bottleneckOf({
    ends: blocks.flatMap(({ end, included }) => (end !== null && included ? [end] : [])),
    ...{ weight: mean(({ weight }) => weight), length: mean(({ length }) => length) },
    ...{ offered: journeys.length, refused: journeys.length - accepted },
    ...{ client: client?.cores ?? 0, nodes: Object.values(nodes).map(({ cores }) => cores) },
    cores: cpus().length,
  });
  return {
    ...{ offered: journeys.length, offeredPerSecond: (1000 * journeys.length) / (span || 1) },
    ...{ accepted, refusals, included: reached('included').length, failed, final },
    lost: accepted - final + failed,
    ...{ rate: rateOf(blocks, slot), fullBlocks: full.length },
    latency: {
      accepted: latencyOf(times('accepted')),
      included: latencyOf(times('included')),
      final: latencyOf(times('final')),
    },
    ...{ lag, use, ...finding, blocks },
  };
}

type Stage = 'accepted' | 'included' | 'final';
