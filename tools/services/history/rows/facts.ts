/** A block, as far as its rows need it. */
import type { Decoder } from '../chain/decoder.js';
import type { BlockState } from '../chain/state.js';
import { bigEndian, type ChainEvent, u64 } from '../chain/values.js';
import type { Rows } from './rows.js';

export interface BlockFacts {
  readonly number: number;
  readonly hash: string;
  /** ms since 1970. */
  readonly time: number;
  readonly epoch: number;
  /** ms */
  readonly epochLength: number;
  readonly events: readonly ChainEvent[];
  /** After the block. */
  readonly state: BlockState;
  /** Before it, for what the block has done away with. */
  readonly before: BlockState;
  /** Of the runtime before, in the first block of another one, whose migrations change what no event tells of. */
  readonly replaced: Decoder | null;
  /** Prices of an epoch, asked for once. */
  readonly rates: (epoch: number) => Promise<Rates | null>;
}

/** `SettlementApi.rates`. */
export interface Rates {
  readonly feed_in: bigint;
  readonly retail: bigint;
  readonly pool_price: bigint;
  readonly version: number;
}

/** What an event adds. */
export type Handler = (event: ChainEvent, block: BlockFacts, rows: Rows) => Promise<void> | void;
export type Handlers = Readonly<Record<string, Handler>>;

/** Asks for the rates of each epoch once. */
export function ratesOf(state: BlockState): BlockFacts['rates'] {
  const known = new Map<number, Promise<Rates | null>>();
  return (epoch) => {
    const found = known.get(epoch) ?? state.call<Rates>('SettlementApi', 'rates', u64(epoch));
    known.set(epoch, found);
    return found;
  };
}

/** The value of a map for an epoch, which is its key or begins it. */
export function ofEpoch<T>(
  state: BlockState,
  pallet: string,
  item: string,
  epoch: number,
  ...rest: readonly Uint8Array[]
): Promise<T | undefined> {
  return state.get<T>(pallet, item, Buffer.concat([bigEndian(epoch), ...rest]));
}

/** What is there after the block, or was before it. */
export async function found<T>(
  block: BlockFacts,
  read: (state: BlockState) => Promise<T | undefined>,
): Promise<T | undefined> {
  return (await read(block.state)) ?? (await read(block.before));
}

export const at = (
  { number }: BlockFacts,
  { index }: ChainEvent,
): { block: number; event: number } => ({
  block: number,
  event: index,
});
