/** Keys of a node, in memory: what session-key generation and signing need. */

import { Keyring } from '@polkadot/keyring';
import type { KeyringPair } from '@polkadot/keyring/types';
import { mnemonicGenerate } from '@polkadot/util-crypto';
import { toHex } from './bytes.js';

export type KeyScheme = 'sr25519' | 'ed25519' | 'ecdsa';

/** A keystore that forgets everything with the process. */
export class Keystore {
  /** Pairs by scheme, key type and public key. */
  private readonly pairs = new Map<string, KeyringPair>();

  /** Makes and keeps the pair of `uri` (such as `//Alice`), or of a new phrase; its public key. */
  generate(scheme: KeyScheme, keyType: string, uri: string | null): Uint8Array {
    const pair = new Keyring({ type: scheme }).createFromUri(uri ?? mnemonicGenerate());
    this.pairs.set(label(scheme, keyType, pair.publicKey), pair);
    return pair.publicKey;
  }

  publicKeys(scheme: KeyScheme, keyType: string): Uint8Array[] {
    const prefix = `${scheme} ${keyType} `;
    const found = [...this.pairs].filter(([name]) => name.startsWith(prefix));
    return found.map(([, pair]) => pair.publicKey);
  }

  /** The signature by a key of the store, or null when it has no such key. */
  sign(
    scheme: KeyScheme,
    keyType: string,
    publicKey: Uint8Array,
    message: Uint8Array,
  ): Uint8Array | null {
    return this.pairs.get(label(scheme, keyType, publicKey))?.sign(message) ?? null;
  }
}

function label(scheme: KeyScheme, keyType: string, publicKey: Uint8Array): string {
  return `${scheme} ${keyType} ${toHex(publicKey)}`;
}
