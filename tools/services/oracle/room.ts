/** What the pool says of a call that is right, but comes when the account has no room for it. */
import { RpcError } from '../../node/transport.js';

/**
 * `WindowQuota`, `BlockQuota` and `NonceTooFar` among the chain's own reasons, as polkadot-sdk's nodes and
 * the embedded chain put them.
 */
const NO_ROOM = /(?:Custom error: |"custom":\s*)[345]\b/;

/** Whether the call may go in a later block, when what waits is on the chain: no fault of anybody. */
export function isForLater(error: unknown): boolean {
  return error instanceof RpcError && NO_ROOM.test(error.message);
}
