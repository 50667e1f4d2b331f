/** `grid bench --load`: what a node with one authority sustains, and how long it takes to clear what it got. */
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { recordResult } from '../results.js';
import { withNode } from './node.js';
import { measureLoad } from './measure.js';
import { proposalOf, type Proposal } from './proposals.js';
import { loadTable } from './report.js';
import { loadSpec, planOf } from './spec.js';

export interface LoadOptions {
  /** Transactions of each kind, at least. */
  readonly transactions: number;
  /** Milliseconds; none means 6 s for one node, 6 s and 2 s for a network. */
  readonly slot?: number;
}

/** The pool keeps a tenth of its limit for transactions that wait for an earlier nonce. */
export const POOL = ['--pool-limit', '120000', '--pool-kbytes', '204800'];

/** Prints the table and keeps it under results/. @throws Error without POLKADOT_NODE, or if the node stops to answer */
export async function benchLoad(
  root: string,
  { transactions, slot = 6_000 }: LoadOptions,
): Promise<void> {
  await cryptoWaitReady();
  const plan = planOf(transactions, slot);
  const proposals: Proposal[] = [];
  const listen = (line: string): void => {
    const proposal = proposalOf(line);
    if (proposal) proposals.push(proposal);
  };
  const spec = await loadSpec(root, 'dev', plan);
  await withNode({ purpose: 'bench --load', spec, options: POOL, listen }, async (node) => {
    const site = { urls: [node.url], pids: { node: node.pid }, proposals: () => proposals };
    const result = await measureLoad(site, plan, console.log);
    console.log(loadTable(result));
    console.log(`wrote ${recordResult(root, 'load', result)}`);
  });
}
