/** What host functions work with during one call: the memory, the heap and the storage. */

import { Allocator } from './allocator.js';
import { compactSize, keyOf, writeCompact, type Key } from './bytes.js';
import type { Externalities } from './externalities.js';
import type { Keystore } from './keystore.js';
import type { Offchain } from './offchain.js';

/** How signatures are checked; `mock` also takes every one that begins with `deadbeef`. */
export type SignatureMode = 'real' | 'mock';

/** 0 error, 1 warning, 2 information, 3 debug, 4 trace. */
export type LogLevel = 0 | 1 | 2 | 3 | 4;

/** Receives what the runtime logs. */
export type Logger = (level: LogLevel, target: string, message: string) => void;

/** The surroundings of a call, beside its storage. */
export interface Surroundings {
  readonly signatures: SignatureMode;
  readonly logger: Logger;
  /** Most detailed level logged, counted from 1 (errors only) to 5; 0 logs nothing. */
  readonly maxLogLevel: number;
  /** Reads the version of another blob, as SCALE; null when it has none. */
  readonly versionOf: (blob: Uint8Array) => Uint8Array | null;
}

/** Contexts of which a call has some or none. */
export interface CallContext {
  readonly keystore?: Keystore;
  readonly offchain?: Offchain;
  /** Is told when a benchmark looks at the clock: when it begins to count, and when it has counted. */
  readonly clock?: () => void;
  /** Is told which keys a benchmark does not count. */
  readonly uncounted?: (key: Key) => void;
}

/** The runtime ended the call itself, with a message. */
export class RuntimePanic extends Error {
  override name = 'RuntimePanic';
}

/** A host function could not do what the runtime asked for; a node ends the call. */
export class HostError extends Error {
  override name = 'HostError';
}

const fat = new BigInt64Array(1);
const halves = new Uint32Array(fat.buffer);

/** Packs a slice for the runtime: length in the high half, pointer in the low one. */
function packFat(ptr: number, length: number): bigint {
  halves[0] = ptr;
  halves[1] = length;
  return fat[0] as bigint;
}

/** The state of one call. */
export class Host {
  readonly memory: Uint8Array;
  readonly allocator: Allocator;

  constructor(
    buffer: ArrayBuffer,
    heapBase: number,
    readonly ext: Externalities,
    readonly surroundings: Surroundings,
    readonly context: CallContext,
  ) {
    this.memory = new Uint8Array(buffer);
    this.allocator = new Allocator(buffer, heapBase);
  }

  /** A view of `length` bytes of the memory; fails outside of it. */
  slice(ptr: number, length: number): Uint8Array {
    const start = ptr >>> 0;
    if (start + length > this.memory.length) {
      throw new HostError(`bytes ${start}…${start + length} lie outside of the memory`);
    }
    return this.memory.subarray(start, start + length);
  }

  /** A view of the slice behind a fat pointer. */
  bytes(pointer: bigint): Uint8Array {
    fat[0] = pointer;
    return this.slice(halves[0] as number, halves[1] as number);
  }

  /** A copy of the slice behind a fat pointer. */
  copy(pointer: bigint): Uint8Array {
    return this.bytes(pointer).slice();
  }

  key(pointer: bigint): Key {
    return keyOf(this.bytes(pointer));
  }

  text(pointer: bigint): string {
    return new TextDecoder().decode(this.bytes(pointer));
  }

  /** Gives the runtime fixed-size bytes: a bare pointer. */
  give(bytes: Uint8Array): number {
    const ptr = this.allocator.allocate(bytes.length);
    this.memory.set(bytes, ptr);
    return ptr;
  }

  /** Gives the runtime bytes: a fat pointer. */
  giveFat(bytes: Uint8Array): bigint {
    return packFat(this.give(bytes), bytes.length);
  }

  /** Gives the runtime a SCALE `Option<Vec<u8>>`. */
  giveOption(bytes: Uint8Array | null): bigint {
    if (bytes === null) return this.giveFat(NONE);
    const prefix = 1 + compactSize(bytes.length);
    const ptr = this.allocator.allocate(prefix + bytes.length);
    this.memory[ptr] = 1;
    writeCompact(this.memory, ptr + 1, bytes.length);
    this.memory.set(bytes, ptr + prefix);
    return packFat(ptr, prefix + bytes.length);
  }
}

const NONE = Uint8Array.of(0);
