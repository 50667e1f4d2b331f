/** `grid doctor`: what is wrong with a running node, for people and for monitors. */
import { type Finding, look } from './finding.js';
import { type MarketExpectations, marketChecks } from './market-checks.js';
import { type NodeExpectations, nodeChecks } from './node-checks.js';
import { NodeRpc } from '../node/rpc.js';
import { StateAt } from '../node/state.js';

export type Expectations = NodeExpectations & MarketExpectations;

/** Asks the node everything; a node that does not answer is one finding. */
export async function examine(url: string, expected: Expectations): Promise<Finding[]> {
  const rpc = new NodeRpc(url);
  try {
    await rpc.health();
  } catch (error) {
    return [{ check: 'reachable', status: 'failure', message: (error as Error).message }];
  }
  let best: Promise<StateAt> | undefined;
  const state = (): Promise<StateAt> => (best ??= StateAt.best(rpc));
  return look({ ...nodeChecks(rpc, expected), ...marketChecks(rpc, state, expected) });
}
