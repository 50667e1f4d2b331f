/** Work that is counted before it is done. */

/** What is left to be done in one go: whoever loops over storage takes a step for each turn of the loop. */
@final
export class Steps {
  constructor(
    /** How many there are left. */
    public left: u32,
  ) {}

  /** Up to `most` of them, to be taken apart and given to `goOn` afterwards. */
  some(most: u32): Steps {
    const part = new Steps(min(this.left, most));
    this.left -= part.left;
    return part;
  }

  /** Takes back what is left of `part`; whether it was used up, so that there may be more to do. */
  goOn(part: Steps): bool {
    this.left += part.left;
    return !part.left && this.left != 0;
  }

  /** Takes one, if there is one. */
  take(): bool {
    if (!this.left) return false;
    this.left--;
    return true;
  }
}
