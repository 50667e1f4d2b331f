/** Meters that were read before a benchmark begins: nobody orders on a meter that never was. */
import { Metadata, TypeRegistry, expandMetadata } from '@polkadot/types';
import { compactStripLength } from '@polkadot/util';
import { Chain, buildGenesis } from '../compiler/host/chain.js';
import { type Key, keyOf, toHex } from '../compiler/host/bytes.js';
import type { Executor } from '../compiler/host/executor.js';

const METADATA = 14;
const NEVER = 2 ** 32 - 1;

type State = ReadonlyMap<Key, Uint8Array>;

/** A genesis whose meters were read before it. */
export interface MeteredGenesis {
  readonly code: Uint8Array;
  /** JSON of the configuration. */
  readonly config: string;
  /** Those of the configuration. */
  readonly meters: readonly string[];
  /** Milliseconds since 1970 at which the chain begins. */
  readonly time: number;
  /** Milliseconds. */
  readonly epochLength: number;
}

/** What a chain holds in `epoch`, of so many ms, of a meter that was read at the end of the one before, and, but for the number of meters, of pools. */
export function baselinesAt(epoch: bigint, length: number) {
  const before = epoch ? epoch - 1n : 0n;
  const registers = { sequence: 0n, importWh: 0n, exportWh: 0n, carriedWh: 0n };
  return {
    reading: { ...registers, epoch: before, next: before + 1n },
    clock: {
      ...{ epoch, until: (epoch + 1n) * BigInt(length) },
      ...{ endedFrom: epoch, endedTo: epoch, endedMeters: 0, endedIn: 0 },
      ...{ openFrom: epoch, nextBlock: NEVER },
    },
  };
}

/** The first state of a chain all of whose `meters` showed two registers of zero at the end of the epoch before. */
export function meteredGenesis(executor: Executor, genesis: MeteredGenesis): State {
  const { code, config, meters, time, epochLength } = genesis;
  const state = new Map(buildGenesis(executor, code, config));
  const entries = Entries.of(state);
  const epoch = BigInt(Math.floor(time / epochLength));
  const { reading, clock } = baselinesAt(epoch, epochLength);
  for (const meter of meters) {
    entries.put('oracleClient', 'meterStates', reading, meter);
    entries.change('registry', 'meters', { pooledFrom: epoch }, meter);
  }
  entries.put('settlement', 'clock', { ...clock, meters: meters.length });
  return state;
}

/** Entries of a state by the names of a runtime's metadata. */
export class Entries {
  private readonly registry = new TypeRegistry();
  private readonly query: ReturnType<typeof expandMetadata>['query'];

  /** Those of a state, as the runtime in it has them. */
  static of(state: Map<Key, Uint8Array>): Entries {
    return new Entries(new Chain(state).metadata(METADATA), state);
  }

  private constructor(
    metadata: Uint8Array,
    private readonly state: Map<Key, Uint8Array>,
  ) {
    const described = new Metadata(this.registry, toHex(metadata));
    this.registry.setMetadata(described);
    this.query = expandMetadata(this.registry, described).query;
  }

  /** Writes a value; fields that it does not name are zero. */
  put(pallet: string, item: string, value: object, ...keys: readonly unknown[]): void {
    const { key, type } = this.entry(pallet, item, keys);
    this.state.set(key, this.registry.createType(type, value).toU8a());
  }

  /** Changes fields of a value that is there. @throws Error if it is not */
  change(pallet: string, item: string, fields: object, ...keys: readonly unknown[]): void {
    const { key, type } = this.entry(pallet, item, keys);
    const bytes = this.state.get(key);
    if (!bytes) throw new Error(`${pallet}.${item} holds nothing for ${keys.join(', ')}`);
    const value = this.registry.createType(type, bytes).toJSON() as object;
    this.put(pallet, item, { ...value, ...fields }, ...keys);
  }

  private entry(
    pallet: string,
    item: string,
    keys: readonly unknown[],
  ): { key: Key; type: string } {
    const entry = this.query[pallet]?.[item];
    if (!entry) throw new Error(`the runtime stores no ${pallet}.${item}`);
    const { type } = entry.meta;
    const lookup = type.isPlain ? type.asPlain : type.asMap.value;
    const [, key] = compactStripLength(entry(...keys));
    return { key: keyOf(key), type: this.registry.createLookupType(lookup) };
  }
}
