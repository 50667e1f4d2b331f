/** What a file exports, others use: a function, a constant, a class or an enum that only its own file names is its own. */
import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../tools/support/root.js';

const FOLDERS = ['runtime', 'pallets', 'tools', 'node-config', 'tests', 'docs/examples'];
/** Written by codegen for whoever will need it, or called by asc. */
const FOR_OTHERS = /\/generated\/|^tools\/client\/|^runtime\/host\/memory\.ts$|\/assembly\//;
const EXPORT = /^export (?:abstract |async )?(?:function\*?|const|class|enum) (\w+)/gm;

const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

test('nothing is exported that no other file names', () => {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|tsx|mjs|cjs)$/.test(name) && !name.includes('node_modules'))
      .map((name) => `${folder}/${name}`),
  );
  const namedIn = new Map<string, number>();
  for (const file of files) {
    for (const word of new Set(textOf(file).match(/\w+/g))) {
      namedIn.set(word, (namedIn.get(word) ?? 0) + 1);
    }
  }
  const exported = files
    .filter((file) => !FOR_OTHERS.test(file))
    .flatMap((file) => [...textOf(file).matchAll(EXPORT)].map(([, name = '']) => ({ file, name })));
  expect(exported.length).toBeGreaterThan(1_000);
  const alone = exported.filter(({ name }) => namedIn.get(name) === 1);
  expect(alone.map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
});
