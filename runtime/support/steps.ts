/** Work that is counted before it is done. */

/** What is left to be done in one go: whoever loops over storage takes a step for each turn of the loop. */
@final
export class Steps {
  constructor(
    /** How many there are left. */
    public left: u32,
  ) {}

  /** Takes one, if there is one. */
  take(): bool {
    if (!this.left) return false;
    this.left--;
    return true;
  }
}
