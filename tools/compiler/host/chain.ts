/**
 * A chain without a network: blocks over the executor, one after the other, on a clock of its own.
 *
 *     await ready();
 *     const chain = Chain.fromPreset(readFileSync('build/campus_grid.wasm'), 'development');
 *     const { block, outcomes } = chain.buildBlock([extrinsic]);
 *     chain.executeBlock(block);                  // as an importing node would
 *     chain.validate(extrinsic);                  // as the pool would
 *     chain.skipTime(15 * 60_000);
 */

import { BlockBuilder, encodeBlock, encodeInherentData, type Block } from './block-builder.js';
import {
  concat,
  equalBytes,
  fromHex,
  keyBytes,
  keyOf,
  lengthPrefixed,
  toHex,
  utf8,
  type Key,
} from './bytes.js';
import { Executor, type ExecutorOptions } from './executor.js';
import { Externalities } from './externalities.js';
import { headerHash, type Header } from './header.js';
import type { CallContext } from './host.js';
import { decodeValidity, type Outcome, type Refusal, type Validity } from './outcome.js';
import { ScaleReader } from './scale.js';
import { orderedRoot, Trie } from './trie.js';

const CODE = ':code';
const HEAP_PAGES = ':heappages';
const EMPTY = new Uint8Array(0);
const EXTERNAL = 2;
/** 2024-01-01, midnight UTC; a multiple of any sensible slot. */
export const DEFAULT_START = 1_704_067_200_000n;

export interface ChainOptions extends ExecutorOptions {
  /** Time of the genesis block, milliseconds since 1970; default 2024-01-01. */
  readonly startTime?: bigint;
  /** Milliseconds between blocks as a node has read them that started before this code was set; default: asks the runtime. */
  readonly slotDuration?: bigint;
}

/** A block and what became of its extrinsics (inherents left out). */
export interface Built {
  readonly block: Block;
  readonly outcomes: readonly Outcome[];
}

/** Storage as chain specs hold it: hex keys to hex values. */
export type RawStorage = Readonly<Record<string, string>>;

/** Storage by key. */
export type State = ReadonlyMap<Key, Uint8Array>;

/** The storage that `GenesisBuilder_build_state` makes of a JSON text, or of its parts one by one, and the code. */
export function buildGenesis(
  executor: Executor,
  blob: Uint8Array,
  json: string | Iterable<string>,
): State {
  const ext = new Externalities();
  let part = 0;
  for (const text of typeof json === 'string' ? [json] : json) {
    part += 1;
    const result = executor.call('GenesisBuilder_build_state', lengthPrefixed(utf8(text)), ext);
    const reader = new ScaleReader(result);
    if (reader.u8() === 0) continue;
    throw new Error(`genesis refused: ${part > 1 ? `part ${part}: ` : ''}${reader.text()}`);
  }
  return new Map([...ext.state(1).entries(), [CODE, blob]]);
}

/** Storage in the form of a raw chain spec (`genesis.raw.top`), ordered by key. */
export function toRaw(state: State): RawStorage {
  const keys = [...state.keys()].sort();
  return Object.fromEntries(
    keys.map((key) => [toHex(keyBytes(key)), toHex(state.get(key) as Uint8Array)]),
  );
}

/** The JSON of a preset; null names the default one. Throws when the runtime has no such preset. */
export function presetOf(executor: Executor, id: string | null): string {
  const input = id === null ? Uint8Array.of(0) : concat(Uint8Array.of(1), lengthPrefixed(utf8(id)));
  const result = executor.call('GenesisBuilder_get_preset', input, new Externalities());
  const reader = new ScaleReader(result);
  if (reader.u8() === 0) throw new Error(`the runtime has no preset ${id ?? '(default)'}`);
  return reader.text();
}

/** The names of the runtime's presets. */
export function presetNames(executor: Executor): string[] {
  const result = executor.call('GenesisBuilder_preset_names', EMPTY, new Externalities());
  const reader = new ScaleReader(result);
  return reader.list(() => reader.text());
}

export class Chain {
  readonly genesis: Block;
  /** Every block made or imported, by number, on the one branch there is. */
  readonly blocks: Block[];
  /** Time of the newest block, milliseconds since 1970. */
  private clock: bigint;
  /** As nodes do, it asks once, when it starts. */
  private knownSlotDuration: bigint | null;

  /** Starts from the storage of a genesis block, code included; a trie is taken as it is. */
  constructor(
    top: State | Trie,
    private readonly options: ChainOptions = {},
    /** By code; a fork goes on with those of its origin, as instantiating a module is slow. */
    private readonly executors = new WeakMap<Uint8Array, Executor>(),
  ) {
    const state = top instanceof Trie ? top : Trie.of(top, this.executorOf(top).stateVersion);
    const header: Header = {
      parentHash: new Uint8Array(32),
      number: 0,
      stateRoot: state.root(),
      extrinsicsRoot: orderedRoot([], 0),
      digest: [],
    };
    this.genesis = { hash: headerHash(header), header, extrinsics: [], state };
    this.blocks = [this.genesis];
    this.clock = options.startTime ?? DEFAULT_START;
    this.knownSlotDuration = options.slotDuration ?? null;
  }

  /** Starts from the storage of a raw chain spec (`genesis.raw.top`), code included. */
  static fromRaw(top: RawStorage, options: ChainOptions = {}): Chain {
    const entries = Object.entries(top).map(
      ([key, value]) => [keyOf(fromHex(key)), fromHex(value)] as const,
    );
    return new Chain(new Map(entries), options);
  }

  /** Starts from the genesis the runtime builds out of `config`, a JSON value or its text. */
  static fromGenesis(blob: Uint8Array, config: object | string, options: ChainOptions = {}): Chain {
    const json = typeof config === 'string' ? config : JSON.stringify(config);
    return new Chain(buildGenesis(new Executor(blob, options), blob, json), options);
  }

  /** Starts from a preset that the runtime carries. */
  static fromPreset(blob: Uint8Array, id: string | null, options: ChainOptions = {}): Chain {
    return Chain.fromGenesis(blob, presetOf(new Executor(blob, options), id), options);
  }

  /** A chain of its own that starts with the blocks and the time of this one. */
  fork(): Chain {
    const copy = new Chain(this.genesis.state, this.options, this.executors);
    copy.blocks.splice(0, 1, ...this.blocks);
    copy.clock = this.clock;
    copy.knownSlotDuration = this.knownSlotDuration;
    return copy;
  }

  /** The newest block. */
  get head(): Block {
    return this.blocks[this.blocks.length - 1] as Block;
  }

  /** The executor of the newest block's code. */
  get executor(): Executor {
    return this.executorOf(this.head.state);
  }

  /** Milliseconds. */
  get slotDuration(): bigint {
    this.knownSlotDuration ??= new ScaleReader(this.call('AuraApi_slot_duration')).u64();
    return this.knownSlotDuration;
  }

  /** Time of the newest block, milliseconds since 1970. */
  get time(): bigint {
    return this.clock;
  }

  /** Lets time pass without blocks. */
  skipTime(milliseconds: number | bigint): void {
    this.clock += BigInt(milliseconds);
  }

  /** Calls a runtime API at `at` (the newest block); what it writes is thrown away. */
  call(
    name: string,
    input: Uint8Array = EMPTY,
    at: Block = this.head,
    context: CallContext = {},
  ): Uint8Array {
    const executor = this.executorOf(at.state);
    return executor.call(name, input, new Externalities(at.state), context);
  }

  /** Opens the next block, at `timestamp` or one slot on; `seal` ends it. */
  openBlock(timestamp: bigint = this.clock + this.slotDuration): BlockBuilder {
    const time = { timestamp, slot: timestamp / this.slotDuration };
    return new BlockBuilder(this.executor, this.head, time);
  }

  /** Finishes an open block and makes it the newest. */
  seal(builder: BlockBuilder): Block {
    const block = builder.finish();
    this.clock = builder.time.timestamp;
    this.blocks.push(block);
    return block;
  }

  /** Builds the next block out of the given extrinsics; refused ones are left out. */
  buildBlock(extrinsics: readonly Uint8Array[] = [], timestamp?: bigint): Built {
    const builder = this.openBlock(timestamp);
    const outcomes = extrinsics.map((extrinsic) => builder.apply(extrinsic));
    return { block: this.seal(builder), outcomes };
  }

  /**
   * Executes a block on the state of its parent, as an importing node does. Throws `ExecutionError`
   * when the runtime refuses it, `Error` when storage does not end as the header says.
   */
  executeBlock(block: Pick<Block, 'header' | 'extrinsics'>): Trie {
    const parent = this.blocks[block.header.number - 1];
    if (!parent || !equalBytes(parent.hash, block.header.parentHash)) {
      throw new Error(`no parent for block ${block.header.number}`);
    }
    const executor = this.executorOf(parent.state);
    const ext = new Externalities(parent.state);
    // The seal is the client's business, the runtime gets the header without.
    const digest = block.header.digest.filter(({ kind }) => kind !== 'seal');
    const header = { ...block.header, digest };
    executor.call('Core_execute_block', encodeBlock(header, block.extrinsics), ext);
    const state = ext.state(executor.stateVersion);
    if (!equalBytes(state.root(), block.header.stateRoot)) {
      throw new Error(`block ${block.header.number} executes to another state root`);
    }
    return state;
  }

  /** Asks the runtime about the inherents of a block; the raw `CheckInherentsResult`. */
  checkInherents(block: Pick<Block, 'header' | 'extrinsics'>, timestamp: bigint): Uint8Array {
    const data = encodeInherentData({ timestamp, slot: timestamp / this.slotDuration });
    const input = concat(encodeBlock(block.header, block.extrinsics), data);
    const parent = this.blocks[block.header.number - 1] ?? this.genesis;
    return this.call('BlockBuilder_check_inherents', input, parent);
  }

  /** What the pool would learn about a transaction that arrives now. */
  validate(extrinsic: Uint8Array, source = EXTERNAL): Validity | Refusal {
    const input = concat(Uint8Array.of(source), extrinsic, this.head.hash);
    return decodeValidity(this.call('TaggedTransactionQueue_validate_transaction', input));
  }

  /** The bare metadata the runtime offers, in the given version. */
  metadata(version: number): Uint8Array {
    const input = new Uint8Array(Uint32Array.of(version).buffer);
    const reader = new ScaleReader(this.call('Metadata_metadata_at_version', input));
    if (reader.u8() === 0) throw new Error(`the runtime has no metadata ${version}`);
    return reader.byteString();
  }

  private executorOf(state: { get(key: Key): Uint8Array | null | undefined }): Executor {
    const code = state.get(CODE);
    if (!code) throw new Error('the state has no :code');
    let executor = this.executors.get(code);
    if (!executor) {
      const pages = state.get(HEAP_PAGES);
      const heapPages = pages ? Number(new ScaleReader(pages).u64()) : this.options.heapPages;
      executor = new Executor(code, { ...this.options, ...(heapPages && { heapPages }) });
      this.executors.set(code, executor);
    }
    return executor;
  }
}
