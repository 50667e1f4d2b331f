import { AccountId, Box, Bytes, Text } from "../../runtime/primitives";
import { Items, MapOf, Option, ValueOf, Vec } from "../../runtime/support/words";

/** A meter's name: 1 to 64 bytes of text without control characters. */
export type MeterId = Text;

/** What an account may do; the number is its bit in `Roles`. */
export enum Role {
  /** Authors and finalises blocks, governs. */
  Authority = 0,
  /** Registers users and assigns meters. */
  Admin = 1,
  /** Sells and buys energy. */
  Prosumer = 2,
  /** Buys energy. */
  Consumer = 3,
  /** Mints GRID for generated energy. */
  Minter = 4,
  /** Burns GRID for consumed energy. */
  Burner = 5,
  /** Clears the market by hand. */
  MarketMaker = 6,
  /** Answers requests for meter readings. */
  OracleOperator = 7,
  /** Signs for an organisation whose account is a multisig, and calls nothing else. */
  Signatory = 8,
}

/** What a delegate may do in the name of the account that it acts for. */
export enum ProxyType {
  /** Everything. */
  Any = 0,
  /** Places and cancels orders, and pays debts. */
  Trading = 1,
  /** Votes on proposals. */
  Governance = 2,
}

/** Kind of market participant. */
export enum UserType {
  /** Generates and consumes. */
  Prosumer = 0,
  /** Only consumes. */
  Consumer = 1,
}

/** Standing of a user. */
export enum UserStatus {
  /** May trade. */
  Active = 0,
  /** Barred by an admin. */
  Suspended = 1,
  /** Not taking part; may be registered anew, as the other type too. */
  Inactive = 2,
}

/** Signature scheme of a meter's key. */
export enum KeyScheme {
  /** 32-byte key. */
  Ed25519 = 0,
  /** 32-byte key. */
  Sr25519 = 1,
  /** 33-byte compressed secp256k1 key. */
  Ecdsa = 2,
}

/** What a meter measures. */
export enum MeterClass {
  /** Energy taken from the grid. */
  Consumption = 0,
  /** Energy fed into the grid. */
  Generation = 1,
  /** Both directions. */
  Bidirectional = 2,
}

/** A registered participant. */
@scale
export class User {
  constructor(
    /** What the user may do on the market. */
    public userType: UserType,
    /** Whether the user may do it now. */
    public status: UserStatus,
    /** Where the user is: at most 256 bytes of text without control characters. */
    public location: Text,
    /** Block time of the registration, in milliseconds since 1970. */
    public registeredAt: u64,
  ) {}
}

/** A meter in use. */
@scale
export class Meter {
  constructor(
    /** The user it belongs to. */
    public owner: AccountId,
    /** Orders on it, and contracts from them, that are not settled; while there are any, it stays with its owner. */
    public openOrders: u32,
    /**
     * Block time, in milliseconds since 1970, from which it is read: of the assignment, or of a change of its device.
     * The first reading of an epoch that ends later sets a baseline.
     */
    public since: u64,
    /** Whether it takes no more orders and leaves its owner once the last one, and what it traded, is settled. */
    public closing: bool,
    /** The epoch that ran when its baseline was set, from which on pools wait for it; 0 while it has none. */
    public pooledFrom: u64,
  ) {}
}

/** The device behind a meter id. */
@scale
export class MeterProfile {
  constructor(
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

/** What an admin, with those it has appointed, has taken from users in one day. */
@scale
export class Takings {
  constructor(
    /** The day, in days since 1970 (UTC). */
    public day: u64,
    /** Users suspended or retired. */
    public users: u32,
    /** Meters unassigned, or given another device. */
    public meters: u32,
  ) {}
}

/** What Root can set. */
@scale
export class RegistryParameters {
  constructor(
    /** Users that an admin, with those it has appointed, may suspend or retire in a day. */
    public suspensionsPerDay: u32,
  ) {}
}

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

@storage(2)
export class Storage {
  /** The roles of every account, one bit each; accounts without any may not transact. */
  @hasher("blake2_128_concat") roles!: MapOf<AccountId, u32>;
  /** The energy authorities; each has the role of one. */
  authorities!: ValueOf<Vec<AccountId>>;
  /** How many admins there are. */
  adminCount!: ValueOf<u32>;
  /** For an admin that an admin appointed, the admin at the beginning of that line: they share a day's limits. */
  @hasher("blake2_128_concat") adminLines!: MapOf<AccountId, Option<AccountId>>;
  /** What each line of admins, by the one at its beginning, took from users on the last day that it took anything. */
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

@events
export class Events {
  /** A user was registered. */
  @event(0) static userRegistered(user: AccountId, userType: UserType): void {}
  /** The standing of a user changed. */
  @event(1) static userStatusUpdated(user: AccountId, status: UserStatus): void {}
  /** A meter was assigned to a user. */
  @event(2) static meterAssigned(meterId: MeterId, user: AccountId): void {}
  /** A meter was taken from a user. */
  @event(3) static meterUnassigned(meterId: MeterId, user: AccountId): void {}
  /** The device behind a meter was described. */
  @event(4)
  static meterProfileSet(meterId: MeterId, ratedWatts: u64, meterClass: MeterClass): void {}
  /** An account was given a role. */
  @event(5) static roleGranted(account: AccountId, role: Role): void {}
  /** An account lost a role. */
  @event(6) static roleRevoked(account: AccountId, role: Role): void {}
  /** A meter takes no more orders and leaves its user once the last one is settled. */
  @event(7) static meterClosing(meterId: MeterId, user: AccountId): void {}
  /** Root set the parameters. */
  @event(8) static parametersSet(parameters: RegistryParameters): void {}
  /** Another device stands behind a meter, or the old one begins anew. */
  @event(9) static deviceExchanged(meterId: MeterId, user: AccountId): void {}
  /** Others sign for `account`. */
  @event(10) static signatoriesSet(account: AccountId, signatories: Vec<AccountId>): void {}
}

export enum Errors {
  // 0 told those without the role until release 102.
  /** The account is registered already; only an inactive user can be registered anew. */
  AlreadyRegistered = 1,
  /** The account is not a registered user. */
  NotRegistered = 2,
  /** The location is longer than 256 bytes. */
  LocationTooLong = 3,
  /** A meter id has 1 to 64 bytes of text in UTF-8, without control characters. */
  InvalidMeterId = 4,
  /** The meter belongs to a user already. */
  MeterAlreadyAssigned = 5,
  /** The meter belongs to nobody. */
  MeterNotAssigned = 6,
  /** The user has as many meters as are allowed. */
  TooManyMeters = 7,
  /** The user's type stays while orders on its meters are not settled. */
  MeterHasOpenOrders = 8,
  /** The key's length does not fit its scheme, or anybody can sign for it. */
  InvalidMeterKey = 9,
  /** The rated power must be from 1 W to 10 MW. */
  InvalidRating = 10,
  /** The account is an admin already. */
  AlreadyAdmin = 11,
  /** The account is not an admin. */
  NotAdmin = 12,
  /** The last admin cannot be removed. */
  LastAdmin = 13,
  /** An admin is removed by governance, or by itself. */
  NotOneself = 14,
  /** As many users have been suspended or retired today as an admin, with those it has appointed, may. */
  TooManySuspensions = 15,
  /** As many meters have lost their user or device today as an admin, with those it has appointed, may take. */
  TooManyMetersTaken = 16,
  /** The meter is described already; `exchange_device` says what its old device showed last. */
  MeterAlreadyDescribed = 17,
  /** The meter takes no more orders and leaves its user once the last one is settled. */
  MeterIsClosing = 18,
  /** An admin may be allowed 1 to 10,000 suspensions a day. */
  InvalidParameters = 19,
  /** The device behind a meter is exchanged at most once in 96 epochs, but by governance. */
  ExchangedTooOften = 20,
  /** Nobody has described the meter, so there is no device to exchange. */
  MeterNotDescribed = 21,
  /** A location is text in UTF-8, without control characters. */
  LocationNotText = 22,
  /** An account has up to 8 signatories, each of them somebody and there once. */
  InvalidSignatories = 23,
}

@constants
export class Constants {
  /** Meters one user may have. */
  static readonly maxMetersPerUser: u32 = 10;
  /** Bytes a meter id may have. */
  static readonly maxMeterIdLength: u32 = 64;
  /** Bytes a location may have. */
  static readonly maxLocationLength: u32 = 256;
  /** Watts a meter may be rated for. */
  static readonly maxRatedWatts: u64 = 10_000_000;
  /** Epochs between two exchanges of a meter's device. */
  static readonly exchangeInterval: u64 = 96;
  /** Users that an admin may suspend or retire in a day unless genesis or Root says otherwise. */
  static readonly defaultSuspensionsPerDay: u32 = 16;
  /** Users that an admin may be allowed to suspend or retire in a day. */
  static readonly maxSuspensionsPerDay: u32 = 10_000;
  /** Signatories that an account may have. */
  static readonly maxSignatories: u32 = 8;
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
