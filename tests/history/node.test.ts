/** A real node that keeps both archives: however it is asked, its blocks are the same, and the history follows it. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { NodeRpc } from '../../tools/node/rpc.js';
import { NodeSocket } from '../../tools/node/socket.js';
import { ArchiveSource } from '../../tools/services/history/chain/archive.js';
import { storageKey } from '../../tools/services/history/chain/decoder.js';
import { LegacySource, type Source } from '../../tools/services/history/chain/source.js';
import { HistoryReader, startHistory } from '../../tools/services/history/index.js';
import {
  describeNode,
  devSpec,
  finalised,
  NODE_TIMEOUT,
  type RunningNode,
  runNode,
} from '../node/support.js';

/** Final blocks that are looked at. */
const BLOCKS = 2;

describeNode('a node with both archives', () => {
  let node: RunningNode;
  let socket: NodeSocket;
  let both: readonly Source[];

  beforeAll(async () => {
    const options = ['--state-pruning', 'archive', '--blocks-pruning', 'archive'];
    node = await runNode(await devSpec(true), { authority: 'alice', options });
    await finalised(node.api, BLOCKS);
    socket = await NodeSocket.open(node.url);
    const rpc = new NodeRpc(socket);
    both = [new LegacySource(rpc), new ArchiveSource(rpc)];
  }, NODE_TIMEOUT);

  afterAll(async () => {
    socket?.close();
    await node?.stop();
  }, NODE_TIMEOUT);

  async function agreed<T>(ask: (source: Source) => Promise<T>): Promise<T> {
    const [one, other] = await Promise.all(both.map(ask));
    expect(other).toEqual(one);
    return one as T;
  }

  test('archive_v1 and the usual methods say the same', async () => {
    const hashes = await agreed((source) => source.hashes(0, BLOCKS + 1));
    const keys = ['Events', 'Number', 'Nothing'].map((item) => storageKey('System', item));
    for (const hash of hashes) {
      await agreed((source) => source.header(hash));
      await agreed((source) => source.values(keys, hash));
      // Everything of the pallet.
      const prefix = storageKey('System', 'Number').slice(0, 2 + 2 * 16);
      const entries = await agreed((source) => source.entries(prefix, hash));
      expect(entries.length).toBeGreaterThan(1);
      await agreed((source) => source.call('Core_version', new Uint8Array(0), hash));
    }
  });

  test('the history follows it from the beginning', async () => {
    const history = await startHistory({ url: node.url, database: ':memory:' });
    try {
      await history.reached(BLOCKS);
      const cursor = await new HistoryReader(history.database).cursor();
      expect(cursor?.height).toBeGreaterThanOrEqual(BLOCKS);
      const authors = await history.database.all(
        'SELECT DISTINCT author FROM blocks WHERE number > 0',
      );
      expect(authors).toEqual([{ author: '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY' }]);
    } finally {
      await history.stop();
    }
  });
});
