/** The connection to a node, opened when somebody signs or looks at live data, one for each address. */
import { type PolkadotClient, createClient } from 'polkadot-api';
import { getWsProvider } from 'polkadot-api/ws';
import type { Call } from '../session.js';

/** What the page asks of the chain, typed where it matters: calls by `calls.ts`, reads by those who read. */
export type UnsafeApi = ReturnType<PolkadotClient['getUnsafeApi']>;
export type Transaction = ReturnType<UnsafeApi['tx'][string][string]>;

/** A node that is connected. */
export interface Connection {
  readonly client: PolkadotClient;
  readonly api: UnsafeApi;
}

const connections = new Map<string, Connection>();

/** The connection to `url`; PAPI opens it again by itself when it breaks. */
export function connect(url: string): Connection {
  const known = connections.get(url);
  if (known) return known;
  const client = createClient(getWsProvider(url));
  const connection = { client, api: client.getUnsafeApi() };
  connections.set(url, connection);
  return connection;
}

/** Ends the connection to `url`: another chain answers there now, or the page is left. */
export function disconnect(url: string): void {
  connections.get(url)?.client.destroy();
  connections.delete(url);
}

if (typeof window !== 'undefined') {
  window.addEventListener('another-chain', () => {
    for (const url of [...connections.keys()]) disconnect(url);
  });
}

/** The transaction of a call. @throws Error if the runtime does not know it, or knows it otherwise */
export async function transactionOf(
  api: UnsafeApi,
  { pallet, name, args }: Call,
): Promise<Transaction> {
  const entry = api.tx[pallet]?.[name];
  if (!entry) throw new Error(`no call ${pallet}.${name}`);
  const transaction = entry(args);
  try {
    await transaction.getEncodedData();
    return transaction;
  } catch {
    // Releases up to 102 have names of meters and places as bytes.
    const otherwise = entry(asBytes(args) as Call['args']);
    await otherwise.getEncodedData();
    return otherwise;
  }
}

const NAMES = new Set(['meter', 'meter_id', 'location']);

/** `value` with its names of meters and places as bytes, wherever in it they are. */
function asBytes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asBytes);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      NAMES.has(key) && typeof each === 'string' ? new TextEncoder().encode(each) : asBytes(each),
    ]),
  );
}
