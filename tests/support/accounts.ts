/** The accounts of development chains. */

import { createTestKeyring } from '@polkadot/keyring/testing';
import type { KeyringPair } from '@polkadot/keyring/types';
import { decodeAddress, encodeAddress } from '@polkadot/util-crypto';
import { keyBytes, keyOf } from '../../tools/compiler/host/bytes.js';
import { ready } from '../../tools/compiler/host/executor.js';

await ready();

const keyring = createTestKeyring({ type: 'sr25519' }, false);

/** An account with its keys. */
export interface Account {
  readonly name: string;
  /** SS58 with prefix 42. */
  readonly address: string;
  readonly publicKey: Uint8Array;
  readonly pair: KeyringPair;
}

/** The account of the development phrase under `//Name`. */
export function account(name: string): Account {
  const pair = keyring.createFromUri(`//${name}`);
  return { name, address: encodeAddress(pair.publicKey, 42), publicKey: pair.publicKey, pair };
}

export const alice = account('Alice');
export const bob = account('Bob');
export const charlie = account('Charlie');
export const dave = account('Dave');
export const eve = account('Eve');
export const ferdie = account('Ferdie');
/** The four authorities of the local network. */
export const erc = account('Erc');
export const mea = account('Mea');
export const pea = account('Pea');
export const egat = account('Egat');

export const authorities: readonly Account[] = [erc, mea, pea, egat];

/** What names an account: itself, its address, or its 32 bytes (raw or hex). */
export type AccountLike = Account | string | Uint8Array;

export function isAccount(value: unknown): value is Account {
  return typeof value === 'object' && value !== null && 'publicKey' in value;
}

// Base58 is slow, and tests know few accounts.
const addresses = new Map<string, string>();
const publicKeys = new Map<string, Uint8Array>();

/** The 32 bytes of an account; callers must not change them. */
export function publicKeyOf(value: AccountLike): Uint8Array {
  if (isAccount(value)) return value.publicKey;
  if (typeof value !== 'string') return decodeAddress(value);
  let key = publicKeys.get(value);
  if (!key) publicKeys.set(value, (key = decodeAddress(value)));
  return key;
}

/** The SS58 address with prefix 42. */
export function addressOf(value: AccountLike): string {
  if (isAccount(value)) return value.address;
  const key = keyOf(publicKeyOf(value));
  let address = addresses.get(key);
  if (!address) addresses.set(key, (address = encodeAddress(keyBytes(key), 42)));
  return address;
}
