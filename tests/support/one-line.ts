/** Files that cannot be used: answered in one line with its place and a remedy, and exit code 2. */
import { expect } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { runInProcess } from './in-process.js';

/** Places and words that the one line has to have. */
export type Expected = readonly string[];

/** Writes `content` to `path`, and runs `command` on it. */
export async function expectOneLine(
  command: readonly string[],
  path: string,
  content: string | Uint8Array,
  expected: Expected,
): Promise<void> {
  writeFileSync(path, content);
  const { code, out, err } = await runInProcess([...command, path]);
  expect([out, err.split('\n').length, code]).toEqual(['', 1, 2]);
  for (const part of expected) expect(err.replaceAll(dirname(path), '')).toContain(part);
}
