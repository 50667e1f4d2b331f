/** The import lint knows every arrow of the README's picture: one forbidden import of each kind, and one good tree. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { ROOT } from '../../tools/support/root.js';

/** Files that stand for their rooms. */
const FILES = [
  'runtime/host/env.ts',
  'runtime/scale/reader.ts',
  'runtime/primitives/hash.ts',
  'runtime/chain/config.ts',
  'runtime/chain/seams.ts',
  'runtime/support/storage.ts',
  'runtime/frame/system/pallet.ts',
  'runtime/executive/executive.ts',
  'runtime/api/core.ts',
  'runtime/generated/notes.ts',
  'pallets/notes/pallet.ts',
  'pallets/notes/other.ts',
  'pallets/shop/pallet.ts',
  'tools/support/root.ts',
  'tools/compiler/build/index.ts',
  'tools/node/rpc.ts',
  'tools/services/http.ts',
  'tools/campus/run.ts',
  'tools/bench/index.ts',
  'node-config/keys.ts',
];

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'imports-'));
  for (const file of FILES) write(file, []);
});

afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, imports: string[]): void {
  const lines = imports.map((to) => {
    const path = relative(dirname(file), to);
    return `import "${path.startsWith('.') ? path : `./${path}`}";\n`;
  });
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), `${lines.join('')}export const x = 1;\n`);
}

/** `rule: from → to` for everything in the tree that breaks one. */
function broken(): string[] {
  const bin = join(ROOT, 'node_modules/.bin/depcruise');
  const config = join(ROOT, 'tools/dependency-cruiser.mjs');
  const folders = ['runtime', 'pallets', 'tools', 'node-config'];
  const args = ['--config', config, '--output-type', 'json', ...folders];
  const { stdout, stderr } = spawnSync(bin, args, { cwd: root, encoding: 'utf8' });
  if (!stdout) throw new Error(stderr);
  const { summary } = JSON.parse(stdout) as {
    summary: {
      violations: { rule: { name: string }; from: string; to: string }[];
      totalCruised: number;
    };
  };
  expect(summary.totalCruised).toBeGreaterThanOrEqual(FILES.length);
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`).sort();
}

test('arrows of the picture are fine', () => {
  write('runtime/scale/reader.ts', ['runtime/host/env.ts']);
  write('runtime/frame/system/pallet.ts', ['runtime/chain/seams.ts', 'runtime/support/storage.ts']);
  write('runtime/chain/seams.ts', ['pallets/notes/pallet.ts']);
  write('pallets/notes/pallet.ts', ['runtime/generated/notes.ts', 'pallets/shop/pallet.ts']);
  write('tools/services/http.ts', ['tools/node/rpc.ts', 'tools/support/root.ts']);
  write('tools/bench/index.ts', ['tools/campus/run.ts']);
  expect(broken()).toEqual([]);
});

/** Forbidden arrows, each with the rules against it. */
const FORBIDDEN: [from: string, to: string, rules: string[]][] = [
  ['runtime/host/env.ts', 'runtime/scale/reader.ts', ['host-imports']],
  ['runtime/scale/reader.ts', 'runtime/primitives/hash.ts', ['scale-imports']],
  ['runtime/support/storage.ts', 'runtime/frame/system/pallet.ts', ['support-imports']],
  ['runtime/frame/system/pallet.ts', 'runtime/executive/executive.ts', ['frame-imports']],
  [
    'runtime/executive/executive.ts',
    'pallets/notes/pallet.ts',
    ['executive-imports', 'seams-name-the-pallets'],
  ],
  ['runtime/api/core.ts', 'runtime/generated/notes.ts', ['seams-name-the-pallets']],
  ['runtime/executive/executive.ts', 'tools/support/root.ts', ['executive-imports']],
  ['pallets/notes/pallet.ts', 'runtime/host/env.ts', ['pallets-imports']],
  ['pallets/notes/pallet.ts', 'runtime/executive/executive.ts', ['pallets-imports']],
  ['pallets/shop/pallet.ts', 'runtime/generated/notes.ts', ['shop-own-storage']],
  ['tools/compiler/build/index.ts', 'tools/node/rpc.ts', ['compiler-imports']],
  ['tools/services/http.ts', 'tools/campus/run.ts', ['services-imports']],
  ['tools/campus/run.ts', 'tools/bench/index.ts', ['campus-imports']],
  ['tools/compiler/build/index.ts', 'runtime/support/storage.ts', ['compiler-imports']],
];

test('every other arrow is refused by the rule of its room', () => {
  for (const file of FILES) {
    write(
      file,
      FORBIDDEN.filter(([from]) => from === file).map(([, to]) => to),
    );
  }
  const expected = FORBIDDEN.flatMap(([from, to, rules]) =>
    rules.map((rule) => `${rule}: ${from} → ${to}`),
  );
  expect(broken().filter((line) => !line.startsWith('no-circles'))).toEqual(expected.sort());
});

test('files of pallets go in no circle, and what is imported exists', () => {
  write('pallets/notes/pallet.ts', ['pallets/notes/other.ts']);
  write('pallets/notes/other.ts', ['pallets/notes/pallet.ts']);
  write('pallets/shop/pallet.ts', ['pallets/shop/missing.ts']);
  expect(broken()).toEqual([
    'found: pallets/shop/pallet.ts → ./missing.ts',
    'no-circles: pallets/notes/other.ts → pallets/notes/pallet.ts',
  ]);
});
