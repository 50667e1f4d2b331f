import { Balance } from "../../../runtime/primitives";
import { Vec } from "../../../runtime/support/words";
import { MeterId } from "../../registry/schema";
import { Contract } from "./contracts";
import { Entry, Pool } from "./pools";

/** A contract with its epoch. */
@scale
export class ContractView {
  constructor(
    /** The epoch of delivery. */
    public epoch: u64,
    /** The contract. */
    public contract: Contract,
  ) {}
}

/** An entry with its meter. */
@scale
export class EntryView {
  constructor(
    /** The meter. */
    public meter: MeterId,
    /** The entry. */
    public entry: Entry,
  ) {}
}

/** All that is needed to recompute every share of a pool. */
@scale
export class SettlementProof {
  constructor(
    /** The pool. */
    public pool: Pool,
    /** Its entries in the order in which they were shared out. */
    public entries: Vec<EntryView>,
  ) {}
}

/** What a line of a statement is about. */
export enum LineKind {
  /** Sold and delivered: paid at clearing. */
  Delivered = 0,
  /** Sold and not delivered: burned out of what was held. */
  Short = 1,
  /** Bought and used: paid at clearing. */
  Used = 2,
  /** Bought and not used: minted. */
  Unused = 3,
  /** Surplus that the pool took: minted at the pool's price. */
  SurplusShared = 4,
  /** Surplus that the utility took: minted at feed-in. */
  SurplusFedIn = 5,
  /** Deficit that the pool gave: burned at the pool's price. */
  DeficitShared = 6,
  /** Deficit that the utility gave: burned at retail. */
  DeficitBought = 7,
  /** Carried from earlier epochs: minted at feed-in. */
  Carried = 8,
  /** In the pool, which has not closed yet: surplus. */
  SurplusPending = 9,
  /** In the pool, which has not closed yet: deficit. */
  DeficitPending = 10,
}

/** One line of a statement. */
@scale
export class SettlementLine {
  constructor(
    /** The meter. */
    public meter: MeterId,
    /** What it is about. */
    public kind: LineKind,
    /** Energy, in Wh. */
    public energyWh: u64,
    /** Its price, in base units of GRID per kWh. */
    public price: Balance,
    /** GRID minted, in base units. */
    public minted: Balance,
    /** GRID burned or owed, in base units. */
    public burned: Balance,
  ) {}
}

/** What the meters of an account settled in an epoch: what it holds less what it owes changed by minted - burned. */
@scale
export class SettlementStatement {
  constructor(
    /** The version of the tariff. */
    public tariffVersion: u32,
    /** Whether the epoch's entries are no longer kept. */
    public pruned: bool,
    /** One line for each kind of energy of each meter. */
    public lines: Vec<SettlementLine>,
    /** GRID minted, in base units. */
    public minted: Balance,
    /** GRID burned or owed, in base units. */
    public burned: Balance,
  ) {}
}
