/**
 * Runs a runtime blob in this process, as a polkadot-sdk node runs it.
 *
 *     import { ready, Executor } from './tools/host/executor.js';
 *     import { Externalities } from './tools/host/externalities.js';
 *
 *     await ready();
 *     const executor = new Executor(readFileSync('build/campus_grid.wasm'));
 *     const ext = new Externalities();
 *     const version = executor.call('Core_version', new Uint8Array(0), ext);
 *     console.log(toHex(version), executor.lastCalls, executor.lastLogs);
 *
 * Each call finds the module as if newly instantiated; storage lives in the `Externalities` passed
 * in, so calls that share one see each other's writes. A failed call throws `ExecutionError`, whose message
 * carries the panic text, the last log lines and the wasm stack. For whole blocks see `chain.ts`.
 */

import { Externalities } from './externalities.js';
import { HOST_FUNCTIONS } from './functions/index.js';
import type { HostFunction } from './functions/table.js';
import { hashingReady } from './hashing.js';
import {
  Host,
  HostError,
  RuntimePanic,
  type CallContext,
  type Logger,
  type LogLevel,
  type SignatureMode,
  type Surroundings,
} from './host.js';
import {
  decodeVersion,
  embeddedVersion,
  encodeVersion,
  type RuntimeVersion,
} from './runtime-version.js';
import { Sandbox } from './sandbox.js';
import type { StateVersion } from './trie.js';
import { BlobError } from '../wasm/cursor.js';
import { unpackBlob, zstdReady } from '../wasm/zstd.js';
import { readBlob, type BlobShape } from './wasm-blob.js';

/** Pages of heap a node adds to the memory a module declares. */
const DEFAULT_HEAP_PAGES = 2048;
const PAGE_SIZE = 65536;
const KEPT_LOGS = 20;
const LEVELS = ['ERROR', 'WARN', 'INFO', 'DEBUG', 'TRACE'];

/** Loads what hashing, signatures and decompression need. Await it once before the first executor. */
export async function ready(): Promise<void> {
  await Promise.all([hashingReady(), zstdReady()]);
}

export interface ExecutorOptions {
  /** Default `real`. */
  readonly signatures?: SignatureMode;
  /** Pages added to the module's own memory; default 2048, as in a node. */
  readonly heapPages?: number;
  /** Receives log lines as they come; the last few are kept in `lastLogs` in any case. */
  readonly logger?: Logger;
  /** Most detailed level, 0 (none) to 5 (trace); default 3, as in a node. */
  readonly maxLogLevel?: number;
}

/** A call that ended without a result. */
export class ExecutionError extends Error {
  override name = 'ExecutionError';

  constructor(
    /** The exported function called. */
    readonly call: string,
    /** The panic message, null for other traps. */
    readonly panic: string | null,
    reason: string,
    readonly logs: readonly string[],
    override readonly cause: unknown,
  ) {
    super([`${call}: ${reason}`, ...logs.map((line) => `  log: ${line}`)].join('\n'));
    if (cause instanceof Error && cause.stack) this.stack = `${this.message}\n${cause.stack}`;
  }
}

type Import = (...args: never[]) => number | bigint | void;

interface Compiled {
  readonly code: Uint8Array;
  readonly shape: BlobShape;
  readonly module: WebAssembly.Module;
  readonly pages: number;
}

/** What was compiled before, by the very bytes of the blob. */
const cache = new WeakMap<Uint8Array, Compiled>();

function compiled(blob: Uint8Array, heapPages: number): Compiled {
  const known = cache.get(blob);
  const code = known?.code ?? unpackBlob(blob);
  const shape = known?.shape ?? readBlob(code);
  const pages = shape.initialPages + heapPages;
  if (known?.pages === pages) return known;
  const module = new WebAssembly.Module(shape.withPages(pages) as BufferSource);
  const entry = { code, shape, module, pages };
  cache.set(blob, entry);
  return entry;
}

/** One compiled blob. */
export class Executor {
  /** The unpacked module. */
  readonly code: Uint8Array;
  /** Lines the last call logged, the last few of them. */
  lastLogs: string[] = [];
  /** Heap bytes the last call took from the host's allocator. */
  lastHeap = 0;
  private readonly shape: BlobShape;
  private readonly module: WebAssembly.Module;
  private readonly pages: number;
  private readonly idle: Sandbox[] = [];
  private readonly imports: Record<string, Import>;
  private readonly surroundings: Surroundings;
  private counts: Uint32Array;
  private host: Host | null = null;
  private knownVersion: RuntimeVersion | null = null;

  /** Compiles `blob`, plain or compressed. Throws `BlobError` for what a node would not load. */
  constructor(
    blob: Uint8Array,
    private readonly options: ExecutorOptions = {},
  ) {
    const { code, shape, module, pages } = compiled(blob, options.heapPages ?? DEFAULT_HEAP_PAGES);
    this.code = code;
    this.shape = shape;
    this.module = module;
    this.pages = pages;
    this.counts = new Uint32Array(this.shape.imports.length);
    this.imports = this.bindImports();
    this.surroundings = {
      signatures: options.signatures ?? 'real',
      logger: (level, target, message) => this.log(level, target, message),
      maxLogLevel: options.maxLogLevel ?? 3,
      versionOf: (other) => this.versionOf(other),
    };
  }

  /** The names of the exported functions. */
  get exports(): string[] {
    const all = WebAssembly.Module.exports(this.module);
    return all.filter(({ kind }) => kind === 'function').map(({ name }) => name);
  }

  /** How often the last call used each host function it used. */
  get lastCalls(): Map<string, number> {
    const used = new Map<string, number>();
    this.shape.imports.forEach(({ name }, index) => {
      const count = this.counts[index] as number;
      if (count > 0) used.set(name, count);
    });
    return used;
  }

  /** The version in the custom sections, or from `Core_version` where they are missing. */
  get version(): RuntimeVersion {
    this.knownVersion ??=
      embeddedVersion(this.code) ??
      decodeVersion(this.call('Core_version', new Uint8Array(0), new Externalities()));
    return this.knownVersion;
  }

  /** The layout in which the runtime's blocks store values. */
  get stateVersion(): StateVersion {
    return this.version.systemVersion === 0 ? 0 : 1;
  }

  /**
   * Calls the exported function `name` on SCALE-encoded arguments and returns a copy of its result.
   * Storage transactions the call leaves open are rolled back; its other writes stay in `ext` even
   * if it fails, as in a node, where the caller discards them.
   */
  call(name: string, input: Uint8Array, ext: Externalities, context: CallContext = {}): Uint8Array {
    const outer = this.host;
    this.counts.fill(0);
    this.lastLogs = [];
    try {
      return ext.duringCall(() => this.run(name, input, ext, context));
    } catch (error) {
      throw this.explain(name, error);
    } finally {
      this.host = outer;
    }
  }

  private run(
    name: string,
    input: Uint8Array,
    ext: Externalities,
    context: CallContext,
  ): Uint8Array {
    const sandbox = this.idle.pop() ?? this.newSandbox();
    const host = new Host(sandbox.buffer, sandbox.heapBase, ext, this.surroundings, context);
    this.host = host;
    try {
      const entry = sandbox.entry(name);
      const packed = entry(host.give(input), input.length);
      if (typeof packed !== 'bigint') throw new HostError(`${name} does not return an i64`);
      const result = host.copy(packed);
      sandbox.restore(host.allocator.end);
      this.idle.push(sandbox);
      return result;
    } catch (error) {
      this.salvage(sandbox, host.allocator.end);
      throw error;
    } finally {
      this.lastHeap = host.allocator.used;
    }
  }

  /** Keeps the sandbox of a failed call, unless the call wrote where it should not. */
  private salvage(sandbox: Sandbox, end: number): void {
    try {
      sandbox.restore(end);
      this.idle.push(sandbox);
    } catch {
      // The next call makes a new one.
    }
  }

  private newSandbox(): Sandbox {
    const declared = this.shape.initialPages * PAGE_SIZE;
    return new Sandbox(this.module, this.imports, this.pages, declared);
  }

  private bindImports(): Record<string, Import> {
    const bound: Record<string, Import> = {};
    this.shape.imports.forEach(({ name, signature }, index) => {
      const known = HOST_FUNCTIONS[name];
      if (!known)
        throw new BlobError(`the blob imports env.${name}, which this host does not have`);
      if (known.signature !== signature) {
        throw new BlobError(`env.${name} is ${known.signature}, the blob imports ${signature}`);
      }
      bound[name] = this.bind(known, index);
    });
    return bound;
  }

  /** Adds counting and the current host. By number of arguments: rest parameters would cost more. */
  private bind({ run, signature }: HostFunction, index: number): Import {
    const call = run as (host: Host, ...args: unknown[]) => number | bigint | void;
    const enter = (): Host => {
      this.counts[index] = (this.counts[index] as number) + 1;
      return this.host as Host;
    };
    switch (signature.indexOf('>')) {
      case 0:
        return () => call(enter());
      case 1:
        return (a) => call(enter(), a);
      case 2:
        return (a, b) => call(enter(), a, b);
      case 3:
        return (a, b, c) => call(enter(), a, b, c);
      default:
        return (...args) => call(enter(), ...args);
    }
  }

  private log(level: LogLevel, target: string, message: string): void {
    this.options.logger?.(level, target, message);
    this.lastLogs.push(`${LEVELS[level]} ${target}: ${message}`);
    if (this.lastLogs.length > KEPT_LOGS) this.lastLogs.shift();
  }

  private explain(name: string, error: unknown): Error {
    if (error instanceof RuntimePanic) {
      const reason = `Execution aborted due to panic: ${error.message}`;
      return new ExecutionError(name, error.message, reason, this.lastLogs, error);
    }
    const trap = error instanceof Error ? error.message : String(error);
    const reason = `Execution aborted due to trap: ${trap}`;
    return new ExecutionError(name, null, reason, this.lastLogs, error);
  }

  private versionOf(blob: Uint8Array): Uint8Array | null {
    try {
      const code = unpackBlob(blob);
      if (!WebAssembly.validate(code as BufferSource)) return null;
      return encodeVersion(embeddedVersion(code) ?? new Executor(blob, this.options).version);
    } catch {
      return null;
    }
  }
}
