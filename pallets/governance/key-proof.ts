/** What the keys of an authority sign to show that somebody holds them. No storage here. */
import { isEd25519Signed, isSr25519Signed } from "../../runtime/support/signatures";
import { Bytes, H256, Writer, isNobody } from "../../runtime/primitives";
import { Authority } from "./schema";

/** Begins every message of this kind, so that a key signs nothing else by mistake. */
const DOMAIN = "GRID-KEYS-V1";
const KEY_SIZE: u32 = 32;

/** The 140 bytes that both keys sign: domain, genesis hash, voting account, Aura key, GRANDPA key. */
export function keyMessage(genesis: H256, authority: Authority): Bytes {
  const domain = Bytes.literal(DOMAIN);
  const w = new Writer(domain.length + 4 * KEY_SIZE);
  w.raw(domain.ptr, domain.length);
  genesis.encode(w);
  authority.account.encode(w);
  authority.aura.encode(w);
  authority.grandpa.encode(w);
  return w.toBytes();
}

/** Whether both keys of `authority` signed for the chain of `genesis`. */
export function isProven(authority: Authority, genesis: H256): bool {
  const proof = authority.proof;
  if (!proof) return false;
  const message = keyMessage(genesis, authority);
  return (
    isSr25519Signed(proof.aura, message, new Bytes(authority.aura.ptr, KEY_SIZE)) &&
    isEd25519Signed(proof.grandpa, message, new Bytes(authority.grandpa.ptr, KEY_SIZE))
  );
}

/** Whether anybody can sign for its account or for one of its keys. */
export function hasKeyOfNobody(authority: Authority): bool {
  return (
    authority.account.isNobody() || authority.aura.isNobody() || isNobody(authority.grandpa.ptr)
  );
}
