/** Signature checks and the keystore. */

import { compact, concat, keyOf } from '../bytes.js';
import { blake2_256 } from '../hashing.js';
import { HostError, type Host } from '../host.js';
import type { KeyScheme, Keystore } from '../keystore.js';
import { ScaleReader } from '../scale.js';
import { recoverEcdsa, verifyEcdsa, verifyEd25519, verifySr25519 } from '../signatures.js';
import { flag, fn, type HostFunction, type HostFunctions } from './table.js';

const PUBLIC_KEY_SIZE: Record<KeyScheme, number> = { sr25519: 32, ed25519: 32, ecdsa: 33 };

function keystoreOf(host: Host): Keystore {
  const { keystore } = host.context;
  if (!keystore) throw new HostError('this call has no keystore');
  return keystore;
}

/** Reads a SCALE `Option<Vec<u8>>` of UTF-8 text. */
function optionalText(bytes: Uint8Array): string | null {
  const reader = new ScaleReader(bytes);
  return reader.option(() => reader.text());
}

function generate(scheme: KeyScheme): HostFunction {
  return fn('iI>i', (host: Host, keyType: number, seed: bigint) => {
    const type = keyOf(host.slice(keyType, 4));
    const uri = optionalText(host.bytes(seed));
    return host.give(keystoreOf(host).generate(scheme, type, uri));
  });
}

function publicKeys(scheme: KeyScheme): HostFunction {
  return fn('i>I', (host: Host, keyType: number) => {
    const keys = keystoreOf(host).publicKeys(scheme, keyOf(host.slice(keyType, 4)));
    // Keys have a fixed size, hence no length prefixes of their own.
    return host.giveFat(concat(compact(keys.length), ...keys));
  });
}

function sign(scheme: KeyScheme): HostFunction {
  return fn('iiI>I', (host: Host, keyType: number, publicKey: number, message: bigint) => {
    const key = host.slice(publicKey, PUBLIC_KEY_SIZE[scheme]);
    const type = keyOf(host.slice(keyType, 4));
    const signature = keystoreOf(host).sign(scheme, type, key, host.bytes(message));
    const some = signature === null ? [0] : [1, ...signature];
    return host.giveFat(Uint8Array.from(some));
  });
}

function recover(compressed: boolean): HostFunction {
  return fn('ii>I', (host: Host, signature: number, hash: number) => {
    const key = recoverEcdsa(host.slice(signature, 65), host.slice(hash, 32), compressed);
    if (!(key instanceof Uint8Array)) return host.giveFat(Uint8Array.of(1, key));
    return host.giveFat(concat(Uint8Array.of(0), key));
  });
}

function verifyHashed(host: Host, signature: number, hash: Uint8Array, key: number): number {
  const mode = host.surroundings.signatures;
  return flag(verifyEcdsa(mode, host.slice(signature, 65), hash, host.slice(key, 33)));
}

export const CRYPTO: HostFunctions = {
  ext_crypto_sr25519_verify_version_2: fn(
    'iIi>i',
    (host: Host, signature: number, message: bigint, key: number) => {
      const mode = host.surroundings.signatures;
      const [sig, pub] = [host.slice(signature, 64), host.slice(key, 32)];
      return flag(verifySr25519(mode, sig, host.bytes(message), pub));
    },
  ),
  ext_crypto_ed25519_verify_version_1: fn(
    'iIi>i',
    (host: Host, signature: number, message: bigint, key: number) => {
      const mode = host.surroundings.signatures;
      const [sig, pub] = [host.slice(signature, 64), host.slice(key, 32)];
      return flag(verifyEd25519(mode, sig, host.bytes(message), pub));
    },
  ),
  ext_crypto_ecdsa_verify_version_2: fn(
    'iIi>i',
    (host: Host, signature: number, message: bigint, key: number) =>
      verifyHashed(host, signature, blake2_256(host.bytes(message)), key),
  ),
  ext_crypto_ecdsa_verify_prehashed_version_1: fn(
    'iii>i',
    (host: Host, signature: number, hash: number, key: number) =>
      verifyHashed(host, signature, host.slice(hash, 32), key),
  ),
  ext_crypto_secp256k1_ecdsa_recover_version_2: recover(false),
  ext_crypto_secp256k1_ecdsa_recover_compressed_version_2: recover(true),
  ext_crypto_sr25519_generate_version_1: generate('sr25519'),
  ext_crypto_ed25519_generate_version_1: generate('ed25519'),
  ext_crypto_ecdsa_generate_version_1: generate('ecdsa'),
  ext_crypto_sr25519_public_keys_version_1: publicKeys('sr25519'),
  ext_crypto_ed25519_public_keys_version_1: publicKeys('ed25519'),
  ext_crypto_ecdsa_public_keys_version_1: publicKeys('ecdsa'),
  ext_crypto_sr25519_sign_version_1: sign('sr25519'),
  ext_crypto_ed25519_sign_version_1: sign('ed25519'),
  ext_crypto_ecdsa_sign_version_1: sign('ecdsa'),
};
