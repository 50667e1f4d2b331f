/** Values by two names, of which no third is made to look them up. */
export class Pairs<T> {
  private readonly values = new Map<string, Map<string, T>>();

  /** The value of both; `make` is asked where there is none yet. */
  of(one: string, other: string, make: () => T): T {
    let inner = this.values.get(one);
    if (!inner) this.values.set(one, (inner = new Map<string, T>()));
    const known = inner.get(other);
    if (known !== undefined) return known;
    const made = make();
    inner.set(other, made);
    return made;
  }
}
