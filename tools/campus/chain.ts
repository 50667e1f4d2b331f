import type { ApiPromise } from '@polkadot/api';
import type { SubmittableExtrinsic } from '@polkadot/api/types';
import type { EventRecord } from '@polkadot/types/interfaces';
import type { KeyringPair } from '@polkadot/keyring/types';

/** A call that somebody signs. */
export interface SignedCall {
  readonly signer: KeyringPair;
  readonly call: SubmittableExtrinsic<'promise'>;
}

/** A chain to replay a day on: the embedded one or a real node. */
export interface Chain {
  /** One line about what it is. */
  readonly title: string;
  /** Where Polkadot.js Apps and other clients connect. */
  readonly url: string;
  readonly api: ApiPromise;
  /** Whether its clock is the real one, which a replay cannot set. */
  readonly isRealTime: boolean;
  /**
   * Applies `calls` in their order, per signer. Where the chain's clock is ours, they are in the one block of `time`
   * (ms since 1970, beyond the last one), which is built even without calls, together with what others have submitted.
   * On a real clock it takes as many blocks as it takes, at least one.
   * Resolves to the events of every block since the last time, in order.
   *
   * @throws Error naming the first of `calls` that was refused or failed, and why
   */
  submitAll(calls: readonly SignedCall[], time: number): Promise<EventRecord[]>;
  /** Resolves to the hash of the latest block whose state will stay, with everything submitted in it. */
  settled(): Promise<string>;
  /** From here on others may sign with the same keys. */
  open(): void;
  /** Ends the connection and what was started for it; nothing keeps the process alive afterwards. */
  close(): Promise<void>;
}
