// Written by `grid codegen` from pallets/grid-token. Do not edit.
import { GridToken } from "../../pallets/grid-token/pallet";
import { GRID_TOKEN_INDEX } from "./grid_token";
import { decodeOptionOfText, encodeOptionOfText } from "./types";
import { DispatchResult, cannotLookup } from "../primitives/dispatch-error";
import { AccountId } from "../primitives/hash";
import { Origin } from "../primitives/origin";
import { Weight } from "../primitives/weight";
import { Bytes } from "../scale/bytes";
import { Reader } from "../scale/reader";
import { u128 } from "../scale/u128";
import { Writer } from "../scale/writer";
import { Call } from "../support/call";
import * as weights from "../../pallets/grid-token/weights";

/** Any role: sends GRID of the signer to another account, 10^18 = 1 GRID. */
@final
class TransferCall extends Call {
  constructor(
    private readonly to: AccountId,
    private readonly value: u128,
  ) {
    super();
  }

  pallet(): u8 {
    return GRID_TOKEN_INDEX;
  }

  index(): u8 {
    return 0;
  }

  name(): string {
    return "GridToken.transfer";
  }

  weight(): Weight {
    return weights.transfer();
  }

  encodeArguments(w: Writer): void {
    this.to.encode(w);
    w.compactU128(this.value);
  }

  dispatch(origin: Origin): DispatchResult {
    if (this.to.isNobody()) return cannotLookup();
    return GridToken.transfer(origin, this.to, this.value);
  }
}

function decodeTransferCall(r: Reader): TransferCall {
  const to = AccountId.decode(r);
  const value = r.compactU128();
  return new TransferCall(to, value);
}

/** Any role: sends GRID that its owner has approved, 10^18 = 1 GRID. */
@final
class TransferFromCall extends Call {
  constructor(
    private readonly from: AccountId,
    private readonly to: AccountId,
    private readonly value: u128,
  ) {
    super();
  }

  pallet(): u8 {
    return GRID_TOKEN_INDEX;
  }

  index(): u8 {
    return 1;
  }

  name(): string {
    return "GridToken.transfer_from";
  }

  weight(): Weight {
    return weights.transferFrom();
  }

  encodeArguments(w: Writer): void {
    this.from.encode(w);
    this.to.encode(w);
    w.compactU128(this.value);
  }

  dispatch(origin: Origin): DispatchResult {
    if (this.from.isNobody()) return cannotLookup();
    if (this.to.isNobody()) return cannotLookup();
    return GridToken.transferFrom(origin, this.from, this.to, this.value);
  }
}

function decodeTransferFromCall(r: Reader): TransferFromCall {
  const from = AccountId.decode(r);
  const to = AccountId.decode(r);
  const value = r.compactU128();
  return new TransferFromCall(from, to, value);
}

/** Any role: sets what a spender may move for the signer, 10^18 = 1 GRID. */
@final
class ApproveCall extends Call {
  constructor(
    private readonly spender: AccountId,
    private readonly value: u128,
  ) {
    super();
  }

  pallet(): u8 {
    return GRID_TOKEN_INDEX;
  }

  index(): u8 {
    return 2;
  }

  name(): string {
    return "GridToken.approve";
  }

  weight(): Weight {
    return weights.approve();
  }

  encodeArguments(w: Writer): void {
    this.spender.encode(w);
    w.compactU128(this.value);
  }

  dispatch(origin: Origin): DispatchResult {
    if (this.spender.isNobody()) return cannotLookup();
    return GridToken.approve(origin, this.spender, this.value);
  }
}

function decodeApproveCall(r: Reader): ApproveCall {
  const spender = AccountId.decode(r);
  const value = r.compactU128();
  return new ApproveCall(spender, value);
}

/** Any role: lets a spender move more for the signer, 10^18 = 1 GRID. */
@final
class IncreaseAllowanceCall extends Call {
  constructor(
    private readonly spender: AccountId,
    private readonly deltaValue: u128,
  ) {
    super();
  }

  pallet(): u8 {
    return GRID_TOKEN_INDEX;
  }

  index(): u8 {
    return 3;
  }

  name(): string {
    return "GridToken.increase_allowance";
  }

  weight(): Weight {
    return weights.increaseAllowance();
  }

  encodeArguments(w: Writer): void {
    this.spender.encode(w);
    w.compactU128(this.deltaValue);
  }

  dispatch(origin: Origin): DispatchResult {
    if (this.spender.isNobody()) return cannotLookup();
    return GridToken.increaseAllowance(origin, this.spender, this.deltaValue);
  }
}

function decodeIncreaseAllowanceCall(r: Reader): IncreaseAllowanceCall {
  const spender = AccountId.decode(r);
  const deltaValue = r.compactU128();
  return new IncreaseAllowanceCall(spender, deltaValue);
}

/** Any role: lets a spender move less for the signer, 10^18 = 1 GRID. */
@final
class DecreaseAllowanceCall extends Call {
  constructor(
    private readonly spender: AccountId,
    private readonly deltaValue: u128,
  ) {
    super();
  }

  pallet(): u8 {
    return GRID_TOKEN_INDEX;
  }

  index(): u8 {
    return 4;
  }

  name(): string {
    return "GridToken.decrease_allowance";
  }

  weight(): Weight {
    return weights.decreaseAllowance();
  }

  encodeArguments(w: Writer): void {
    this.spender.encode(w);
    w.compactU128(this.deltaValue);
  }

  dispatch(origin: Origin): DispatchResult {
    if (this.spender.isNobody()) return cannotLookup();
    return GridToken.decreaseAllowance(origin, this.spender, this.deltaValue);
  }
}

function decodeDecreaseAllowanceCall(r: Reader): DecreaseAllowanceCall {
  const spender = AccountId.decode(r);
  const deltaValue = r.compactU128();
  return new DecreaseAllowanceCall(spender, deltaValue);
}

/** Minter: creates GRID for money or an unread meter, 10^18 = 1 GRID. */
@final
class MintCall extends Call {
  constructor(
    private readonly to: AccountId,
    private readonly amount: u128,
    private readonly meter: Bytes | null,
  ) {
    super();
  }

  pallet(): u8 {
    return GRID_TOKEN_INDEX;
  }

  index(): u8 {
    return 5;
  }

  name(): string {
    return "GridToken.mint";
  }

  weight(): Weight {
    return weights.mint();
  }

  encodeArguments(w: Writer): void {
    this.to.encode(w);
    w.compactU128(this.amount);
    encodeOptionOfText(w, this.meter);
  }

  dispatch(origin: Origin): DispatchResult {
    if (this.to.isNobody()) return cannotLookup();
    return GridToken.mint(origin, this.to, this.amount, this.meter);
  }
}

function decodeMintCall(r: Reader): MintCall {
  const to = AccountId.decode(r);
  const amount = r.compactU128();
  const meter = decodeOptionOfText(r);
  return new MintCall(to, amount, meter);
}

/** Any role: destroys the signer's GRID, a burner anybody's, 10^18 = 1 GRID. */
@final
class BurnCall extends Call {
  constructor(
    private readonly from: AccountId,
    private readonly amount: u128,
  ) {
    super();
  }

  pallet(): u8 {
    return GRID_TOKEN_INDEX;
  }

  index(): u8 {
    return 6;
  }

  name(): string {
    return "GridToken.burn";
  }

  weight(): Weight {
    return weights.burn();
  }

  encodeArguments(w: Writer): void {
    this.from.encode(w);
    w.compactU128(this.amount);
  }

  dispatch(origin: Origin): DispatchResult {
    if (this.from.isNobody()) return cannotLookup();
    return GridToken.burn(origin, this.from, this.amount);
  }
}

function decodeBurnCall(r: Reader): BurnCall {
  const from = AccountId.decode(r);
  const amount = r.compactU128();
  return new BurnCall(from, amount);
}

/** Root: lets an account mint. */
@final
class AddMinterCall extends Call {
  constructor(
    private readonly account: AccountId,
  ) {
    super();
  }

  pallet(): u8 {
    return GRID_TOKEN_INDEX;
  }

  index(): u8 {
    return 7;
  }

  name(): string {
    return "GridToken.add_minter";
  }

  weight(): Weight {
    return weights.addMinter();
  }

  encodeArguments(w: Writer): void {
    this.account.encode(w);
  }

  dispatch(origin: Origin): DispatchResult {
    if (this.account.isNobody()) return cannotLookup();
    return GridToken.addMinter(origin, this.account);
  }
}

/** Root: stops an account from minting. */
@final
class RemoveMinterCall extends Call {
  constructor(
    private readonly account: AccountId,
  ) {
    super();
  }

  pallet(): u8 {
    return GRID_TOKEN_INDEX;
  }

  index(): u8 {
    return 8;
  }

  name(): string {
    return "GridToken.remove_minter";
  }

  weight(): Weight {
    return weights.removeMinter();
  }

  encodeArguments(w: Writer): void {
    this.account.encode(w);
  }

  dispatch(origin: Origin): DispatchResult {
    if (this.account.isNobody()) return cannotLookup();
    return GridToken.removeMinter(origin, this.account);
  }
}

/** Root: lets an account burn the GRID of others. */
@final
class AddBurnerCall extends Call {
  constructor(
    private readonly account: AccountId,
  ) {
    super();
  }

  pallet(): u8 {
    return GRID_TOKEN_INDEX;
  }

  index(): u8 {
    return 9;
  }

  name(): string {
    return "GridToken.add_burner";
  }

  weight(): Weight {
    return weights.addBurner();
  }

  encodeArguments(w: Writer): void {
    this.account.encode(w);
  }

  dispatch(origin: Origin): DispatchResult {
    if (this.account.isNobody()) return cannotLookup();
    return GridToken.addBurner(origin, this.account);
  }
}

/** Root: stops an account from burning the GRID of others. */
@final
class RemoveBurnerCall extends Call {
  constructor(
    private readonly account: AccountId,
  ) {
    super();
  }

  pallet(): u8 {
    return GRID_TOKEN_INDEX;
  }

  index(): u8 {
    return 10;
  }

  name(): string {
    return "GridToken.remove_burner";
  }

  weight(): Weight {
    return weights.removeBurner();
  }

  encodeArguments(w: Writer): void {
    this.account.encode(w);
  }

  dispatch(origin: Origin): DispatchResult {
    if (this.account.isNobody()) return cannotLookup();
    return GridToken.removeBurner(origin, this.account);
  }
}

/** The call of that index with its arguments; null when there is none. */
export function decodeCall(index: u8, r: Reader): Call | null {
  switch (index) {
    case 0:
      return decodeTransferCall(r);
    case 1:
      return decodeTransferFromCall(r);
    case 2:
      return decodeApproveCall(r);
    case 3:
      return decodeIncreaseAllowanceCall(r);
    case 4:
      return decodeDecreaseAllowanceCall(r);
    case 5:
      return decodeMintCall(r);
    case 6:
      return decodeBurnCall(r);
    case 7:
      return new AddMinterCall(AccountId.decode(r));
    case 8:
      return new RemoveMinterCall(AccountId.decode(r));
    case 9:
      return new AddBurnerCall(AccountId.decode(r));
    case 10:
      return new RemoveBurnerCall(AccountId.decode(r));
    default:
      return null;
  }
}
