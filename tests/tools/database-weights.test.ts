/** What the node's storage benchmark becomes, and what is said when it cannot run. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  booked,
  type DatabaseCost,
  emitDatabaseWeights,
  measureDatabase,
} from '../../tools/compiler/weights/database.js';
import { UnusableError } from '../../tools/support/failure.js';

const cost = (changes: Partial<DatabaseCost>): DatabaseCost => ({
  ...{ database: 'rocksdb', accounts: 10_000, read: 10_000, write: 20_000, commit: 100_000 },
  ...changes,
});

test('the slowest of all states is booked, with half as much again, in whole microseconds', () => {
  const costs = [
    cost({ read: 10_001, commit: 0 }),
    cost({ database: 'paritydb', write: 40_000 }),
    cost({ accounts: 1_000_000, commit: 200_500 }),
  ];
  expect(booked(costs)).toEqual({ read: 16_000_000n, write: 60_000_000n, commit: 301_000_000n });
});

test('the file says when, where and on what it was measured', () => {
  const circumstances = { date: '2026-01-02', machine: 'a machine', besides: 'a book' };
  const text = emitDatabaseWeights([cost({ accounts: 1_000_000 })], circumstances);
  expect(text).toContain('on 2026-01-02, a machine');
  expect(text).toContain('the accounts and a book');
  expect(text).toMatch(/rocksdb +1,000,000 accounts +10\.0 µs a read +20\.0 µs a write +100\.0 µs/);
  expect(text).toContain('export const DB_READ_REF_TIME: u64 = 15_000_000;');
  expect(text).toContain('export const DB_WRITE_REF_TIME: u64 = 30_000_000;');
  expect(text).toContain('export const DB_COMMIT_REF_TIME: u64 = 150_000_000;');
});

describe('a node that fails', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'campus-grid-test-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** What is thrown when the node says that and ends. */
  const failure = async (says: string): Promise<Error> => {
    const node = join(folder, 'node');
    writeFileSync(node, `#!/bin/sh\necho 'Error: ${says}' >&2\nexit 1\n`);
    chmodSync(node, 0o755);
    const options = { node, folder, progress: () => {} };
    const run = measureDatabase({ accounts: 10_000, path: 'spec.json' }, 'rocksdb', options);
    return run.then(
      () => new Error('it did not fail'),
      (error: Error) => error,
    );
  };

  test.each([
    ['IO error: No space left on device', 'there is no room for 10,000 accounts on rocksdb in '],
    ['Read-only file system (os error 30)', ' cannot be written: name another folder'],
    ['Unsupported database version: 1', ' holds a database of an old format: name another folder'],
  ])('because of %s is explained in a line, which ends the command with 2', async (says, line) => {
    const error = await failure(says);
    expect(error).toBeInstanceOf(UnusableError);
    expect(error.message).toContain(line);
    expect(error.message).toContain(folder);
    expect(error.message).not.toContain('\n');
  });

  test('for any other reason is quoted', async () => {
    const { message } = await failure('Input("no such thing")');
    expect(message).toBe('benchmark storage failed: Input("no such thing")');
  });
});
