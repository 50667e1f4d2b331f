/** pallets/README.md, followed to the letter: its examples build, and do what it says. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { codegen, readModel } from '../../tools/compiler/codegen/index.js';
import { compile } from '../../tools/compiler/build/compile.js';
import { benchmarkPlacements, placementsOf } from '../../tools/compiler/build/placements.js';
import { buildGenesis, presetOf } from '../../tools/compiler/host/chain.js';
import { Executor, ready } from '../../tools/compiler/host/executor.js';
import { Trie } from '../../tools/compiler/host/trie.js';
import { interfaceOf, link, withBenchmarks } from '../../tools/compiler/link/index.js';
import { snapshot } from '../../tools/compiler/metadata/snapshot.js';
import { benchmarksOf, hostCallsOf } from '../../tools/compiler/weights/benchmark.js';
import { ROOT } from '../../tools/support/root.js';
import { alice, bob } from '../support/accounts.js';
import { ChainBuilder, tx } from '../support/chain-builder.js';
import '../support/matchers.js';
import type { TestChain } from '../support/test-chain.js';
import { copyOfSources, edit } from './support.js';

const README = readFileSync(join(ROOT, 'pallets/README.md'), 'utf8');
const REGISTRY = 'pallets/registry/pallet.ts';
const BENCHMARKS = 'pallets/registry/benchmarking.ts';
const HOME = 'pallets/loyalty';

/** The example that contains `text`. */
function example(text: string): string {
  const blocks = [...README.matchAll(/```ts\n([^]*?)```/g)].map(([, code]) => code ?? '');
  const found = blocks.find((code) => code.includes(text));
  if (found === undefined) throw new Error(`pallets/README.md has no example with ${text}`);
  return found;
}

/** Lines that a pallet may change in files which it shares with others: sources and the snapshot, and what is generated. */
const MOST_SHARED_LINES = 60;
const MOST_GENERATED_LINES = 100;

const isGenerated = (file: string): boolean => file.includes('/generated/');

let root: string;
let blob: Uint8Array;
let model: ReturnType<typeof readModel>;
/** Lines by file, of the files that were there before the pallet came. */
let changed: Record<string, number>;
/** Files that came with it. */
let added: string[];

beforeAll(async () => {
  root = copyOfSources();
  addPallet(root);
  const loyalty = codegen({ root }).model;
  ({ changed, added } = changesSince(root, snapshot(loyalty)));
  addCall(root);
  addStorage(root);
  ({ model } = codegen({ root }));
  const required = interfaceOf(model, placementsOf(model));
  blob = link(
    await compile(root, 'benchmark'),
    withBenchmarks(required, benchmarkPlacements(model)),
  );
  await ready();
}, 60_000);

afterAll(() => rmSync(root, { recursive: true }));

/** What an author would commit: the sources, what codegen writes, and the snapshot. */
function changesSince(
  root: string,
  newSnapshot: string,
): { changed: Record<string, number>; added: string[] } {
  const changed: Record<string, number> = {};
  const added: string[] = [];
  const note = (file: string, text: string): void => {
    const old = join(ROOT, file);
    if (!existsSync(old)) added.push(file);
    else {
      const lines = changedLines(readFileSync(old, 'utf8'), text);
      if (lines) changed[file] = lines;
    }
  };
  for (const folder of ['runtime', 'pallets', 'node-config/generated']) {
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts')) continue;
      note(`${folder}/${name}`, readFileSync(join(root, folder, name), 'utf8'));
    }
  }
  note('node-config/snapshots/metadata.json', newSnapshot);
  return { changed, added };
}

/** How many lines one text has that the other has not, both ways. */
function changedLines(before: string, after: string): number {
  const counts = new Map<string, number>();
  const add = (text: string, by: number): void => {
    for (const line of text.split('\n')) counts.set(line, (counts.get(line) ?? 0) + by);
  };
  add(before, -1);
  add(after, 1);
  return [...counts.values()].reduce((sum, count) => sum + Math.abs(count), 0);
}

/** The example, with another index where a pallet of ours has taken the one that the page shows. */
function withFreeIndex(code: string, word: string, taken: readonly { index: number }[]): string {
  let free = 50;
  while (taken.some(({ index }) => index === free)) free++;
  return code.replace(`@${word}(50)`, `@${word}(${free})`);
}

const registry = () => readModel(ROOT).pallets.find(({ name }) => name === 'Registry')!;

function addCall(root: string): void {
  const call = withFreeIndex(example('@call(50)'), 'call', registry().calls);
  edit(root, REGISTRY, '  static buildGenesis', `${call}\n  static buildGenesis`);
  // The page says what else has to be imported.
  edit(root, REGISTRY, '  Weight,\n', '  Weight,\n  badOrigin,\n');
  appendFileSync(
    join(root, 'pallets/registry/weights.ts'),
    `\n${example('function updateLocation')}`,
  );
  const start = 'export class Benchmarks {\n';
  edit(root, BENCHMARKS, start, start + example('static updateLocation(bench'));
}

function addStorage(root: string): void {
  const schema = 'pallets/registry/schema';
  edit(root, `${schema}/storage.ts`, 'class Storage {\n', `class Storage {\n${example('moves!:')}`);
  const event = withFreeIndex(example('userMoved(user'), 'event', registry().events);
  edit(root, `${schema}/events.ts`, 'class Events {\n', `class Events {\n${event}`);
  const stored = '    Storage.users.insert(who, user);\n';
  edit(root, REGISTRY, stored, stored + example('Events.userMoved(who'));
  const weight = '  return measured(8_000_000, 3_600, 1, 1);\n';
  edit(root, 'pallets/registry/weights.ts', weight, example('measured(8_000_000, 7_200'));
}

function addPallet(root: string): void {
  const files = {
    schema: 'points!: MapOf',
    pallet: '@pallet("Loyalty")',
    weights: 'function spend',
    benchmarking: 'Loyalty.spend(Origin',
    api: '@api("LoyaltyApi"',
  };
  mkdirSync(join(root, HOME));
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(root, HOME, `${name}.ts`), example(text));
  }
  edit(root, 'runtime/chain/construct.ts', '];', '  "Loyalty:20",\n];');
}

test('the new call is on the chain, with its storage item and its event', () => {
  const chain = new ChainBuilder().running(blob).admin(alice).with(bob).build();
  const call = tx('Registry.updateLocation', 'Library');
  const receipt = chain.submit(bob, call);
  expect(receipt).toEmit('Registry.UserMoved', { user: bob, moves: 1 });
  expect(chain.query('Registry.Users', bob)).toMatchObject({ userType: 'Prosumer' });
  expect(chain.query('Registry.Moves', bob)).toBe(1);
  // Alice is an admin and no user: the pool refuses her.
  expect(chain.submit(alice, call)).toBeRefused('Custom(1)');
});

describe('the new pallet', () => {
  /** What the page's own test writes as `new ChainBuilder()`. */
  class OnThisBlob extends ChainBuilder {
    override build(): TestChain {
      this.running(blob);
      return super.build();
    }
  }

  // The page's own test, as it stands there.
  new Function('test', 'expect', 'ChainBuilder', 'tx', 'alice', 'bob', example('Loyalty.Spent'))(
    test,
    expect,
    OnThisBlob,
    tx,
    alice,
    bob,
  );

  test('does what its benchmarks expect', () => {
    const executor = new Executor(blob);
    const genesis = Trie.of(buildGenesis(executor, blob, presetOf(executor, 'development')), 1);
    const own = benchmarksOf(model).filter(({ pallet }) => pallet.name === 'Loyalty');
    expect(own.map(({ benchmark }) => benchmark.name)).toEqual(['collect', 'spend']);
    for (const { pallet, benchmark } of own) hostCallsOf(executor, genesis, pallet, benchmark);
  });

  test('comes with files of its own, generated ones included', () => {
    expect(added.filter((file) => !file.startsWith(`${HOME}/`)).sort()).toEqual([
      'runtime/generated/loyalty.ts',
      'runtime/generated/loyalty_calls.ts',
    ]);
  });

  test.each([
    ['that people write and read', MOST_SHARED_LINES, (file: string) => !isGenerated(file)],
    ['that codegen writes', MOST_GENERATED_LINES, isGenerated],
  ])('changes few lines of shared files %s: at most %d', (_which, most, isOne) => {
    const files = Object.keys(changed).filter(isOne);
    const lines = files.reduce((sum, file) => sum + (changed[file] ?? 0), 0);
    expect(lines).toBeGreaterThan(0);
    expect(lines).toBeLessThanOrEqual(most);
  });
});
