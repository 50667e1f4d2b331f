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
