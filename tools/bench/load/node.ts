/** A node for a benchmark, and its blocks one after the other. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiPromise, WsProvider } from '@polkadot/api';
import { freePort } from '../../node/port.js';
import { type NodeProcess, startNode } from '../../node/process.js';
import { nodeCommand } from '../../support/node-command.js';
import { temporaryFolder } from '../../support/leavings.js';
import type { PlainSpec, RawSpec } from '../../compiler/spec/index.js';
import { writeState } from '../database-state.js';

/** Time that a wait for blocks may take unless told otherwise. */
const PATIENCE_MS = 180_000;

export interface BenchNode {
  /** What needs the node: `bench --load`. */
  readonly purpose: string;
  readonly spec: PlainSpec | RawSpec;
  /** In its state besides those of a raw spec. */
  readonly accounts?: number;
  /** Further options of the node. */
  readonly options?: readonly string[];
  /** Is told every line of its log. */
  readonly listen?: (line: string) => void;
  /** A command that starts it in its place. */
  readonly wrapper?: readonly string[];
}

/** A node that has ended, and left its database for a while. */
export interface StoppedNode {
  readonly command: string;
  readonly specFile: string;
  /** Its base path. */
  readonly folder: string;
}

/**
 * Runs a node with one authority for as long as `work` takes; `afterwards` goes on with its database, which keeps the
 * states of all blocks.
 * @throws Error without POLKADOT_NODE, or if the node does not start
 */
export async function withNode<T>(
  { purpose, spec, accounts = 0, ...settings }: BenchNode,
  work: (node: NodeProcess) => Promise<T>,
  afterwards: (result: T, node: StoppedNode) => Promise<T> = (result) => Promise.resolve(result),
): Promise<T> {
  const command = nodeCommand(purpose);
  const folder = temporaryFolder('campus-grid-load-');
  try {
    const stopped = { command, specFile: join(folder, 'spec.json'), folder: join(folder, 'node') };
    await writeSpec(stopped.specFile, spec, accounts);
    const options = ['--state-pruning', 'archive', ...(settings.options ?? [])];
    const node = await startNode(command, stopped.specFile, await freePort(), {
      ...settings,
      ...{ options, folder: stopped.folder },
    });
    let result: T;
    try {
      result = await work(node);
    } finally {
      await node.stop();
    }
    return await afterwards(result, stopped);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function writeSpec(path: string, spec: BenchNode['spec'], accounts: number): Promise<void> {
  const { genesis, ...head } = spec;
  if ('raw' in genesis) await writeState(path, genesis.raw.top, accounts, head);
  else writeFileSync(path, JSON.stringify(spec));
}

/** A connection to `node` for as long as `work` takes. */
export async function withApi(
  { url }: NodeProcess,
  work: (api: ApiPromise) => Promise<void>,
): Promise<void> {
  const api = await ApiPromise.create({ provider: new WsProvider(url), noInitWarn: true });
  try {
    await work(api);
  } finally {
    await api.disconnect();
  }
}

/**
 * Calls `visit` for every block from `number` until it says that it has seen enough.
 * @throws Error if that takes longer than `patience`, in milliseconds
 */
export async function eachBlock(
  api: ApiPromise,
  number: number,
  what: string,
  visit: (number: number, hash: string) => Promise<boolean>,
  patience = PATIENCE_MS,
): Promise<void> {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    const best = (await api.rpc.chain.getHeader()).number.toNumber();
    for (; number <= best; number++) {
      const hash = (await api.rpc.chain.getBlockHash(number)).toHex();
      if (await visit(number, hash)) return;
    }
    await sleep(500);
  }
  throw new Error(`the node did not finish the ${what} within ${patience / 1000} s`);
}
