import { Reader } from "../scale/reader";
import { isNobody } from "./nobody";
import { Writer } from "../scale/writer";

const ZERO_32 = memory.data(32, 8);

/** Whether the 32 bytes at `a` and `b` are the same. */
export function equal32(a: usize, b: usize): bool {
  return (
    load<u64>(a) == load<u64>(b) &&
    load<u64>(a, 8) == load<u64>(b, 8) &&
    load<u64>(a, 16) == load<u64>(b, 16) &&
    load<u64>(a, 24) == load<u64>(b, 24)
  );
}

/** 32 bytes in place: address of them, or of zeros when the input is too short. */
function read32(r: Reader): usize {
  const at = r.raw(32);
  return at ? at : ZERO_32;
}

/** A 32-byte hash, by default BLAKE2b-256. */
@final
export class H256 {
  constructor(readonly ptr: usize) {}

  static zero(): H256 {
    return new H256(ZERO_32);
  }

  static decode(r: Reader): H256 {
    return new H256(read32(r));
  }

  encode(w: Writer): void {
    w.raw(this.ptr, 32);
  }

  equals(other: H256): bool {
    return equal32(this.ptr, other.ptr);
  }
}

/** An account: an sr25519 or ed25519 public key, or the BLAKE2b-256 of an ECDSA one. */
@final
export class AccountId {
  constructor(readonly ptr: usize) {}

  /** Nobody's. */
  static zero(): AccountId {
    return new AccountId(ZERO_32);
  }

  static decode(r: Reader): AccountId {
    return new AccountId(read32(r));
  }

  encode(w: Writer): void {
    w.raw(this.ptr, 32);
  }

  equals(other: AccountId): bool {
    return equal32(this.ptr, other.ptr);
  }

  /** Whether anybody can sign for it: such an account is let in nowhere. */
  isNobody(): bool {
    return isNobody(this.ptr);
  }
}
