/** Every command there is, a new one too: its help, what it says to what is typed wrong, and to chains that are not there or are others. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { gridProgram } from '../../tools/commands/index.js';
import { freePort } from '../../tools/node/port.js';
import { alice, bob, charlie } from '../support/accounts.js';
import { ChainBuilder } from '../support/chain-builder.js';
import { runInProcess } from '../support/in-process.js';
import { type LiveNode, liveNode } from '../support/live-node.js';

interface Leaf {
  readonly path: string;
  readonly command: Command;
}
function leavesOf(command: Command, path: readonly string[] = []): Leaf[] {
  return command.commands.flatMap((inner) => {
    const here = [...path, inner.name()];
    const isGroup = inner.commands.length > 0;
    // What follows a chain does something of its own beside what is below it.
    const own =
      isGroup && inner.options.length === 0 ? [] : [{ path: here.join(' '), command: inner }];
    return [...own, ...leavesOf(inner, here)];
  });
}
const LEAVES = leavesOf(gridProgram());
const has = ({ command }: Leaf, name: string): boolean =>
  command.options.some(({ long }) => long === name);
const words = (path: string): string[] => path.split(' ');

describe('every command', () => {
  test.each(LEAVES.map((leaf) => [leaf.path, leaf] as const))(
    '%s explains itself',
    (path, { command }) => {
      expect(command.summary() || command.description()).not.toBe('');
      expect(
        command.options.filter(({ description }) => !description).map(({ flags }) => flags),
      ).toEqual([]);
      expect(
        command.registeredArguments
          .filter(({ description }) => !description)
          .map((one) => one.name()),
      ).toEqual([]);
      expect(command.helpInformation()).toContain(`Usage: grid ${path}`);
    },
  );

  // Jest has options of its own.
  const strict = LEAVES.filter(({ path }) => path !== 'test');
  test.each(strict.map((leaf) => [leaf.path, leaf] as const))(
    '%s refuses what is typed wrong',
    async (path, { command }) => {
      const lacks = command.registeredArguments.some(({ required }) => required);
      const takesAny = command.registeredArguments.some(({ variadic }) => variadic);
      const given = command.registeredArguments.map(() => '7');
      const wrongs = [
        [...given, '--no-such-option'],
        ...(lacks ? [[]] : []),
        ...(takesAny || command.commands.length > 0 ? [] : [[...given, '7', '7']]),
      ];
      for (const wrong of wrongs) {
        const { code, out, err } = await runInProcess([...words(path), ...wrong]);
        expect([wrong, out, err.split('\n').length, code]).toEqual([wrong, '', 1, 2]);
      }
    },
  );
});

const CAMPUS = `format: campus-grid/1
name: One
tariff: { periods: [{ feedIn: 0.5, retail: 1 }] }
buildings: [{ name: Barn, connection: 10 kW, meters: [{ id: B-1 }] }]
`;
const folder = mkdtempSync(join(tmpdir(), 'every-'));
const campus = join(folder, 'campus.yaml');
const DEVICE = ['--key', '//Gate//Meter', '--watts', '5000'];

/** How each command that asks a chain is called there. */
const USES: Readonly<Record<string, readonly string[]>> = {
  'account balance': ['//Bob'],
  'account transfer': ['//Charlie', '1'],
  'account pay-debt': ['1'],
  'order sell': ['1 kWh', '0.75'],
  'order buy': ['1 kWh', '0.75'],
  'order cancel': ['0'],
  'order list': ['//Bob'],
  book: [],
  statement: ['//Bob'],
  tariff: [],
  'campus plan': [campus],
  'campus apply': [campus],
  'cash top-up': ['//Charlie', '1'],
  'cash pay-out': ['//Bob', '1'],
  'cash day': [],
  'user list': [],
  'user show': ['//Bob'],
  'user register': ['//Dave'],
  'user suspend': ['//Bob'],
  'user readmit': ['//Bob'],
  'user retire': ['//Bob'],
  'meter list': [],
  'meter show': ['roof-1'],
  'meter assign': ['gate-1', '//Charlie'],
  'meter unassign': ['roof-1'],
  'meter describe': ['gate-1', ...DEVICE],
  'meter exchange': ['roof-1', ...DEVICE, '--final-import', '0', '--final-export', '0'],
  'propose upgrade': ['build/campus_grid.wasm'],
  'propose authorities': ['data/campus.yaml'],
  'propose tariff': [campus],
  'propose parameters': ['market', 'lot=20'],
  proposals: [],
  verify: ['0'],
  approve: ['0'],
  reject: ['0'],
};

describe('every command that asks a chain', () => {
  const asking = LEAVES.filter(
    (leaf) => has(leaf, '--genesis') && has(leaf, '--json') && has(leaf, '--url'),
  );
  const cases = asking.map((leaf) => [leaf.path, leaf] as const);
  let node: LiveNode;
  let nobody: string;
  beforeAll(async () => {
    writeFileSync(campus, CAMPUS);
    nobody = `http://127.0.0.1:${await freePort()}`;
    const chain = new ChainBuilder().realSignatures().admin(alice).minter(alice).burner(alice);
    node = await liveNode(
      chain
        .with(bob, 100n * 10n ** 18n)
        .with(charlie)
        .meter('roof-1', bob)
        .metered()
        .build(),
    );
  });
  afterAll(async () => {
    await node.stop();
    rmSync(folder, { recursive: true });
  });
  const run = (path: string, ...more: string[]) =>
    runInProcess([...words(path), ...(USES[path] ?? []), '--json', ...more], {
      GRID_KEY: '//Alice',
    });

  test('is tried here', () => {
    expect(asking.map(({ path }) => path).sort()).toEqual(Object.keys(USES).sort());
  });

  test.each(cases)('%s: nobody is there', async (path, leaf) => {
    const { code, out, err } = await run(
      path,
      '--url',
      nobody,
      ...(has(leaf, '--yes') ? ['--yes'] : []),
    );
    if (path === 'propose authorities') return expect(code).toBe(2);
    expect([out, err.split('\n').length, code]).toEqual(['', 1, 1]);
    expect(err).toContain(nobody);
  });

  test.each(cases)('%s: another chain is there', async (path, leaf) => {
    const genesis = ['--genesis', `0x${'12'.repeat(32)}`];
    const { code, out, err } = await run(
      path,
      '--url',
      node.url,
      ...genesis,
      ...(has(leaf, '--yes') ? ['--yes'] : []),
    );
    expect([out, code]).toEqual(['', 2]);
    // A file of authorities is looked at first.
    if (path !== 'propose authorities') expect(err).toMatch(/^[^\n]* is on another chain[^\n]*$/);
  });

  test.each(cases.filter(([, leaf]) => has(leaf, '--yes')))(
    '%s signs nothing without a key, or where there is nobody to ask',
    async (path) => {
      const args = [...words(path), ...(USES[path] ?? []), '--url', node.url];
      const keyless = await runInProcess([...args, '--yes']);
      expect([keyless.out, keyless.code]).toEqual(['', 2]);
      const silent = await run(path, '--url', node.url);
      expect([silent.out, silent.code]).toEqual(['', 2]);
      expect(node.calls.filter(({ method }) => method === 'author_submitExtrinsic')).toEqual([]);
    },
  );

  // A proposal has to be there first.
  test.each(cases.filter(([path, leaf]) => !has(leaf, '--yes') && path !== 'verify'))(
    '%s answers in the shape that it says',
    async (path) => {
      const { code, out, err } = await run(path, '--url', node.url);
      expect([err, code]).toEqual(['', 0]);
      expect(() => JSON.parse(out) as unknown).not.toThrow();
    },
  );
});
