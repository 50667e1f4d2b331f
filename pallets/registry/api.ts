import { Storage } from "../../runtime/generated/registry";
import { Option, Vec } from "../../runtime/frame/words";
import { AccountId } from "../../runtime/primitives";
import { Registry } from "./pallet";
import { Meter, MeterId, MeterProfile, User } from "./schema";

/** What the registry knows. */
@api("RegistryApi", 1)
export class RegistryApi {
  /** Whether an account is registered and active. */
  static isUserVerified(user: AccountId): bool {
    return Registry.isUserVerified(user);
  }

  /** The record of a user. */
  static user(user: AccountId): Option<User> {
    return Storage.users.get(user);
  }

  /** The role bits of an account: 0 authority, 1 admin, 2 prosumer, 3 consumer, 4 minter, 5 burner, 6 market maker, 7 oracle operator. */
  static rolesOf(account: AccountId): u32 {
    return Registry.roles(account);
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
