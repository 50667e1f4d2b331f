import { AccountId, Box } from "../../../runtime/primitives";
import { MapOf, Option, ValueOf, Vec } from "../../../runtime/support/words";
import { User } from "./users";
import { Meter, MeterId, MeterProfile } from "./meters";
import { RegistryParameters, Takings } from "./admins";

@storage(2)
export class Storage {
  /** The roles of every account, one bit each; accounts without any may not transact. */
  @hasher("blake2_128_concat") roles!: MapOf<AccountId, u32>;
  /** The energy authorities; each has the role of one. */
  authorities!: ValueOf<Vec<AccountId>>;
  /** How many admins there are. */
  adminCount!: ValueOf<u32>;
  /** The admin at the beginning of the line of one that an admin appointed: they share a day's limits. */
  @hasher("blake2_128_concat") adminLines!: MapOf<AccountId, Option<AccountId>>;
  /** What a line of admins, by the one at its beginning, took and added on its latest day. */
  @hasher("blake2_128_concat") takings!: MapOf<AccountId, Option<Takings>>;
  /** The signatories of each account that is a multisig. */
  @hasher("blake2_128_concat") signatories!: MapOf<AccountId, Vec<AccountId>>;
  /** For how many such accounts each of them signs. */
  @hasher("blake2_128_concat") signsFor!: MapOf<AccountId, u32>;
  /** What Root has set; the defaults while absent. */
  parameters!: ValueOf<Option<RegistryParameters>>;
  /** The registered users. */
  @mendable @hasher("blake2_128_concat") users!: MapOf<AccountId, Option<User>>;
  /** The meters in use, by name. */
  @mendable @hasher("blake2_128_concat") meters!: MapOf<MeterId, Option<Meter>>;
  /** Names of each user's meters, in the order of their assignment. */
  @mendable @hasher("blake2_128_concat") metersOf!: MapOf<AccountId, Vec<MeterId>>;
  /** The devices behind meter names; they outlive assignments. */
  @mendable @hasher("blake2_128_concat") meterProfiles!: MapOf<MeterId, Option<MeterProfile>>;
  /** The epoch in which the device behind a meter was exchanged last. */
  @mendable @hasher("blake2_128_concat") exchangedIn!: MapOf<MeterId, Option<Box<u64>>>;
}
