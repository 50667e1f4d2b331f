import { compileEntry } from '../../../tools/bench/compile-entry.js';
import { Answer, type Request } from './fields.js';

const PAGE = 1 << 16;

interface Exports {
  memory: WebAssembly.Memory;
  __heap_base: WebAssembly.Global;
  __alloc: (size: number) => number;
  [name: string]: unknown;
}

/** What `abort` said. */
class Panic extends Error {
  override name = 'Panic';
}

/** What the allocator asks the host for once it has grown: `runtime/host/memory.ts`. */
const LARGEST_SLAB = 1 << 20;
/** Bytes of objects; instances are replaced long before their slab is used up. */
const ARENA_SHARE = 1 << 18;

/**
 * A piece of the runtime as a Wasm module. Nodes make an instance for every call; making one takes far
 * longer than most calls, so here one serves until it has used some of its memory, or has failed.
 */
export class TestModule {
  private running: Running | null = null;

  private constructor(private readonly module: WebAssembly.Module) {}

  /** @param entry path of its table of contents, below the root */
  static async load(entry: string): Promise<TestModule> {
    return new TestModule(new WebAssembly.Module(Buffer.from(await compileEntry(entry))));
  }

  /** @throws Panic when the module aborts, WebAssembly.RuntimeError when it traps */
  ask(name: string, request: Request): Answer {
    return new Answer(this.call(name, request.bytes()));
  }

  /** Calls an export; the answer is copied out of its memory. */
  call(name: string, request: Uint8Array): Uint8Array {
    const running = this.running ?? new Running(this.module);
    this.running = null;
    const answer = running.call(name, request);
    if (running.used() < ARENA_SHARE) this.running = running;
    return answer;
  }
}

/** An instance and the memory around it. */
class Running {
  private readonly heap = new Heap();
  private readonly exports: Exports;
  private readonly start: number;

  constructor(module: WebAssembly.Module) {
    const { heap } = this;
    const { exports } = new WebAssembly.Instance(module, {
      env: {
        ext_allocator_malloc_version_1: (size: number) => heap.allocate(size),
        ext_panic_handler_abort_on_panic_version_1: (message: bigint) => {
          throw new Panic(Buffer.from(heap.slice(message)).toString('utf8'));
        },
      },
    });
    this.exports = exports as unknown as Exports;
    heap.attach(this.exports);
    // What a call allocates is measured as a distance, so everything has to lie in one slab.
    while (heap.newest < LARGEST_SLAB) this.exports.__alloc(PAGE >> 8);
    this.start = this.exports.__alloc(0);
  }

  call(name: string, request: Uint8Array): Uint8Array {
    const method = this.exports[name] as (ptr: number, length: number) => bigint;
    return this.heap.slice(method(this.heap.put(request), request.length));
  }

  /** Bytes of objects allocated so far; a large number when it has gone on to another slab. */
  used(): number {
    return Math.abs(this.exports.__alloc(0) - this.start);
  }
}

/** The host's part of the memory: everything above `__heap_base`, given out once. */
class Heap {
  private memory!: WebAssembly.Memory;
  private top = 0;
  /** Bytes of the block given out last. */
  newest = 0;

  attach(exports: Exports): void {
    this.memory = exports.memory;
    this.top = exports.__heap_base.value as number;
  }

  allocate(size: number): number {
    const at = (this.top + 7) & ~7;
    this.top = at + size;
    this.newest = size;
    const missing = this.top - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / PAGE));
    return at;
  }

  put(bytes: Uint8Array): number {
    const at = this.allocate(bytes.length);
    new Uint8Array(this.memory.buffer).set(bytes, at);
    return at;
  }

  /** A copy of what `length << 32 | pointer` stands for. */
  slice(pointer: bigint): Uint8Array {
    const start = Number(pointer & 0xffff_ffffn);
    const length = Number((pointer >> 32n) & 0xffff_ffffn);
    return new Uint8Array(this.memory.buffer, start, length).slice();
  }
}
