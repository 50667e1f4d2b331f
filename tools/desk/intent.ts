import type { Call } from '@polkadot/types/interfaces';

/** A call, and what it would do in words: one line each. */
export interface Intent {
  readonly call: Call;
  readonly says: readonly string[];
}
