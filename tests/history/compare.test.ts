/** `grid history compare`: a history that says what the chain says is found to, whatever was going on, and one that does not is not. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareWithChain } from '../../tools/services/history/compare/index.js';
import { openExisting, startHistory } from '../../tools/services/history/index.js';
import { ROOT } from '../../tools/support/root.js';
import { ChainNode } from '../../tools/bench/follow/chain-node.js';
import { playedNight } from './night.js';

let folder: string;
let place: string;
let node: ChainNode;
let newest: number;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'campus-grid-compare-'));
  place = join(folder, 'history.sqlite');
  const { chain } = playedNight(4, 4);
  newest = chain.chain.head.header.number;
  node = await ChainNode.start(chain.chain);
});

afterAll(async () => {
  await node?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function follow(number: number): Promise<void> {
  node.announce(number);
  const history = await startHistory({ url: node.url, database: place });
  await history.reached(number);
  await history.stop();
}

test('it agrees in the midst of clearings, with pools open, and at the end', async () => {
  const looked = new Map<string, number>();
  for (let part = 1; part <= 6; part++) {
    const number = Math.floor((newest * part) / 6);
    await follow(number);
    const { height, compared, differences } = await compareWithChain(place, node.url);
    expect(differences).toEqual([]);
    expect(height).toBe(number);
    for (const [what, count] of compared) looked.set(what, (looked.get(what) ?? 0) + count);
  }
  for (const what of 'registration roles meter balance debt auction settlement trades'.split(' ')) {
    expect({ what, count: looked.get(what) ?? 0 }).not.toEqual({ what, count: 0 });
  }
});

const CHANGES = [
  ['registration', "UPDATE user_versions SET location = location || '!'"],
  ['roles', 'DELETE FROM role_versions'],
  ['meter', 'UPDATE meter_versions SET rated_watts = rated_watts + 1'],
  ['balance', "UPDATE balances SET free = free || '0'"],
  ['debt', "UPDATE debts SET debt = debt || '1'"],
  ['auction', 'UPDATE auctions SET volume_wh = volume_wh + 1'],
  [
    'settlement',
    'DELETE FROM settlement_lines WHERE block = (SELECT max(block) FROM settlement_lines)',
  ],
  ['trades', 'UPDATE fills SET energy_wh = energy_wh + 1'],
] as const;

test.each(CHANGES)('a %s that is not the chain’s is named', async (what, sql) => {
  await follow(newest);
  const copy = join(folder, `${what}.sqlite`);
  const source = await openExisting(place);
  await source.run('VACUUM INTO ?', copy);
  await source.close();
  const changed = await openExisting(copy);
  expect(await changed.run(sql)).toBeGreaterThan(0);
  await changed.close();
  const { differences, differing } = await compareWithChain(copy, node.url);
  expect(differing).toBeGreaterThan(0);
  expect(differences.join('\n')).toContain(`${what} of `);
});

/** The command, which asks the node of this process. */
async function grid(...args: readonly string[]): Promise<{ code: number | null; out: string }> {
  const child = spawn(process.execPath, ['tools/grid.mjs', ...args], { cwd: ROOT });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (out += text));
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out };
}

test('the command says so, and ends with 1 where something differs', async () => {
  await follow(newest);
  const args = ['history', 'compare', '--url', node.url, '--database'];
  const good = await grid(...args, place);
  expect(good.out).toMatch(
    /after block #\d+ the history and the chain agree \(compared .*balance: \d+/,
  );
  expect(good.code).toBe(0);
  const bad = await grid(...args, join(folder, 'balance.sqlite'));
  expect(bad.out).toMatch(/balance of 5\w+: the history has \[.*\], the chain \[/);
  expect(bad.code).toBe(1);
  const none = await grid(...args, join(folder, 'none.sqlite'));
  expect(none.out).toContain('there is no database');
  expect(none.code).toBe(1);
});
