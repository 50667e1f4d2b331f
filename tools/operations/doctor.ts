/** `grid doctor`: what is wrong with a running node, for people and for monitors. */
import { type Finding, look } from './finding.js';
import { type MarketExpectations, marketChecks } from './market-checks.js';
import { type NodeExpectations, nodeChecks } from './node-checks.js';
import { NodeRpc } from '../node/rpc.js';
import { RuntimeApis } from '../node/runtime-apis.js';

export type Expectations = NodeExpectations & MarketExpectations;

/** Asks the node everything; a node that does not answer is one finding. */
export async function examine(url: string, expected: Expectations): Promise<Finding[]> {
  const rpc = new NodeRpc(url);
  try {
    await rpc.ask('system_health');
  } catch (error) {
    return [{ check: 'reachable', status: 'failure', message: (error as Error).message }];
  }
  return look({
    ...nodeChecks(rpc, expected),
    ...marketChecks(rpc, new RuntimeApis(rpc), expected),
  });
}
