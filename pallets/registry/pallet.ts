import { Timestamp } from "../../runtime/frame/timestamp/pallet";
import { Errors, Events, Storage } from "../../runtime/generated/registry";
import { AccountId, Bytes, DispatchResult, Origin, Weight, ok } from "../../runtime/primitives";
import { migrateRegistry } from "./migrations";
import { buildRegistry } from "./genesis";
import {
  attach,
  describe,
  detach,
  fitsScheme,
  hasRoomForMeter,
  isMeterId,
  isRating,
} from "./meters";
import { grant, hasRole, isAdmin, revoke, roleOfType } from "./roles";
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
  /** Registers an account as an active user; an inactive one anew, as of now. */
  @call(0)
  @role("admin", "root")
  static registerUser(
    origin: Origin,
    user: AccountId,
    userType: UserType,
    location: Bytes,
  ): DispatchResult {
    if (!isAdmin(origin)) return Errors.AdminRequired();
    const known = Storage.users.get(user);
    if (known && known.status != UserStatus.Inactive) return Errors.AlreadyRegistered();
    if (location.length > Constants.maxLocationLength) return Errors.LocationTooLong();
    const now = Timestamp.now();
    Storage.users.insert(user, new User(userType, UserStatus.Active, location, now));
    Events.userRegistered(user, userType);
    grant(user, roleOfType(userType));
    return ok();
  }

  /** Suspends, retires or readmits a user. */
  @call(1)
  @role("admin", "root")
  static updateUserStatus(origin: Origin, user: AccountId, status: UserStatus): DispatchResult {
    if (!isAdmin(origin)) return Errors.AdminRequired();
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

  /** Gives a meter to a registered user. */
  @call(2)
  @role("admin", "root")
  static assignMeter(origin: Origin, meterId: MeterId, user: AccountId): DispatchResult {
    if (!isAdmin(origin)) return Errors.AdminRequired();
    if (!isMeterId(meterId)) return Errors.InvalidMeterId();
    if (!Storage.users.containsKey(user)) return Errors.NotRegistered();
    if (Storage.meters.containsKey(meterId)) return Errors.MeterAlreadyAssigned();
    if (!hasRoomForMeter(user)) return Errors.TooManyMeters();
    attach(meterId, user);
    return ok();
  }

  /** Takes a meter from its user. */
  @call(3)
  @role("admin", "root")
  static unassignMeter(origin: Origin, meterId: MeterId): DispatchResult {
    if (!isAdmin(origin)) return Errors.AdminRequired();
    const meter = Storage.meters.get(meterId);
    if (!meter) return Errors.MeterNotAssigned();
    if (meter.openOrders) return Errors.MeterHasOpenOrders();
    detach(meterId, meter.owner);
    return ok();
  }

  /** Describes the device behind a meter: the key that signs its readings and its rating. */
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
    if (!isAdmin(origin)) return Errors.AdminRequired();
    if (!isMeterId(meterId)) return Errors.InvalidMeterId();
    if (!fitsScheme(key, scheme)) return Errors.InvalidMeterKey();
    if (!isRating(ratedWatts)) return Errors.InvalidRating();
    describe(meterId, new MeterProfile(key, scheme, ratedWatts, meterClass));
    return ok();
  }

  /** Makes an account an admin. */
  @call(5)
  @role("admin", "root")
  static addAdmin(origin: Origin, account: AccountId): DispatchResult {
    if (!isAdmin(origin)) return Errors.AdminRequired();
    return grant(account, Role.Admin) ? ok() : Errors.AlreadyAdmin();
  }

  /** Removes an admin, unless it is the last one. */
  @call(6)
  @role("admin", "root")
  static removeAdmin(origin: Origin, account: AccountId): DispatchResult {
    if (!isAdmin(origin)) return Errors.AdminRequired();
    if (!hasRole(account, Role.Admin)) return Errors.NotAdmin();
    if (Storage.adminCount.get() == 1) return Errors.LastAdmin();
    revoke(account, Role.Admin);
    return ok();
  }

  @hook
  static onRuntimeUpgrade(): Weight {
    return migrateRegistry();
  }

  static buildGenesis(genesis: Genesis): string | null {
    return buildRegistry(genesis);
  }
}
