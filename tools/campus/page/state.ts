/** What the page is told of `npm start`: how far the replay is, and whom a visitor can be. */
import type { Progress } from '../run.js';

/** Somebody whose key derives from the development phrase. */
export interface CampusPerson {
  readonly address: string;
  readonly name: string;
  /** `//Library`. */
  readonly uri: string;
  readonly roles: readonly string[];
}

export class StartState {
  phase: 'starting' | 'replay' | 'live' | 'failed' = 'starting';
  genesis = '';
  node = '';
  people: readonly CampusPerson[] = [];
  #done = 0;

  constructor(
    private readonly total: number,
    private readonly speed: number,
  ) {}

  /** Whether somebody's building orders by itself; set once the campus lives on. */
  living: {
    pick: (address: string, isPicked: boolean) => void;
    isPicked: (address: string) => boolean;
  } | null = null;
  /** Who was picked before there was anything to stop. */
  readonly #picked = new Set<string>();

  progress({ done }: Progress): void {
    this.phase = 'replay';
    this.#done = done;
  }

  /** @returns whether there is such a person */
  pick(address: string, isPicked: boolean): boolean {
    if (!this.people.some((person) => person.address === address)) return false;
    if (isPicked) this.#picked.add(address);
    else this.#picked.delete(address);
    this.living?.pick(address, isPicked);
    return true;
  }

  /** From here on the campus lives on. */
  live(living: NonNullable<StartState['living']>): void {
    this.living = living;
    for (const address of this.#picked) living.pick(address, true);
    this.phase = 'live';
  }

  toJSON(): unknown {
    const { genesis, node, phase, total, speed, people } = this;
    const shown = people.map((person) => ({
      ...person,
      isOrdering: !this.#picked.has(person.address),
    }));
    return { genesis, node, phase, done: this.#done, total, speed, people: shown };
  }
}
