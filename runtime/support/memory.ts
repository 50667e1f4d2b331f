/**
 * Memory of one piece of work among many: mark before it, release behind it. What is used afterwards must not
 * come from in between.
 */
import { Mark, allocated, mark, release } from "../host/arena";

export { Mark, mark, release };

/** Bytes that pieces of work may leave behind together: giving each back by itself would cost calls to the host. */
const LEFTOVERS: usize = isDefined(POISON) ? 0 : 1 << 16;

/** Memory of many pieces of work, one after the other. */
@final
export class Leftovers {
  private before: Mark = mark();
  private readonly from: usize = allocated();

  /** Behind each piece: nothing that it has made is used any more. */
  drop(): void {
    if (allocated() - this.from <= LEFTOVERS) return;
    release(this.before);
    this.before = mark();
  }
}
