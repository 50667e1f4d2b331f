/** A block under construction, driven as a node's proposer drives it. */

import { compact, concat, equalBytes, lengthPrefixed, utf8 } from './bytes.js';
import { ExecutionError, type Executor } from './executor.js';
import { Externalities } from './externalities.js';
import { decodeHeader, encodeHeader, headerHash, type DigestItem, type Header } from './header.js';
import { decodeOutcome, type Outcome } from './outcome.js';
import { ScaleReader, u64 } from './scale.js';
import type { Trie } from './trie.js';

const EMPTY = new Uint8Array(0);
const ZERO_HASH = new Uint8Array(32);

/** A finished block with the state behind it. */
export interface Block {
  readonly hash: Uint8Array;
  readonly header: Header;
  /** Each with its length prefix. */
  readonly extrinsics: readonly Uint8Array[];
  readonly state: Trie;
}

/** When a block is made. */
export interface BlockTime {
  /** Milliseconds since 1970. */
  readonly timestamp: bigint;
  readonly slot: bigint;
}

/** The inherent data of a block: its slot and its time. */
export function encodeInherentData(time: BlockTime): Uint8Array {
  const entry = (id: string, value: bigint): Uint8Array =>
    concat(utf8(id), lengthPrefixed(u64(value)));
  return concat(compact(2), entry('auraslot', time.slot), entry('timstap0', time.timestamp));
}

/** The header a block starts with. */
export function initialHeader(parent: Block, time: BlockTime): Header {
  const slot: DigestItem = { kind: 'preRuntime', engine: 'aura', data: u64(time.slot) };
  return {
    parentHash: parent.hash,
    number: parent.header.number + 1,
    stateRoot: ZERO_HASH,
    extrinsicsRoot: ZERO_HASH,
    digest: [slot],
  };
}

/** SCALE of a block. */
export function encodeBlock(header: Header, extrinsics: readonly Uint8Array[]): Uint8Array {
  return concat(encodeHeader(header), compact(extrinsics.length), ...extrinsics);
}

/** Builds on `parent`; initialised and given its inherents by the constructor. */
export class BlockBuilder {
  /** The storage of the block so far. */
  readonly ext: Externalities;
  readonly extrinsics: Uint8Array[] = [];
  /** Only inherents may be applied in this block. */
  readonly onlyInherents: boolean;

  constructor(
    readonly executor: Executor,
    readonly parent: Block,
    readonly time: BlockTime,
  ) {
    this.ext = new Externalities(parent.state);
    const mode = this.call('Core_initialize_block', encodeHeader(initialHeader(parent, time)));
    this.onlyInherents = mode[0] === 1;
    for (const inherent of this.inherents()) this.applyInherent(inherent);
  }

  /**
   * Applies an extrinsic (length prefix included). It joins the block unless it is refused; refused
   * ones, and those that trap (`ExecutionError`), leave no trace. `inspect` sees the changes of an
   * extrinsic before they join those of the block.
   */
  apply(extrinsic: Uint8Array, inspect?: (ext: Externalities) => void): Outcome {
    this.ext.startTransaction();
    try {
      const outcome = decodeOutcome(this.call('BlockBuilder_apply_extrinsic', extrinsic));
      if (outcome.kind === 'refused') {
        this.ext.rollbackTransaction();
      } else {
        inspect?.(this.ext);
        this.ext.commitTransaction();
        this.extrinsics.push(extrinsic);
      }
      return outcome;
    } catch (error) {
      this.ext.rollbackTransaction();
      throw error;
    }
  }

  /** Finishes the block. Throws if the runtime's state root is not that of the storage. */
  finish(): Block {
    const header = decodeHeader(this.call('BlockBuilder_finalize_block', EMPTY));
    const state = this.ext.state(this.executor.stateVersion);
    if (!equalBytes(header.stateRoot, state.root())) {
      throw new Error('the state root of the header is not that of the storage');
    }
    return { hash: headerHash(header), header, extrinsics: this.extrinsics, state };
  }

  private call(name: string, input: Uint8Array): Uint8Array {
    return this.executor.call(name, input, this.ext);
  }

  private inherents(): Uint8Array[] {
    this.ext.startTransaction();
    try {
      const data = encodeInherentData(this.time);
      const reader = new ScaleReader(this.call('BlockBuilder_inherent_extrinsics', data));
      return reader.list(() => lengthPrefixed(reader.byteString()));
    } finally {
      this.ext.rollbackTransaction();
    }
  }

  private applyInherent(inherent: Uint8Array): void {
    const outcome = this.apply(inherent);
    if (outcome.kind === 'success') return;
    const reason = `inherent not applied: ${outcome.reason}`;
    throw new ExecutionError('BlockBuilder_apply_extrinsic', null, reason, [], null);
  }
}
