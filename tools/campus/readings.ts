import type { ApiPromise } from '@polkadot/api';
import type { DispatchError, EventRecord } from '@polkadot/types/interfaces';
import type { Codec } from '@polkadot/types/types';
import { hexToString } from '@polkadot/util';

/** What the readings of a meter have led to. */
export interface Metered {
  /** Readings accepted, the one that set the baseline included. */
  readonly accepted: number;
  /** Epoch of the last one; -1 before the first. */
  readonly epoch: bigint;
  /** Base units of GRID minted for export. */
  readonly minted: bigint;
  /** Base units of GRID burned for import. */
  readonly burned: bigint;
}

const UNREAD: Metered = { accepted: 0, epoch: -1n, minted: 0n, burned: 0n };

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
      if (BaselineSet?.is(event)) this.#add(event.data, 0n, 0n);
      else if (ReadingAccepted?.is(event)) {
        const [, , , , minted, burned] = event.data;
        this.#add(event.data, BigInt(String(minted)), BigInt(String(burned)));
      } else if (this.#isRefusal(event)) this.refused++;
    }
  }

  of(meterId: string): Metered {
    return this.#meters.get(meterId) ?? UNREAD;
  }

  #add([meter, epoch]: readonly Codec[], minted: bigint, burned: bigint): void {
    const meterId = hexToString(meter?.toHex());
    const last = this.of(meterId);
    this.#meters.set(meterId, {
      accepted: last.accepted + 1,
      epoch: BigInt(String(epoch)),
      minted: last.minted + minted,
      burned: last.burned + burned,
    });
  }

  #isRefusal(event: EventRecord['event']): boolean {
    if (!this.api.events.system?.ExtrinsicFailed?.is(event)) return false;
    const [error] = event.data as unknown as [DispatchError];
    if (!error.isModule) return false;
    return this.api.registry.findMetaError(error.asModule).section === 'oracleClient';
  }
}
