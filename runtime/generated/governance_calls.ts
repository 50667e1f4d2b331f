// Written by `grid codegen` from pallets/governance. Do not edit.
import { checkAuthorities } from "../../pallets/governance/authorities";
import { proposalWeight } from "../../pallets/governance/opening";
import { Governance } from "../../pallets/governance/pallet";
import { callWeight } from "../../pallets/governance/proposals";
import { Authority } from "../../pallets/governance/schema";
import { requireCall } from "./dispatch";
import { GOVERNANCE_INDEX } from "./governance";
import { decodeVecOfAuthority, encodeVecOfAuthority } from "./types";
import { DispatchResult } from "../primitives/dispatch-error";
import { Origin } from "../primitives/origin";
import { Weight } from "../primitives/weight";
import { Reader } from "../scale/reader";
import { Writer } from "../scale/writer";
import { Call, DispatchClass } from "../support/call";
import * as weights from "../../pallets/governance/weights";

/** Authority: proposes a call and approves it, without running it. */
@final
class ProposeCall extends Call {
  constructor(
    private readonly call: Call,
  ) {
    super();
  }

  pallet(): u8 {
    return GOVERNANCE_INDEX;
  }

  index(): u8 {
    return 0;
  }

  name(): string {
    return "Governance.propose";
  }

  weight(): Weight {
    return weights.propose(this.call).plus(proposalWeight(this.call));
  }

  dispatchClass(): u8 {
    return <u8>DispatchClass.Operational;
  }

  encodeArguments(w: Writer): void {
    this.call.encode(w);
  }

  dispatch(origin: Origin): DispatchResult {
    return Governance.propose(origin, this.call);
  }
}

/** Authority: approves a proposal, whose call runs as Root once enough have. */
@final
class ApproveCall extends Call {
  constructor(
    private readonly proposal: u32,
  ) {
    super();
  }

  pallet(): u8 {
    return GOVERNANCE_INDEX;
  }

  index(): u8 {
    return 1;
  }

  name(): string {
    return "Governance.approve";
  }

  weight(): Weight {
    return weights.approve().plus(callWeight(this.proposal));
  }

  dispatchClass(): u8 {
    return <u8>DispatchClass.Operational;
  }

  encodeArguments(w: Writer): void {
    w.u32(this.proposal);
  }

  dispatch(origin: Origin): DispatchResult {
    return Governance.approve(origin, this.proposal);
  }
}

/** Authority: rejects a proposal; it is gone when it can no longer pass. */
@final
class RejectCall extends Call {
  constructor(
    private readonly proposal: u32,
  ) {
    super();
  }

  pallet(): u8 {
    return GOVERNANCE_INDEX;
  }

  index(): u8 {
    return 2;
  }

  name(): string {
    return "Governance.reject";
  }

  weight(): Weight {
    return weights.reject();
  }

  dispatchClass(): u8 {
    return <u8>DispatchClass.Operational;
  }

  encodeArguments(w: Writer): void {
    w.u32(this.proposal);
  }

  dispatch(origin: Origin): DispatchResult {
    return Governance.reject(origin, this.proposal);
  }
}

/** Root: replaces those who author blocks, finalise them and govern. */
@final
class SetAuthoritiesCall extends Call {
  constructor(
    private readonly authorities: Array<Authority>,
  ) {
    super();
  }

  pallet(): u8 {
    return GOVERNANCE_INDEX;
  }

  index(): u8 {
    return 3;
  }

  name(): string {
    return "Governance.set_authorities";
  }

  weight(): Weight {
    return weights.setAuthorities(this.authorities);
  }

  dispatchClass(): u8 {
    return <u8>DispatchClass.Operational;
  }

  precheck(): DispatchResult {
    return checkAuthorities(this.authorities);
  }

  encodeArguments(w: Writer): void {
    encodeVecOfAuthority(w, this.authorities);
  }

  dispatch(origin: Origin): DispatchResult {
    return Governance.setAuthorities(origin, this.authorities);
  }
}

/** The call of that index with its arguments; null when there is none. */
export function decodeCall(index: u8, r: Reader): Call | null {
  switch (index) {
    case 0:
      return new ProposeCall(requireCall(r));
    case 1:
      return new ApproveCall(r.u32());
    case 2:
      return new RejectCall(r.u32());
    case 3:
      return new SetAuthoritiesCall(decodeVecOfAuthority(r));
    default:
      return null;
  }
}
