import { AccountId, Balance } from "../../../runtime/primitives";
import { BigEndian } from "../../../runtime/support/words";
import { MeterId } from "../../registry/schema";

/** What a meter's contract and entry of an epoch are found by; a walk meets meters in the order of these bytes. */
@scale
export class MeterEpoch {
  constructor(
    /** The epoch of delivery. */
    public epoch: BigEndian<u64>,
    /** The meter. */
    public meter: MeterId,
  ) {}
}

/** What a meter has traded for an epoch and not shown yet. */
@scale
export class Contract {
  constructor(
    /** Who traded it. */
    public owner: AccountId,
    /** Energy sold, in Wh. */
    public soldWh: u64,
    /** Energy bought, in Wh. */
    public boughtWh: u64,
    /** The price of the epoch's auction, in base units of GRID per kWh. */
    public price: Balance,
    /** GRID of the seller that is set aside until the meter has shown what was delivered, in base units. */
    public held: Balance,
  ) {}
}

/** Epochs of a meter whose contracts a later reading has passed over. */
@scale
export class PassedOver {
  constructor(
    /** The first of them that may still have a contract. */
    public from: u64,
    /** The first behind them. */
    public to: u64,
  ) {}
}
