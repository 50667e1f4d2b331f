/** What a build does with good and bad sources. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile, CompileError } from '../../tools/compiler/build/compile.js';
import { hashInputs } from '../../tools/compiler/build/inputs.js';
import { replaceFile, replaceFolder } from '../../tools/support/files.js';

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'campus-grid-'));
  mkdirSync(join(root, 'runtime'));
  const config = { entries: ['runtime/index.ts'], targets: { release: { outFile: 'x.wasm' } } };
  writeFileSync(join(root, 'asconfig.json'), JSON.stringify(config));
});

afterAll(() => rmSync(root, { recursive: true }));

const source = (text: string): void => writeFileSync(join(root, 'runtime/index.ts'), text);

test('sources that asc refuses are reported with file and line, and nothing is written', async () => {
  source('export function f(): u32 { return "one"; }\n');
  const refused = compile(root, 'release');
  await expect(refused).rejects.toBeInstanceOf(CompileError);
  await expect(refused).rejects.toThrow(/runtime\/index\.ts\D+1\D/);
  expect(readdirSync(root).sort()).toEqual(['asconfig.json', 'runtime']);
});

test('the hash of the sources follows every change', () => {
  source('export const one = 1;\n');
  const before = hashInputs(root);
  expect(hashInputs(root)).toBe(before);
  source('export const one = 2;\n');
  const changed = hashInputs(root);
  writeFileSync(join(root, 'runtime/more.ts'), '');
  expect(new Set([before, changed, hashInputs(root)]).size).toBe(3);
});

test('a file is replaced whole or not at all', () => {
  const file = join(root, 'build/deep/file.txt');
  replaceFile(file, 'old');
  expect(() => replaceFile(file, [{ not: 'text' } as never])).toThrow('must be of type string');
  expect(readFileSync(file, 'utf8')).toBe('old');
  expect(readdirSync(join(root, 'build/deep'))).toEqual(['file.txt']);
});

test('a folder is replaced whole, whether or not there is one yet', () => {
  const folder = join(root, 'build/pages/page');
  for (const text of ['old', 'new']) {
    const made = `${folder}.tmp`;
    mkdirSync(made, { recursive: true });
    writeFileSync(join(made, `${text}.html`), text);
    replaceFolder(folder, made);
    expect(readdirSync(folder)).toEqual([`${text}.html`]);
    expect(readdirSync(join(root, 'build/pages'))).toEqual(['page']);
  }
  expect(() => replaceFolder(folder, `${folder}.never-made`)).toThrow('ENOENT');
  expect(readdirSync(folder)).toEqual(['new.html']);
});
