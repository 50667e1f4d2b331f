/** Whatever file a command is given: a folder in its place, or none at all, is one line that names it, and nothing is done. */
import { expect, test } from '@jest/globals';
import { runInProcess } from '../support/in-process.js';

const FOLDER = 'docs';
const NOTHING = 'no/such/file';
const KEY = { GRID_KEY: '//Alice' };

/** Commands that take a file, which comes last. */
const COMMANDS: readonly string[][] = [
  ['doctor', '--spec'],
  ['doctor', '--code'],
  ['spec', 'staging', '--keys'],
  ['spec', 'dev', '--genesis'],
  ['oracle', '--key-file'],
  ['propose', 'upgrade'],
  ['propose', 'tariff'],
  ['propose', 'authorities'],
  ['campus', 'check'],
  ['campus', 'plan'],
  ['campus', 'apply'],
  ['readings', 'check'],
  ['start', '--campus'],
  ['head-end', '--campus'],
  ['history', '--database', ':memory:', '--campus'],
];

test.each(COMMANDS.map((args) => [args.join(' '), args] as const))('grid %s', async (_, args) => {
  for (const [path, trouble] of [
    [FOLDER, 'it is a folder'],
    [NOTHING, 'there is no such file'],
  ] as const) {
    const { code, out, err } = await runInProcess([...args, path], KEY);
    expect([code, out]).toEqual([2, '']);
    expect(err).toBe(`${path}: ${trouble}`);
  }
});

test('a key is looked for where it is said to be', async () => {
  const args = ['account', 'transfer', '//Bob', '1', '--key-file', FOLDER];
  expect(await runInProcess(args)).toMatchObject({ code: 2, err: `${FOLDER}: it is a folder` });
});
