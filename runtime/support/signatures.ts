/** Checks of signatures: those within calls, and what the one on an extrinsic shares with them. */
import {
  FatPointer,
  ecdsaRecoverCompressed,
  ed25519Verify,
  fat,
  hashBlake2_256,
  sr25519Verify,
} from "../host/env";
import { Bytes } from "../scale/bytes";
import { fromHost } from "./storage";

const SIGNATURE_SIZE: u32 = 64;
const KEY_SIZE: u32 = 32;
const ECDSA_SIGNATURE_SIZE: u32 = 65;
/** Bytes of a compressed secp256k1 key. */
export const ECDSA_KEY_SIZE: u32 = 33;

export function isEd25519Signed(signature: Bytes, message: Bytes, key: Bytes): bool {
  if (signature.length != SIGNATURE_SIZE || key.length != KEY_SIZE) return false;
  return ed25519Verify(signature.ptr, fat(message.ptr, message.length), key.ptr) != 0;
}

export function isSr25519Signed(signature: Bytes, message: Bytes, key: Bytes): bool {
  if (signature.length != SIGNATURE_SIZE || key.length != KEY_SIZE) return false;
  return sr25519Verify(signature.ptr, fat(message.ptr, message.length), key.ptr) != 0;
}

/** secp256k1 over the BLAKE2b-256 of the message, with a compressed key, as Substrate signs. */
export function isEcdsaSigned(signature: Bytes, message: Bytes, key: Bytes): bool {
  if (signature.length != ECDSA_SIGNATURE_SIZE || key.length != ECDSA_KEY_SIZE) return false;
  const at = recoverEcdsaKey(signature.ptr, fat(message.ptr, message.length));
  return at ? new Bytes(at, ECDSA_KEY_SIZE).equals(key) : false;
}

/** The compressed key that signed the BLAKE2b-256 of `message`; 0 when the signature is none. */
export function recoverEcdsaKey(signature: usize, message: FatPointer): usize {
  const recovered = fromHost(ecdsaRecoverCompressed(signature, hashBlake2_256(message)));
  return recovered.u8() ? 0 : recovered.raw(ECDSA_KEY_SIZE);
}
