/** Waits longer after every failure, and not at all after a success. */
export class Backoff {
  private failures = 0;
  private until = 0;

  constructor(
    private readonly firstMs: number,
    private readonly mostMs: number,
    private readonly now: () => number = Date.now,
  ) {}

  get isWaiting(): boolean {
    return this.now() < this.until;
  }

  /** Returns the milliseconds to wait. */
  fail(): number {
    const wait = Math.min(this.firstMs * 2 ** this.failures, this.mostMs);
    this.failures++;
    this.until = this.now() + wait;
    return wait;
  }

  succeed(): void {
    this.failures = 0;
    this.until = 0;
  }
}
