/** `state_*` and `childstate_*`: what is in a state, and what the runtime in it answers. */
import { blake2AsHex } from '@polkadot/util-crypto';
import type { Block, Blocks } from './blocks.js';
import { type Method, type Methods, unsubscribe } from './connection.js';
import { clientError, RpcFailure } from './failure.js';
import { asHex, type Hex, type Params, sizeOf } from './params.js';

/** Keys of a page, at most. */
const MOST_KEYS = 1_000;
/** Blocks that a question for changes is of, at most. */
const MOST_BLOCKS = 2_000;
/** `:child_storage:default:` */
const CHILD_PREFIX = '0x3a6368696c645f73746f726167653a64656661756c743a';

type Change = [key: Hex, value: Hex | null];

export function stateMethods(blocks: Blocks): Methods {
  const read =
    <T>(of: (value: Hex) => T): Method =>
    async (params) => {
      const key = params.hex();
      const value = await (await blocks.at(params.optionalHash())).get(key);
      return value === undefined ? null : of(value);
    };
  const value = read((bytes) => bytes);
  const hash = read((bytes) => blake2AsHex(bytes, 256));
  const size: Method = async (params) => {
    const key = params.hex();
    const entries = await entriesOf(await blocks.at(params.optionalHash()), key);
    const [first] = entries;
    // Of a key that has a value, its size; of one that has none, that of all below it.
    if (!first || first[0] === key) return first ? sizeOf(first[1]) : null;
    return entries.reduce((sum, [, value]) => sum + sizeOf(value), 0);
  };
  const keysPaged: Method = async (params) => {
    const prefix = params.optionalHex() ?? '0x';
    const pageSize = params.count();
    const startKey = params.optionalHex();
    const most = `value: ${pageSize}, max: ${MOST_KEYS}`;
    if (pageSize > MOST_KEYS) throw new RpcFailure(4002, `count exceeds maximum value. ${most}`);
    const block = await blocks.at(params.optionalHash());
    return keysFrom(block, prefix, pageSize, startKey);
  };
  const call: Method = async (params) => {
    const [method, data] = [params.text(), params.hex()];
    return resultOf(await blocks.at(params.optionalHash()), method, [data]);
  };
  return {
    state_getStorage: value,
    state_getStorageAt: value,
    state_getStorageHash: hash,
    state_getStorageHashAt: hash,
    state_getStorageSize: size,
    state_getStorageSizeAt: size,
    state_getKeys: async (params) => {
      const prefix = params.hex();
      return (await entriesOf(await blocks.at(params.optionalHash()), prefix)).map(([key]) => key);
    },
    state_getPairs: async (params) => {
      const prefix = params.hex();
      return entriesOf(await blocks.at(params.optionalHash()), prefix);
    },
    state_getKeysPaged: keysPaged,
    state_getKeysPagedAt: keysPaged,
    state_queryStorageAt: async (params) => {
      const keys = params.list(asHex);
      const block = await inRange(blocks, params.optionalHash());
      return keys.length === 0 ? [] : [await changesOf(block, keys)];
    },
    state_queryStorage: (params) => history(blocks, params),
    state_call: call,
    state_callAt: call,
    state_getMetadata: async (params) => (await apiAt(blocks, params)).metadata,
    ...versionMethods(blocks),
    state_subscribeStorage: (params, connection) => {
      const keys = params.list(asHex);
      return connection.subscribe('state_storage', (tell) => {
        let known: readonly Change[] = [];
        return blocks.follow(async (block) => {
          const now = await changesOf(block, keys);
          const changes = differing(now.changes, known);
          known = now.changes;
          if (changes.length > 0) tell({ ...now, changes });
        });
      });
    },
    state_unsubscribeStorage: unsubscribe,
    ...childMethods(blocks),
  };
}

function versionMethods(blocks: Blocks): Methods {
  const version: Method = async (params) => versionOf(await apiAt(blocks, params));
  const subscribeVersion: Method = (_params, connection) =>
    connection.subscribe('state_runtimeVersion', (tell) => {
      let known = '';
      return blocks.follow(async (block) => {
        const now = await versionOf(block);
        if (JSON.stringify(now) !== known) tell(now);
        known = JSON.stringify(now);
      });
    });
  return {
    state_getRuntimeVersion: version,
    chain_getRuntimeVersion: version,
    state_subscribeRuntimeVersion: subscribeVersion,
    chain_subscribeRuntimeVersion: subscribeVersion,
    state_unsubscribeRuntimeVersion: unsubscribe,
    chain_unsubscribeRuntimeVersion: unsubscribe,
  };
}

/** By both names of the last field, as nodes have it. */
async function versionOf(block: Block): Promise<object> {
  const { stateVersion, ...version } = await block.runtimeVersion;
  return { ...version, systemVersion: stateVersion, stateVersion };
}

/** There are no child tries: they are empty. */
function childMethods(blocks: Blocks): Methods {
  const empty =
    (answer: null | []): Method =>
    async (params) => {
      if (!params.hex().startsWith(CHILD_PREFIX)) throw clientError('Invalid child storage key');
      await blocks.at(undefined);
      return answer;
    };
  return {
    childstate_getKeys: empty([]),
    childstate_getKeysPaged: empty([]),
    childstate_getKeysPagedAt: empty([]),
    childstate_getStorage: empty(null),
    childstate_getStorageHash: empty(null),
    childstate_getStorageSize: empty(null),
    childstate_getStorageEntries: (params) => {
      if (!params.hex().startsWith(CHILD_PREFIX)) throw clientError('Invalid child storage key');
      return params.list(() => null);
    },
  };
}

/** What the runtime at `block` answers. @throws RpcFailure with why it does not */
export async function resultOf(block: Block, method: string, args: Hex[]): Promise<Hex> {
  try {
    return (await block.call(method, args)).result;
  } catch (error) {
    throw clientError(whyNot(error, method));
  }
}

/** Why the runtime did not answer to `method`, as nodes say it. */
export function whyNot(error: unknown, method: string): string {
  const { message = String(error) } = error as Partial<Error>;
  if (/Function to start was not found/.test(message))
    return `Execution failed: Other: Exported method ${method} is not found`;
  const [, panic] = /^Runtime has aborted: "(.*)"$/s.exec(message) ?? [];
  if (panic !== undefined) return `Execution failed: Execution aborted due to panic: ${panic}`;
  return `Execution failed: ${message}`;
}

/** All that begins with `prefix`, in order of keys. */
export async function entriesOf(block: Block, prefix: Hex): Promise<[Hex, Hex][]> {
  const entries: [Hex, Hex][] = [];
  for (let startKey: Hex | undefined; ;) {
    const keys = await keysFrom(block, prefix, MOST_KEYS, startKey);
    const values = await block.getMany(keys);
    keys.forEach((key, at) => entries.push([key, values[at] ?? '0x']));
    startKey = keys.at(-1);
    if (keys.length < MOST_KEYS) return entries;
  }
}

/** Keys that begin with `prefix`, in their order, from the one behind `startKey`; Chopsticks leaves out `prefix` itself. */
async function keysFrom(
  block: Block,
  prefix: Hex,
  pageSize: number,
  startKey?: Hex,
): Promise<Hex[]> {
  const options = { prefix, pageSize, startKey: startKey ?? '0x' };
  const keys = (await block.getKeysPaged(options)) as Hex[];
  const isFirst = startKey === undefined && prefix !== '0x' && keys[0] !== prefix;
  if (!isFirst || (await block.get(prefix)) === undefined) return keys;
  return [prefix, ...keys].slice(0, pageSize);
}

async function apiAt(blocks: Blocks, params: Params): Promise<Block> {
  const hash = params.optionalHash();
  const block = await blocks.find(hash);
  if (block) return block;
  const why = `Api called for an unknown Block: Header was not found in the database: ${hash}`;
  throw clientError(why);
}

async function inRange(blocks: Blocks, hash: Hex | undefined): Promise<Block> {
  const block = await blocks.find(hash);
  if (block) return block;
  const why = `Header was not found in the database: ${hash}`;
  throw new RpcFailure(4001, `Cannot resolve a block range ['${hash}' ... '${hash}]. ${why}`);
}

async function changesOf(
  block: Block,
  keys: readonly Hex[],
): Promise<{ block: Hex; changes: Change[] }> {
  const values = await Promise.all(keys.map((key) => block.get(key)));
  return { block: block.hash, changes: keys.map((key, at) => [key, values[at] ?? null]) };
}

/** What of `now` was otherwise before, or was not known. */
function differing(now: readonly Change[], before: readonly Change[]): Change[] {
  const known = new Map(before);
  return now.filter(([key, value]) => !known.has(key) || known.get(key) !== value);
}

/** The values of keys at a block, and their changes up to another. */
async function history(blocks: Blocks, params: Params): Promise<object[]> {
  const keys = params.list(asHex);
  const from = await inRange(blocks, params.hash());
  const to = await inRange(blocks, params.optionalHash());
  const found: { block: Hex; changes: Change[] }[] = [];
  let known: readonly Change[] = [];
  for (let number = from.number; number <= to.number && found.length < MOST_BLOCKS; number++) {
    const hash = await blocks.hashAt(number);
    if (hash === null) continue;
    const now = await changesOf(await blocks.at(hash), keys);
    const changes = differing(now.changes, known);
    known = now.changes;
    if (changes.length > 0) found.push({ ...now, changes });
  }
  return found;
}
