import { authorities } from "../registry/authorities";
import { Storage } from "../../runtime/generated/governance";
import { Option, Vec } from "../../runtime/support/words";
import { Call } from "../../runtime/support/call";
import { DryRun } from "../../runtime/primitives/api-types";
import { AccountId } from "../../runtime/primitives";
import { rehearse } from "./dry-run";
import { Proposal } from "./schema";
import { thresholdOf } from "./votes";

type RuntimeCall = Call;

/** Who governs, and what is being voted on. */
@api("GovernanceApi", 1)
export class GovernanceApi {
  /** The accounts that vote. */
  static authorities(): Vec<AccountId> {
    return authorities();
  }

  /** Approvals that execute a proposal. */
  static threshold(): u32 {
    return thresholdOf(authorities().length);
  }

  /** The numbers of the open proposals. */
  static openProposals(): Vec<u32> {
    const open = Storage.open.get();
    const ids = new Array<u32>();
    for (let i = 0; i < open.length; i++) ids.push(open[i].id);
    return ids;
  }

  /**
   * Whether `call` may be proposed (`proposable`), what it weighs, and what would come of it if governance ran it
   * now: its result and its events. Nothing is changed, and nothing bounds what it costs the node that is asked.
   */
  static dryRun(call: RuntimeCall): DryRun {
    return rehearse(call);
  }

  /** An open proposal. */
  static proposal(id: u32): Option<Proposal> {
    return Storage.proposals.get(id);
  }
}
