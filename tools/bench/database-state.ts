/** States as large as a campus can reach, and far larger, as raw chain specs. */
import { once } from 'node:events';
import { createWriteStream, rmSync } from 'node:fs';
import { xxhashAsHex } from '@polkadot/util-crypto';
import { toHex } from '../compiler/host/bytes.js';
import { type Chain, type RawStorage, toRaw } from '../compiler/host/chain.js';
import { type SpecHead, specHead } from '../compiler/spec/plain.js';
import { blake2_128, blake2_256 } from '../compiler/host/hashing.js';
import { MOST_ORDERS, fillBook, openMarket, signedOrders } from './market-chain.js';
import { OracleScene } from './oracle-scene.js';

const METERS = 100;
const EPOCHS = 96;
/** Blocks; short, as each epoch waits until its requests are closed. */
const REQUEST_LIFETIME = 5;
/** Entries that are written at once. */
const CHUNK = 5_000;
const ACCOUNTS = xxhashAsHex('System', 128) + xxhashAsHex('Account', 128).slice(2);

export const BESIDES = `a book of ${MOST_ORDERS.toLocaleString('en')} orders and a day of ${METERS} meters' readings`;

/** The storage of a chain with a full book and a day of readings. */
export function busyState(blob: Uint8Array, progress: (line: string) => void): RawStorage {
  progress(`a book of ${MOST_ORDERS.toLocaleString('en')} orders`);
  const market = openMarket(blob);
  fillBook(market, signedOrders(market), MOST_ORDERS);
  progress(`a day of ${METERS} meters' readings`);
  const scene = new OracleScene(blob, METERS, REQUEST_LIFETIME);
  for (let epoch = 0; epoch < EPOCHS; epoch++) scene.readAll();
  return { ...storageOf(scene.chain), ...storageOf(market) };
}

function storageOf(chain: Chain): RawStorage {
  return toRaw(new Map(chain.head.state.entries()));
}

const HEAD = specHead({
  ...{ name: 'Campus Grid, measured', id: 'campus-grid-measured' },
  ...{ chainType: 'Development', bootNodes: [] },
});

/** Writes a raw spec whose state is `state` and `accounts` accounts more. JSON of a million is longer than a string may be. */
export async function writeState(
  path: string,
  state: RawStorage,
  accounts: number,
  head: SpecHead = HEAD,
): Promise<void> {
  const [before, after] = JSON.stringify({
    ...head,
    genesis: { raw: { top: '@', childrenDefault: {} } },
  }).split('"@"') as [string, string];
  const file = createWriteStream(path);
  const failed = once(file, 'error').then(([error]) => {
    throw error as Error;
  });
  const writing = (async () => {
    file.write(before);
    for (const chunk of chunks(state, accounts)) if (!file.write(chunk)) await once(file, 'drain');
    file.end(after);
    await once(file, 'close');
  })();
  try {
    await Promise.race([writing, failed]);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}

/** The JSON of all entries, in pieces. */
function* chunks(state: RawStorage, accounts: number): Generator<string> {
  const record = Object.entries(state).find(([key]) => key.startsWith(ACCOUNTS))?.[1] ?? '0x';
  yield `{${Object.entries(state).map(entry).join(',')}`;
  for (let first = 0; first < accounts; first += CHUNK) {
    const count = Math.min(CHUNK, accounts - first);
    const more = Array.from({ length: count }, (_, i) => entry([accountKey(first + i), record]));
    yield `,${more.join(',')}`;
  }
  yield '}';
}

function entry([key, value]: [string, string]): string {
  return `"${key}":"${value}"`;
}

function accountKey(number: number): string {
  const key = blake2_256(new Uint8Array(Uint32Array.of(number).buffer));
  return ACCOUNTS + toHex(blake2_128(key)).slice(2) + toHex(key).slice(2);
}
