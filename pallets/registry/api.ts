import { Storage } from "../../runtime/generated/registry";
import { Option, Vec } from "../../runtime/support/words";
import { AccountId } from "../../runtime/primitives";
import { isUserVerified, rolesIn, rolesOf } from "./roles";
import { Meter, MeterId, MeterProfile, Role, User } from "./schema";

/** What the registry knows. */
@api("RegistryApi", 2)
export class RegistryApi {
  /** Whether an account is registered and active. */
  static isUserVerified(user: AccountId): bool {
    return isUserVerified(user);
  }

  /** The record of a user. */
  static user(user: AccountId): Option<User> {
    return Storage.users.get(user);
  }

  /** The roles of an account, which has none if it may not transact. */
  static rolesOf(account: AccountId): Vec<Role> {
    return rolesIn(rolesOf(account));
  }

  /** The meters of a user, in the order of their assignment. */
  static metersOf(user: AccountId): Vec<MeterId> {
    return Storage.metersOf.get(user);
  }

  /** A meter and its owner. */
  static meter(meterId: MeterId): Option<Meter> {
    return Storage.meters.get(meterId);
  }

  /** The device behind a meter. */
  static meterProfile(meterId: MeterId): Option<MeterProfile> {
    return Storage.meterProfiles.get(meterId);
  }
}
