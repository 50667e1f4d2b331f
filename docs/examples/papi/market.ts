/** A day on the market with polkadot-api (PAPI): the book, an order, its clearing, the statement, a vote. */
import { Keyring } from '@polkadot/keyring';
import type { KeyringPair } from '@polkadot/keyring/types';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { Binary, createClient, Enum, type Transaction, type TxEvent } from 'polkadot-api';
import { getPolkadotSigner } from 'polkadot-api/signer';
import { getWsProvider } from 'polkadot-api/ws';
import { WebSocket } from 'ws';

const GRID = 10n ** 18n;
const [url = 'ws://127.0.0.1:9944', who = '//Eve'] = process.argv.slice(2);

// Node.js 20 has no WebSocket, which PAPI calls "Missing WebSocket class".
const client = createClient(getWsProvider(url, { websocketClass: WebSocket as never }));
// `npm run bindings` writes descriptors, with which `client.getTypedApi(campusgrid)` is typed.
const api = client.getUnsafeApi();
await cryptoWaitReady();
const keys = new Keyring({ type: 'sr25519' });
const me = keys.addFromUri(who);

/** Base units as GRID. */
const grid = (units: bigint): string => `${Number((units * 1_000n) / GRID) / 1_000} GRID`;

const signerOf = (pair: KeyringPair) =>
  getPolkadotSigner(pair.publicKey, 'Sr25519', (message) => pair.sign(message));
