/** That whoever is voted in as an authority holds its keys: both sign who it is, and on which chain. */
import {
  cryptoWaitReady,
  decodeAddress,
  ed25519PairFromSeed,
  ed25519Sign,
  sr25519PairFromSeed,
  sr25519Sign,
} from '@polkadot/util-crypto';
import { concat, fromHex, toHex, utf8 } from '../compiler/host/bytes.js';
import type { KeySet, StoredKey } from './keys.js';

const DOMAIN = 'GRID-KEYS-V1';

/** One of the `authorities` that `governance.setAuthorities` takes; keys and signatures in hex. */
export interface ProvenAuthority {
  /** Address. */
  account: string;
  aura: string;
  grandpa: string;
  /** Signatures of the two keys. */
  proof: { aura: string; grandpa: string };
}

/**
 * @param genesis hash of the genesis block, hex
 * @param account address that votes for the authority
 * @throws Error if a key of the set is no seed
 */
export async function proveKeys(
  { aura, gran }: KeySet,
  genesis: string,
  account: string,
): Promise<ProvenAuthority> {
  await cryptoWaitReady();
  const keys = [aura, gran].map(({ publicKey }) => fromHex(publicKey));
  const message = concat(utf8(DOMAIN), fromHex(genesis), decodeAddress(account), ...keys);
  const sr25519 = sr25519PairFromSeed(seedOf(aura));
  const ed25519 = ed25519PairFromSeed(seedOf(gran));
  return {
    account,
    aura: aura.publicKey,
    grandpa: gran.publicKey,
    proof: {
      aura: toHex(sr25519Sign(message, sr25519)),
      grandpa: toHex(ed25519Sign(message, ed25519)),
    },
  };
}

function seedOf({ secret, file }: StoredKey): Uint8Array {
  if (/^0x[\da-f]{64}$/i.test(secret)) return fromHex(secret);
  throw new Error(`${file} holds a phrase; only keys that grid keys new made can be proven`);
}
