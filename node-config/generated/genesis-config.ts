// Written by `grid codegen` from the @genesis classes of pallets/ and runtime/frame/. Do not edit.

/** SS58 address, prefix 42, or 32 bytes in hex. */
export type Address = string;
/** An integer of up to 128 bits in decimal: JSON numbers are too small. */
export type Amount = string;

/** A voter of GRANDPA. */
export interface GrandpaAuthority {
  /** Its ed25519 key. */
  key: Address;
  /** Its share of the votes. */
  weight: number;
}

/** What an account holds from the first block. */
export interface GenesisBalance {
  /** The holder. */
  account: Address;
  /** Base units of GRID. */
  amount: Amount;
}

/** A user that exists from the first block. */
export interface GenesisUser {
  /** The user's account. */
  account: Address;
  /** Prosumer or Consumer. */
  userType: UserType;
  /** Where the user is. */
  location: string;
}

/** Kind of market participant. */
export type UserType = (typeof USER_TYPES)[number];
export const USER_TYPES = ['Prosumer', 'Consumer'] as const;

/** A meter that is in use from the first block. */
export interface GenesisMeter {
  /** The meter's name. */
  id: string;
  /** The user it belongs to. */
  owner: Address;
}

/** A device that is described from the first block. */
export interface GenesisProfile {
  /** The meter's name. */
  id: string;
  /** Public key that signs its readings. */
  key: string;
  /** Scheme of that key. */
  scheme: KeyScheme;
  /** The most power it can measure, in watts. */
  ratedWatts: number;
  /** What it measures. */
  meterClass: MeterClass;
}

/** Signature scheme of a meter's key. */
export type KeyScheme = (typeof KEY_SCHEMES)[number];
export const KEY_SCHEMES = ['Ed25519', 'Sr25519', 'Ecdsa'] as const;

/** What a meter measures. */
export type MeterClass = (typeof METER_CLASSES)[number];
export const METER_CLASSES = ['Consumption', 'Generation', 'Bidirectional'] as const;

/** The rules that the book of an epoch lives by. */
export interface MarketParameters {
  /** Epochs ahead of the current one that take orders. */
  horizon: number;
  /** Blocks before its epoch starts in which a book takes no more orders. */
  gateClosureBlocks: number;
  /** Energy of an order is a multiple of this, in Wh. */
  lot: number;
  /** A price is a multiple of this, itself a multiple of 1000, in base units of GRID per kWh. */
  tick: number;
  /** The lowest price an order may have, if there is one. */
  minPrice?: Amount | null;
  /** The highest price an order may have, if there is one. */
  maxPrice?: Amount | null;
  /** Orders that a user may have in an epoch. */
  maxOrdersPerUser: number;
  /** Orders that an epoch may have. */
  maxOrdersPerEpoch: number;
  /**
   * Steps that one block clears: an order, a level, a book's beginning and its end are one each.
   */
  stepsPerBlock: number;
  /** Epochs for which the orders of a closed book stay readable. */
  retention: number;
  /** Whether limits lie from the feed-in to the retail price of the delivery epoch. */
  collar: boolean;
}

/** What the utility pays and asks. */
export interface Tariff {
  /** How far local time is ahead of UTC, in minutes. */
  offsetMinutes: number;
  /** The first that fits counts; the last fits always. */
  periods: readonly (TariffPeriod | [days: number, from: number, to: number, feedIn: Amount, retail: Amount])[];
  /** Local dates that are holidays, in days since 1970-01-01. */
  holidays: readonly number[];
  /** Where the pool's price lies between feed-in (0) and retail (1000). */
  sharePermille: number;
  /** What one GRID is worth in satang: shown to people, never calculated with. */
  satangPerGrid: number;
}

/** A part of the local week with its prices. */
export interface TariffPeriod {
  /** The days on which it begins, a bit each: Monday 1, Tuesday 2 … Sunday 64, holidays 128. */
  days: number;
  /** The quarter hour of the local day with which it begins, 0 to 95. */
  from: number;
  /**
   * The quarter hour before which it ends, 0 to 96; of the next day where it is not behind
   * `from`.
   */
  to: number;
  /** What the utility pays for energy fed in, in base units of GRID per kWh. */
  feedIn: Amount;
  /** What the utility asks for energy, in base units of GRID per kWh. */
  retail: Amount;
}

/** What a chain starts with. What is left out is empty; the runtime refuses keys it does not know. */
export interface GenesisConfig {
  aura?: {
    /** Keys of the authorities, in the order of their turns. */
    authorities?: readonly Address[];
    /** Milliseconds between blocks, which are the blob's; 0 for whatever they are. */
    slotDuration?: number;
  };
  grandpa?: {
    /** Keys and weights of the first authorities. */
    authorities?: readonly (GrandpaAuthority | [key: Address, weight: number])[];
  };
  balances?: {
    /** What accounts hold from the first block. */
    balances?: readonly (GenesisBalance | [account: Address, amount: Amount])[];
  };
  transactionPayment?: {
    /** Base units of GRID per microsecond of execution. */
    perMicrosecond?: number;
    /** Base units of GRID per byte of the extrinsic. */
    perByte?: number;
  };
  fairUse?: {
    /** Blocks of a window. */
    windowBlocks?: number;
    /** What a user may fill of a window, per mille of the normal class. */
    userWindow?: number;
    /** What a user may fill of one block. */
    userBlock?: number;
    /** What an operator, an admin, a minter or an authority may fill of a window. */
    operatorWindow?: number;
    /** What one of them may fill of one block. */
    operatorBlock?: number;
    /** What an authority may fill of the operational class of one block. */
    authorityBlock?: number;
    /** How far a nonce may be ahead of its account's. */
    noncesAhead?: number;
  };
  registry?: {
    /** Accounts of the energy authorities. */
    authorities?: readonly Address[];
    /** The first admins. */
    admins?: readonly Address[];
    /** Accounts that may clear the market by hand. */
    marketMakers?: readonly Address[];
    /** The first users. */
    users?: readonly (GenesisUser | [account: Address, userType: UserType, location: string])[];
    /** The first meters. */
    meters?: readonly (GenesisMeter | [id: string, owner: Address])[];
    /** The devices behind the first meters, or behind some of them. */
    meterProfiles?: readonly (GenesisProfile | [id: string, key: string, scheme: KeyScheme, ratedWatts: number, meterClass: MeterClass])[];
    /** Users that an admin may suspend or retire in a day; 0 for the default of 16. */
    suspensionsPerDay?: number;
  };
  gridToken?: {
    /** Accounts that may mint. */
    minters?: readonly Address[];
    /** Accounts that may burn. */
    burners?: readonly Address[];
  };
  trading?: {
    /** Length of an epoch in milliseconds, for ever; 0 for a quarter of an hour. */
    epochLength?: number;
    /** The rules of the market; without any, the usual ones. */
    parameters?: MarketParameters | null;
  };
  settlement?: {
    /** The tariff of the first epochs; without one, energy costs and earns 1 GRID per kWh. */
    tariff?: Tariff | null;
    /**
     * Blocks after the end of an epoch from which on its pool takes nothing; 0 for the default
     * of 100.
     */
    poolDeadline?: number;
    /** Steps that one block takes; 0 for the default of 1000. */
    stepsPerBlock?: number;
  };
  oracleClient?: {
    /** Accounts that answer requests for meter readings. */
    operators?: readonly Address[];
    /** How many of them have to report a reading; 0 for the default of 1. */
    quorum?: number;
    /** Blocks after which an unanswered request closes; 0 for the default of 100. */
    requestLifetime?: number;
    /** Export per epoch that waits for more, in Wh; 0 for the default of 20. */
    deadbandWh?: number;
  };
}

/** Lists that may be longer than one text has room for, in the order in which they are built. */
export const LISTS = [
  ['registry', 'users'],
  ['registry', 'meters'],
  ['registry', 'meterProfiles'],
  ['balances', 'balances'],
] as const satisfies readonly (readonly [keyof GenesisConfig, string])[];
