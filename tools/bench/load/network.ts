/** `grid bench --network`: what four authorities on this machine sustain, and how far finality is behind meanwhile. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { specFile } from '../../compiler/spec/index.js';
import { FOLDER, startNetwork } from '../../operations/testnet/zombienet.js';
import { replaceFile } from '../../support/files.js';
import { nodeCommand } from '../../support/node-command.js';
import { recordResult } from '../results.js';
import type { LoadOptions } from './index.js';
import { type LoadResult, measureLoad, type Site } from './measure.js';
import { processAt } from './processes.js';
import { type Proposal, proposalsIn } from './proposals.js';
import { loadTable } from './report.js';
import { loadSpec, type Plan, planOf } from './spec.js';

const NETWORK = 'zombienet/load.toml';
const SLOTS_MS = [6000, 2000];

/** Prints a table for each block time and keeps them. @throws Error without POLKADOT_NODE, or if the network stops */
export async function benchNetwork(
  root: string,
  { transactions, slot: only, batch = 1 }: LoadOptions,
): Promise<void> {
  const command = nodeCommand('bench --network');
  await cryptoWaitReady();
  const results: LoadResult[] = [];
  for (const slot of only === undefined ? SLOTS_MS : [only]) {
    const plan = planOf(transactions, slot, batch);
    await writeSpec(root, plan);
    const network = await startNetwork(root, command, NETWORK);
    try {
      const site = siteOf(root, network.nodes);
      const run = measureLoad(site, plan, console.log);
      const result = await Promise.race([run, failure(network.ended)]);
      console.log(loadTable(result));
      results.push(result);
    } finally {
      await network.stop();
    }
  }
  for (const result of results) {
    const name = `network-${result.slot}ms${batch > 1 ? `-batches-of-${batch}` : ''}`;
    console.log(`wrote ${recordResult(root, name, result)}`);
  }
}

async function failure(ended: Promise<string>): Promise<never> {
  throw new Error(await ended);
}

async function writeSpec(root: string, plan: Plan): Promise<void> {
  const spec = await loadSpec(root, 'local', plan);
  replaceFile(join(root, specFile('load', true)), JSON.stringify({ ...spec, chainType: 'Local' }));
}

function siteOf(root: string, nodes: readonly { name: string; wsUri: string }[]): Site {
  const pids = Object.fromEntries(nodes.map(({ name, wsUri }) => [name, processAt(wsUri)]));
  const logs = nodes.map(({ name }) => join(root, FOLDER, `${name}.log`));
  const proposals = (): Proposal[] =>
    logs.flatMap((log) => proposalsIn(readFileSync(log, 'utf8').split('\n')));
  return { urls: nodes.map(({ wsUri }) => wsUri), pids, proposals };
}
