/** The accounts of development chains. */

import { createTestKeyring } from '@polkadot/keyring/testing';
import type { KeyringPair } from '@polkadot/keyring/types';
import { decodeAddress, encodeAddress } from '@polkadot/util-crypto';
import { ready } from '../../tools/host/executor.js';

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

export function publicKeyOf(value: AccountLike): Uint8Array {
  return isAccount(value) ? value.publicKey : decodeAddress(value);
}

export function addressOf(value: AccountLike): string {
  return isAccount(value) ? value.address : encodeAddress(value, 42);
}
