/** Key pairs of sr25519 and what they sign. */
import { HDKD, getPublicKey, secretFromSeed, sign } from '@scure/sr25519';
import { blake2b } from '@noble/hashes/blake2.js';

/** A key pair of sr25519. */
export interface Pair {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  /** 64 bytes: the scalar and the nonce's seed, as polkadot-js keeps them. */
  readonly secretKey: Uint8Array;
}

/** The pair of a secret of 64 bytes. */
export function pairOfSecret(secretKey: Uint8Array): Pair {
  return { publicKey: getPublicKey(secretKey), secretKey };
}

/** The pair of a seed of 32 bytes. */
export function pairOfSeed(seed: Uint8Array): Pair {
  return pairOfSecret(secretFromSeed(seed));
}

/** Seed of the development accounts that every Substrate client knows: `//Alice`, `//Bob` …: no secret. */
const DEVELOPMENT_SEED = 'fac7959dbfe72f052e5a0c3c8d6530f202b02fd8f9f5ca3580ec8deb7797479e';

/** The development account `//name`. Anybody can sign for it. */
export function developmentPair(name: string): Pair {
  const seed = Uint8Array.from(DEVELOPMENT_SEED.match(/../gu) ?? [], (byte) => parseInt(byte, 16));
  return pairOfSecret(HDKD.secretHard(secretFromSeed(seed), chainCode(name)));
}

/** What a path's part stands for: its SCALE encoding, to 32 bytes. */
function chainCode(part: string): Uint8Array {
  const text = new TextEncoder().encode(part);
  const encoded = new Uint8Array(text.length + 1);
  // Names of development accounts are short: their compact length is one byte.
  encoded[0] = text.length << 2;
  encoded.set(text, 1);
  if (encoded.length > 32) return blake2b(encoded, { dkLen: 32 });
  const code = new Uint8Array(32);
  code.set(encoded);
  return code;
}

/** Signs `message` as it is. */
export function signWith(pair: Pair, message: Uint8Array): Uint8Array {
  return sign(pair.secretKey, message);
}

/** Overwrites the secret, as far as JavaScript can promise. */
export function forget(pair: Pair): void {
  pair.secretKey.fill(0);
}
