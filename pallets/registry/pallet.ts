import { Timestamp } from "../../runtime/frame/timestamp/pallet";
import { Errors, Events, Storage } from "../../runtime/generated/registry";
import { AccountId, Bytes, DispatchResult, Origin, ok } from "../../runtime/primitives";
import { buildRegistry } from "./genesis";
import { attach, detach, fitsScheme, isMeterId, ownerOf } from "./meters";
import { grant, hasRole, revoke, roleOfType, rolesOf } from "./roles";
import {
  Constants,
  Genesis,
  KeyScheme,
  MeterClass,
  MeterId,
  MeterProfile,
  Role,
  User,
  UserStatus,
  UserType,
} from "./schema";

/** Who takes part in the market, with which meters, and what every account may do. */
@pallet("Registry")
export class Registry {
  /** Registers an account as an active user (admin). */
  @call(0)
  static registerUser(
    origin: Origin,
    user: AccountId,
    userType: UserType,
    location: Bytes,
  ): DispatchResult {
    if (!Registry.isAdmin(origin)) return Errors.AdminRequired();
    if (Storage.users.containsKey(user)) return Errors.AlreadyRegistered();
    if (location.length > Constants.maxLocationLength) return Errors.LocationTooLong();
    const now = Timestamp.now();
    Storage.users.insert(user, new User(userType, UserStatus.Active, location, now));
    Events.userRegistered(user, userType);
    grant(user, roleOfType(userType));
    return ok();
  }

  /** Suspends, retires or readmits a user (admin). */
  @call(1)
  static updateUserStatus(origin: Origin, user: AccountId, status: UserStatus): DispatchResult {
    if (!Registry.isAdmin(origin)) return Errors.AdminRequired();
    const record = Storage.users.get(user);
    if (!record) return Errors.NotRegistered();
    if (record.status == status) return ok();
    record.status = status;
    Storage.users.insert(user, record);
    Events.userStatusUpdated(user, status);
    const role = roleOfType(record.userType);
    if (status == UserStatus.Active) grant(user, role);
    else revoke(user, role);
    return ok();
  }

  /** Gives a meter to a registered user (admin). */
  @call(2)
  static assignMeter(origin: Origin, meterId: MeterId, user: AccountId): DispatchResult {
    if (!Registry.isAdmin(origin)) return Errors.AdminRequired();
    if (!isMeterId(meterId)) return Errors.InvalidMeterId();
    if (!Storage.users.containsKey(user)) return Errors.NotRegistered();
    if (Storage.meters.containsKey(meterId)) return Errors.MeterAlreadyAssigned();
    if (<u32>Storage.metersOf.get(user).length >= Constants.maxMetersPerUser) {
      return Errors.TooManyMeters();
    }
    attach(meterId, user);
    return ok();
  }

  /** Takes a meter from its user (admin). */
  @call(3)
  static unassignMeter(origin: Origin, meterId: MeterId): DispatchResult {
    if (!Registry.isAdmin(origin)) return Errors.AdminRequired();
    const meter = Storage.meters.get(meterId);
    if (!meter) return Errors.MeterNotAssigned();
    if (meter.openOrders) return Errors.MeterHasOpenOrders();
    detach(meterId, meter.owner);
    return ok();
  }

  /** Describes the device behind a meter: the key that signs its readings and its rating (admin). */
  @call(4)
  static setMeterProfile(
    origin: Origin,
    meterId: MeterId,
    key: Bytes,
    scheme: KeyScheme,
    ratedWatts: u64,
    meterClass: MeterClass,
  ): DispatchResult {
    if (!Registry.isAdmin(origin)) return Errors.AdminRequired();
    if (!isMeterId(meterId)) return Errors.InvalidMeterId();
    if (!fitsScheme(key, scheme)) return Errors.InvalidMeterKey();
    if (!ratedWatts || ratedWatts > Constants.maxRatedWatts) return Errors.InvalidRating();
    Storage.meterProfiles.insert(meterId, new MeterProfile(key, scheme, ratedWatts, meterClass));
    Events.meterProfileSet(meterId, ratedWatts, meterClass);
    return ok();
  }

  /** Makes an account an admin (admin). */
  @call(5)
  static addAdmin(origin: Origin, account: AccountId): DispatchResult {
    if (!Registry.isAdmin(origin)) return Errors.AdminRequired();
    return grant(account, Role.Admin) ? ok() : Errors.AlreadyAdmin();
  }

  /** Removes an admin, unless it is the last one (admin). */
  @call(6)
  static removeAdmin(origin: Origin, account: AccountId): DispatchResult {
    if (!Registry.isAdmin(origin)) return Errors.AdminRequired();
    if (!hasRole(account, Role.Admin)) return Errors.NotAdmin();
    if (Storage.adminCount.get() == 1) return Errors.LastAdmin();
    revoke(account, Role.Admin);
    return ok();
  }

  static buildGenesis(genesis: Genesis): string | null {
    return buildRegistry(genesis);
  }

  /** Whether the caller acts as an admin: one of them, or the chain itself. */
  static isAdmin(origin: Origin): bool {
    const signer = origin.signer();
    return signer ? hasRole(signer, Role.Admin) : origin.isRoot;
  }

  /** The role bits of `who`; none means it may not transact. */
  static roles(who: AccountId): u32 {
    return rolesOf(who);
  }

  /** Whether `who` is registered and active. */
  static isUserVerified(who: AccountId): bool {
    return (rolesOf(who) & ((1 << Role.Prosumer) | (1 << Role.Consumer))) != 0;
  }

  /** The user that `meter` belongs to, or null. */
  static ownerOfMeter(meter: MeterId): AccountId | null {
    return ownerOf(meter);
  }

  /** The meter first assigned to `user`, or null. */
  static firstMeter(user: AccountId): MeterId | null {
    const meters = Storage.metersOf.get(user);
    return meters.length ? meters[0] : null;
  }
}
