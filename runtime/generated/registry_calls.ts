// Written by `grid codegen` from pallets/registry. Do not edit.
import { Registry } from "../../pallets/registry/pallet";
import { KeyScheme, MeterClass, RegistryParameters, UserStatus, UserType } from "../../pallets/registry/schema";
import { checkSignatories } from "../../pallets/registry/signatories";
import { REGISTRY_INDEX } from "./registry";
import { decodeKeyScheme, decodeMeterClass, decodeRegistryParameters, decodeUserStatus, decodeUserType, decodeVecOfAccountId, encodeRegistryParameters, encodeVecOfAccountId } from "./types";
import { DispatchResult, cannotLookup } from "../primitives/dispatch-error";
import { AccountId } from "../primitives/hash";
import { Origin } from "../primitives/origin";
import { Weight } from "../primitives/weight";
import { Bytes } from "../scale/bytes";
import { Reader } from "../scale/reader";
import { Writer } from "../scale/writer";
import { Call } from "../support/call";
import * as weights from "../../pallets/registry/weights";

/** Admin or Root: registers an account as an active user, or anew. */
@final
class RegisterUserCall extends Call {
  constructor(
    private readonly user: AccountId,
    private readonly userType: UserType,
    private readonly location: Bytes,
  ) {
    super();
  }

  pallet(): u8 {
    return REGISTRY_INDEX;
  }

  index(): u8 {
    return 0;
  }

  name(): string {
    return "Registry.register_user";
  }

  weight(): Weight {
    return weights.registerUser(this.location);
  }

  encodeArguments(w: Writer): void {
    this.user.encode(w);
    w.u8(<u8>this.userType);
    w.text(this.location);
  }

  dispatch(origin: Origin): DispatchResult {
    if (this.user.isNobody()) return cannotLookup();
    return Registry.registerUser(origin, this.user, this.userType, this.location);
  }
}

function decodeRegisterUserCall(r: Reader): RegisterUserCall {
  const user = AccountId.decode(r);
  const userType = decodeUserType(r);
  const location = r.text();
  return new RegisterUserCall(user, userType, location);
}

/** Admin or Root: suspends, retires or readmits a user, within a day's limit. */
@final
class UpdateUserStatusCall extends Call {
  constructor(
    private readonly user: AccountId,
    private readonly status: UserStatus,
  ) {
    super();
  }

  pallet(): u8 {
    return REGISTRY_INDEX;
  }

  index(): u8 {
    return 1;
  }

  name(): string {
    return "Registry.update_user_status";
  }

  weight(): Weight {
    return weights.updateUserStatus();
  }

  encodeArguments(w: Writer): void {
    this.user.encode(w);
    w.u8(<u8>this.status);
  }

  dispatch(origin: Origin): DispatchResult {
    if (this.user.isNobody()) return cannotLookup();
    return Registry.updateUserStatus(origin, this.user, this.status);
  }
}

function decodeUpdateUserStatusCall(r: Reader): UpdateUserStatusCall {
  const user = AccountId.decode(r);
  const status = decodeUserStatus(r);
  return new UpdateUserStatusCall(user, status);
}

/** Admin or Root: gives a meter to a registered user. */
@final
class AssignMeterCall extends Call {
  constructor(
    private readonly meterId: Bytes,
    private readonly user: AccountId,
  ) {
    super();
  }

  pallet(): u8 {
    return REGISTRY_INDEX;
  }

  index(): u8 {
    return 2;
  }

  name(): string {
    return "Registry.assign_meter";
  }

  weight(): Weight {
    return weights.assignMeter(this.meterId);
  }

  encodeArguments(w: Writer): void {
    w.text(this.meterId);
    this.user.encode(w);
  }

  dispatch(origin: Origin): DispatchResult {
    if (this.user.isNobody()) return cannotLookup();
    return Registry.assignMeter(origin, this.meterId, this.user);
  }
}

function decodeAssignMeterCall(r: Reader): AssignMeterCall {
  const meterId = r.text();
  const user = AccountId.decode(r);
  return new AssignMeterCall(meterId, user);
}

/** Admin or Root: takes a meter from its user once its orders are settled. */
@final
class UnassignMeterCall extends Call {
  constructor(
    private readonly meterId: Bytes,
  ) {
    super();
  }

  pallet(): u8 {
    return REGISTRY_INDEX;
  }

  index(): u8 {
    return 3;
  }

  name(): string {
    return "Registry.unassign_meter";
  }

  weight(): Weight {
    return weights.unassignMeter();
  }

  encodeArguments(w: Writer): void {
    w.text(this.meterId);
  }

  dispatch(origin: Origin): DispatchResult {
    return Registry.unassignMeter(origin, this.meterId);
  }
}

/** Admin or Root: describes the device of a meter that has none. */
@final
class SetMeterProfileCall extends Call {
  constructor(
    private readonly meterId: Bytes,
    private readonly key: Bytes,
    private readonly scheme: KeyScheme,
    private readonly ratedWatts: u64,
    private readonly meterClass: MeterClass,
  ) {
    super();
  }

  pallet(): u8 {
    return REGISTRY_INDEX;
  }

  index(): u8 {
    return 4;
  }

  name(): string {
    return "Registry.set_meter_profile";
  }

  weight(): Weight {
    return weights.setMeterProfile();
  }

  encodeArguments(w: Writer): void {
    w.text(this.meterId);
    w.bytes(this.key);
    w.u8(<u8>this.scheme);
    w.u64(this.ratedWatts);
    w.u8(<u8>this.meterClass);
  }

  dispatch(origin: Origin): DispatchResult {
    return Registry.setMeterProfile(origin, this.meterId, this.key, this.scheme, this.ratedWatts, this.meterClass);
  }
}

function decodeSetMeterProfileCall(r: Reader): SetMeterProfileCall {
  const meterId = r.text();
  const key = r.bytes();
  const scheme = decodeKeyScheme(r);
  const ratedWatts = r.u64();
  const meterClass = decodeMeterClass(r);
  return new SetMeterProfileCall(meterId, key, scheme, ratedWatts, meterClass);
}

/** Admin or Root: makes an account an admin. */
@final
class AddAdminCall extends Call {
  constructor(
    private readonly account: AccountId,
  ) {
    super();
  }

  pallet(): u8 {
    return REGISTRY_INDEX;
  }

  index(): u8 {
    return 5;
  }

  name(): string {
    return "Registry.add_admin";
  }

  weight(): Weight {
    return weights.addAdmin();
  }

  encodeArguments(w: Writer): void {
    this.account.encode(w);
  }

  dispatch(origin: Origin): DispatchResult {
    if (this.account.isNobody()) return cannotLookup();
    return Registry.addAdmin(origin, this.account);
  }
}

/** Admin or Root: removes the signer from the admins, Root any of them. */
@final
class RemoveAdminCall extends Call {
  constructor(
    private readonly account: AccountId,
  ) {
    super();
  }

  pallet(): u8 {
    return REGISTRY_INDEX;
  }

  index(): u8 {
    return 6;
  }

  name(): string {
    return "Registry.remove_admin";
  }

  weight(): Weight {
    return weights.removeAdmin();
  }

  encodeArguments(w: Writer): void {
    this.account.encode(w);
  }

  dispatch(origin: Origin): DispatchResult {
    if (this.account.isNobody()) return cannotLookup();
    return Registry.removeAdmin(origin, this.account);
  }
}

/** Root: sets how many users an admin may suspend in a day. */
@final
class SetParametersCall extends Call {
  constructor(
    private readonly parameters: RegistryParameters,
  ) {
    super();
  }

  pallet(): u8 {
    return REGISTRY_INDEX;
  }

  index(): u8 {
    return 7;
  }

  name(): string {
    return "Registry.set_parameters";
  }

  weight(): Weight {
    return weights.setParameters();
  }

  encodeArguments(w: Writer): void {
    encodeRegistryParameters(w, this.parameters);
  }

  dispatch(origin: Origin): DispatchResult {
    return Registry.setParameters(origin, this.parameters);
  }
}

/** Admin or Root: replaces a meter's device and settles the old one. */
@final
class ExchangeDeviceCall extends Call {
  constructor(
    private readonly meterId: Bytes,
    private readonly finalImport: u64,
    private readonly finalExport: u64,
    private readonly key: Bytes,
    private readonly scheme: KeyScheme,
    private readonly ratedWatts: u64,
    private readonly meterClass: MeterClass,
  ) {
    super();
  }

  pallet(): u8 {
    return REGISTRY_INDEX;
  }

  index(): u8 {
    return 8;
  }

  name(): string {
    return "Registry.exchange_device";
  }

  weight(): Weight {
    return weights.exchangeDevice();
  }

  encodeArguments(w: Writer): void {
    w.text(this.meterId);
    w.u64(this.finalImport);
    w.u64(this.finalExport);
    w.bytes(this.key);
    w.u8(<u8>this.scheme);
    w.u64(this.ratedWatts);
    w.u8(<u8>this.meterClass);
  }

  dispatch(origin: Origin): DispatchResult {
    return Registry.exchangeDevice(origin, this.meterId, this.finalImport, this.finalExport, this.key, this.scheme, this.ratedWatts, this.meterClass);
  }
}

function decodeExchangeDeviceCall(r: Reader): ExchangeDeviceCall {
  const meterId = r.text();
  const finalImport = r.u64();
  const finalExport = r.u64();
  const key = r.bytes();
  const scheme = decodeKeyScheme(r);
  const ratedWatts = r.u64();
  const meterClass = decodeMeterClass(r);
  return new ExchangeDeviceCall(meterId, finalImport, finalExport, key, scheme, ratedWatts, meterClass);
}

/** Root: appoints who signs for an account that is a multisig. */
@final
class SetSignatoriesCall extends Call {
  constructor(
    private readonly account: AccountId,
    private readonly signatories: Array<AccountId>,
  ) {
    super();
  }

  pallet(): u8 {
    return REGISTRY_INDEX;
  }

  index(): u8 {
    return 9;
  }

  name(): string {
    return "Registry.set_signatories";
  }

  weight(): Weight {
    return weights.setSignatories();
  }

  precheck(): DispatchResult {
    return checkSignatories(this.account, this.signatories);
  }

  encodeArguments(w: Writer): void {
    this.account.encode(w);
    encodeVecOfAccountId(w, this.signatories);
  }

  dispatch(origin: Origin): DispatchResult {
    if (this.account.isNobody()) return cannotLookup();
    return Registry.setSignatories(origin, this.account, this.signatories);
  }
}

function decodeSetSignatoriesCall(r: Reader): SetSignatoriesCall {
  const account = AccountId.decode(r);
  const signatories = decodeVecOfAccountId(r);
  return new SetSignatoriesCall(account, signatories);
}

/** The call of that index with its arguments; null when there is none. */
export function decodeCall(index: u8, r: Reader): Call | null {
  switch (index) {
    case 0:
      return decodeRegisterUserCall(r);
    case 1:
      return decodeUpdateUserStatusCall(r);
    case 2:
      return decodeAssignMeterCall(r);
    case 3:
      return new UnassignMeterCall(r.text());
    case 4:
      return decodeSetMeterProfileCall(r);
    case 5:
      return new AddAdminCall(AccountId.decode(r));
    case 6:
      return new RemoveAdminCall(AccountId.decode(r));
    case 7:
      return new SetParametersCall(decodeRegistryParameters(r));
    case 8:
      return decodeExchangeDeviceCall(r);
    case 9:
      return decodeSetSignatoriesCall(r);
    default:
      return null;
  }
}
