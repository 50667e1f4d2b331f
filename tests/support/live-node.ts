/** A node over a test chain: JSON-RPC over HTTP, which puts every call that it takes into a block of its own. */
import { keyBytes, keyOf, toHex, fromHex } from '../../tools/compiler/host/bytes.js';
import type { Block } from '../../tools/compiler/host/block-builder.js';
import { ScaleReader } from '../../tools/compiler/host/scale.js';
import { fakeNode } from '../operations/fake-node.js';
import { publicKeyOf } from './accounts.js';
import type { TestChain } from './test-chain.js';

export interface LiveNode {
  readonly url: string;
  /** Methods that it was asked, in order. */
  readonly calls: readonly { readonly method: string }[];
  /** A value of the newest block's storage, or null. */
  query(path: string, ...keys: unknown[]): unknown;
  /** Closes blocks, the last one so much later. */
  pass(milliseconds: number): void;
  stop(): Promise<void>;
}

class Refused extends Error {
  readonly code = 1010;

  constructor(readonly data: string) {
    super('Invalid Transaction');
  }
}

const hashOf = ({ hash }: Block): string => toHex(hash);

/**
 * @param test its open block is closed; nothing is to be submitted to it otherwise. It has to check real signatures.
 * @param mayTake asked before each call is taken: what a node that refuses or dies would say
 * @param drops asked of each call that is taken, by its number: whether the pool lets go of it, and no block has it
 */
export async function liveNode(
  test: TestChain,
  mayTake: (count: number) => string | null = () => null,
  drops: (number: number) => boolean = () => false,
): Promise<LiveNode> {
  test.nextBlock();
  const { chain } = test;
  let taken = 0;
  const at = (hash?: string): Block => {
    if (hash === undefined || hash === null) return chain.head;
    const found = chain.blocks.find((block) => hashOf(block) === hash);
    if (!found) throw new Error(`no block ${hash}`);
    return found;
  };
  const headerOf = ({ header }: Block): object => ({
    number: `0x${header.number.toString(16)}`,
    parentHash: toHex(header.parentHash),
    stateRoot: toHex(header.stateRoot),
    extrinsicsRoot: toHex(header.extrinsicsRoot),
    digest: { logs: [] },
  });
  const storage = (block: Block, key: string): string | null => {
    const value = block.state.get(keyOf(fromHex(key)));
    return value ? toHex(value) : null;
  };
  const node = await fakeNode({
    chain_getBlockHash: (number?: number) => {
      const block = number === undefined ? chain.head : chain.blocks[number];
      return block ? hashOf(block) : null;
    },
    chain_getFinalizedHead: () => hashOf(chain.head),
    chain_getHeader: (hash?: string) => headerOf(at(hash)),
    chain_getBlock: (hash?: string) => ({
      block: {
        header: headerOf(at(hash)),
        extrinsics: at(hash).extrinsics.map((one) => toHex(one)),
      },
    }),
    state_getRuntimeVersion: () => {
      const { specName, specVersion, implVersion, transactionVersion } = chain.executor.version;
      return { specName, specVersion, implVersion, transactionVersion };
    },
    state_call: (method: string, input: string, hash?: string) =>
      toHex(chain.call(method, fromHex(input), at(hash))),
    state_getStorage: (key: string, hash?: string) => storage(at(hash), key),
    state_getKeysPaged: (prefix: string, count: number, start: string | null, hash?: string) => {
      const wanted = keyOf(fromHex(prefix));
      const keys = [...at(hash).state.entries(wanted)].map(([key]) => key);
      const after = start === null ? null : keyOf(fromHex(start));
      return keys
        .sort()
        .filter((key) => after === null || key > after)
        .slice(0, count)
        .map((key) => toHex(keyBytes(key)));
    },
    state_queryStorageAt: (keys: string[], hash?: string) => [
      { block: hashOf(at(hash)), changes: keys.map((key) => [key, storage(at(hash), key)]) },
    ],
    system_accountNextIndex: (address: string) => {
      const key = test.types.storageKey('System.Account', [publicKeyOf(address)]);
      const info = chain.head.state.get(key);
      return info ? new ScaleReader(info).u32() : 0;
    },
    system_chain: () => 'Test',
    system_health: () => ({ peers: 0, isSyncing: false }),
    author_submitExtrinsic: (hex: string) => {
      const refusal = mayTake(taken);
      if (refusal) throw new Refused(refusal);
      const extrinsic = fromHex(hex);
      const validity = chain.validate(extrinsic);
      if ('reason' in validity) {
        throw new Refused(validity.reason.replace(/^Custom\((\d+)\)$/, 'Custom error: $1'));
      }
      chain.buildBlock(drops(taken++) ? [] : [extrinsic]);
      return `0x${'00'.repeat(32)}`;
    },
    // Whoever asks what waits has seen the newest block: another comes.
    author_pendingExtrinsics: () => {
      chain.buildBlock();
      return [];
    },
  });
  return {
    ...{ url: node.url, calls: node.calls, stop: () => node.stop() },
    query: (path, ...keys) => test.queryAt(chain.head, path, ...keys),
    pass: (milliseconds) => {
      chain.skipTime(milliseconds);
      chain.buildBlock();
    },
  };
}
