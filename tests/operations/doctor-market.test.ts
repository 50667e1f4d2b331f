/** What `grid doctor` says of oracle and market, read through the real runtime. */
import { QUARTER_HOUR_MS } from '../../node-config/time.js';
import { describe, expect, test } from '@jest/globals';
import { look, type Finding } from '../../tools/operations/finding.js';
import { marketChecks } from '../../tools/operations/market-checks.js';
import { NodeRpc } from '../../tools/node/rpc.js';
import { StateAt } from '../../tools/node/state.js';
import { alice, bob } from '../support/accounts.js';
import { type TestChain, tx } from '../support/chain-builder.js';
import { authority, market, passEpochs, place } from '../support/market.js';
import {
  fulfil,
  meteredCampus,
  nextEpoch,
  op1,
  operators,
  read,
  reading,
  request,
} from '../support/meters.js';
import '../support/matchers.js';
import { decree } from '../support/root.js';
import { fakeNode } from './fake-node.js';
import { runtimeAnswers } from './wasm-node.js';

const EPOCH = QUARTER_HOUR_MS;
const expected = { silentEpochs: 4, requestAge: 50, unclearedEpochs: 1 };

async function findings(answers: Parameters<typeof fakeNode>[0]): Promise<Finding[]> {
  const node = await fakeNode(answers);
  try {
    const rpc = new NodeRpc(node.url);
    return await look(marketChecks(rpc, () => StateAt.best(rpc), expected));
  } finally {
    await node.stop();
  }
}

async function finding(chain: TestChain, check: string): Promise<Finding | undefined> {
  return (await findings(runtimeAnswers(chain))).find((one) => one.check === check);
}

test('a chain on which nothing happens is healthy', async () => {
  expect(await findings(runtimeAnswers(market()))).toEqual([
    { check: 'oracle', status: 'ok', message: 'operators: 0, open requests: 0' },
    { check: 'meters', status: 'ok', message: 'meters read: 4, never read: 0' },
    { check: 'epochs', status: 'ok', message: 'books to be cleared: 0' },
  ]);
});

test('a runtime without oracle and market is said to be one', async () => {
  const answers = runtimeAnswers(market());
  const found = await findings({
    ...answers,
    state_call: (method: string, input: string) =>
      method === 'Metadata_metadata_versions' ? '0x040e000000' : answers.state_call(method, input),
  });
  expect(found.map(({ status }) => status)).toEqual(['warning', 'warning', 'warning']);
  expect(found[2]?.message).toBe('not looked at: the runtime has no TradingApi.due_epochs');
});

describe('the oracle', () => {
  const campus = (): TestChain =>
    meteredCampus({ owner: alice, admin: bob, quorum: 2, lifetime: 200 });

  test('has operators with requests that they may still answer', async () => {
    const chain = campus();
    chain.skipTime(EPOCH);
    request(chain);
    chain.skipBlocks(50);
    expect(await finding(chain, 'oracle')).toMatchObject({
      status: 'ok',
      message: 'operators: 4, open requests: 1, the oldest for 50 blocks',
    });
  });

  test('is silent when too few operators answer, which are named', async () => {
    const chain = campus();
    chain.skipTime(EPOCH);
    const id = request(chain);
    expect(fulfil(chain, op1, id, reading(chain))).toSucceed();
    chain.skipBlocks(51);
    const silent = operators.slice(1).map(({ address }) => address);
    expect(await finding(chain, 'oracle')).toMatchObject({
      status: 'failure',
      message: `operators: 4, open requests: 1, the oldest for 51 blocks; silent: ${silent.join(', ')}`,
    });
  });
});

describe('meters', () => {
  const meters = ['roof-1', 'roof-2', 'roof-3', 'roof-4', 'roof-5'];

  /** All meters are read once, then only `kept` in every epoch. */
  function silenced(epochs: number, kept: readonly string[]): TestChain {
    const chain = meteredCampus({ owner: alice, admin: bob, meters });
    nextEpoch(chain);
    for (const meterId of meters) expect(read(chain, { meterId })).toSucceed();
    for (let epoch = 0; epoch < epochs; epoch++) {
      nextEpoch(chain);
      for (const meterId of kept) expect(read(chain, { meterId })).toSucceed();
    }
    return chain;
  }

  test('may miss some epochs', async () => {
    expect(await finding(silenced(4, []), 'meters')).toMatchObject({
      status: 'ok',
      message: 'meters read: 5, never read: 0',
    });
  });

  test('are named when they are silent for longer', async () => {
    expect(await finding(silenced(5, ['roof-4', 'roof-5']), 'meters')).toMatchObject({
      status: 'warning',
      message: expect.stringMatching(
        /^silent for more than 4 epochs: 3 of 5 meters, (roof-[123](, )?){3}$/,
      ),
    });
  });

  test('are a failure when all are silent', async () => {
    const found = await finding(silenced(5, []), 'meters');
    expect(found?.status).toBe('failure');
    expect(found?.message).toMatch(/5 of 5 meters, (roof-\d(, )?){3} and 2 more$/);
  });
});

describe('books', () => {
  /** A book with one order, which waits for somebody to clear it, `epochs` after its gate. */
  function waiting(epochs: number): TestChain {
    const chain = market();
    const byHand = tx('OracleClient.setAutoMarketClearing', false);
    expect(decree(chain, authority, byHand)).toBeNull();
    expect(place(chain, alice, 'Sell', 100n, 100n)).toSucceed();
    chain.skipTime((1 + epochs) * EPOCH);
    return chain;
  }

  test('may wait for an epoch', async () => {
    expect((await finding(waiting(0), 'epochs'))?.status).toBe('ok');
  });

  test('that wait for longer are a failure', async () => {
    expect(await finding(waiting(2), 'epochs')).toMatchObject({
      status: 'failure',
      message: expect.stringMatching(/^books to be cleared: 1, that of epoch \d+ for \d\d min$/),
    });
  });

  test('are cleared by themselves unless told otherwise', async () => {
    const chain = market();
    expect(place(chain, alice, 'Sell', 100n, 100n)).toSucceed();
    passEpochs(chain, 3);
    expect((await finding(chain, 'epochs'))?.status).toBe('ok');
  });
});
