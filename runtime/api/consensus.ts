import { Storage as Aura } from "../generated/aura";
import { Storage as Grandpa } from "../generated/grandpa";
import { SLOT_DURATION } from "../frame/aura/slots";
import { GrandpaAuthority } from "../frame/grandpa/schema";
import { Option, Vec } from "../support/words";
import { EquivocationProof, Unit } from "../primitives/api-types";
import { Bytes } from "../scale/bytes";
import { AccountId, H256 } from "../primitives/hash";

type OpaqueKeyOwnershipProof = Bytes;

/** Who authors blocks. */
@api("AuraApi", 1)
export class AuraApi {
  /** Milliseconds of a slot, which tools ask for without a state. */
  static slotDuration(): u64 {
    return SLOT_DURATION;
  }

  /** The authorities of the next block, in the order of their turns. */
  static authorities(): Vec<AccountId> {
    return Aura.authorities.get();
  }
}

/** Who finalises blocks. */
@api("GrandpaApi", 3)
export class GrandpaApi {
  /** The voters and their weights. */
  static grandpaAuthorities(): Vec<GrandpaAuthority> {
    return Grandpa.authorities.get();
  }

  /** Reports a voter that voted twice; authorities answer for it off chain, so nothing is submitted. */
  static submitReportEquivocationUnsignedExtrinsic(
    equivocationProof: EquivocationProof,
    keyOwnerProof: OpaqueKeyOwnershipProof,
  ): Option<Unit> {
    return null;
  }

  /** Proof that an authority held a key in a set; none is kept. */
  static generateKeyOwnershipProof(setId: u64, authorityId: H256): Option<OpaqueKeyOwnershipProof> {
    return null;
  }

  /** How often the set of voters has changed. */
  static currentSetId(): u64 {
    return Grandpa.currentSetId.get();
  }
}
