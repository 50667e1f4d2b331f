import type { ApiPromise } from '@polkadot/api';
import type { EventRecord } from '@polkadot/types/interfaces';
import { Fills } from './fills.js';
import { Readings } from './readings.js';
import { Ledger } from './trades.js';

/** What the chain's events say happened, from the first one it is told of. */
export class Journal {
  readonly ledger = new Ledger();
  readonly fills: Fills;
  readonly readings: Readings;

  constructor(api: ApiPromise) {
    this.fills = new Fills(api);
    this.readings = new Readings(api);
  }

  /** Takes note of `events`, which have to be all there are, in order. */
  note(events: readonly EventRecord[]): void {
    this.readings.note(events);
    this.fills.in(events).forEach((fill) => this.ledger.add(fill));
  }
}
