/** A chain's state after one block, and the runtimes that wrote it and answer from it. */
import type { Vec } from '@polkadot/types';
import type { EventRecord } from '@polkadot/types/interfaces';
import type { Codec } from '@polkadot/types/types';
import type { Header, NodeRpc } from './rpc.js';
import type { Runtime } from './runtime.js';

/** Versions and blocks that are remembered. */
const KEPT = 4;

/** The runtimes of a chain by version: each is read once. */
export class Runtimes {
  private readonly versions = new Map<string, Promise<Runtime>>();
  private readonly blocks = new Map<string, Promise<Runtime>>();

  constructor(private readonly rpc: NodeRpc) {}

  /** The runtime in the state of block `hash`, which executes the blocks that follow it. */
  of(hash: string): Promise<Runtime> {
    return remembered(this.blocks, hash, () => this.read(hash));
  }

  private async read(hash: string): Promise<Runtime> {
    const version = await this.rpc.runtimeVersion(hash);
    const { specName, specVersion, implVersion, transactionVersion } = version;
    const name = [specName, specVersion, implVersion, transactionVersion].join('/');
    return remembered(this.versions, name, async () => {
      // Whoever follows a chain and reads it by other means does without the library, and its memory.
      const { Runtime } = await import('./runtime.js');
      return Runtime.at(this.rpc, version, hash);
    });
  }
}

/** What `make` came to for `key`, the newest few; what failed is tried again. */
function remembered<T>(
  known: Map<string, Promise<T>>,
  key: string,
  make: () => Promise<T>,
): Promise<T> {
  const found = known.get(key) ?? make();
  known.delete(key);
  known.set(key, found);
  found.catch(() => known.delete(key));
  for (const oldest of known.keys()) {
    if (known.size <= KEPT) break;
    known.delete(oldest);
  }
  return found;
}

/** Storage and events are as the block's own runtime wrote them; calls are answered by the one that comes next. */
export class StateAt {
  private constructor(
    private readonly rpc: NodeRpc,
    readonly hash: string,
    readonly number: number,
    /** The runtime that executed the block: an upgrade takes effect after it. */
    private readonly written: Runtime,
    /** The runtime that executes what is built on the block. */
    readonly runtime: Runtime,
  ) {}

  /** @param header of block `hash`, where it is known */
  static async after(
    rpc: NodeRpc,
    runtimes: Runtimes,
    hash: string,
    header?: Header,
  ): Promise<StateAt> {
    const { number, parentHash } = header ?? (await rpc.header(hash));
    const [written, runtime] = await Promise.all([
      runtimes.of(number === 0 ? hash : parentHash),
      runtimes.of(hash),
    ]);
    return new StateAt(rpc, hash, number, written, runtime);
  }

  /** That after the best block. */
  static async best(rpc: NodeRpc, runtimes = new Runtimes(rpc)): Promise<StateAt> {
    return StateAt.after(rpc, runtimes, await rpc.bestHash());
  }

  /** The value of `System.Account` for its arguments. */
  async get<T extends Codec>(path: string, ...args: unknown[]): Promise<T> {
    const value = await this.rpc.storage(this.written.key(path, args), this.hash);
    return this.written.value(path, value) as T;
  }

  /** All values of a map, in the order of their keys. */
  async values<T extends Codec>(path: string): Promise<T[]> {
    const entries = await this.rpc.entries(this.written.prefix(path), this.hash);
    return entries.map(([, value]) => this.written.value(path, value) as T);
  }

  events(): Promise<Vec<EventRecord>> {
    return this.get<Vec<EventRecord>>('System.Events');
  }

  /** What a failed call of this block says of its reason. */
  errorName(...args: Parameters<Runtime['errorName']>): string {
    return this.written.errorName(...args);
  }

  /** Whether the runtime answers `TradingApi.due_epochs`. */
  has(path: string): boolean {
    return this.runtime.has(path);
  }

  /** The answer to `TradingApi.due_epochs`. @throws Error if the runtime has no such method */
  async call<T extends Codec>(path: string, ...args: unknown[]): Promise<T> {
    const input = new Uint8Array(this.runtime.input(path, args));
    const answer = await this.rpc.call(path.replace('.', '_'), input, this.hash);
    return this.runtime.output(path, answer) as T;
  }
}
