/** Signatures that are part of a call, as opposed to the one on the extrinsic. */
import {
  ecdsaRecoverCompressed,
  ed25519Verify,
  fat,
  hashBlake2_256,
  sr25519Verify,
} from "../host/env";
import { Bytes } from "../primitives/bytes";
import { fromHost } from "./storage";

const SIGNATURE_SIZE: u32 = 64;
const KEY_SIZE: u32 = 32;
const ECDSA_SIGNATURE_SIZE: u32 = 65;
const ECDSA_KEY_SIZE: u32 = 33;

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
  const hash = hashBlake2_256(fat(message.ptr, message.length));
  const recovered = fromHost(ecdsaRecoverCompressed(signature.ptr, hash));
  if (recovered.u8()) return false;
  const at = recovered.raw(ECDSA_KEY_SIZE);
  return at ? new Bytes(at, ECDSA_KEY_SIZE).equals(key) : false;
}
