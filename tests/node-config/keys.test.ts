import { beforeAll, expect, test } from '@jest/globals';
import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { AUTHORITY_KEYS, BOB } from '../../node-config/keys.js';

beforeAll(() => cryptoWaitReady());

const address = (type: 'sr25519' | 'ed25519', name: string): string =>
  new Keyring({ type, ss58Format: 42 }).addFromUri(`//${name}`).address;

test.each(Object.entries(AUTHORITY_KEYS))('the keys of //%s are its own', (name, keys) => {
  expect(keys).toEqual({ aura: address('sr25519', name), grandpa: address('ed25519', name) });
});

test('the address of //Bob is his', () => expect(BOB).toBe(address('sr25519', 'Bob')));
