/** What signs for an account, whichever way its key is kept. Loaded when somebody signs. */
import { getPolkadotSigner } from 'polkadot-api/signer';
import type { PolkadotSigner } from 'polkadot-api';
import { type Pair, signWith } from './pair.js';

/** Signs with a pair that is unlocked. */
export function signerOf(pair: Pair): PolkadotSigner {
  return getPolkadotSigner(pair.publicKey, 'Sr25519', (message) => signWith(pair, message));
}
