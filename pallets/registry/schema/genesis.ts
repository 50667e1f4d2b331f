import { AccountId, Bytes, Text } from "../../../runtime/primitives";
import { Items, Vec } from "../../../runtime/support/words";
import { UserType } from "./users";
import { KeyScheme, MeterClass, MeterId } from "./meters";

/** A user that exists from the first block. */
@scale
export class GenesisUser {
  constructor(
    /** The user's account. */
    public account: AccountId,
    /** Prosumer or Consumer. */
    public userType: UserType,
    /** Where the user is. */
    public location: Text,
  ) {}
}

/** A meter that is in use from the first block. */
@scale
export class GenesisMeter {
  constructor(
    /** The meter's name. */
    public id: MeterId,
    /** The user it belongs to. */
    public owner: AccountId,
  ) {}
}

/** A device that is described from the first block. */
@scale
export class GenesisProfile {
  constructor(
    /** The meter's name. */
    public id: MeterId,
    /** Public key that signs its readings. */
    public key: Bytes,
    /** Scheme of that key. */
    public scheme: KeyScheme,
    /** The most power it can measure, in watts. */
    public ratedWatts: u64,
    /** What it measures. */
    public meterClass: MeterClass,
  ) {}
}

@genesis
export class Genesis {
  /** Accounts of the energy authorities. */
  authorities!: Vec<AccountId>;
  /** The first admins. */
  admins!: Vec<AccountId>;
  /** Accounts that may clear the market by hand. */
  marketMakers!: Vec<AccountId>;
  /** The first users. */
  users!: Items<GenesisUser>;
  /** The first meters. */
  meters!: Items<GenesisMeter>;
  /** The devices behind the first meters, or behind some of them. */
  meterProfiles!: Items<GenesisProfile>;
  /** Users that an admin may suspend or retire in a day; 0 for the default of 16. */
  suspensionsPerDay: u32 = 0;
}
