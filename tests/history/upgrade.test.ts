/** A chain that changes its runtime under the history: each block is read as the runtime wrote it that executed it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { QUARTER_HOUR_MS } from '../../node-config/time.js';
import {
  HistoryReader,
  type Database,
  openDatabase,
  startHistory,
} from '../../tools/services/history/index.js';
import { compareWithChain } from '../../tools/services/history/compare/index.js';
import { ROOT } from '../../tools/support/root.js';
import { type Account, alice, bob, charlie, egat } from '../support/accounts.js';
import { ChainBuilder, runtimeBlob, TestChain, tx } from '../support/chain-builder.js';
import '../support/matchers.js';
import { GRID } from '../support/market.js';
import { profile, op1, request, fulfil, reading } from '../support/meters.js';
import { decree } from '../support/root.js';
import { RuntimeTypes } from '../support/runtime-types.js';
import { ChainNode } from '../../tools/bench/follow/chain-node.js';

const RELEASE = join(ROOT, 'node-config/releases/campus-grid-102.compact.compressed.wasm');
const PEOPLE = [alice, bob, charlie];

let chain: TestChain;
let upgrade: number;
let newest: number;
let node: ChainNode;
let database: Database;

const order = (who: Account, side: 'Buy' | 'Sell', meter: string): void => {
  const call = tx('Trading.placeOrder', side, meter, null, 1_000n, GRID);
  expect(chain.submit(who, call)).toSucceed();
};

/** A chain of release 102 on which energy is read, traded and owed, and that goes on with the built runtime. */
beforeAll(async () => {
  const builder = new ChainBuilder()
    .running(new Uint8Array(readFileSync(RELEASE)))
    .authority(egat)
    .oracleOperator(op1)
    .configure({
      registry: { meterProfiles: ['a', 'b'].map((id) => profile(id, 'ed25519', 100_000)) },
    });
  chain = builder
    .with(alice, 10n * GRID)
    .with(bob, 10n * GRID)
    .with(charlie)
    .bareMeter('a', alice)
    .bareMeter('b', bob)
    .build();
  chain.nextBlock(QUARTER_HOUR_MS);
  for (const meterId of ['a', 'b']) {
    expect(fulfil(chain, op1, request(chain, meterId), reading(chain, { meterId }))).toSucceed();
  }
  order(alice, 'Sell', 'a');
  order(bob, 'Buy', 'b');
  chain.nextBlock(QUARTER_HOUR_MS);
  chain.nextBlock();
  expect(chain.submit(bob, tx('GridToken.transfer', alice, GRID))).toSucceed();
  chain.nextBlock();
  // The new runtime tells of a reading otherwise.
  const shown = { meterId: 'a', importWh: 100, exportWh: 300 };
  expect(fulfil(chain, op1, request(chain, 'a'), reading(chain, shown))).toSucceed();
  expect(decree(chain, egat, tx('System.setCode', runtimeBlob()))).toBeNull();
  upgrade = chain.nextBlock().header.number;
  chain = new TestChain(chain.chain, new RuntimeTypes(chain.chain.metadata(15)));
  chain.nextBlock();
  expect(chain.submit(alice, tx('GridToken.transfer', bob, GRID / 2n))).toSucceed();
  chain.nextBlock(QUARTER_HOUR_MS);
  chain.nextBlock();
  newest = chain.chain.head.header.number;
  node = await ChainNode.start(chain.chain);
  database = await openDatabase(':memory:');
  const history = await startHistory({ url: node.url, database });
  await history.reached(newest);
  await history.stop();
});

afterAll(async () => {
  await database?.close();
  await node?.stop();
});

test('the block of the upgrade is the old runtime’s, and tells of the new one', async () => {
  const versions = await database.all<{
    number: number;
    spec_version: number;
    next_spec_version: number;
  }>('SELECT number, spec_version, next_spec_version FROM blocks ORDER BY number');
  expect(versions).toEqual(
    Array.from({ length: newest + 1 }, (_, number) => ({
      number,
      spec_version: number <= upgrade ? 102 : 103,
      next_spec_version: number < upgrade ? 102 : 103,
    })),
  );
  const runtimes = await database.all('SELECT spec_version, from_block FROM runtimes ORDER BY 1');
  expect(runtimes).toEqual([
    { spec_version: 102, from_block: 1 },
    { spec_version: 103, from_block: upgrade + 1 },
  ]);
  const [proposal] = await database.all<{ call_name: string; call_arguments: string }>(
    'SELECT call_name, call_arguments FROM proposals',
  );
  expect(await database.all('SELECT outcome, error FROM proposal_ends')).toEqual([
    { outcome: 'executed', error: null },
  ]);
  // It was decided in the block in which it was made: the chain keeps no call of it.
  expect(proposal).toEqual({ call_name: null, call_arguments: null });
});

test('what was traded and sent under both is there', async () => {
  expect(await database.all('SELECT side, energy_wh FROM fills ORDER BY order_id')).toEqual([
    { side: 'sell', energy_wh: 1_000 },
    { side: 'buy', energy_wh: 1_000 },
  ]);
  const sent = await database.all<{ from_account: string; value: string }>(
    "SELECT from_account, value FROM transfers WHERE cause = 'transfer' ORDER BY block",
  );
  expect(sent).toEqual([
    { from_account: bob.address, value: String(GRID) },
    { from_account: alice.address, value: String(GRID / 2n) },
  ]);
});

test('what accounts hold is the chain’s, block by block', async () => {
  const reader = new HistoryReader(database);
  for (const account of PEOPLE) {
    for (const block of chain.chain.blocks) {
      const { data } = chain.queryAt(block, 'System.Account', account) as {
        data: { free: bigint; reserved: bigint };
      };
      const { number } = block.header;
      expect({ number, ...(await reader.holding(account.address, number)) }).toMatchObject({
        number,
        free: data.free,
        reserved: data.reserved,
      });
    }
  }
});

test('it agrees with the chain under the old runtime, in the block of the upgrade, and under the new one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'campus-grid-upgrade-'));
  try {
    for (const number of [upgrade - 1, upgrade, upgrade + 1, newest]) {
      node.announce(number);
      const place = join(folder, `${number}.sqlite`);
      const history = await startHistory({ url: node.url, database: place });
      await history.reached(number);
      await history.stop();
      const { compared, differences } = await compareWithChain(place, node.url);
      expect(differences).toEqual([]);
      // The old one has no statements of what meters settled; the new one none before it has moved what it found.
      const statements = ['auction', 'trades', 'settlement'].slice(0, number < upgrade ? 2 : 3);
      for (const what of ['balance', 'meter', ...(number === upgrade ? [] : statements)]) {
        expect([number, what, compared.get(what)]).toEqual([number, what, expect.any(Number)]);
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('what the new runtime made of people, meters and rules is told in its first block', async () => {
  const users = await database.all<{ account: string; block: number }>(
    'SELECT account, block FROM users',
  );
  expect(users.map(({ account }) => account).sort()).toEqual(
    PEOPLE.map(({ address }) => address).sort(),
  );
  for (const { block } of users) expect(block).toBe(upgrade + 1);
  expect(await database.all('SELECT version, block FROM tariffs')).toEqual([
    { version: 0, block: upgrade + 1 },
  ]);
});
