/** Every job at the desk, on a chain in this process: what it prints with --json has its shape. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod/v4';
import { addressShape, balanceShape } from '../../tools/desk/jobs/account.js';
import { cashDayShape } from '../../tools/desk/jobs/cash.js';
import { meterShape, metersShape } from '../../tools/desk/jobs/meters.js';
import { bookShape, ordersShape } from '../../tools/desk/jobs/orders.js';
import { proposalsShape } from '../../tools/desk/jobs/proposals.js';
import { epochStatementShape } from '../../tools/desk/jobs/epoch-statement.js';
import { tariffsShape } from '../../tools/desk/jobs/tariffs.js';
import { usersShape, userShape } from '../../tools/desk/jobs/users.js';
import { receiptShape } from '../../tools/desk/submit.js';
import { summaryShape } from '../../tools/readings/summary.js';
import { alice, bob, charlie, dave } from '../support/accounts.js';
import { ChainBuilder } from '../support/chain-builder.js';
import { runInProcess } from '../support/in-process.js';
import { type LiveNode, liveNode } from '../support/live-node.js';

const GRID = 10n ** 18n;
let node: LiveNode;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'desk-'));
  const chain = new ChainBuilder()
    .realSignatures()
    .admin(alice)
    .minter(alice)
    .burner(alice)
    .with(bob, 100n * GRID)
    .with(charlie, 0n, 'Consumer')
    .meter('roof-1', bob)
    .metered()
    .build();
  node = await liveNode(chain);
});
afterAll(async () => {
  await node.stop();
  rmSync(folder, { recursive: true });
});

/** What a command answers, of the shape it says it has. */
async function answerOf<T extends z.ZodType>(
  shape: T,
  args: readonly string[],
  key = '//Alice',
): Promise<z.output<T>> {
  const { code, out, err } = await runInProcess([...args, '--json'], { GRID_KEY: key });
  if (code !== 0) throw new Error(`grid ${args.join(' ')}: ${err}`);
  return shape.parse(JSON.parse(out));
}
const asked = <T extends z.ZodType>(shape: T, ...args: string[]): Promise<z.output<T>> =>
  answerOf(shape, [...args, '--url', node.url]);
const signed = (key: string, ...args: string[]): Promise<z.output<typeof receiptShape>> =>
  answerOf(receiptShape, [...args, '--url', node.url, '--yes'], key);
/** What a command that cannot be done says. */
async function refusal(key: string, ...args: string[]): Promise<string> {
  const { code, err } = await runInProcess([...args, '--url', node.url, '--yes'], {
    GRID_KEY: key,
  });
  expect(code).toBe(2);
  return err.split('\n').at(-1) ?? '';
}

describe('accounts', () => {
  test('are named both ways, and weighed', async () => {
    expect(await answerOf(addressShape, ['account', 'address', '//Bob'])).toMatchObject({
      address: bob.address,
    });
    const { publicKey } = await answerOf(addressShape, ['account', 'address', bob.address]);
    expect(await answerOf(addressShape, ['account', 'address', publicKey])).toMatchObject({
      address: bob.address,
    });
    expect(await asked(balanceShape, 'account', 'balance', '//Bob')).toMatchObject({
      free: '100',
      reserved: '0',
      debt: '0',
      roles: ['Prosumer'],
    });
    const made = await answerOf(addressShape, ['account', 'new', join(folder, 'new')]);
    expect(made.address).toMatch(/^5/);
  });

  test('send GRID', async () => {
    const { events } = await signed('//Bob', 'account', 'transfer', '//Charlie', '2.5');
    expect(events).toContainEqual(expect.objectContaining({ name: 'GridToken.Transfer' }));
    expect(await asked(balanceShape, 'account', 'balance', charlie.address)).toMatchObject({
      free: '2.5',
    });
    expect(await refusal('//Bob', 'account', 'transfer', '//Charlie', 'much')).toContain(
      '"much" is no amount',
    );
    expect(await refusal('//Bob', 'account', 'transfer', '5Nobody', '1')).toContain(
      'is no address',
    );
  });

  test('say in the chain’s words why something failed', async () => {
    const { code, err } = await runInProcess(
      ['account', 'transfer', '//Bob', '9999', '--url', node.url, '--yes'],
      { GRID_KEY: '//Charlie' },
    );
    expect(code).toBe(1);
    expect(err).toContain(
      'GridToken.transfer failed: GridToken.InsufficientBalance: The account holds less GRID',
    );
    const nobody = await runInProcess(
      ['account', 'transfer', '//Bob', '1', '--url', node.url, '--yes'],
      { GRID_KEY: '//Eve' },
    );
    expect(nobody.code).toBe(1);
    expect(nobody.err).toContain('the account holds no role on this chain');
  });
});

test('the cash desk takes money, pays it out, and lists the day', async () => {
  await signed('//Alice', 'cash', 'top-up', '//Charlie', '42 THB');
  await signed('//Alice', 'cash', 'pay-out', '//Charlie', '1');
  const day = await asked(cashDayShape, 'cash', 'day');
  expect(day.lines.map(({ kind, account, by }) => [kind, account, by])).toEqual([
    ['in', charlie.address, alice.address],
    ['out', charlie.address, alice.address],
  ]);
  expect(day.out).toBe('1');
  expect(await refusal('//Alice', 'cash', 'pay-out', '//Charlie', '9999')).toContain(
    'less than 9999',
  );
  expect(await refusal('//Alice', 'cash', 'top-up', '//Eve', '1')).toContain('has no role');
});

test('users are registered, suspended, readmitted and listed', async () => {
  await signed('//Alice', 'user', 'register', '//Dave', '--location', 'South wing');
  expect(await refusal('//Alice', 'user', 'register', '//Dave')).toContain('is registered already');
  expect(await asked(userShape, 'user', 'show', dave.address)).toMatchObject({
    type: 'Prosumer',
    location: 'South wing',
  });
  await signed('//Alice', 'user', 'suspend', '//Dave');
  expect(await asked(userShape, 'user', 'show', '//Dave')).toMatchObject({ status: 'Suspended' });
  await signed('//Alice', 'user', 'readmit', '//Dave');
  await signed('//Alice', 'user', 'retire', '//Dave');
  const users = await asked(usersShape, 'user', 'list');
  expect(users.map(({ account }) => account).sort()).toEqual(
    [bob, charlie, dave].map(({ address }) => address).sort(),
  );
  expect(await refusal('//Alice', 'user', 'suspend', '//Eve')).toContain(
    'is no user of this chain',
  );
});

test('energy is sold and bought ahead, listed, and taken back', async () => {
  const { says } = await signed('//Bob', 'order', 'sell', '1.5 kWh', '0.75');
  expect(says).toEqual([
    expect.stringMatching(
      /^sell 1\.500 kWh for at least 0\.75 GRID per kWh, .* the first meter of the account$/,
    ),
    'sets 0.375 GRID aside',
  ]);
  const [order] = await asked(ordersShape, 'order', 'list', '//Bob');
  expect(order).toMatchObject({ side: 'Sell', meter: 'roof-1', energyWh: 1_500, limit: '0.75' });
  const book = await asked(bookShape, 'book', String(order?.epoch));
  expect(book.asks).toEqual([{ price: '0.75', energyWh: 1_500, orders: 1 }]);
  await signed('//Bob', 'order', 'cancel', String(order?.id));
  expect(await asked(ordersShape, 'order', 'list', '//Bob')).toEqual([]);
  expect(await refusal('//Bob', 'order', 'sell', '1.505 kWh', '0.75')).toContain(
    'no multiple of the lot of 10 Wh',
  );
  expect(await refusal('//Bob', 'order', 'buy', '1 kWh', '0.7505')).toContain(
    'no multiple of the tick',
  );
  expect(await refusal('//Bob', 'order', 'buy', '1 kWh', '0.7', '--epoch', '1')).toContain(
    'takes no orders; open are',
  );
  expect(await refusal('//Bob', 'order', 'buy', 'lots', '0.7')).toContain('is no energy');
});

test('meters are assigned, described, exchanged and taken away', async () => {
  await signed('//Alice', 'meter', 'assign', 'gate-1', '//Charlie');
  await signed(
    '//Alice',
    'meter',
    'describe',
    'gate-1',
    '--key',
    '//Gate//Meter',
    '--watts',
    '5000',
    '--class',
    'Consumption',
  );
  expect(await asked(meterShape, 'meter', 'show', 'gate-1')).toMatchObject({
    owner: charlie.address,
    class: 'Consumption',
    ratedWatts: 5_000,
  });
  expect(
    await refusal('//Alice', 'meter', 'describe', 'gate-1', '--key', '//x', '--watts', '1'),
  ).toContain('"grid meter exchange"');
  const exchange = [
    'meter',
    'exchange',
    'roof-1',
    '--key',
    '//Roof//Meter',
    '--watts',
    '9000',
    '--final-import',
    '0',
    '--final-export',
    '0',
  ];
  await signed('//Alice', ...exchange);
  await signed('//Alice', 'meter', 'unassign', 'gate-1');
  const meters = await asked(metersShape, 'meter', 'list');
  expect(meters.map(({ id }) => id)).toEqual(['roof-1']);
  expect(await refusal('//Alice', 'meter', 'unassign', 'gate-1')).toContain('belongs to nobody');
});

test('the tariff, the book and proposals are shown where there is none', async () => {
  expect(await asked(tariffsShape, 'tariff')).toBeInstanceOf(Array);
  expect(await asked(bookShape, 'book')).toMatchObject({ bids: [], asks: [], result: null });
  expect(await asked(ordersShape, 'order', 'list', '//Bob')).toEqual([]);
  expect(await asked(proposalsShape, 'proposals')).toEqual([]);
  expect(await asked(epochStatementShape, 'statement', '//Bob')).toMatchObject({
    lines: [],
    total: '0',
  });
});

test('readings are shown before anything uses them', async () => {
  const found = await answerOf(summaryShape, [
    'readings',
    'check',
    'docs/examples/campus/library.csv',
  ]);
  expect(found).toMatchObject({ minutes: 15, wholeDays: 2, gaps: [] });
  writeFileSync(join(folder, 'x.csv'), 'a,b\n1,2\n');
  expect((await runInProcess(['readings', 'check', join(folder, 'x.csv')])).code).toBe(2);
});

test('another chain, and a node that is none, are said', async () => {
  const balance = ['account', 'balance', '//Bob', '--url', node.url];
  const other = await runInProcess([...balance, '--genesis', `0x${'33'.repeat(32)}`]);
  expect(other.code).toBe(2);
  expect(other.err).toContain('is on another chain');
  const nobody = await runInProcess(['account', 'balance', '//Bob', '--url', 'ws://127.0.0.1:1']);
  expect(nobody.code).toBe(1);
  expect(nobody.err).toContain('does not answer');
});
