/** What a node is asked for a block, and the two ways to ask it. */
import { z } from 'zod/v4';
import { type Header, type NodeRpc } from '../../../node/rpc.js';
import { hash, listOf } from '../../../node/shapes.js';
import { NodeError, RpcError } from '../../../node/transport.js';

export interface Source {
  /** `chain_*, state_*` */
  readonly title: string;
  /** Hashes of blocks that are final, from `from` on. @throws Pruned, NodeError */
  hashes(from: number, count: number): Promise<string[]>;
  /** @throws Pruned, NodeError */
  header(block: string): Promise<Header>;
  /** Hex; null where there is nothing. @throws Pruned, NodeError */
  values(keys: readonly string[], block: string): Promise<(string | null)[]>;
  /** All that begin with `prefix`, in their order. @throws Pruned, NodeError */
  entries(prefix: string, block: string): Promise<[key: string, value: string][]>;
  /** @throws Refused if the runtime has no answer; Pruned, NodeError */
  call(method: string, input: Uint8Array, block: string): Promise<Uint8Array>;
}

/** The node has given up what is wanted. */
export class Pruned extends NodeError {
  override name = 'Pruned';
}

/** The runtime has no answer. */
export class Refused extends NodeError {
  override name = 'Refused';
}

const GONE = /discarded|pruned|unknown ?block|not found|no such block|header was not found/i;
/** What a runtime that is there says, in the words of nodes. */
const NO_ANSWER = /execut|export|trap|wasm|runtime/i;
const hashes = listOf(hash.nullable());
const changes = listOf(
  z.object({ block: hash, changes: listOf(z.tuple([z.string(), z.string().nullable()])) }),
);
/** Keys that are asked for at once. */
const MOST_KEYS = 2_000;

/** `what` as the node says, but where it says that it has it no more. */
export async function unlessPruned<T>(what: () => Promise<T>): Promise<T> {
  try {
    return await what();
  } catch (error) {
    if (error instanceof RpcError && GONE.test(error.message)) throw new Pruned(error.message);
    throw error;
  }
}

/** The methods that every node has. */
export class LegacySource implements Source {
  readonly title = 'chain_* and state_*';

  constructor(private readonly rpc: NodeRpc) {}

  async hashes(from: number, count: number): Promise<string[]> {
    const numbers = Array.from({ length: count }, (_, i) => from + i);
    const found = await this.rpc.ask(hashes, 'chain_getBlockHash', numbers);
    return found.map((each, i) => {
      if (each !== null) return each;
      throw new Pruned(`block #${from + i} is not there`);
    });
  }

  header(block: string): Promise<Header> {
    return unlessPruned(async () => {
      const found = await this.rpc.headerIfKept(block);
      if (found) return found;
      throw new Pruned(`block ${block} is not there`);
    });
  }

  async values(keys: readonly string[], block: string): Promise<(string | null)[]> {
    const found = new Map<string, string | null>();
    for (let at = 0; at < keys.length; at += MOST_KEYS) {
      const page = keys.slice(at, at + MOST_KEYS);
      const [first] = await unlessPruned(() =>
        this.rpc.ask(changes, 'state_queryStorageAt', page, block),
      );
      if (!first) throw new Pruned(`the state of block ${block} is not there`);
      for (const [key, value] of first.changes) found.set(key, value);
    }
    return keys.map((key) => {
      const value = found.get(key);
      if (value !== undefined) return value;
      throw new NodeError(`state_queryStorageAt: nothing is said of ${key}, which was asked for`);
    });
  }

  entries(prefix: string, block: string): Promise<[string, string][]> {
    return unlessPruned(() => this.rpc.entries(prefix, block));
  }

  call(method: string, input: Uint8Array, block: string): Promise<Uint8Array> {
    return refusable(() => this.rpc.call(method, input, block));
  }
}

/** What a runtime cannot answer is no fault of the node's. */
async function refusable(ask: () => Promise<Uint8Array>): Promise<Uint8Array> {
  try {
    return await unlessPruned(ask);
  } catch (error) {
    if (error instanceof RpcError && NO_ANSWER.test(error.message)) {
      throw new Refused(error.message);
    }
    throw error;
  }
}
