import type { ApiPromise } from '@polkadot/api';
import type { EventRecord } from '@polkadot/types/interfaces';
import type { Fill } from './trades.js';

/** Reads from the chain's events what orders came to. */
export class Fills {
  /** By order: only the event of its placing says which side it is on. */
  readonly #sides = new Map<string, Fill['side']>();

  /** Epochs that had a trade of the campus. */
  epochs = 0;

  /** Whether the book that is being cleared had one; its end may come in a later block. */
  #traded = false;

  constructor(private readonly api: ApiPromise) {}

  /** The fills among `events`, which have to be all there are, in order, from the first order on. */
  in(events: readonly EventRecord[]): Fill[] {
    const { OrderPlaced, OrderFilled, EpochCleared } = this.api.events.trading ?? {};
    const fills: Fill[] = [];
    for (const { event } of events) {
      const [order, owner, energy, price] = event.data.map((value) => value.toString());
      if (OrderPlaced?.is(event)) {
        const side = event.data[3]?.toString();
        this.#sides.set(order ?? '', side === 'Sell' ? 'Sell' : 'Buy');
      } else if (OrderFilled?.is(event)) {
        const side = this.#sides.get(order ?? '');
        // Orders of others, from before the replay.
        if (!side) continue;
        this.#traded = true;
        fills.push({ owner: owner ?? '', side, energy: Number(energy), price: BigInt(price ?? 0) });
      } else if (EpochCleared?.is(event)) {
        if (this.#traded) this.epochs++;
        this.#traded = false;
      }
    }
    return fills;
  }
}
