/** An authority's keys: made here, kept in files that only their owner can read. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  base58Encode,
  cryptoWaitReady,
  ed25519PairFromSeed,
  encodeAddress,
  mnemonicGenerate,
  mnemonicToMiniSecret,
  randomAsU8a,
  sr25519PairFromSeed,
} from '@polkadot/util-crypto';
import { SS58_PREFIX } from '../../node-config/token.js';
import { PEER_ID_HEAD } from '../../node-config/addresses.js';
import { makeSecretFolder, writeSecret } from './secrets.js';
import { UnusableError } from '../support/failure.js';

export const KEYSTORE = 'keystore';
const NODE_KEY = 'node-key';
const ACCOUNT = 'account';

/** Types of keys that an authority needs, with their scheme. */
export const TYPES = {
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
  /** When the file was written, milliseconds since 1970. */
  written: number;
  file: string;
}

/**
 * Makes the keys of an authority in `folder`: `keystore/` for the node's folder and `node-key`.
 * @throws Error if there are keys already, or git would track them
 */
export async function makeKeys(folder: string): Promise<PublicKeys> {
  await cryptoWaitReady();
  const keystore = join(folder, KEYSTORE);
  if (existsSync(keystore) || existsSync(join(folder, NODE_KEY))) {
    throw new UnusableError(`${folder} has keys already; they are never overwritten`);
  }
  makeSecretFolder(folder);
  mkdirSync(keystore, { mode: 0o700 });
  for (const type of Object.keys(TYPES) as KeyType[]) {
    const seed = randomAsU8a(32);
    const publicKey = hex(TYPES[type].pair(seed).publicKey);
    const name = Buffer.from(type).toString('hex') + publicKey.slice(2);
    writeSecret(join(keystore, name), JSON.stringify(hex(seed)));
  }
  writeSecret(join(folder, NODE_KEY), hex(randomAsU8a(32)).slice(2));
  return publicKeys(folder);
}

/**
 * Makes the account with which an authority votes: twelve words in `<folder>/account`.
 * @returns its address
 * @throws Error if there is one already, or git would track it
 */
export async function makeAccount(folder: string): Promise<string> {
  await cryptoWaitReady();
  const file = join(folder, ACCOUNT);
  if (existsSync(file))
    throw new UnusableError(`${file} is there already; it is never overwritten`);
  makeSecretFolder(folder);
  const words = mnemonicGenerate(12);
  writeSecret(file, `${words}\n`);
  return encodeAddress(sr25519PairFromSeed(mnemonicToMiniSecret(words)).publicKey, SS58_PREFIX);
}

/** The public half of what is in `folder`, of several sets the newest. @throws Error if a key is missing */
export async function publicKeys(folder: string): Promise<PublicKeys> {
  await cryptoWaitReady();
  const newest = keySets(folder).at(-1);
  if (!newest) throw new UnusableError(`there are no keys in ${folder}`);
  const { aura, gran } = newest;
  return {
    aura: addressOf(aura),
    grandpa: addressOf(gran),
    peerId: peerId(folder),
  };
}

/** Keys that were written together. */
export interface KeySet {
  readonly aura: StoredKey;
  readonly gran: StoredKey;
}

/**
 * The sets of keys in `folder`, oldest first: of every type the first together, then the second, and so on.
 * @throws Error if there is none, or one is not complete
 */
export function keySets(folder: string): KeySet[] {
  const stored = storedKeys(join(folder, KEYSTORE)).sort((a, b) => a.written - b.written);
  const [aura, gran] = (['aura', 'gran'] as const).map((type) =>
    stored.filter((key) => key.type === type),
  ) as [StoredKey[], StoredKey[]];
  const missing = aura.length < gran.length ? 'aura' : 'gran';
  if (aura.length !== gran.length)
    throw new UnusableError(`${folder} has no ${missing} key to each other one`);
  if (!aura.length) throw new UnusableError(`there are no keys in ${join(folder, KEYSTORE)}`);
  return aura.flatMap((key, index) => {
    const other = gran[index];
    return other ? [{ aura: key, gran: other }] : [];
  });
}

/**
 * The keys of a keystore folder, in the node's own format.
 * @throws Error if there is none, or one of its files holds no key
 */
export function storedKeys(keystore: string): StoredKey[] {
  if (!existsSync(keystore)) {
    throw new UnusableError(
      `there are no keys in ${keystore}; make some with: grid keys new <folder>`,
    );
  }
  return readdirSync(keystore)
    .sort()
    .flatMap((name) => {
      const type = Buffer.from(name.slice(0, 8), 'hex').toString();
      return isKeyType(type) ? [storedKey(join(keystore, name), type, `0x${name.slice(8)}`)] : [];
    });
}

function storedKey(file: string, type: KeyType, publicKey: string): StoredKey {
  const text = readFileSync(file, 'utf8');
  const secret = /^\s*"([^"\\]+)"\s*$/.exec(text)?.[1];
  if (secret === undefined)
    throw new UnusableError(`${file} holds no key; a node did not write it`);
  return { type, publicKey, secret, written: statSync(file).mtimeMs, file };
}

/** The address of a key of a keystore. */
export function addressOf({ publicKey }: StoredKey): string {
  return encodeAddress(publicKey, SS58_PREFIX);
}

/** The name of the node in the network. @throws Error if the folder has no node key */
export function peerId(folder: string): string {
  const file = join(folder, NODE_KEY);
  if (!existsSync(file)) throw new UnusableError(`there is no node key ${file}`);
  const text = readFileSync(file, 'utf8').trim();
  if (!/^[\da-f]{64}$/i.test(text))
    throw new UnusableError(`${file} is no node key: 64 hexadecimal digits`);
  const { publicKey } = ed25519PairFromSeed(Buffer.from(text, 'hex'));
  return base58Encode(Buffer.concat([PEER_ID_HEAD, publicKey]));
}

const isKeyType = (text: string): text is KeyType => text in TYPES;
const hex = (bytes: Uint8Array): string => `0x${Buffer.from(bytes).toString('hex')}`;
