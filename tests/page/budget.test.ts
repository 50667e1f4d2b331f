import { beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pageSizes, type PageSizes } from '../../tools/compiler/page/index.js';
import { ROOT } from '../../tools/support/root.js';
import { builtPage } from './support/built-page.js';

describe('the page', () => {
  let folder: string;
  let sizes: PageSizes;
  beforeAll(() => {
    folder = join(ROOT, builtPage());
    sizes = pageSizes(folder);
  }, 120_000);

  test('is there at first with at most 120 kB, and with all of its screens and libraries at most 380 kB', () => {
    expect(sizes.first).toBeGreaterThan(50_000);
    expect(sizes.first).toBeLessThanOrEqual(120_000);
    expect(sizes.all).toBeLessThanOrEqual(380_000);
  });

  test('brings both scripts of its font with at most 60 kB', () => {
    expect(sizes.fonts).toBeGreaterThan(20_000);
    expect(sizes.fonts).toBeLessThanOrEqual(60_000);
  });

  test('names no other host', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const texts = files
      .filter((file) => /\.(html|css)$/.test(file))
      .map((file) => readFileSync(join(folder, file), 'utf8'));
    expect(texts.length).toBeGreaterThan(1);
    for (const text of texts) expect(text).not.toMatch(/(src|href|url)[=(]["']?(https?:)?\/\//);
  });
});
