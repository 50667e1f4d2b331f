/**
 * Signature checks as the node does them, so that no test passes here and fails there: sr25519 by
 * schnorrkel, ed25519 by the rules of ZIP-215 (keys and points of small order and in second spellings
 * are taken), secp256k1 by recovery, with any s.
 */

import { ed25519 } from '@noble/curves/ed25519';
import { secp256k1 } from '@noble/curves/secp256k1';
import { sr25519Verify } from '@polkadot/wasm-crypto';
import type { SignatureMode } from './host.js';

const MOCK = [0xde, 0xad, 0xbe, 0xef];
/** Order of the secp256k1 group. */
const ORDER = secp256k1.CURVE.n;

function mocked(mode: SignatureMode, signature: Uint8Array): boolean {
  return mode === 'mock' && MOCK.every((byte, index) => signature[index] === byte);
}

/** Libraries throw on malformed keys and signatures; for the runtime they are just wrong. */
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
  return mocked(mode, signature) || holds(() => sr25519Verify(signature, message, publicKey));
}

export function verifyEd25519(
  mode: SignatureMode,
  signature: Uint8Array,
  message: Uint8Array,
  publicKey: Uint8Array,
): boolean {
  return (
    mocked(mode, signature) ||
    holds(() => ed25519.verify(signature, message, publicKey, { zip215: true }))
  );
}

/** Why no key could be recovered, as the runtime gets it. */
enum RecoverError {
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
    const recoverable = new secp256k1.Signature(r, s).addRecoveryBit(recovery);
    const key = recoverable.recoverPublicKey(hash).toRawBytes(compressed);
    // Uncompressed keys come without their leading 04.
    return compressed ? key : key.slice(1);
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
