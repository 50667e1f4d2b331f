/** Storage that changes only through calls which check what goes there, whatever Root says. */
import { Storage as Aura } from "../generated/aura";
import { Storage as Governance } from "../generated/governance";
import { Storage as Grandpa } from "../generated/grandpa";
import { Storage as Registry } from "../generated/registry";
import { Bytes } from "../primitives/bytes";
import { AccountId, H256 } from "../primitives/hash";
import { PREFIX_SIZE } from "../support/storage";

/** Length of `twox128(pallet)`. */
const PALLET_PREFIX_SIZE: u32 = 16;

@final
export class GuardedKeys {
  private readonly prefixes: StaticArray<Bytes> = [
    // The node's own: `:code`, `:heappages`.
    Bytes.literal(":"),
    // Who authors, finalises and governs; what is voted on; who may do what.
    new Bytes(Aura.authorities.key(), PREFIX_SIZE),
    new Bytes(Grandpa.authorities.key(), PALLET_PREFIX_SIZE),
    new Bytes(Governance.open.key(), PALLET_PREFIX_SIZE),
    new Bytes(Registry.authorities.key(), PREFIX_SIZE),
    new Bytes(Registry.roles.keyOf(new AccountId(H256.zero().ptr)).ptr, PREFIX_SIZE),
  ];

  /** Whether a raw write to `key`, or the removal of all keys under it, reaches one. */
  has(key: Bytes): bool {
    for (let i = 0; i < this.prefixes.length; i++) {
      const prefix = this.prefixes[i];
      if (!memory.compare(key.ptr, prefix.ptr, min(key.length, prefix.length))) return true;
    }
    return false;
  }
}
