/** The command line: help, and errors as one line. */
import { describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GridOutcome, gridOutcome } from '../support/grid.js';
import { runInProcess } from '../support/in-process.js';

const grid = (...args: string[]): GridOutcome => gridOutcome(args);

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
    'head-end',
    'oracle',
    'bench',
    'weights',
    'keys',
    'doctor',
    'exporter',
    'node',
  ];
  for (const command of commands) expect(out).toMatch(new RegExp(`^  ${command}\\b.*  \\S`, 'm'));
});

describe('an error is one line on standard error:', () => {
  test.each([
    [
      ['spec', 'prod'],
      'there is no chain prod; there are dev, local, campus, campus-tou, drill, replay, bench, staging',
    ],
    [['spec', 'staging', '--keys', 'no-such.json'], 'no-such.json: there is no such file'],
    [['testnet'], 'the testnet needs POLKADOT_NODE: set it to a polkadot-sdk node'],
    [['oracle'], 'a key comes from --key-file, --signer-url or GRID_ORACLE_KEY: there is none'],
    [['oracle', '--url', 'http://x'], "'http://x' is invalid. expected an address like ws://"],
    [['head-end', '--fault', 'Library-1=smoke'], '--fault Library-1=smoke is not <meter>='],
    [['testnet', '--check'], 'a test of the network needs POLKADOT_NODE'],
    [['keys', 'show', 'no-such-folder'], 'there are no keys in no-such-folder/keystore'],
    [['doctor', '--spec', 'package.json'], 'package.json is no raw spec'],
  ])('%j', async (args, expected) => {
    // Without the node that other tests have.
    const { code, out, err } = await runInProcess(args, { POLKADOT_NODE: '' });
    expect([code, out]).toEqual([2, '']);
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
  expect(code).toBe(2);
  expect(err).toContain('Allowed choices are release, debug');
  expect(err).toContain('--help');
});

describe('keys', () => {
  test('are made without a word about secrets', () => {
    const folder = mkdtempSync(join(tmpdir(), 'grid-cli-'));
    try {
      const made = grid('keys', 'new', join(folder, 'erc'));
      expect(made.code).toBe(0);
      const shown = grid('keys', 'show', join(folder, 'erc'));
      const { peerId, ...keys } = JSON.parse(made.out) as Record<string, string>;
      expect(JSON.parse(shown.out)).toMatchObject({ peerId, sets: [keys] });
      expect(made.out).not.toMatch(/0x[0-9a-f]{64}/);
      expect(grid('keys', 'show', join(folder, 'erc'), '--secret').out).not.toBe(shown.out);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

test('the doctor tells a monitor that nobody answers', () => {
  const { code, out } = grid('doctor', 'ws://127.0.0.1:1', '--json');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    healthy: false,
    findings: [{ check: 'reachable', status: 'failure' }],
  });
});

test('without a node there is an explanation of how to get one', () => {
  const { code, out } = grid('node');
  expect(code).toBe(0);
  expect(out).toContain('cargo build --release');
});
