/** Extrinsic format v4: bare inherents and signed transactions. */
import { ed25519Verify, fat, hashBlake2_256, sr25519Verify } from "../host/env";
import { decodeCall, rolesOfCall } from "../generated/dispatch";
import { Bytes } from "../scale/bytes";
import { Era } from "../primitives/era";
import { AccountId, equal32 } from "../primitives/hash";
import { MultiAddress } from "../primitives/multi-address";
import { Reader } from "../scale/reader";
import { u128 } from "../scale/u128";
import { Call } from "../support/call";
import { ECDSA_KEY_SIZE, recoverEcdsaKey } from "../support/signatures";

const BARE: u8 = 0x04;
const SIGNED: u8 = 0x84;

const ED25519: u8 = 0;
const SR25519: u8 = 1;
const ECDSA: u8 = 2;

/** What a signed extrinsic carries besides its call. */
@final
export class Signed {
  constructor(
    readonly address: MultiAddress,
    readonly scheme: u8,
    /** 64 bytes, or 65 for ECDSA. */
    readonly signature: usize,
    readonly era: Era,
    readonly nonce: u32,
    readonly tip: u128,
    /** Whether the signer has checked what it signs against the metadata, and signed its digest too. */
    readonly checksMetadata: bool,
    /** The extensions as they stand in the extrinsic: part of what was signed. */
    readonly extensions: Bytes,
  ) {}

  static decode(r: Reader): Signed {
    const address = MultiAddress.decode(r);
    const scheme = r.enumIndex(ECDSA);
    const signature = r.raw(scheme == ECDSA ? 65 : 64);
    const start = r.ptr;
    const era = Era.decode(r);
    const nonce = r.compactU32();
    const tip = r.compactU128();
    const checksMetadata = r.bool();
    const extensions = new Bytes(start, r.ok ? <u32>(r.ptr - start) : 0);
    return new Signed(address, scheme, signature, era, nonce, tip, checksMetadata, extensions);
  }

  /** Whether `who` signed `payload`; payloads over 256 bytes are signed by their hash. */
  verify(payload: Bytes, who: AccountId): bool {
    let message = fat(payload.ptr, payload.length);
    if (payload.length > 256) message = fat(hashBlake2_256(message), 32);
    if (this.scheme == SR25519) return sr25519Verify(this.signature, message, who.ptr) != 0;
    if (this.scheme == ED25519) return ed25519Verify(this.signature, message, who.ptr) != 0;
    // An ECDSA account is the hash of its compressed key, so the key is recovered first.
    const key = recoverEcdsaKey(this.signature, message);
    return key ? equal32(hashBlake2_256(fat(key, ECDSA_KEY_SIZE)), who.ptr) : false;
  }
}

/** An extrinsic whose call is decoded only when it is asked for: whoever may not make it costs no more. */
@final
export class Extrinsic {
  private constructor(
    /** Null for a bare one. */
    readonly signed: Signed | null,
    /** The call's bytes, to the end of the extrinsic: part of what was signed. */
    readonly callBytes: Bytes,
  ) {}

  /** Reads all but the call of a body without length prefix; null unless a call could follow. */
  static open(body: Bytes): Extrinsic | null {
    const r = Reader.over(body);
    const version = r.u8();
    let signed: Signed | null = null;
    if (version == SIGNED) signed = Signed.decode(r);
    else if (version != BARE) return null;
    const length = r.remaining();
    if (!r.ok || length < 2) return null;
    return new Extrinsic(signed, new Bytes(r.ptr, length));
  }

  /** Who may make its call, by the indices of pallet and call alone; see `rolesOfCall`. */
  roles(): u32 {
    return rolesOfCall(this.callBytes.byteAt(0), this.callBytes.byteAt(1));
  }

  /** The call; null unless the bytes are all of one. */
  call(): Call | null {
    const r = Reader.over(this.callBytes);
    const call = decodeCall(r);
    return call && r.isDone() ? call : null;
  }
}
