/** However a node is asked, the history is the same. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { NodeRpc } from '../../tools/node/rpc.js';
import { NodeSocket } from '../../tools/node/socket.js';
import { ArchiveSource } from '../../tools/services/history/chain/archive.js';
import { storageKey } from '../../tools/services/history/chain/decoder.js';
import { LegacySource, Pruned, type Source } from '../../tools/services/history/chain/source.js';
import { chooseSource } from '../../tools/services/history/chain/sources.js';
import { ChainNode } from '../../tools/bench/follow/chain-node.js';
import { playedNight } from './night.js';

let node: ChainNode;
let newest: number;
let socket: NodeSocket;
let rpc: NodeRpc;
let both: readonly Source[];

beforeAll(async () => {
  const { chain } = playedNight(7, 3);
  chain.skipBlocks(60);
  newest = chain.chain.head.header.number;
  node = await ChainNode.start(chain.chain, { archive: true });
  socket = await NodeSocket.open(node.url);
  rpc = new NodeRpc(socket);
  both = [new LegacySource(rpc), new ArchiveSource(rpc)];
});

afterAll(async () => {
  socket?.close();
  await node?.stop();
});

/** What both say. */
async function agreed<T>(ask: (source: Source) => Promise<T>): Promise<T> {
  const [one, other] = await Promise.all(both.map(ask));
  expect(other).toEqual(one);
  return one as T;
}

test('hashes, headers, values, entries and calls are the same', async () => {
  const hashes = await agreed((source) => source.hashes(0, newest + 1));
  expect(new Set(hashes).size).toBe(newest + 1);
  const keys = [
    storageKey('System', 'Events'),
    storageKey('Timestamp', 'Now'),
    storageKey('No', 'Such'),
  ];
  for (const hash of hashes) {
    await agreed((source) => source.header(hash));
    const [, now, none] = await agreed((source) => source.values(keys, hash));
    expect([typeof now, none]).toEqual([hash === hashes[0] ? 'object' : 'string', null]);
  }
  const last = hashes.at(-1) ?? '';
  const entries = await agreed((source) => source.entries(storageKey('System', 'Account'), last));
  expect(entries.length).toBeGreaterThan(4);
  await agreed((source) => source.call('Core_version', new Uint8Array(0), last));
  expect(await agreed((source) => source.values([], last))).toEqual([]);
});

test('what the node has given up is called that', async () => {
  node.prunedBelow = 3;
  const gone = (await both[0]!.hashes(1, 1))[0] ?? '';
  try {
    for (const source of both) {
      await expect(source.values([storageKey('System', 'Events')], gone)).rejects.toThrow(Pruned);
      await expect(source.call('Core_version', new Uint8Array(0), gone)).rejects.toThrow(Pruned);
      await expect(source.hashes(newest + 1, 1)).rejects.toThrow(Pruned);
    }
  } finally {
    node.prunedBelow = 0;
  }
});

test('the faster way is taken where there is enough to do, and the usual one where there is one only', async () => {
  expect(newest).toBeGreaterThan(70);
  const titles = both.map(({ title }) => title);
  expect(titles).toContain((await chooseSource(rpc, 0, newest)).title);
  // A clock that only answers move: whatever else the machine has to do takes no time.
  let now = 0;
  const clock = jest.spyOn(performance, 'now').mockImplementation(() => now);
  try {
    for (const [archive, legacy, faster] of [
      [1, 50, 'archive_v1_*'],
      [50, 1, 'chain_* and state_*'],
    ] as const) {
      node.before = (method) => {
        now += method.startsWith('archive_') ? archive : legacy;
      };
      expect((await chooseSource(rpc, 0, newest)).title).toBe(faster);
    }
  } finally {
    clock.mockRestore();
    node.before = () => {};
  }
  expect((await chooseSource(rpc, newest - 3, newest)).title).toBe('chain_* and state_*');
});
