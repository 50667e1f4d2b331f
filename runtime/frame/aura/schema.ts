import { AccountId } from "../../primitives";
import { ValueOf, Vec } from "../../support/words";

@storage
export class Storage {
  /** The authorities that author blocks in turn: sr25519 keys. */
  authorities!: ValueOf<Vec<AccountId>>;
  /** Slot of the latest block. */
  currentSlot!: ValueOf<u64>;
  /** Milliseconds of a slot, when genesis set them. */
  configuredSlotDuration!: ValueOf<u64>;
}

@constants
export class Constants {
  /** Milliseconds of a slot unless genesis set others. */
  static readonly slotDuration: u64 = 6000;
}

@genesis
export class Genesis {
  /** Keys of the authorities, in the order of their turns. */
  authorities!: Vec<AccountId>;
  /** Milliseconds between blocks. */
  slotDuration: u64 = 0;
}
