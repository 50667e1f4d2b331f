/** The command line as a whole: help by who uses it, and hints that name commands there are. */
import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { gridProgram } from '../../tools/commands/index.js';
import { ROOT } from '../../tools/support/root.js';

const program = gridProgram();

function pathsOf(command: Command, path: readonly string[] = []): string[] {
  return command.commands.flatMap((inner) => {
    const here = [...path, inner.name()];
    return [here.join(' '), ...pathsOf(inner, here)];
  });
}
const known = new Set(pathsOf(program));

test('help groups the commands by who uses them', () => {
  const help = program.helpInformation();
  const groups = [...help.matchAll(/^([A-Z][^:\n]*):$/gm)].map(([, name]) => name);
  expect(groups).toEqual([
    ...['Options', 'People of a campus', 'Its administration and cash desk', 'Energy authorities'],
    ...['Whoever runs machines of the network', 'Developers'],
  ]);
});

test('every job asks a chain with --url, answers with --json, and signs with --yes', () => {
  const jobs = [
    'account transfer',
    'cash top-up',
    'user register',
    'meter assign',
    'order sell',
    'approve',
    'propose tariff',
    'campus apply',
  ];
  const reads = [
    'account balance',
    'cash day',
    'user list',
    'meter list',
    'book',
    'statement',
    'tariff',
    'proposals',
    'verify',
    'campus plan',
  ];
  for (const path of [...jobs, ...reads]) {
    let command: Command | undefined = program;
    for (const name of path.split(' '))
      command = command?.commands.find((one) => one.name() === name);
    const options = command?.options.map(({ long }) => long) ?? [];
    expect([path, options.includes('--url'), options.includes('--json')]).toEqual([
      path,
      true,
      true,
    ]);
    expect([path, options.includes('--yes')]).toEqual([path, jobs.includes(path)]);
  }
});

test('hints name commands that exist', () => {
  const files = readdirSync(join(ROOT, 'tools'), { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts'),
  );
  const hints = files.flatMap((file) => {
    const text = readFileSync(join(ROOT, 'tools', file), 'utf8');
    return [...text.matchAll(/[“"`]grid ([a-z-]+(?: [a-z-]+)?)/g)].map(([, hint = '']) => hint);
  });
  expect(hints.length).toBeGreaterThan(20);
  const unknown = hints.filter((hint) => !known.has(hint) && !known.has(hint.split(' ')[0] ?? ''));
  expect(unknown).toEqual([]);
  // A group of commands does nothing by itself.
  const groups = hints.filter(
    (hint) =>
      !known.has(hint) && [...known].some((path) => path.startsWith(`${hint.split(' ')[0]} `)),
  );
  expect(groups).toEqual([]);
});
