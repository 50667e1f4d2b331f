import type { ApiPromise } from '@polkadot/api';
import type { EventRecord } from '@polkadot/types/interfaces';
import type { Line } from './lines.js';
import { valueOf } from './prices.js';

/** What somebody has sold and bought ahead. */
export interface Traded {
  readonly sold: Line;
  readonly bought: Line;
}

const NOTHING: Traded = { sold: { wh: 0, grid: 0n }, bought: { wh: 0, grid: 0n } };

/** Reads from the chain's events what orders came to. */
export class Fills {
  /** By order: only the event of its placing says which side it is on. */
  readonly #sides = new Map<string, keyof Traded>();
  readonly #owners = new Map<string, Traded>();

  /** Epochs that had a trade of the campus. */
  epochs = 0;

  /** Whether the book that is being cleared had one; its end may come in a later block. */
  #traded = false;

  constructor(private readonly api: ApiPromise) {}

  /** What `owner` sold and bought since the first event that was noted; orders from before are somebody else's. */
  of(owner: string): Traded {
    return this.#owners.get(owner) ?? NOTHING;
  }

  /** Takes note of `events`, which have to be all there are, in order. */
  note(events: readonly EventRecord[]): void {
    const { OrderPlaced, OrderFilled, EpochCleared } = this.api.events.trading ?? {};
    for (const { event } of events) {
      const [order = '', owner = '', third = '', fourth = ''] = event.data.map(String);
      if (OrderPlaced?.is(event)) this.#sides.set(order, fourth === 'Sell' ? 'sold' : 'bought');
      else if (OrderFilled?.is(event)) this.#fill(order, owner, Number(third), BigInt(fourth));
      else if (EpochCleared?.is(event)) {
        if (this.#traded) this.epochs++;
        this.#traded = false;
      }
    }
  }

  #fill(order: string, owner: string, energy: number, price: bigint): void {
    const side = this.#sides.get(order);
    if (!side) return;
    this.#traded = true;
    const known = this.of(owner);
    const { wh, grid } = known[side];
    const value = valueOf(energy, price);
    const line = { wh: wh + energy, grid: side === 'sold' ? grid + value : grid - value };
    this.#owners.set(owner, { ...known, [side]: line });
  }
}
