/** No source in AssemblyScript is longer than one reads at a sitting; ESLint, which cannot read them, sees to the others. */
import { expect, test } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../tools/support/root.js';

const MOST_LINES = 300;

test('sources are split by subject before they get long', () => {
  const files = ['runtime', 'pallets'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name}`)
      .filter((file) => file.endsWith('.ts') && !file.startsWith('runtime/generated/')),
  );
  expect(files.length).toBeGreaterThan(200);
  const long = files.filter(
    (file) => readFileSync(join(ROOT, file), 'utf8').trimEnd().split('\n').length > MOST_LINES,
  );
  expect(long).toEqual([]);
});
