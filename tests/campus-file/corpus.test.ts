/** Broken files of every format: each is answered in one line with its place and a remedy, and exit code 2. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInProcess } from '../support/in-process.js';
import { type Expected, expectOneLine } from '../support/one-line.js';
import { BROKEN_CAMPUSES, CAMPUS } from './corpus/campus.js';
import { BROKEN_CSVS, csv } from './corpus/csv.js';
import { BROKEN_FEEDS, espi } from './corpus/green-button.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'broken-'));
  writeFileSync(join(folder, 'good.csv'), csv());
});
afterAll(() => rmSync(folder, { recursive: true }));

const requireOneLine = (
  command: readonly string[],
  name: string,
  content: string | Uint8Array,
  expected: Expected,
): Promise<void> => expectOneLine(command, join(folder, name), content, expected);

test('the files that are broken below are right', async () => {
  writeFileSync(join(folder, 'right.yaml'), CAMPUS);
  expect(await runInProcess(['campus', 'check', join(folder, 'right.yaml')])).toMatchObject({
    code: 0,
    err: '',
  });
  expect(await runInProcess(['readings', 'check', join(folder, 'good.csv')])).toMatchObject({
    code: 0,
    err: '',
  });
  writeFileSync(join(folder, 'right.xml'), espi());
  expect(await runInProcess(['readings', 'check', join(folder, 'right.xml')])).toMatchObject({
    code: 0,
    err: '',
  });
});

test.each([
  ['readings', 'check'],
  ['campus', 'check'],
])('a folder or nothing in place of a file: %s %s', async (...command) => {
  const gone = join(folder, 'gone');
  const answers = [];
  for (const path of [folder, gone]) answers.push(await runInProcess([...command, path]));
  expect(answers).toMatchObject([
    { code: 2, out: '', err: `${folder}: it is a folder` },
    { code: 2, out: '', err: `${gone}: there is no such file` },
  ]);
});

describe('a campus file', () => {
  test.each(BROKEN_CAMPUSES)('%s', async (name, content, expected) => {
    const found = content();
    // The real network has several lines that are wrong: every account and key.
    if (!name.startsWith('for a real'))
      return requireOneLine(['campus', 'check'], 'broken.yaml', found, expected);
    writeFileSync(join(folder, 'broken.yaml'), found);
    const { code, err } = await runInProcess(['campus', 'check', join(folder, 'broken.yaml')]);
    expect(code).toBe(2);
    expect(err.split('\n')).toHaveLength(4);
    expect(err).toContain(expected[0]);
  });
});

describe('a CSV file', () => {
  test.each(BROKEN_CSVS)('%s', (_, content, expected) =>
    requireOneLine(['readings', 'check'], 'broken.csv', content(), expected),
  );
});

describe('a Green Button file', () => {
  test.each(BROKEN_FEEDS)('%s', (_, content, expected) =>
    requireOneLine(['readings', 'check'], 'broken.xml', content(), expected),
  );
});
