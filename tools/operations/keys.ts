/** An authority's keys: made here, kept in files that only their owner can read. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import {
  base58Encode,
  cryptoWaitReady,
  ed25519PairFromSeed,
  encodeAddress,
  randomAsU8a,
  sr25519PairFromSeed,
} from '@polkadot/util-crypto';
import { z } from 'zod/v4';
import { NodeRpc } from '../node/rpc.js';

const SS58_PREFIX = 42;
const OWNER_ONLY = 0o600;
const KEYSTORE = 'keystore';
const NODE_KEY = 'node-key';
/** Protobuf of an ed25519 public key, as an identity multihash: what a peer id encodes. */
const PEER_ID_HEAD = Uint8Array.of(0x00, 0x24, 0x08, 0x01, 0x12, 0x20);

/** Types of keys that an authority needs, with their scheme. */
const TYPES = {
  aura: { scheme: 'sr25519', pair: sr25519PairFromSeed },
  gran: { scheme: 'ed25519', pair: ed25519PairFromSeed },
} as const;

export type KeyType = keyof typeof TYPES;

/** What may be told to others: an entry of the file for `grid spec staging`. */
export interface PublicKeys {
  /** sr25519, authors blocks. */
  aura: string;
  /** ed25519, finalises blocks. */
  grandpa: string;
  /** The node's name in the network, as in `/dns/…/tcp/30333/p2p/<peerId>`. */
  peerId: string;
}

/** A file of a keystore folder. */
export interface StoredKey {
  type: KeyType;
  /** Hex with 0x. */
  publicKey: string;
  /** What the node derives the key from. */
  secret: string;
}

/**
 * Makes the keys of an authority in `folder`: `keystore/` for the node's folder and `node-key`.
 * @throws Error if there are keys already
 */
export async function makeKeys(folder: string): Promise<PublicKeys> {
  await cryptoWaitReady();
  const keystore = join(folder, KEYSTORE);
  if (existsSync(keystore) || existsSync(join(folder, NODE_KEY))) {
    throw new Error(`${folder} has keys already; they are never overwritten`);
  }
  mkdirSync(keystore, { recursive: true, mode: 0o700 });
  for (const type of Object.keys(TYPES) as KeyType[]) {
    const seed = randomAsU8a(32);
    const publicKey = hex(TYPES[type].pair(seed).publicKey);
    storeKey(keystore, { type, publicKey, secret: hex(seed) });
  }
  writeSecret(join(folder, NODE_KEY), hex(randomAsU8a(32)).slice(2));
  return publicKeys(folder);
}

/** The public half of what is in `folder`. @throws Error if a key is missing */
export async function publicKeys(folder: string): Promise<PublicKeys> {
  await cryptoWaitReady();
  const stored = storedKeys(join(folder, KEYSTORE));
  const address = (type: KeyType): string => {
    const key = stored.find((one) => one.type === type);
    if (!key) throw new Error(`${folder} has no ${type} key`);
    return encodeAddress(key.publicKey, SS58_PREFIX);
  };
  return {
    aura: address('aura'),
    grandpa: address('gran'),
    peerId: peerId(join(folder, NODE_KEY)),
  };
}

/**
 * The keys of a keystore folder, in the node's own format.
 * @throws Error if there is none
 */
export function storedKeys(keystore: string): StoredKey[] {
  if (!existsSync(keystore)) {
    throw new Error(`there are no keys in ${keystore}; make some with: grid keys new <folder>`);
  }
  return readdirSync(keystore)
    .sort()
    .flatMap((name) => {
      const type = Buffer.from(name.slice(0, 8), 'hex').toString();
      if (!isKeyType(type)) return [];
      const secret = JSON.parse(readFileSync(join(keystore, name), 'utf8')) as string;
      return [{ type, publicKey: `0x${name.slice(8)}`, secret }];
    });
}

/**
 * Puts the keys of `folder` into a running node.
 * @throws Error unless the node is on this machine: secrets do not travel
 */
export async function insertKeys(folder: string, url: string): Promise<KeyType[]> {
  const rpc = new NodeRpc(url);
  const { hostname } = new URL(url);
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) {
    throw new Error(`${hostname} is another machine; insert the keys on that one`);
  }
  const keys = storedKeys(join(folder, KEYSTORE));
  for (const { type, secret, publicKey } of keys) {
    await rpc.ask(z.null('nothing'), 'author_insertKey', type, secret, publicKey);
  }
  return keys.map(({ type }) => type);
}

function storeKey(keystore: string, { type, publicKey, secret }: StoredKey): void {
  const name = Buffer.from(type).toString('hex') + publicKey.slice(2);
  writeSecret(join(keystore, name), JSON.stringify(secret));
}

/** The mode of `writeFileSync` is cut by the umask and left alone on files that exist. */
function writeSecret(file: string, text: string): void {
  writeFileSync(file, text, { mode: OWNER_ONLY, flag: 'wx' });
  chmodSync(file, OWNER_ONLY);
}

function peerId(file: string): string {
  const seed = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
  const { publicKey } = ed25519PairFromSeed(seed);
  return base58Encode(Buffer.concat([PEER_ID_HEAD, publicKey]));
}

const isKeyType = (text: string): text is KeyType => text in TYPES;
const hex = (bytes: Uint8Array): string => `0x${Buffer.from(bytes).toString('hex')}`;
