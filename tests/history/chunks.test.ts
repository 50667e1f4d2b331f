/** A book that takes many blocks to clear: sums over blocks hold after each of them, and each fill is told once. */
import { expect, test } from '@jest/globals';
import { QUARTER_HOUR_MS } from '../../node-config/time.js';
import { openDatabase, startHistory } from '../../tools/services/history/index.js';
import { account } from '../support/accounts.js';
import { ChainBuilder, tx } from '../support/chain-builder.js';
import { rulesWith, TICK } from '../support/market.js';
import '../support/matchers.js';
import { op1, profile } from '../support/meters.js';
import { GRID, show } from '../support/settlement.js';
import { expectMoney } from './agreement.js';
import { ChainNode } from '../../tools/bench/follow/chain-node.js';

const PEOPLE = ['Ann', 'Ben', 'Cat'].map(account);
const IDS = ['a', 'b', 'c'];

test('orders that trade over several blocks', async () => {
  const parameters = rulesWith({ stepsPerBlock: 2, maxOrdersPerEpoch: 20, maxOrdersPerUser: 10 });
  const builder = new ChainBuilder()
    .oracleOperator(op1)
    .unshared()
    .configure({
      trading: { parameters },
      registry: { meterProfiles: IDS.map((id) => profile(id, 'ed25519', 100_000)) },
    });
  PEOPLE.forEach((who, i) => builder.with(who, 100n * GRID).bareMeter(IDS[i] ?? '', who));
  const chain = builder.build();
  chain.nextBlock(QUARTER_HOUR_MS);
  for (const id of IDS) expect(show(chain, id)).toSucceed();
  const place = (i: number, side: 'Buy' | 'Sell', wh: bigint, price: bigint): void => {
    const call = tx('Trading.placeOrder', side, IDS[i], null, wh, price * TICK);
    expect(chain.submit(PEOPLE[i]!, call)).toSucceed();
  };
  // One large buyer meets seven sellers; what is left of it, and of them, waits for a later block.
  place(0, 'Buy', 5_000n, 900n);
  for (let i = 0; i < 4; i++) place(1, 'Sell', 900n, 500n + BigInt(i));
  for (let i = 0; i < 3; i++) place(2, 'Sell', 700n, 520n + BigInt(i));
  chain.nextBlock(QUARTER_HOUR_MS);
  chain.skipBlocks(20);

  const node = await ChainNode.start(chain.chain);
  const database = await openDatabase(':memory:');
  const history = await startHistory({ url: node.url, database });
  try {
    await history.reached(chain.chain.head.header.number);
    await expectMoney(database, chain, PEOPLE);
    const parts = await database.all('SELECT block FROM part_fills');
    expect(parts.length).toBeGreaterThan(2);
    const [sums] = await database.all('SELECT sum(energy_wh) AS left FROM part_fills');
    expect(sums).toEqual({ left: 0 });
    const fills = await database.all<{ side: string; wh: number; orders: number }>(
      'SELECT side, sum(energy_wh) AS wh, count(*) AS orders FROM fills GROUP BY side ORDER BY side',
    );
    expect(fills).toMatchObject([
      { side: 'buy', wh: 5_000, orders: 1 },
      { side: 'sell', wh: 5_000 },
    ]);
  } finally {
    await history.stop();
    await node.stop();
    await database.close();
  }
});
