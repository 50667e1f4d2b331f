import { Bytes } from "../../../runtime/primitives";
import { MeterId } from "../../registry/schema";

/** What a meter says: two registers that only rise, signed with the meter's own key. */
@scale
export class MeterReading {
  constructor(
    /** The meter that was read. */
    public meterId: MeterId,
    /** The epoch at whose end it was read. */
    public epoch: u64,
    /** Rises with every reading the meter signs. */
    public sequence: u64,
    /** Energy taken from the grid since the meter was made, in Wh. */
    public importWh: u64,
    /** Energy fed into the grid since the meter was made, in Wh. */
    public exportWh: u64,
    /** 64 bytes (ed25519, sr25519) or 65 (ECDSA) over the bytes that README.md lists. */
    public signature: Bytes,
  ) {}
}

/** What is known of a meter that has been read. */
@scale
export class MeterState {
  constructor(
    /** Sequence number of the last reading. */
    public sequence: u64,
    /** Epoch of the last reading; if it ended before the meter's assignment, the next one sets a baseline. */
    public epoch: u64,
    /** The import register, in Wh. */
    public importWh: u64,
    /** The export register, in Wh. */
    public exportWh: u64,
    /** Export below the deadband that waits for more, in Wh. */
    public carriedWh: u64,
    /** The first epoch for which the meter has not been asked, or not in vain. */
    public next: u64,
  ) {}
}
