import { AccountId } from "../../primitives";
import { ValueOf, Vec } from "../../support/words";

@storage
export class Storage {
  /** The accounts of those who author blocks, in the order of their turns. */
  validators!: ValueOf<Vec<AccountId>>;
  /** How often they have changed. */
  currentIndex!: ValueOf<u32>;
}
