/** The RPC of the embedded chain, without a chain: what its clients are told, and when. */
import { expect, jest, test } from '@jest/globals';
import { EventEmitter } from 'node:events';
import type { Blocks } from '../../tools/campus/rpc/blocks.js';
import { Connection } from '../../tools/campus/rpc/connection.js';
import { Pool, type Status } from '../../tools/campus/rpc/pool.js';
import { refusal } from '../../tools/campus/rpc/refused.js';

const TRANSACTION = '0x0400';

/** A pool, of which `arrive` is a block with the transaction and `refuse` a block without it. */
function pool() {
  let listener: (block: object) => void = () => {};
  const event = new EventEmitter();
  const blocks = {
    watch: (told: typeof listener) => {
      listener = told;
      return () => (listener = () => {});
    },
    chain: { txPool: { event } },
  } as unknown as Blocks;
  return {
    pool: new Pool(blocks, 'refused'),
    arrive: async () => {
      listener({ hash: '0x1', extrinsics: ['0x00', TRANSACTION] });
      await Promise.resolve();
    },
    refuse: (why: string) => event.emit('refused', [TRANSACTION, { toString: () => why }]),
  };
}

test('a block that is final at once is told of a second before', async () => {
  jest.useFakeTimers();
  const heard: [number, Status][] = [];
  const begun = Date.now();
  const { pool: watched, arrive } = pool();
  let isOver = false;
  watched.watch(
    TRANSACTION,
    (status) => heard.push([Date.now() - begun, status]),
    () => (isOver = true),
  );
  await arrive();
  await jest.advanceTimersByTimeAsync(5_000);
  jest.useRealTimers();
  const included = { block: '0x1', index: 1 };
  expect(heard).toEqual([
    [0, { is: 'ready' }],
    [0, { is: 'inBlock', ...included }],
    [1_000, { is: 'finalized', ...included }],
  ]);
  expect(isOver).toBe(true);
});

test('a transaction that comes too early waits, another that is refused has ended', () => {
  const heard: Status[] = [];
  const { pool: watched, refuse } = pool();
  watched.watch(
    TRANSACTION,
    (status) => heard.push(status),
    () => {},
  );
  refuse('{"invalid":{"future":null}}');
  refuse('{"invalid":{"stale":null}}');
  refuse('{"invalid":{"stale":null}}');
  expect(heard).toEqual([{ is: 'ready' }, { is: 'invalid', why: 'Transaction is outdated' }]);
});

test('what is refused is refused in the words of nodes', () => {
  const words = (why: string): unknown => refusal(why).toJSON();
  expect(words('{"invalid":{"badSigner":null}}')).toEqual({
    ...{ code: 1010, message: 'Invalid Transaction', data: 'Invalid signing address' },
  });
  expect(words('{"invalid":{"custom":7}}')).toMatchObject({ data: 'Custom error: 7' });
  expect(words('{"unknown":{"cannotLookup":null}}')).toMatchObject({
    ...{ code: 1011, message: 'Unknown Transaction Validity', data: 'CannotLookup' },
  });
});

test('a subscriber hears of nothing before the id it is told under', async () => {
  const sent: object[] = [];
  const connection = new Connection((message) => sent.push(message));
  let isStopped = false;
  const id = connection.subscribe('news', (tell) => {
    tell(1);
    return () => (isStopped = true);
  });
  expect(sent).toEqual([]);
  await new Promise(setImmediate);
  expect(sent).toMatchObject([{ method: 'news', params: { subscription: id, result: 1 } }]);
  expect([connection.unsubscribe(id), connection.unsubscribe(id)]).toEqual([true, false]);
  expect(isStopped).toBe(true);
});
