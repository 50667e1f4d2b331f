/** `chainHead_v1_*`: the newest blocks, pinned for whoever follows them. */
import { blake2AsHex } from '@polkadot/util-crypto';
import { type Block, type Blocks, encodedHeader } from './blocks.js';
import {
  type Connection,
  type Method,
  type Methods,
  type Tell,
  unsubscribe,
} from './connection.js';
import { RpcFailure } from './failure.js';
import { asHex, type Hex, type Params } from './params.js';
import { entriesOf, whyNot } from './state.js';

/** Final blocks that a follower begins with. */
const FIRST_BLOCKS = 16;
/** Follows of a connection, at most. */
const MOST_FOLLOWS = 4;
/** Blocks that a follower may keep pinned; behind it is told to begin anew. */
const MOST_PINNED = 512;

const LIMIT_REACHED = { result: 'limitReached' };
const invalidBlock = (): RpcFailure => new RpcFailure(-32801, 'Invalid block hash');

/** One follower of a connection. */
interface Follow {
  readonly pinned: Set<string>;
  readonly tell: Tell;
  operations: number;
}

interface Item {
  readonly key: Hex;
  readonly type: string;
}

export function chainHeadMethods(blocks: Blocks): Methods {
  const followers = new WeakMap<Connection, Map<string, Follow>>();
  const of = (connection: Connection): Map<string, Follow> => {
    const known = followers.get(connection) ?? new Map<string, Follow>();
    followers.set(connection, known);
    return known;
  };
  /** A question about a pinned block, answered at once. */
  const about =
    (without: unknown, answer: (follow: Follow, block: Block, params: Params) => unknown): Method =>
    async (params, connection) => {
      const follow = of(connection).get(params.text());
      const hash = params.hash();
      if (!follow) return without;
      const block = follow.pinned.has(hash) ? await blocks.find(hash) : undefined;
      if (!block) throw invalidBlock();
      return answer(follow, block, params);
    };
  return {
    chainHead_v1_follow: (params, connection) => {
      const withRuntime = params.isTrue();
      const follows = of(connection);
      if (follows.size >= MOST_FOLLOWS)
        throw new RpcFailure(-32800, 'Maximum number of chainHead_follow has been reached');
      return connection.subscribe('chainHead_v1_followEvent', (tell, id) => {
        const follow: Follow = { pinned: new Set(), tell, operations: 0 };
        follows.set(id, follow);
        const stop = followHeads(blocks, follow, withRuntime, () => connection.unsubscribe(id));
        return () => {
          follows.delete(id);
          stop();
        };
      });
    },
    chainHead_v1_unfollow: unsubscribe,
    chainHead_v1_unpin: (params, connection) => {
      const follow = of(connection).get(params.text());
      const given = params.any();
      const hashes = (Array.isArray(given) ? given : [given]).map(asHex);
      if (!follow) return null;
      if (!hashes.every((hash) => follow.pinned.has(hash))) throw invalidBlock();
      for (const hash of hashes) follow.pinned.delete(hash);
      return null;
    },
    chainHead_v1_header: about(null, (_follow, block) => encodedHeader(block)),
    chainHead_v1_body: about(LIMIT_REACHED, (follow, block) =>
      operation(follow, async (tell) =>
        tell('operationBodyDone', { value: await block.extrinsics }),
      ),
    ),
    chainHead_v1_call: about(LIMIT_REACHED, (follow, block, params) => {
      const [method, data] = [params.text(), params.hex()];
      return operation(follow, async (tell) => {
        const { result } = await block.call(method, [data]).catch((error: unknown) => {
          throw new Error(whyNot(error, method));
        });
        tell('operationCallDone', { output: result });
      });
    }),
    chainHead_v1_storage: about(LIMIT_REACHED, (follow, block, params) => {
      const items = params.list((item) => item as Item);
      const isChild = params.optionalHex() !== undefined;
      const started = operation(follow, async (tell) => {
        for (const item of isChild ? [] : items) {
          const found = await itemsOf(block, item);
          if (found.length > 0) tell('operationStorageItems', { items: found });
        }
        tell('operationStorageDone', {});
      });
      return { ...started, discardedItems: 0 };
    }),
    // Nothing waits to be continued, and what has begun ends soon.
    chainHead_v1_continue: () => null,
    chainHead_v1_stopOperation: () => null,
  };
}

/** Tells of the newest blocks, and of each that comes. @returns what ends that */
function followHeads(
  blocks: Blocks,
  { pinned, tell }: Follow,
  withRuntime: boolean,
  end: () => void,
): () => void {
  let runtime = '';
  const runtimeOf = async (block: Block): Promise<object | null> => {
    const now = validRuntime(await block.runtimeVersion);
    const isNew = JSON.stringify(now) !== runtime;
    runtime = JSON.stringify(now);
    return isNew ? now : null;
  };
  const begin = async (head: Block): Promise<void> => {
    // Not the genesis: its hash is Chopsticks' own, and PAPI looks for the hasher that makes hashes of headers.
    const from = Math.max(1, head.number - FIRST_BLOCKS + 1);
    const numbers = Array.from({ length: head.number - from + 1 }, (_, at) => from + at);
    const known = await Promise.all(numbers.map((number) => blocks.hashAt(number)));
    const hashes = known.filter((hash) => hash !== null);
    for (const hash of hashes) pinned.add(hash);
    const finalizedBlockRuntime = await runtimeOf(head);
    tell({
      event: 'initialized',
      finalizedBlockHashes: hashes,
      ...(withRuntime && { finalizedBlockRuntime }),
    });
    tell({ event: 'bestBlockChanged', bestBlockHash: head.hash });
  };
  const go = async (block: Block): Promise<void> => {
    if (pinned.size >= MOST_PINNED) {
      tell({ event: 'stop' });
      end();
      return;
    }
    pinned.add(block.hash);
    const [newRuntime, parent] = await Promise.all([runtimeOf(block), block.header]);
    tell({
      event: 'newBlock',
      blockHash: block.hash,
      parentBlockHash: parent.parentHash.toHex(),
      ...(withRuntime && { newRuntime }),
    });
    tell({ event: 'bestBlockChanged', bestBlockHash: block.hash });
    tell({ event: 'finalized', finalizedBlockHashes: [block.hash], prunedBlockHashes: [] });
  };
  let hasBegun = false;
  return blocks.follow((block) => {
    const step = hasBegun ? go : begin;
    hasBegun = true;
    return step(block);
  });
}

/** Starts something whose result comes with the follower's events. */
function operation(
  follow: Follow,
  work: (tell: (event: string, result: object) => void) => Promise<unknown>,
): object {
  const operationId = String(++follow.operations);
  const told = (event: string, result: object): void =>
    follow.tell({ event, operationId, ...result });
  setImmediate(() => {
    work(told).catch((error: unknown) => {
      told('operationError', { error: (error as Error).message });
    });
  });
  return { result: 'started', operationId };
}

async function itemsOf(block: Block, { key, type }: Item): Promise<object[]> {
  if (type === 'value' || type === 'hash') {
    const value = await block.get(key);
    if (value === undefined) return [];
    return [type === 'value' ? { key, value } : { key, hash: blake2AsHex(value, 256) }];
  }
  const entries = await entriesOf(block, key);
  switch (type) {
    case 'descendantsValues':
      return entries.map(([at, value]) => ({ key: at, value }));
    case 'descendantsHashes':
      return entries.map(([at, value]) => ({ key: at, hash: blake2AsHex(value, 256) }));
    case 'closestDescendantMerkleValue':
      // There is no trie here; what it is for is to be another when something below has changed.
      return entries.length === 0
        ? []
        : [{ key, [type]: blake2AsHex(JSON.stringify(entries), 256) }];
    default:
      return [];
  }
}

/** A runtime that can be used, its APIs by their identifiers. */
function validRuntime(version: Awaited<Block['runtimeVersion']>): object {
  const { specName, implName, specVersion, implVersion, transactionVersion, apis } = version;
  const names = { specName, implName, specVersion, implVersion, transactionVersion };
  return { type: 'valid', spec: { ...names, apis: Object.fromEntries(apis) } };
}
