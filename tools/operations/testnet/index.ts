/** `grid testnet`: the four authorities on this machine. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onInterruption } from '../../services/stopping.js';
import { nodeCommand } from '../../support/node-command.js';
import { writeSpec } from '../../compiler/spec/index.js';
import { finalisedHeight } from './rpc.js';
import { writeSpecs } from './specs.js';
import { FOLDER, runNetworkTest, startNetwork, type Network } from './zombienet.js';

/** Finalised blocks after which the network counts as working. */
const ENOUGH_BLOCKS = 3;
const FINALITY_TIMEOUT_MS = 180_000;

export interface TestnetOptions {
  /** The repository's root folder. */
  readonly root: string;
  /** End after the first finalised blocks instead of keeping the network up. */
  readonly once?: boolean;
}

/**
 * Starts the network, waits until it finalises, prints where it can be reached, and ends it on Ctrl-C.
 * @throws Error with one line: no node, a build that fails, a network that does not start or finalise
 */
export async function testnet({ root, once = false }: TestnetOptions): Promise<void> {
  const node = nodeCommand('the testnet');
  await writeSpec({ root, chain: 'local', raw: true, progress: console.log });
  const interruption = onInterruption();
  const interrupted = interruption.happened.then(() => 'interrupted' as const);
  console.log('starting erc, mea, pea and egat');
  const starting = startNetwork(root, node);
  try {
    const network = await Promise.race([starting, interrupted]);
    if (network === 'interrupted') return;
    const finalised = await Promise.race([finality(network), interrupted]);
    if (finalised === 'interrupted' || once) return;
    showLinks(network);
    const reason = await Promise.race([network.ended, interrupted]);
    if (reason !== 'interrupted') throw new Error(reason);
  } finally {
    interruption.dispose();
    await starting.then((network) => network.stop()).catch(() => {});
  }
}

/**
 * Runs the zombienet tests whose names begin with one of `names`, each on a network of its own.
 * @throws Error naming the tests that failed
 */
export async function testNetwork(root: string, names: readonly string[]): Promise<void> {
  const node = nodeCommand('a test of the network');
  const tests = readdirSync(join(root, 'zombienet'))
    .filter((test) => test.endsWith('.zndsl') && names.some((name) => test.startsWith(name)))
    .sort();
  if (tests.length === 0) throw new Error(`zombienet/ has no test ${names.join(', ')}`);
  await writeSpecs(root);
  const failed: string[] = [];
  for (const test of tests) {
    console.log(`zombienet/${test}`);
    const start = performance.now();
    if (!(await runNetworkTest(root, node, `zombienet/${test}`))) failed.push(test);
    console.log(`  ${((performance.now() - start) / 1000).toFixed(0)} s`);
  }
  if (failed.length > 0) throw new Error(`failed: ${failed.join(', ')}; logs in ${FOLDER}`);
}

async function finality({ nodes, ended }: Network): Promise<void> {
  const deadline = Date.now() + FINALITY_TIMEOUT_MS;
  let last = 0;
  while (last < ENOUGH_BLOCKS) {
    const heights = await Promise.race([Promise.all(nodes.map(finalisedHeight)), ended]);
    if (typeof heights === 'string') throw new Error(heights);
    const height = Math.min(...heights);
    if (height > last) console.log(`finalised by all ${nodes.length}: #${height}`);
    last = Math.max(last, height);
    if (Date.now() > deadline) {
      throw new Error(`only ${last} blocks are final after ${FINALITY_TIMEOUT_MS / 1000} s`);
    }
    await sleep(1000);
  }
}

function showLinks({ nodes }: Network): void {
  console.log('');
  for (const { name, wsUri } of nodes) {
    const apps = `https://polkadot.js.org/apps/?rpc=${encodeURIComponent(wsUri)}#/explorer`;
    console.log(`  ${name.padEnd(5)} ${wsUri}  ${apps}`);
  }
  console.log(`\nLogs are in ${FOLDER}. Ctrl-C ends the network.`);
}
