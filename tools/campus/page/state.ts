/** What the page is told of `npm start`: how far the replay is, and whom a visitor can be. */
import { randomUUID } from 'node:crypto';
/** Somebody whose key derives from the development phrase. */
export interface CampusPerson {
  readonly address: string;
  readonly name: string;
  /** `//Eve`. */
  readonly uri: string;
  readonly roles: readonly string[];
}

/** What stops ordering by itself where somebody acts for it. */
export interface Picking {
  pick(address: string, isPicked: boolean): void;
}

export class StartState {
  phase: 'starting' | 'replay' | 'live' | 'failed' = 'starting';
  /** Names this start: the embedded chain's genesis hash is the same each time. */
  readonly run = randomUUID();
  node = '';
  people: readonly CampusPerson[] = [];
  #done = 0;

  /** @param total quarter hours that pass before visitors trade */
  constructor(
    private readonly total: number,
    private readonly speed: number,
  ) {}

  #living: Picking | null = null;
  /** Who was picked before there was anything to stop. */
  readonly #picked = new Set<string>();

  /** Another quarter hour has passed. */
  progress(): void {
    this.phase = 'replay';
    this.#done++;
  }

  /** @returns whether there is such a person */
  pick(address: string, isPicked: boolean): boolean {
    if (!this.people.some((person) => person.address === address)) return false;
    if (isPicked) this.#picked.add(address);
    else this.#picked.delete(address);
    this.#living?.pick(address, isPicked);
    return true;
  }

  /** The replay is over; where buildings go on by themselves, `living` is told who was picked. */
  live(living: Picking | null): void {
    this.#living = living;
    for (const address of this.#picked) living?.pick(address, true);
    this.phase = 'live';
  }

  toJSON(): unknown {
    const { run, node, phase, total, speed, people } = this;
    const shown = people.map((person) => ({
      ...person,
      isOrdering: !this.#picked.has(person.address),
    }));
    return { run, node, phase, done: this.#done, total, speed, people: shown };
  }
}
