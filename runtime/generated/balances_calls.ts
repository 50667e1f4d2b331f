// Written by `grid codegen` from runtime/frame/balances. Do not edit.
import { Balances } from "../frame/balances/pallet";
import { BALANCES_INDEX } from "./balances";
import { DispatchResult } from "../primitives/dispatch-error";
import { MultiAddress } from "../primitives/multi-address";
import { Origin } from "../primitives/origin";
import { Weight } from "../primitives/weight";
import { Reader } from "../scale/reader";
import { u128 } from "../scale/u128";
import { Writer } from "../scale/writer";
import { Call } from "../support/call";
import * as weights from "../frame/balances/weights";

/** Any role: sends GRID of the signer to another account, 10^18 = 1 GRID. */
@final
class TransferAllowDeathCall extends Call {
  constructor(
    private readonly dest: MultiAddress,
    private readonly value: u128,
  ) {
    super();
  }

  pallet(): u8 {
    return BALANCES_INDEX;
  }

  index(): u8 {
    return 0;
  }

  name(): string {
    return "Balances.transfer_allow_death";
  }

  weight(): Weight {
    return weights.transferAllowDeath();
  }

  encodeArguments(w: Writer): void {
    this.dest.encode(w);
    w.compactU128(this.value);
  }

  dispatch(origin: Origin): DispatchResult {
    return Balances.transferAllowDeath(origin, this.dest, this.value);
  }
}

function decodeTransferAllowDeathCall(r: Reader): TransferAllowDeathCall {
  const dest = MultiAddress.decode(r);
  const value = r.compactU128();
  return new TransferAllowDeathCall(dest, value);
}

/** Root: moves GRID of any account to another, 10^18 = 1 GRID. */
@final
class ForceTransferCall extends Call {
  constructor(
    private readonly source: MultiAddress,
    private readonly dest: MultiAddress,
    private readonly value: u128,
  ) {
    super();
  }

  pallet(): u8 {
    return BALANCES_INDEX;
  }

  index(): u8 {
    return 2;
  }

  name(): string {
    return "Balances.force_transfer";
  }

  weight(): Weight {
    return weights.forceTransfer();
  }

  encodeArguments(w: Writer): void {
    this.source.encode(w);
    this.dest.encode(w);
    w.compactU128(this.value);
  }

  dispatch(origin: Origin): DispatchResult {
    return Balances.forceTransfer(origin, this.source, this.dest, this.value);
  }
}

function decodeForceTransferCall(r: Reader): ForceTransferCall {
  const source = MultiAddress.decode(r);
  const dest = MultiAddress.decode(r);
  const value = r.compactU128();
  return new ForceTransferCall(source, dest, value);
}

/** Any role: sends GRID as transfer_allow_death does, 10^18 = 1 GRID. */
@final
class TransferKeepAliveCall extends Call {
  constructor(
    private readonly dest: MultiAddress,
    private readonly value: u128,
  ) {
    super();
  }

  pallet(): u8 {
    return BALANCES_INDEX;
  }

  index(): u8 {
    return 3;
  }

  name(): string {
    return "Balances.transfer_keep_alive";
  }

  weight(): Weight {
    return weights.transferKeepAlive();
  }

  encodeArguments(w: Writer): void {
    this.dest.encode(w);
    w.compactU128(this.value);
  }

  dispatch(origin: Origin): DispatchResult {
    return Balances.transferKeepAlive(origin, this.dest, this.value);
  }
}

function decodeTransferKeepAliveCall(r: Reader): TransferKeepAliveCall {
  const dest = MultiAddress.decode(r);
  const value = r.compactU128();
  return new TransferKeepAliveCall(dest, value);
}

/** Any role: sends all GRID that the signer may move to another account. */
@final
class TransferAllCall extends Call {
  constructor(
    private readonly dest: MultiAddress,
    private readonly keepAlive: bool,
  ) {
    super();
  }

  pallet(): u8 {
    return BALANCES_INDEX;
  }

  index(): u8 {
    return 4;
  }

  name(): string {
    return "Balances.transfer_all";
  }

  weight(): Weight {
    return weights.transferAll();
  }

  encodeArguments(w: Writer): void {
    this.dest.encode(w);
    w.bool(this.keepAlive);
  }

  dispatch(origin: Origin): DispatchResult {
    return Balances.transferAll(origin, this.dest, this.keepAlive);
  }
}

function decodeTransferAllCall(r: Reader): TransferAllCall {
  const dest = MultiAddress.decode(r);
  const keepAlive = r.bool();
  return new TransferAllCall(dest, keepAlive);
}

/** The call of that index with its arguments; null when there is none. */
export function decodeCall(index: u8, r: Reader): Call | null {
  switch (index) {
    case 0:
      return decodeTransferAllowDeathCall(r);
    case 2:
      return decodeForceTransferCall(r);
    case 3:
      return decodeTransferKeepAliveCall(r);
    case 4:
      return decodeTransferAllCall(r);
    default:
      return null;
  }
}
