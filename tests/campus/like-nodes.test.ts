/** What the embedded chain tells of a transaction, as a node would: clients ask for a block's events between two things told. */
import { expect, jest, test } from '@jest/globals';
import type { SubscriptionManager } from '@acala-network/chopsticks';
import type { Handler } from '@acala-network/chopsticks/server';
import { likeNodes } from '../../tools/campus/like-nodes.js';

jest.useFakeTimers();

/** What a client is told where Chopsticks tells `statuses` in one breath, and ends. */
async function told(statuses: readonly unknown[]): Promise<{ heard: unknown[]; ended: number[] }> {
  const [heard, ended]: [unknown[], number[]] = [[], []];
  const begun = Date.now();
  const manager: SubscriptionManager = {
    subscribe: () => (data: unknown) => void heard.push({ at: Date.now() - begun, data }),
    unsubscribe: () => void ended.push(Date.now() - begun),
  };
  const chopsticks = ((_question: unknown, { subscribe, unsubscribe }: SubscriptionManager) => {
    const tell = subscribe('author_extrinsicUpdate', 'one');
    for (const status of statuses) tell(status);
    unsubscribe('one');
    return Promise.resolve('one');
  }) as Handler;
  const handler = likeNodes(chopsticks, (ask) => ask());
  await handler({ method: 'author_submitAndWatchExtrinsic', params: ['0x00'] } as never, manager);
  await jest.advanceTimersByTimeAsync(5_000);
  return { heard, ended };
}

test('a block that is final at once is told of a second before', async () => {
  const { heard, ended } = await told([{ ready: null }, { inBlock: '0x1' }, { finalized: '0x1' }]);
  expect(heard).toEqual([
    { at: 0, data: 'ready' },
    { at: 0, data: { inBlock: '0x1' } },
    { at: 1_000, data: { finalized: '0x1' } },
  ]);
  expect(ended).toEqual([1_000]);
});

test('what comes before a block is not told after it', async () => {
  const { heard } = await told([{ inBlock: '0x1' }, { ready: null }, { broadcast: ['x'] }]);
  expect(heard).toEqual([{ at: 0, data: { inBlock: '0x1' } }]);
});

/** What a client is told of a transaction that Chopsticks refuses with the words `said`. */
async function refusal(method: string, said: string): Promise<unknown> {
  const chopsticks = (() => Promise.reject(new Error(said))) as unknown as Handler;
  const handler = likeNodes(chopsticks, (ask) => ask());
  const nobody = { subscribe: () => () => undefined, unsubscribe: () => undefined };
  return handler({ method, params: ['0x00'] } as never, nobody as never).catch((error: unknown) =>
    JSON.parse(JSON.stringify(error)),
  );
}

test.each(['author_submitExtrinsic', 'author_submitAndWatchExtrinsic'])(
  '%s is refused in the words of nodes',
  async (method) => {
    expect(await refusal(method, '{"invalid":{"badSigner":null}}')).toEqual({
      ...{ code: 1010, message: 'Invalid Transaction', data: 'Invalid signing address' },
    });
    expect(await refusal(method, '{"invalid":{"stale":null}}')).toMatchObject({
      data: 'Transaction is outdated',
    });
    expect(await refusal(method, '{"invalid":{"custom":7}}')).toMatchObject({
      data: 'Custom error: 7',
    });
    expect(await refusal(method, '{"unknown":{"cannotLookup":null}}')).toMatchObject({
      ...{ code: 1011, message: 'Unknown Transaction Validity', data: 'CannotLookup' },
    });
  },
);

test('an error that is no refusal stays as it is', async () => {
  const chopsticks = (() => Promise.reject(new Error('no such block'))) as unknown as Handler;
  const handler = likeNodes(chopsticks, (ask) => ask());
  const asked = { method: 'author_submitExtrinsic', params: ['0x00'] };
  await expect(handler(asked as never, {} as never)).rejects.toThrow('no such block');
});
