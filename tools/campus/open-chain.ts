import { readFile } from 'node:fs/promises';
import type { Chain } from './chain.js';
import { startEmbeddedChain } from './embedded-chain.js';
import { connectNode } from './node-chain.js';
import { startNode } from './node-process.js';

/** Where the chain comes from. */
export interface ChainOptions {
  /** A real node instead of the embedded chain: `$POLKADOT_NODE` is started. */
  readonly node?: boolean | undefined;
  /** A real node that runs already, `ws://…`. */
  readonly url?: string | undefined;
  /** Where a chain that is started here listens. */
  readonly port?: number | undefined;
}
