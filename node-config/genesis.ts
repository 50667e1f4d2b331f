/** The configuration from which the runtime builds a chain's first state (`GenesisBuilder_build_state`). */
import { QUARTER_HOUR_MS } from './time.js';

/** SS58 address, prefix 42. */
export type Address = string;
/** Base units of GRID (10^-18), in decimal: JSON numbers are too small. */
export type Amount = string;

/** What a chain starts with. What is left out is empty; the runtime refuses keys it does not know. */
export interface GenesisConfig {
  aura?: {
    /** sr25519 keys in the order of their turns. */
    authorities: Address[];
    /** Milliseconds between blocks. */
    slotDuration?: number;
  };
  grandpa?: {
    /** ed25519 keys and their votes. */
    authorities: [key: Address, weight: number][];
  };
  balances?: { balances: [who: Address, amount: Amount][] };
  transactionPayment?: {
    /** Base units of GRID per microsecond of execution. */
    perMicrosecond?: number;
    /** Base units of GRID per byte of the extrinsic. */
    perByte?: number;
  };
  /** What one account may fill, parts in per mille; 0 or left out: as `FairUse`'s constants say. */
  fairUse?: {
    windowBlocks?: number;
    userWindow?: number;
    userBlock?: number;
    operatorWindow?: number;
    operatorBlock?: number;
    authorityBlock?: number;
    noncesAhead?: number;
  };
  registry?: {
    authorities?: Address[];
    admins?: Address[];
    marketMakers?: Address[];
    users?: { account: Address; userType: 'Prosumer' | 'Consumer'; location: string }[];
    meters?: { id: string; owner: Address }[];
    meterProfiles?: {
      id: string;
      /** Hex. */
      key: string;
      scheme: 'Ed25519' | 'Sr25519' | 'Ecdsa';
      ratedWatts: number;
      meterClass: string;
    }[];
  };
  gridToken?: { minters?: Address[]; burners?: Address[] };
  oracleClient?: {
    /** Accounts that report meter readings. */
    operators?: Address[];
    /** How many of them have to report a reading; 1 if left out. */
    quorum?: number;
    /** Blocks after which an unanswered request closes; 100 if left out. */
    requestLifetime?: number;
    /** Wh of export per epoch that wait for more before they are minted; 20 if left out. */
    deadbandWh?: number;
  };
  settlement?: {
    /** What the utility pays and asks; 1 GRID for a kWh either way if left out. */
    tariff?: Tariff;
    /** Blocks after an epoch's end from which on its pool takes nothing; 100 if left out. */
    poolDeadline?: number;
    /** Entries of pools that a block settles; 1000 if left out. */
    stepsPerBlock?: number;
  };
  trading?: {
    /** Milliseconds, for ever; a quarter of an hour if left out. */
    epochLength?: number;
    parameters: MarketParameters;
  };
}

/** The rules of the market; `set_parameters` changes them later, from an epoch on. */
export interface MarketParameters {
  /** Epochs ahead of the current one that take orders. */
  horizon: number;
  /** Blocks before its epoch starts in which a book takes no more orders. */
  gateClosureBlocks: number;
  /** Wh, of which an order's energy is a multiple. */
  lot: number;
  /** Base units of GRID per kWh, of which a price is a multiple; itself a multiple of 1000. */
  tick: number;
  /** The price band; null where it has no such end. */
  minPrice: Amount | null;
  maxPrice: Amount | null;
  maxOrdersPerUser: number;
  maxOrdersPerEpoch: number;
  /** Steps that one block clears: an order, a level, a book's beginning and its end are one each. */
  stepsPerBlock: number;
  /** Epochs for which the orders of a closed book stay readable. */
  retention: number;
  /** Whether limits lie from the feed-in to the retail price of the delivery epoch. */
  collar: boolean;
}

/** What the utility pays and asks; `settlement.set_tariff` changes it later, from an epoch on. */
export interface Tariff {
  /** Minutes by which local time is ahead of UTC, a multiple of 15. */
  offsetMinutes: number;
  /** The first that fits counts; the last is of all days (255) from 0 to 96. */
  periods: {
    /** The days on which it begins, a bit each: Monday 1, Tuesday 2 … Sunday 64, holidays 128. */
    days: number;
    /** Quarter hours of the local day, 0 to 96; `to` not behind `from` is of the next day. */
    from: number;
    to: number;
    /** Base units of GRID per kWh, multiples of 1000. */
    feedIn: Amount;
    retail: Amount;
  }[];
  /** Local dates, in days since 1970-01-01. */
  holidays: number[];
  /** Where the pool's price lies between feed-in (0) and retail (1000). */
  sharePermille: number;
  /** Satang that one GRID is worth, for people to read. */
  satangPerGrid: number;
}

/** A chain, apart from the code it runs. */
export interface ChainDefinition {
  name: string;
  /** Names the node's folder; never the same for two chains. */
  id: string;
  chainType: 'Development' | 'Local' | 'Live';
  /** What whoever makes a spec should know of it. */
  notes?: string[];
  /** Addresses of nodes that are always there, `/dns/…/p2p/…`. */
  bootNodes: string[];
  genesis: GenesisConfig;
}

/** An energy authority: one organisation, one node. */
export interface Authority {
  /** Account that governs, and the sr25519 key that authors blocks. */
  aura: Address;
  /** The ed25519 key that finalises blocks. */
  grandpa: Address;
}

/** Milliseconds of an epoch on every chain that says nothing else. */
export const EPOCH_LENGTH = QUARTER_HOUR_MS;

/** Lots of 10 Wh, ticks of 0.001 GRID, no price band, no collar. */
export const MARKET: MarketParameters = {
  horizon: 4,
  gateClosureBlocks: 0,
  lot: 10,
  tick: 10 ** 15,
  minPrice: null,
  maxPrice: null,
  maxOrdersPerUser: 100,
  maxOrdersPerEpoch: 10_000,
  stepsPerBlock: 1000,
  retention: 96,
  collar: false,
};

/** Milliseconds between blocks. */
export const SLOT_DURATION = 6000;

/** Orders that clear within a third of an epoch, as the chain asks of its caps. */
export function mostOrders(stepsPerBlock: number, blocksPerEpoch: number): number {
  // An order may have a level of its own, and three steps are the book's.
  return Math.floor((stepsPerBlock * Math.floor(blocksPerEpoch / 3) - 3) / 2);
}

/** The market of a chain with so few blocks in an epoch that it may have to take fewer orders. */
export function marketOf(blocksPerEpoch: number): MarketParameters {
  const most = mostOrders(MARKET.stepsPerBlock, blocksPerEpoch);
  return { ...MARKET, maxOrdersPerEpoch: Math.min(MARKET.maxOrdersPerEpoch, most) };
}

/** 1,000 GRID, to try transfers with. */
export const DEVELOPMENT_HOLDING: Amount = `1000${'0'.repeat(18)}`;

/** The part of a configuration that makes `authorities` author, finalise and govern with one vote each. */
export function consensusOf(
  authorities: readonly Authority[],
): Required<Pick<GenesisConfig, 'aura' | 'grandpa'>> {
  return {
    aura: { authorities: authorities.map(({ aura }) => aura), slotDuration: SLOT_DURATION },
    grandpa: { authorities: authorities.map(({ grandpa }) => [grandpa, 1]) },
  };
}
