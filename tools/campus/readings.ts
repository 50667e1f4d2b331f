import type { ApiPromise } from '@polkadot/api';
import type { DispatchError, EventRecord } from '@polkadot/types/interfaces';
import type { Codec } from '@polkadot/types/types';
import { hexToString } from '@polkadot/util';

/** How far a meter has been read. */
export interface Metered {
  /** Readings accepted, the one that set the baseline included. */
  readonly accepted: number;
  /** Epoch of the last one; -1 before the first. */
  readonly epoch: bigint;
}

const UNREAD: Metered = { accepted: 0, epoch: -1n };

/** Reads from the chain's events what the oracle did. */
export class Readings {
  readonly #meters = new Map<string, Metered>();

  /** Reports of operators that the chain refused. */
  refused = 0;

  constructor(private readonly api: ApiPromise) {}

  /** Takes note of `events`, which have to be all there are, in order. */
  note(events: readonly EventRecord[]): void {
    const { BaselineSet, ReadingAccepted } = this.api.events.oracleClient ?? {};
    for (const { event } of events) {
      if (BaselineSet?.is(event) || ReadingAccepted?.is(event)) this.#add(event.data);
      else if (this.#isRefusal(event)) this.refused++;
    }
  }

  of(meterId: string): Metered {
    return this.#meters.get(meterId) ?? UNREAD;
  }

  /** Readings accepted of all meters. */
  get accepted(): number {
    return [...this.#meters.values()].reduce((sum, { accepted }) => sum + accepted, 0);
  }

  #add([meter, epoch]: readonly Codec[]): void {
    const meterId = hexToString(meter?.toHex());
    const { accepted } = this.of(meterId);
    this.#meters.set(meterId, { accepted: accepted + 1, epoch: BigInt(String(epoch)) });
  }

  #isRefusal(event: EventRecord['event']): boolean {
    if (!this.api.events.system?.ExtrinsicFailed?.is(event)) return false;
    const [error] = event.data as unknown as [DispatchError];
    if (!error.isModule) return false;
    return this.api.registry.findMetaError(error.asModule).section === 'oracleClient';
  }
}
