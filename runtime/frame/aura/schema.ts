import { DEFAULT_SLOT_DURATION } from "../../chain/config";
import { AccountId } from "../../primitives";
import { ValueOf, Vec } from "../../support/words";

@storage(1)
export class Storage {
  /** The authorities that author blocks in turn: sr25519 keys. */
  authorities!: ValueOf<Vec<AccountId>>;
  /** Slot of the latest block. */
  currentSlot!: ValueOf<u64>;
  /** Milliseconds of a slot where they are not the code's, as an older release let them be. */
  @hot configuredSlotDuration!: ValueOf<u64>;
}

@constants
export class Constants {
  /** Milliseconds of a slot. */
  static readonly slotDuration: u64 = DEFAULT_SLOT_DURATION;
}

@genesis
export class Genesis {
  /** Keys of the authorities, in the order of their turns. */
  authorities!: Vec<AccountId>;
  /** Milliseconds between blocks, which are the blob's; 0 for whatever they are. */
  slotDuration: u64 = 0;
}
