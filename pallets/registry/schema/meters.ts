import { AccountId, Bytes, Text } from "../../../runtime/primitives";

/** A meter's name: 1 to 64 bytes of text without control characters. */
export type MeterId = Text;

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

/** A meter in use. */
@scale
export class Meter {
  constructor(
    /** The user it belongs to. */
    public owner: AccountId,
    /** Its orders, and contracts from them, that are not settled: they keep it with its owner. */
    public openOrders: u32,
    /**
     * Block time, in milliseconds since 1970, from which it is read: of the assignment, or of a change of its device.
     * The first reading of an epoch that ends later sets a baseline.
     */
    public since: u64,
    /** Whether it takes no more orders and leaves its owner once all are settled. */
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
