/** What the exporter sees of a chain. GRID: base units, of which 10^15 are one watt-hour. */

/** What one final block says. */
export interface Observation {
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  readonly authorities: number;
  readonly setId: number;
  readonly openProposals: number;
  /** GRID in existence. */
  readonly supply: bigint;
  readonly market: MarketState;
  readonly oracle: OracleState;
  readonly events: readonly ObservedEvent[];
}

export interface MarketState {
  /** The epoch of the block's time. */
  readonly epoch: number;
  /** Epochs past their gate that are not cleared; 64 stands for more, too. */
  readonly uncleared: number;
  /** Orders in books that are not cleared. */
  readonly orders: { readonly buy: number; readonly sell: number };
}

export interface OracleState {
  readonly openRequests: number;
  /** Blocks for which the oldest of them has waited. */
  readonly oldestAge: number;
  /** How requests have ended since the first block. */
  readonly ended: {
    readonly fulfilled: number;
    readonly expired: number;
    readonly superseded: number;
  };
  /** GRID that is owed for energy. */
  readonly debt: bigint;
}

export interface ObservedEvent {
  /** `GridToken` */
  readonly pallet: string;
  /** `Transfer` */
  readonly name: string;
  /** GRID that it moved, where it is a movement. */
  readonly movement?: { kind: 'minted' | 'burned' | 'transferred'; value: bigint };
  /** Whether what it reports went well, where it reports an outcome. */
  readonly succeeded?: boolean;
  /** `OracleClient.StaleSequence`, where it reports a failed call. */
  readonly error?: string;
  /** What a cleared epoch came to; price in base units per kWh, null without a trade. */
  readonly cleared?: { epoch: number; price: bigint | null; volumeWh: number };
  /** The operator whose answer it reports. */
  readonly operator?: string;
}

/** What takes a walk over the state to find out. */
export interface Survey {
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  readonly users: readonly { readonly type: string; readonly status: string }[];
  /** Addresses of the oracle's operators. */
  readonly operators: readonly string[];
  /** For each meter in use, finished epochs without a reading; null for one that was never read. */
  readonly silence: readonly (number | null)[];
  /** End of the newest epoch that a meter was read for, ms since 1970; null before the first. */
  readonly newestReading: number | null;
}
