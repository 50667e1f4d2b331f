/** Which way to ask a node. */
import type { NodeRpc } from '../../../node/rpc.js';
import { LegacySource, type Source } from './source.js';

export async function chooseSource(rpc: NodeRpc): Promise<Source> {
  return new LegacySource(rpc);
}
