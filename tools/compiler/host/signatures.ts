/** Signature checks as the host does them. */

import { ed25519Verify, secp256k1Recover, sr25519Verify } from '@polkadot/util-crypto';
import type { SignatureMode } from './host.js';

const MOCK = [0xde, 0xad, 0xbe, 0xef];
/** Order of the secp256k1 group. */
const ORDER = 0xffffffff_ffffffff_ffffffff_fffffffe_baaedce6_af48a03b_bfd25e8c_d0364141n;

function mocked(mode: SignatureMode, signature: Uint8Array): boolean {
  return mode === 'mock' && MOCK.every((byte, index) => signature[index] === byte);
}

/** Library code throws on malformed keys and signatures; for the runtime they are just wrong. */
function holds(check: () => boolean): boolean {
  try {
    return check();
  } catch {
    return false;
  }
}

export function verifySr25519(
  mode: SignatureMode,
  signature: Uint8Array,
  message: Uint8Array,
  publicKey: Uint8Array,
): boolean {
  return mocked(mode, signature) || holds(() => sr25519Verify(message, signature, publicKey));
}

export function verifyEd25519(
  mode: SignatureMode,
  signature: Uint8Array,
  message: Uint8Array,
  publicKey: Uint8Array,
): boolean {
  return mocked(mode, signature) || holds(() => ed25519Verify(message, signature, publicKey));
}

/** Why no key could be recovered, as the runtime gets it. */
export enum RecoverError {
  BadRS = 0,
  BadV = 1,
  BadSignature = 2,
}

function numberOf(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return value;
}

/**
 * The key that signed the 32-byte `hash`; `signature` is r, s and the recovery id, 65 bytes. The key
 * has 33 bytes, or 64 when not compressed.
 */
export function recoverEcdsa(
  signature: Uint8Array,
  hash: Uint8Array,
  compressed: boolean,
): Uint8Array | RecoverError {
  const last = signature[64] as number;
  const recovery = last > 26 ? last - 27 : last;
  if (recovery > 3) return RecoverError.BadV;
  const [r, s] = [numberOf(signature.subarray(0, 32)), numberOf(signature.subarray(32, 64))];
  if (r >= ORDER || s >= ORDER) return RecoverError.BadRS;
  try {
    // The library's "keccak" form is the uncompressed key without its leading 04.
    const form = compressed ? 'blake2' : 'keccak';
    return secp256k1Recover(hash, signature.subarray(0, 64), recovery, form);
  } catch {
    return RecoverError.BadSignature;
  }
}

/** Whether the compressed `publicKey` signed `hash`. */
export function verifyEcdsa(
  mode: SignatureMode,
  signature: Uint8Array,
  hash: Uint8Array,
  publicKey: Uint8Array,
): boolean {
  if (mocked(mode, signature)) return true;
  const recovered = recoverEcdsa(signature, hash, true);
  return recovered instanceof Uint8Array && recovered.every((byte, i) => byte === publicKey[i]);
}
