/** The command line: help, and errors as one line. */
import { describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../../tools/root.js';

interface Outcome {
  code: number | null;
  out: string;
  err: string;
}

function grid(...args: string[]): Outcome {
  const env = { ...process.env };
  delete env.POLKADOT_NODE;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'tools/grid.mjs'), ...args],
    { encoding: 'utf8', env },
  );
  return { code: status, out: stdout, err: stderr };
}

test('help lists every command with what it does', () => {
  const { code, out, err } = grid('--help');
  expect([code, err]).toEqual([0, '']);
  const commands = [
    'codegen',
    'build',
    'spec',
    'metadata',
    'bindings',
    'start',
    'testnet',
    'bench',
  ];
  for (const command of commands) expect(out).toMatch(new RegExp(`^  ${command}\\b.*  \\S`, 'm'));
});

describe('an error is one line on standard error:', () => {
  test.each([
    [['spec', 'prod'], 'there is no chain prod; there are dev, local, replay, staging'],
    [['spec', 'staging', '--keys', 'no-such.json'], 'the keys cannot be read: ENOENT'],
    [['testnet'], 'the testnet needs POLKADOT_NODE: set it to a polkadot-sdk node'],
    [['testnet', '--check'], 'a test of the network needs POLKADOT_NODE'],
  ])('%j', (args, expected) => {
    const { code, out, err } = grid(...args);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(expected);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  test('with --verbose the place follows', () => {
    const { err } = grid('--verbose', 'spec', 'prod');
    expect(err).toMatch(/there is no chain prod[^]*\n {4}at /);
  });
});

test('a wrong option is answered with a pointer to the help', () => {
  const { code, err } = grid('build', '--target', 'fast');
  expect(code).toBe(1);
  expect(err).toContain('Allowed choices are release, debug');
  expect(err).toContain('--help');
});
