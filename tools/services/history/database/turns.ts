/** One after the other: what shares a connection must not come between the statements of a transaction. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();

  /** Runs `work` when all that came before it is through, however that went. */
  take<T>(work: () => Promise<T> | T): Promise<T> {
    const mine = this.last.then(work);
    this.last = mine.catch(() => {});
    return mine;
  }
}
