/** What is worked on side by side, as far as there is room: many small pieces, or one that is larger than all there is. */
export class Room {
  private taken = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly size: number) {}

  /** Runs `work` in its turn, once there are `size` free or nothing else is worked on. */
  async take<T>(size: number, work: () => Promise<T>): Promise<T> {
    while (this.taken > 0 && this.taken + size > this.size) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    this.taken += size;
    try {
      return await work();
    } finally {
      this.taken -= size;
      for (const resume of this.waiting.splice(0)) resume();
    }
  }
}
