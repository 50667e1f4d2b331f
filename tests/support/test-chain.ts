/** A chain to write tests against: plain values in, decoded events and storage out. */

import { keyBytes, readCompact, toHex, type Key } from '../../tools/compiler/host/bytes.js';
import type { Block, BlockBuilder } from '../../tools/compiler/host/block-builder.js';
import type { Chain } from '../../tools/compiler/host/chain.js';
import type { Externalities } from '../../tools/compiler/host/externalities.js';
import type { Outcome, Refusal, Validity } from '../../tools/compiler/host/outcome.js';
import type { StorageChange } from '../../tools/compiler/host/overlay.js';
import { ScaleReader } from '../../tools/compiler/host/scale.js';
import { addressOf, type Account, type AccountLike } from './accounts.js';
import { decode, encode } from './codec-parts.js';
import { bareExtrinsic, signedExtrinsic, type SigningOptions } from './extrinsic.js';
import { tx, type EventRecord, type RuntimeTypes, type Tx } from './runtime-types.js';
import { type Bill, billOf, touchedBy } from './touched.js';

const IS_FULL = process.env['GRID_FULL'] !== undefined;
const EMPTY = new Uint8Array(0);

/** What became of one extrinsic. */
export interface Receipt {
  readonly tx: Tx;
  readonly signer: Account | null;
  readonly extrinsic: Uint8Array;
  readonly outcome: Outcome;
  /** The error's name (`GridToken.InsufficientBalance`, `BadOrigin`, `BadSigner`, …); null on success. */
  readonly error: string | null;
  readonly events: readonly EventRecord[];
  /** The storage it changed; empty when refused. */
  readonly changes: ReadonlyMap<Key, StorageChange>;
  /** Knows the names of events and storage. */
  readonly types: RuntimeTypes;
}

/** How `submit` signs; the nonce is the account's own unless given. */
export type SubmitOptions = Partial<SigningOptions>;

export class TestChain {
  private open: BlockBuilder | null = null;
  private readonly eventsKey: Key;
  private readonly accountKeys = new Map<Account, Key>();

  constructor(
    readonly chain: Chain,
    readonly types: RuntimeTypes,
  ) {
    this.eventsKey = types.storageKey('System.Events', []);
  }

  /**
   * Applies a call to the open block (`nextBlock` closes it). Calls that fail or are refused do not
   * throw: the receipt tells. `submit(alice, tx('GridToken.transfer', bob, 4n))`
   */
  submit(signer: Account, call: Tx, options: SubmitOptions = {}): Receipt {
    return this.apply(call, signer, this.extrinsic(signer, call, options));
  }

  /** Applies a call without a signer. */
  submitBare(call: Tx): Receipt {
    return this.apply(call, null, bareExtrinsic(this.types.encodeCall(call)));
  }

  /** Applies bytes, length prefix included, that need not be a well-formed extrinsic. */
  submitRaw(extrinsic: Uint8Array): Receipt {
    return this.apply(tx('raw bytes'), null, extrinsic);
  }

  /** A signed extrinsic, length prefix included. */
  extrinsic(signer: Account, call: Tx | Uint8Array, options: SubmitOptions = {}): Uint8Array {
    const nonce = options.nonce ?? this.nonce(signer);
    const context = {
      extensions: this.types.extensions,
      version: this.chain.executor.version,
      genesisHash: this.chain.genesis.hash,
    };
    const bytes = call instanceof Uint8Array ? call : this.types.encodeCall(call);
    return signedExtrinsic(signer, bytes, context, { ...options, nonce });
  }

  /** What the pool says to a call, at the newest finished block (whose nonce it gets). */
  validate(signer: Account, call: Tx, options: SubmitOptions = {}): Validity | Refusal {
    const bytes = this.chain.head.state.get(this.accountKey(signer));
    return this.chain.validate(this.extrinsic(signer, call, { nonce: nonceIn(bytes), ...options }));
  }

  /**
   * Closes the open block (an empty one if none is), executes it again as another node would, and
   * comes back with it. The next block is `after` milliseconds later, one slot if not given.
   */
  nextBlock(after: number | bigint = this.chain.slotDuration): Block {
    const wait = BigInt(after) - this.chain.slotDuration;
    if (wait < 0n) throw new RangeError('a block takes a slot of its own');
    const builder = this.builder();
    this.open = null;
    const block = this.chain.seal(builder);
    this.chain.executeBlock(block);
    this.chain.skipTime(wait);
    return block;
  }

  /** Closes `count` blocks. */
  skipBlocks(count: number): void {
    for (let i = 0; i < count; i++) this.nextBlock();
  }

  /** Closes the open block, if any; the next one comes `milliseconds` after it. */
  skipTime(milliseconds: number | bigint): void {
    this.nextBlock(milliseconds);
  }

  /** Time of the open block, milliseconds since 1970. */
  get now(): bigint {
    return this.builder().time.timestamp;
  }

  /** Number of the open block. */
  get number(): number {
    return this.builder().parent.header.number + 1;
  }

  /** A value of storage, or null: `query('GridToken.Allowances', alice, bob)`. */
  query(path: string, ...keys: unknown[]): unknown {
    return this.queryIn(this.storage, path, ...keys);
  }

  /** A value of the storage that a finished block left, or null. */
  queryAt(block: Block, path: string, ...keys: unknown[]): unknown {
    return this.queryIn(block.state, path, ...keys);
  }

  private queryIn(
    state: { get(key: Key): Uint8Array | null },
    path: string,
    ...keys: unknown[]
  ): unknown {
    const { keys: codecs, value, fallback } = this.types.storage(path);
    if (keys.length !== codecs.length) throw new TypeError(`${path} takes ${codecs.length} keys`);
    const bytes = state.get(this.types.storageKey(path, keys)) ?? fallback;
    return bytes === null ? null : decode(value, bytes);
  }

  /** Overwrites a value of storage, for states that no call of this runtime leads to. */
  put(path: string, content: unknown, ...keys: unknown[]): void {
    const { value } = this.types.storage(path);
    this.storage.set(this.types.storageKey(path, keys), encode(value, content));
  }

  /** The number of entries of a map. */
  count(path: string, ...keys: unknown[]): number {
    return [...this.entries(path, ...keys)].length;
  }

  /** The raw keys under a map (or part of one, by its first keys) and the decoded values. */
  *entries(path: string, ...keys: unknown[]): Generator<[Key, unknown]> {
    const prefix = this.types.storageKey(path, keys);
    const { value } = this.types.storage(path);
    let key = this.storage.nextKey(prefix);
    while (key !== null && key.startsWith(prefix)) {
      yield [key, decode(value, this.storage.get(key) as Uint8Array)];
      key = this.storage.nextKey(key);
    }
  }

  constant(path: string): unknown {
    return this.types.constant(path);
  }

  /** Calls a runtime API on the storage of the open block: `api('GridTokenApi.balance_of', bob)`. */
  api(path: string, ...args: unknown[]): unknown {
    const { inputs, output } = this.types.api(path);
    if (args.length !== inputs.length) throw new TypeError(`${path} takes ${inputs.length} values`);
    const input = inputs.map((codec, index) => encode(codec, args[index]));
    const bytes = this.apiRaw(path.replace('.', '_'), Buffer.concat(input));
    return decode(output, bytes);
  }

  /** Calls an exported function on the storage of the open block, which stays as it is. */
  apiRaw(name: string, input: Uint8Array = EMPTY): Uint8Array {
    const { executor } = this.builder();
    this.storage.startTransaction();
    try {
      return executor.call(name, input, this.storage);
    } finally {
      this.storage.rollbackTransaction();
    }
  }

  /** Free GRID of an account, base units. */
  balance(who: AccountLike): bigint {
    const info = this.query('System.Account', addressOf(who)) as { data: { free: bigint } };
    return info.data.free;
  }

  /** The next nonce of an account, in the open block. */
  nonce(who: Account): number {
    return nonceIn(this.storage.get(this.accountKey(who)));
  }

  /** The events of the open block. */
  get events(): EventRecord[] {
    return this.eventsFrom(this.storage.get(this.eventsKey), 0);
  }

  /** The events of a finished block. */
  eventsOf(block: Block): EventRecord[] {
    return this.eventsFrom(block.state.get(this.eventsKey), 0);
  }

  /** A test chain of its own that starts where this one is; an open block is closed first. */
  fork(): TestChain {
    if (this.open) this.nextBlock();
    return new TestChain(this.chain.fork(), this.types);
  }

  /** The storage of the open block. */
  get storage(): Externalities {
    return this.builder().ext;
  }

  private accountKey(who: Account): Key {
    let key = this.accountKeys.get(who);
    if (key === undefined) {
      key = this.types.storageKey('System.Account', [who]);
      this.accountKeys.set(who, key);
    }
    return key;
  }

  private builder(): BlockBuilder {
    this.open ??= this.chain.openBlock();
    return this.open;
  }

  private apply(call: Tx, signer: Account | null, extrinsic: Uint8Array): Receipt {
    const builder = this.builder();
    const before = bodyLength(builder.ext.get(this.eventsKey));
    let changes: ReadonlyMap<Key, StorageChange> = new Map();
    const { result: outcome, ...touched } = touchedBy(builder.ext, () =>
      builder.apply(extrinsic, (ext) => {
        changes = realChanges(ext.transactionChanges());
      }),
    );
    const { types } = this;
    const included = outcome.kind !== 'refused';
    const events = included ? this.eventsFrom(builder.ext.get(this.eventsKey), before) : [];
    if (IS_FULL && included && signer) insistOnBooked(call, billOf(types, signer, events, touched));
    const error = this.errorOf(outcome);
    return { tx: call, signer, extrinsic, outcome, error, events, changes, types };
  }

  private errorOf(outcome: Outcome): string | null {
    if (outcome.kind === 'success') return null;
    return outcome.kind === 'refused' ? outcome.reason : this.types.errorName(outcome);
  }

  /** Decodes the records behind the first `skip` bytes of them. */
  private eventsFrom(bytes: Uint8Array | null, skip: number): EventRecord[] {
    if (bytes === null) return [];
    const reader = new ScaleReader(bytes.subarray((readCompact(bytes, 0)?.size ?? 0) + skip));
    const events: EventRecord[] = [];
    while (reader.left > 0) events.push(this.types.readEvent(reader));
    return events;
  }
}

/** No call, of whatever test, reads and writes more than its weight says. */
function insistOnBooked({ path }: Tx, { spent, booked, items }: Bill): void {
  if (spent <= booked) return;
  throw new Error(`${path} ${items}, which takes ${spent} ps and was booked as ${booked}`);
}

/** The nonce in an account's stored record. */
function nonceIn(account: Uint8Array | null): number {
  return account === null ? 0 : new ScaleReader(account).u32();
}

/** Length of a sequence without its count. */
function bodyLength(bytes: Uint8Array | null): number {
  return bytes === null ? 0 : bytes.length - (readCompact(bytes, 0)?.size ?? 0);
}

function realChanges(changes: Map<Key, StorageChange>): Map<Key, StorageChange> {
  for (const [key, change] of changes) if (!change.real) changes.delete(key);
  return changes;
}

/** A key for people to read. */
export function showKey(key: Key): string {
  return key.startsWith(':') ? key : toHex(keyBytes(key));
}
