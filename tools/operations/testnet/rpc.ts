/** What the testnet asks its nodes. */
import { NodeRpc } from '../../node/rpc.js';

/** Number of the last finalised block; 0 while the node does not answer. */
export async function finalisedHeight({ wsUri }: { wsUri: string }): Promise<number> {
  const rpc = new NodeRpc(wsUri);
  try {
    return await rpc.height(await rpc.finalizedHead());
  } catch {
    return 0;
  }
}
