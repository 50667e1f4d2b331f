import { AccountId, Balance } from "../../../runtime/primitives";
import { Compact, Option } from "../../../runtime/support/words";
import { MeterId } from "../../registry/schema";
import { Rates } from "./tariff";

/** Where the pool of an epoch is on its way; it only moves forward. */
export enum PoolPhase {
  /** Takes what readings enter. */
  Open = 0,
  /** Shares are being settled, and nothing enters any more. */
  Closing = 1,
  /** Every share is settled. */
  Closed = 2,
}

/** What readings have entered for an epoch. */
@scale
export class Pool {
  constructor(
    /** Where it is on its way. */
    public phase: PoolPhase,
    /** Meters it waits for. */
    public awaited: u32,
    /** How many of them have been read. */
    public read: u32,
    /** The block from which on nothing enters. */
    public deadline: u32,
    /** The prices of its epoch. */
    public rates: Rates,
    /** Surplus and unused energy together, in Wh. */
    public supplyWh: u64,
    /** Deficit and short energy together, in Wh. */
    public demandWh: u64,
    /** What both sides get of each other, in Wh; 0 before it closes. */
    public sharedWh: u64,
    /** Time from which its entries may go, in ms since 1970. */
    public keptUntil: u64,
  ) {}
}

/** How the energy of an entry was settled. */
export enum EntryKind {
  /** By a reading of its epoch alone, in time for the pool. */
  Pooled = 0,
  /** By a reading of its epoch alone that came after the pool: at the tariff. */
  Late = 1,
  /** By a reading of several epochs: at the lowest feed-in and the highest retail price of them. */
  Several = 2,
  /** By no reading of its epoch: nothing was delivered, nothing used. */
  Missing = 3,
}

/** What a meter showed for an epoch, and what that was worth. */
@scale
export class Entry {
  constructor(
    /** Who owned the meter when the energy flowed. */
    public account: AccountId,
    /** How it was settled. */
    public kind: EntryKind,
    /** Whether the account was in debt: its deficit was burned at retail at once. */
    public inDebt: bool,
    /** The price of its contract, in base units of GRID per kWh; 0 without one. */
    public price: Balance,
    /** Energy sold and delivered, in Wh. */
    public deliveredWh: Compact<u64>,
    /** Energy sold and not delivered, in Wh. */
    public shortWh: Compact<u64>,
    /** Energy bought and used, in Wh. */
    public usedWh: Compact<u64>,
    /** Energy bought and not used, in Wh. */
    public unusedWh: Compact<u64>,
    /** Energy fed in beyond what was sold, in Wh. */
    public surplusWh: Compact<u64>,
    /** Energy taken beyond what was bought, in Wh. */
    public deficitWh: Compact<u64>,
    /** Energy carried from earlier epochs and minted with this one, in Wh. */
    public carriedWh: Compact<u64>,
    /** What was paid for energy fed in outside the pool, in base units of GRID per kWh. */
    public feedIn: Balance,
    /** What was asked for energy taken outside the pool, in base units of GRID per kWh. */
    public retail: Balance,
  ) {}
}

/** The pool that is being closed, and how far. */
@scale
export class PoolClosing {
  constructor(
    /** Its epoch. */
    public epoch: u64,
    /** The meter whose shares were settled last. */
    public meter: Option<MeterId>,
    /** Supply of the entries visited, in Wh. */
    public supplyWh: u64,
    /** Demand of the entries visited, in Wh. */
    public demandWh: u64,
  ) {}
}

/** Which epochs have ended, how many meters their pools wait for, and when there is work. */
@scale
export class PoolClock {
  constructor(
    /** The first epoch that has not ended. */
    public epoch: u64,
    /** When it ends, in ms since 1970. */
    public until: u64,
    /** Meters that are assigned, described and have a baseline. */
    public meters: u32,
    /** The first of the epochs that ended last and whose pools are not there yet. */
    public endedFrom: u64,
    /** The first behind them. */
    public endedTo: u64,
    /** Meters that their pools wait for. */
    public endedMeters: u32,
    /** The block in which they ended. */
    public endedIn: u32,
    /** The first epoch whose pool may not have closed. */
    public openFrom: u64,
    /** The block from which on there is work, whether or not an epoch ends. */
    public nextBlock: u32,
  ) {}
}
