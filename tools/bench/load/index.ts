/** `grid bench --load`: what a node with one authority sustains, and how long it takes to clear what it got. */
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { recordResult } from '../results.js';
import { type ImportedBlock, heaviestOf, importAgain } from './import.js';
import { type StoppedNode, withNode } from './node.js';
import { type LoadResult, measureLoad } from './measure.js';
import { isOfProposal, proposalsIn } from './proposals.js';
import { isFull } from './rate.js';
import { loadTable } from './report.js';
import { loadSpec, planOf } from './spec.js';

export interface LoadOptions {
  /** Transactions of each kind, at least. */
  readonly transactions: number;
  /** Orders in a transaction. */
  readonly batch?: number;
  /** Milliseconds; none means 6 s for one node, 6 s and 2 s for a network. */
  readonly slot?: number;
  /** In the state of one node besides those who send; none unless told. */
  readonly accounts?: number;
}

/** The pool keeps a tenth of its limit for transactions that wait for an earlier nonce. */
const POOL = ['--pool-limit', '120000', '--pool-kbytes', '204800'];

/** Prints the table and keeps it under results/. @throws Error without POLKADOT_NODE, or if the node stops to answer */
export async function benchLoad(root: string, options: LoadOptions): Promise<void> {
  const result = await runLoad(root, options, 'bench --load');
  const name = options.accounts ? `load-${options.accounts}-accounts` : 'load';
  console.log(`wrote ${recordResult(root, name, result)}`);
  const heaviest = heaviestOf(Object.values(result.imports ?? {}).flat());
  if (heaviest && heaviest.ms > MOST_OF_BOOKED * heaviest.booked) {
    const share = Math.round((100 * heaviest.ms) / heaviest.booked);
    throw new Error(
      `block ${heaviest.number} took ${share} % of what is booked to execute: measure the weights anew`,
    );
  }
}

/** Blocks of each kind that are executed again. */
const IMPORTED = 4;
/** Of the booked time, that a block may take to execute where the weights were measured. */
const MOST_OF_BOOKED = 0.6;

async function withImports(result: LoadResult, node: StoppedNode): Promise<LoadResult> {
  console.log('executing blocks again');
  const imports = { orders: [] as ImportedBlock[], transfers: [] as ImportedBlock[] };
  for (const kind of ['orders', 'transfers'] as const) {
    const { blocks } = result[kind];
    const full = blocks.filter(isFull);
    const numbers = (full.length ? full : blocks).slice(0, IMPORTED).map(({ number }) => number);
    if (!numbers.length) continue;
    imports[kind] = await importAgain(node, Math.min(...numbers), Math.max(...numbers));
  }
  return { ...result, imports };
}

/** Loads one node and prints the table. @param wrapper a command that starts the node in its place */
export async function runLoad(
  root: string,
  { transactions, slot = 6_000, batch = 1, accounts = 0 }: LoadOptions,
  purpose: string,
  wrapper: readonly string[] = [],
): Promise<LoadResult> {
  await cryptoWaitReady();
  const plan = planOf(transactions, slot, batch);
  const spec = await loadSpec(root, 'dev', plan);
  const log: string[] = [];
  const listen = (line: string): void => void (isOfProposal(line) && log.push(line));
  const node = { purpose, spec, accounts, options: POOL, listen, wrapper };
  const result = await withNode(
    node,
    ({ url, pid }) => {
      const site = { urls: [url], pids: { node: pid }, proposals: () => proposalsIn(log) };
      return measureLoad(site, plan, console.log);
    },
    withImports,
  );
  console.log(loadTable(result));
  return result;
}
