/** pallets/README.md, followed to the letter: its examples build, and do what it says. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codegen } from '../../tools/compiler/codegen/index.js';
import { compile } from '../../tools/compiler/build/compile.js';
import { placementsOf } from '../../tools/compiler/build/placements.js';
import { Chain } from '../../tools/compiler/host/chain.js';
import { ready } from '../../tools/compiler/host/executor.js';
import { interfaceOf, link } from '../../tools/compiler/link/index.js';
import { ROOT } from '../../tools/support/root.js';
import { alice, bob } from '../support/accounts.js';
import { tx } from '../support/chain-builder.js';
import '../support/matchers.js';
import { RuntimeTypes } from '../support/runtime-types.js';
import { TestChain } from '../support/test-chain.js';
import { copyOfSources, edit } from './support.js';

const README = readFileSync(join(ROOT, 'pallets/README.md'), 'utf8');
const REGISTRY = 'pallets/registry/pallet.ts';
const BENCHMARKS = 'pallets/registry/benchmarking.ts';

/** The example that contains `text`. */
function example(text: string): string {
  const blocks = [...README.matchAll(/```ts\n([^]*?)```/g)].map(([, code]) => code ?? '');
  const found = blocks.find((code) => code.includes(text));
  if (found === undefined) throw new Error(`pallets/README.md has no example with ${text}`);
  return found;
}

let root: string;
let chain: TestChain;

beforeAll(async () => {
  root = copyOfSources();
  addCall(root);
  addStorage(root);
  addPallet(root);
  const { model } = codegen({ root });
  const blob = link(await compile(root, 'release'), interfaceOf(model, placementsOf(model)));
  await ready();
  const registry = {
    admins: [alice.address],
    users: [{ account: bob.address, userType: 'Prosumer', location: 'Dormitory' }],
  };
  const genesis = Chain.fromGenesis(blob, { registry }, { signatures: 'mock' });
  chain = new TestChain(genesis, new RuntimeTypes(genesis.metadata(15)));
}, 60_000);

afterAll(() => rmSync(root, { recursive: true }));

function addCall(root: string): void {
  edit(root, REGISTRY, '  static buildGenesis', `${example('@call(50)')}\n  static buildGenesis`);
  appendFileSync(
    join(root, 'pallets/registry/weights.ts'),
    `\n${example('function updateLocation')}`,
  );
  const start = 'export class Benchmarks {\n';
  edit(root, BENCHMARKS, start, start + example('static updateLocation(bench'));
}

function addStorage(root: string): void {
  const schema = 'pallets/registry/schema.ts';
  edit(root, schema, 'class Storage {\n', `class Storage {\n${example('moves!:')}`);
  edit(root, schema, 'class Events {\n', `class Events {\n${example('userMoved(user')}`);
  const stored = '    Storage.users.insert(who, user);\n';
  edit(root, REGISTRY, stored, stored + example('Events.userMoved(who'));
}

function addPallet(root: string): void {
  mkdirSync(join(root, 'pallets/notes'));
  const files = { schema: 'class Storage', pallet: '@pallet("Notes")', weights: 'function write' };
  for (const [name, text] of Object.entries(files)) {
    const code = example(text);
    writeFileSync(join(root, `pallets/notes/${name}.ts`), code);
  }
  edit(root, 'runtime/chain/construct.ts', '];', '  "Notes:20",\n];');
}

test('the new call is on the chain, with its storage item and its event', () => {
  const call = tx('Registry.updateLocation', 'Library');
  const receipt = chain.submit(bob, call);
  expect(receipt).toEmit('Registry.UserMoved', { user: bob, moves: 1 });
  expect(chain.query('Registry.Users', bob)).toMatchObject({ userType: 'Prosumer' });
  expect(chain.query('Registry.Moves', bob)).toBe(1);
  // Alice is an admin and no user: the pool refuses her.
  expect(chain.submit(alice, call)).toBeRefused('Custom(1)');
});

test('so is the new pallet', () => {
  const receipt = chain.submit(bob, tx('Notes.write', 'sunny'));
  expect(receipt).toEmit('Notes.Noted', { author: bob });
  expect(chain.count('Notes.Notes')).toBe(1);
});
