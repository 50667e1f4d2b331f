import { Call } from "../../runtime/support/call";
import { DispatchResult, Origin, Weight, badOrigin } from "../../runtime/primitives";
import { Vec } from "../../runtime/support/words";
import { changeAuthorities, checkAuthorities } from "./authorities";
import { openProposal, proposalWeight } from "./opening";
import { callWeight, expireProposals } from "./proposals";
import { migrateGovernance } from "./migrations";
import { Authority } from "./schema";
import { voteOn } from "./votes";
import { expiring, onInitialize as idle } from "./weights";

/** What three of the four energy authorities decide. */
@pallet("Governance")
export class Governance {
  /** Proposes a call and approves it, without running it. */
  @call(0)
  @role("authority")
  @operational
  @innerWeight(proposalWeight)
  static propose(origin: Origin, call: Call): DispatchResult {
    const who = origin.signer();
    return who ? openProposal(who, call) : badOrigin();
  }

  /** Approves a proposal, whose call runs as Root once enough have. */
  @call(1)
  @role("authority")
  @operational
  @proxy("governance")
  @innerWeight(callWeight)
  static approve(origin: Origin, proposal: u32): DispatchResult {
    const who = origin.signer();
    return who ? voteOn(proposal, who, true) : badOrigin();
  }

  /** Rejects a proposal; it is gone when it can no longer pass. */
  @call(2)
  @role("authority")
  @operational
  @proxy("governance")
  static reject(origin: Origin, proposal: u32): DispatchResult {
    const who = origin.signer();
    return who ? voteOn(proposal, who, false) : badOrigin();
  }

  /** Replaces those who author blocks, finalise them and govern. */
  @call(3)
  @role("root")
  @operational
  @precheck(checkAuthorities)
  static setAuthorities(origin: Origin, authorities: Vec<Authority>): DispatchResult {
    return changeAuthorities(authorities);
  }

  @hook
  static onRuntimeUpgrade(): Weight {
    return migrateGovernance();
  }

  @hook
  static onInitialize(block: u32): Weight {
    const expired = expireProposals();
    return expired ? expiring(expired) : idle();
  }
}
