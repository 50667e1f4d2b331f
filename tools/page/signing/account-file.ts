/**
 * Accounts as the JSON files that polkadot-js, its extension and most wallets open: version 3, PKCS#8-like content,
 * encrypted by xsalsa20-poly1305 under a key that scrypt makes of the passphrase.
 */
import { xsalsa20poly1305 } from '@noble/ciphers/salsa.js';
import { scryptAsync } from '@noble/hashes/scrypt.js';
import { type AccountFile, isAccountFile } from './account-shape.js';
import { type Pair, pairOfSecret } from './pair.js';
import { accountOf, addressOf } from './address.js';

/** What scrypt costs: memory is 128 × N × r bytes. */
interface Cost {
  readonly N: number;
  readonly p: number;
  readonly r: number;
}

/** 128 MiB, which polkadot-js takes too. */
const COST: Cost = { N: 1 << 17, p: 1, r: 8 };
/** Files of others may cost what polkadot-js allows and nothing else, so that a file cannot eat the memory. */
const ALLOWED: readonly Cost[] = [
  { N: 1 << 13, p: 10, r: 8 },
  { N: 1 << 14, p: 5, r: 8 },
  { N: 1 << 15, p: 3, r: 8 },
  { N: 1 << 15, p: 1, r: 8 },
  { N: 1 << 16, p: 2, r: 8 },
  COST,
];

const HEADER = Uint8Array.of(48, 83, 2, 1, 1, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32);
const DIVIDER = Uint8Array.of(161, 35, 3, 33, 0);
const [SALT, NONCE, SECRET, PUBLIC] = [32, 24, 64, 32];
const COSTS_AT = SALT;
const NONCE_AT = SALT + 12;
const BOX_AT = NONCE_AT + NONCE;
const TAG = 16;
const CONTENT = HEADER.length + SECRET + DIVIDER.length + PUBLIC;

/** From 0 to 1: how far scrypt is. */
export type Progress = (part: number) => void;

/** What goes into a file besides the keys. */
export interface AccountMeta {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly whenCreated: number;
  /** Of the chain the account is for, if it is for one. */
  readonly genesisHash?: string;
}

/** Encrypts `pair` with `passphrase`. Takes about a second. */
export async function sealAccount(
  pair: Pair,
  passphrase: string,
  meta: AccountMeta,
  onProgress?: Progress,
): Promise<AccountFile> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT));
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
  const key = await keyOf(passphrase, salt, COST, onProgress);
  const content = joined(HEADER, pair.secretKey, DIVIDER, pair.publicKey);
  const box = xsalsa20poly1305(key, nonce).encrypt(content);
  content.fill(0);
  key.fill(0);
  return {
    address: addressOf(pair.publicKey),
    encoded: toBase64(joined(salt, costBytes(COST), nonce, box)),
    encoding: {
      content: ['pkcs8', 'sr25519'],
      type: ['scrypt', 'xsalsa20-poly1305'],
      version: '3',
    },
    meta,
  };
}

/** Why a file does not open: it is none of ours, or the passphrase is not the one. */
export type Unopened = 'shape' | 'passphrase';

/** Decrypts a file. Takes about a second. */
export async function openAccount(
  file: AccountFile,
  passphrase: string,
  onProgress?: Progress,
): Promise<Pair | Unopened> {
  const parts = partsOf(file);
  if (!parts) return 'shape';
  const key = await keyOf(passphrase, parts.salt, parts.cost, onProgress);
  const content = decrypted(key, parts.nonce, parts.box);
  key.fill(0);
  if (!content) return 'passphrase';
  const secret = content.slice(HEADER.length, HEADER.length + SECRET);
  const isOurs =
    startsWith(content, HEADER) && startsWith(content.subarray(HEADER.length + SECRET), DIVIDER);
  content.fill(0);
  if (!isOurs) return 'shape';
  const pair = pairOfSecret(secret);
  return startsWith(parts.publicKey, pair.publicKey) ? pair : 'shape';
}

/** The account file in `text`, or null where it is none that this page can open. */
export function readAccountFile(text: string): AccountFile | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  return isAccountFile(value) && partsOf(value) ? value : null;
}

interface Parts {
  readonly salt: Uint8Array;
  readonly cost: Cost;
  readonly nonce: Uint8Array;
  readonly box: Uint8Array;
  readonly publicKey: Uint8Array;
}

function partsOf(file: AccountFile): Parts | null {
  const bytes = fromBase64(file.encoded);
  const publicKey = accountOf(file.address);
  if (!bytes || !publicKey || bytes.length !== BOX_AT + TAG + CONTENT) return null;
  const view = new DataView(bytes.buffer);
  const [N, p, r] = [0, 4, 8].map((at) => view.getUint32(COSTS_AT + at, true));
  const cost = ALLOWED.find((allowed) => allowed.N === N && allowed.p === p && allowed.r === r);
  if (!cost) return null;
  return {
    salt: bytes.subarray(0, SALT),
    cost,
    nonce: bytes.subarray(NONCE_AT, BOX_AT),
    box: bytes.subarray(BOX_AT),
    publicKey,
  };
}

async function keyOf(
  passphrase: string,
  salt: Uint8Array,
  cost: Cost,
  onProgress?: Progress,
): Promise<Uint8Array> {
  return scryptAsync(new TextEncoder().encode(passphrase), salt, {
    ...cost,
    dkLen: 32,
    ...(onProgress && { onProgress }),
  });
}

function decrypted(key: Uint8Array, nonce: Uint8Array, box: Uint8Array): Uint8Array | null {
  try {
    return xsalsa20poly1305(key, nonce).decrypt(box);
  } catch {
    return null;
  }
}

function costBytes({ N, p, r }: Cost): Uint8Array {
  const view = new DataView(new ArrayBuffer(12));
  [N, p, r].forEach((value, at) => {
    view.setUint32(4 * at, value, true);
  });
  return new Uint8Array(view.buffer);
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function startsWith(bytes: Uint8Array, start: Uint8Array): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
