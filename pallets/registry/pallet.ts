import { Timestamp } from "../../runtime/frame/timestamp/pallet";
import { Errors, Events, Storage } from "../../runtime/generated/registry";
import {
  AccountId,
  Bytes,
  DispatchResult,
  Origin,
  Text,
  Weight,
  ok,
} from "../../runtime/primitives";
import { Vec } from "../../runtime/support/words";
import { appoint, areValid, countAdded, countMeter, countSuspension, dismiss } from "./admins";
import { settleFinal } from "../oracle-client/final-reading";
import { exchange, wasExchanged } from "./devices";
import { migrateRegistry } from "./migrations";
import { addMeter, addProfile, addUser, buildRegistry } from "./genesis";
import { attach, checkDevice, close, describe, hasRoomForMeter, isMeterId } from "./meters";
import { hasRole } from "./roles";
import { changeSignatories, checkSignatories } from "./signatories";
import { changeStanding, checkLocation, enrol, hasOpenOrders } from "./users";
import {
  Genesis,
  GenesisMeter,
  GenesisProfile,
  GenesisUser,
  KeyScheme,
  MeterClass,
  MeterId,
  MeterProfile,
  RegistryParameters,
  Role,
  UserStatus,
  UserType,
} from "./schema";

/** Who takes part in the market, with which meters, and what every account may do. */
@pallet("Registry")
export class Registry {
  /** Registers an account as an active user, or anew. */
  @call(0)
  @role("admin", "root")
  static registerUser(
    origin: Origin,
    user: AccountId,
    userType: UserType,
    location: Text,
  ): DispatchResult {
    const known = Storage.users.get(user);
    if (known && known.status != UserStatus.Inactive) return Errors.AlreadyRegistered();
    const flaw = checkLocation(location);
    if (flaw) return flaw;
    if (known && known.userType != userType && hasOpenOrders(user)) {
      return Errors.MeterHasOpenOrders();
    }
    if (!countAdded(origin)) return Errors.TooManyAdded();
    enrol(user, userType, location, Timestamp.now());
    return ok();
  }

  /** Suspends, retires or readmits a user, within a day's limit. */
  @call(1)
  @role("admin", "root")
  static updateUserStatus(origin: Origin, user: AccountId, status: UserStatus): DispatchResult {
    const record = Storage.users.get(user);
    if (!record) return Errors.NotRegistered();
    if (record.status == status) return ok();
    const takes = record.status == UserStatus.Active || status == UserStatus.Suspended;
    if (takes && !countSuspension(origin)) return Errors.TooManySuspensions();
    changeStanding(user, record, status);
    return ok();
  }

  /** Gives a meter to a registered user. */
  @call(2)
  @role("admin", "root")
  static assignMeter(origin: Origin, meterId: MeterId, user: AccountId): DispatchResult {
    if (!isMeterId(meterId)) return Errors.InvalidMeterId();
    if (!Storage.users.containsKey(user)) return Errors.NotRegistered();
    if (Storage.meters.containsKey(meterId)) return Errors.MeterAlreadyAssigned();
    if (!hasRoomForMeter(user)) return Errors.TooManyMeters();
    attach(meterId, user);
    return ok();
  }

  /** Takes a meter from its user once its orders are settled. */
  @call(3)
  @role("admin", "root")
  static unassignMeter(origin: Origin, meterId: MeterId): DispatchResult {
    const meter = Storage.meters.get(meterId);
    if (!meter) return Errors.MeterNotAssigned();
    if (meter.closing) return Errors.MeterIsClosing();
    if (!countMeter(origin)) return Errors.TooManyMetersTaken();
    close(meterId, meter);
    return ok();
  }

  /** Describes the device of a meter that has none. */
  @call(4)
  @role("admin", "root")
  static setMeterProfile(
    origin: Origin,
    meterId: MeterId,
    key: Bytes,
    scheme: KeyScheme,
    ratedWatts: u64,
    meterClass: MeterClass,
  ): DispatchResult {
    const flaw = checkDevice(key, scheme, ratedWatts);
    if (flaw) return flaw;
    const meter = Storage.meters.get(meterId);
    // The name of a meter in use was good when it was assigned.
    if (!meter && !isMeterId(meterId)) return Errors.InvalidMeterId();
    if (meter && Storage.meterProfiles.containsKey(meterId)) return Errors.MeterAlreadyDescribed();
    // A user's meters are bounded; nobody's would not be.
    if (!meter && !countAdded(origin)) return Errors.TooManyAdded();
    describe(meterId, new MeterProfile(key, scheme, ratedWatts, meterClass));
    return ok();
  }

  /** Makes an account an admin. */
  @call(5)
  @role("admin", "root")
  static addAdmin(origin: Origin, account: AccountId): DispatchResult {
    if (!appoint(account, origin.signer())) return Errors.AlreadyAdmin();
    return countAdded(origin) ? ok() : Errors.TooManyAdded();
  }

  /** Removes the signer from the admins, Root any of them. */
  @call(6)
  @role("admin", "root")
  static removeAdmin(origin: Origin, account: AccountId): DispatchResult {
    const signer = origin.signer();
    if (signer && !signer.equals(account)) return Errors.NotOneself();
    if (!hasRole(account, Role.Admin)) return Errors.NotAdmin();
    if (Storage.adminCount.get() == 1) return Errors.LastAdmin();
    dismiss(account);
    return ok();
  }

  /** Sets how many users an admin may suspend in a day. */
  @call(7)
  @role("root")
  static setParameters(origin: Origin, parameters: RegistryParameters): DispatchResult {
    if (!areValid(parameters)) return Errors.InvalidParameters();
    Storage.parameters.put(parameters);
    Events.parametersSet(parameters);
    return ok();
  }

  /** Replaces a meter's device and settles the old one. */
  @call(8)
  @role("admin", "root")
  static exchangeDevice(
    origin: Origin,
    meterId: MeterId,
    finalImport: u64,
    finalExport: u64,
    key: Bytes,
    scheme: KeyScheme,
    ratedWatts: u64,
    meterClass: MeterClass,
  ): DispatchResult {
    const flaw = checkDevice(key, scheme, ratedWatts);
    if (flaw) return flaw;
    const meter = Storage.meters.get(meterId);
    if (!meter) return Errors.MeterNotAssigned();
    const old = Storage.meterProfiles.get(meterId);
    if (!old) return Errors.MeterNotDescribed();
    if (!origin.isRoot && wasExchanged(meterId)) return Errors.ExchangedTooOften();
    if (!countMeter(origin)) return Errors.TooManyMetersTaken();
    const refusal = settleFinal(meterId, meter, old, finalImport, finalExport);
    if (refusal) return refusal;
    exchange(meterId, new MeterProfile(key, scheme, ratedWatts, meterClass));
    return ok();
  }

  /** Appoints who signs for an account that is a multisig. */
  @call(9)
  @role("root")
  @precheck(checkSignatories)
  static setSignatories(
    origin: Origin,
    account: AccountId,
    signatories: Vec<AccountId>,
  ): DispatchResult {
    return changeSignatories(account, signatories);
  }

  @hook
  static onRuntimeUpgrade(): Weight {
    return migrateRegistry();
  }

  static buildGenesis(genesis: Genesis): string | null {
    return buildRegistry(genesis);
  }

  /** Adds a user; what is wrong with it, or null. */
  static buildUsers(user: GenesisUser): string | null {
    return addUser(user);
  }

  /** Gives a user a meter; what is wrong with that, or null. */
  static buildMeters(meter: GenesisMeter): string | null {
    return addMeter(meter);
  }

  /** Describes a device; what is wrong with that, or null. */
  static buildMeterProfiles(profile: GenesisProfile): string | null {
    return addProfile(profile);
  }
}
