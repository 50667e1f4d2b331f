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

/**
 * The development account of a path of hard steps: `//Alice`, `//Campus//1`. Anybody can sign for it.
 * @throws Error for any other path
 */
export function developmentPair(uri: string): Pair {
  if (!/^(\/\/[^/]+)+$/u.test(uri)) throw new Error(`${uri} is no path like //Alice`);
  const seed = Uint8Array.from(DEVELOPMENT_SEED.match(/../gu) ?? [], (byte) => parseInt(byte, 16));
  const secret = uri
    .slice(2)
    .split('//')
    .reduce((from, part) => HDKD.secretHard(from, chainCode(part)), secretFromSeed(seed));
  return pairOfSecret(secret);
}

/** What a step of a path stands for, 32 bytes: a number as u64, else a text with its length before it. */
function chainCode(part: string): Uint8Array {
  const code = new Uint8Array(32);
  if (/^\d+$/u.test(part)) {
    new DataView(code.buffer).setBigUint64(0, BigInt(part), true);
    return code;
  }
  const text = new TextEncoder().encode(part);
  if (text.length > 63) throw new Error(`${part} is too long for a step of a path`);
  // Below 64 bytes SCALE's compact length is one byte.
  const encoded = Uint8Array.of(text.length << 2, ...text);
  if (encoded.length > 32) return blake2b(encoded, { dkLen: 32 });
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
