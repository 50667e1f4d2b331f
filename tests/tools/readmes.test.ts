/** What the pages name is there: links and their headings, files and folders, scripts, commands with their options. */
import { describe, expect, test } from '@jest/globals';
import type { Command } from 'commander';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { gridProgram } from '../../tools/commands/index.js';
import { ROOT } from '../../tools/support/root.js';

/** Folders whose files are the project's own. */
const OWN = 'data|docs|node-config|pallets|runtime|tests|tools|zombienet';
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const program = gridProgram();

const pages = ['README.md', ...OWN.split('|').flatMap(pagesBelow)];

function pagesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : pagesBelow(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

const textOf = (page: string): string => readFileSync(join(ROOT, page), 'utf8');
/** Without blocks of code. */
const proseOf = (page: string): string => textOf(page).replace(/^ *```[^]*?^ *```/gm, '');

/** How a heading is linked to. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[^\p{L}\p{N}\- _]/gu, '')
    .trim()
    .replaceAll(' ', '-');

const anchorsOf = (page: string): string[] =>
  [...proseOf(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading));

/** Links of a page that lead nowhere. */
function brokenLinks(page: string): string[] {
  const prose = proseOf(page).replace(/`[^`\n]*`/g, '');
  const links = [...prose.matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)].map(
    ([, link, source]) => link ?? source ?? '',
  );
  return links.filter((link) => {
    if (/^[a-z]+:/.test(link)) return false;
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? page : relative(ROOT, join(ROOT, dirname(page), path));
    if (!existsSync(join(ROOT, target))) return true;
    if (anchor === undefined) return false;
    const isFolder = statSync(join(ROOT, target)).isDirectory();
    return !anchorsOf(isFolder ? `${target}/README.md` : target).includes(anchor);
  });
}

/** Files and folders between backticks that are not there, seen from the root or from the page's folder. */
function missingFiles(page: string): string[] {
  const named = [...proseOf(page).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
  const paths = named.filter((code) => new RegExp(`^(?:${OWN})/[\\w./{},*@-]*$`).test(code));
  // Of the pallet that a reader writes by following the page there is nothing yet.
  return paths.filter(
    (path) =>
      !path.includes('loyalty') && ![path, join(dirname(page), path)].some((one) => isThere(one)),
  );
}

/** Whether there is something that is called so: `tools/{support,node}/*.ts`. */
function isThere(pattern: string, folder = ROOT): boolean {
  const [, before = '', choices, after = ''] = /^(.*?)\{([^}]*)\}(.*)$/.exec(pattern) ?? [];
  if (choices !== undefined) {
    return choices.split(',').every((choice) => isThere(before + choice + after, folder));
  }
  const [first = '', ...rest] = pattern.split('/').filter((part) => part !== '');
  if (first === '') return true;
  const like = new RegExp(`^${first.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
  const names = first.includes('*')
    ? readdirSync(folder).filter((name) => like.test(name))
    : [first];
  return names.some(
    (name) => existsSync(join(folder, name)) && isThere(rest.join('/'), join(folder, name)),
  );
}

const SHELLS = ['', 'sh', 'bash', 'console'];

/** What is typed in a terminal: lines of blocks of code and words between backticks, with their continuations. */
function commandsOf(page: string): string[] {
  const text = textOf(page).replace(/\\\n\s*/g, ' ');
  const blocks = [...text.matchAll(/^ *```(\w*)\n([^]*?)^ *```/gm)].flatMap(
    ([, language = '', block = '']) => (SHELLS.includes(language) ? block.split('\n') : []),
  );
  // Within a sentence the end of a line is a space.
  const words = [...proseOf(page).matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
  return [...blocks, ...words].flatMap((line) =>
    line
      .replaceAll('\n', ' ')
      .replace(/\s#\s.*$/, '')
      .split(/\s*(?:&&|[|;])\s*/),
  );
}

const unknownScripts = (page: string): string[] =>
  commandsOf(page)
    .map((line) => /npm run (?:--silent )?([a-z:-]+)/.exec(line)?.[1])
    .filter((name): name is string => name !== undefined && !(name in scripts));

/** What follows `grid`, however it is started: `npm run grid -- …`, `npm start -- …`, `grid …`. */
function gridWords(line: string): string[] | null {
  const [, script, rest = ''] =
    /npm (?:run )?(?:--silent )?([a-z:-]+)(?: -- (.*))?$/.exec(line) ?? [];
  if (script !== undefined) {
    const own = /^node tools\/grid\.mjs(?: (.*))?$/.exec(scripts[script] ?? '');
    return own ? `${own[1] ?? ''} ${rest}`.trim().split(/\s+/) : null;
  }
  const direct = /^(?:npx )?grid ([a-z-].*)$/.exec(line)?.[1];
  return direct === undefined ? null : direct.split(/\s+/);
}

/** What no command of `grid` knows of a line. */
function unknownWords(line: string): string[] {
  const words = gridWords(line);
  if (!words || words[0] === '' || words[0] === '…') return [];
  const chain: Command[] = [program];
  let rest = words;
  for (let inner; (inner = chain[0]?.commands.find((one) => one.name() === rest[0]));) {
    chain.unshift(inner);
    rest = rest.slice(1);
  }
  const [command] = chain as [Command];
  if (command === program && !rest[0]?.startsWith('-')) return [`grid ${rest[0]}`];
  const isOpen = 'test' === command.name();
  const known = new Set(
    chain.flatMap(({ options }) => options.flatMap(({ short, long }) => [short, long])),
  );
  return rest
    .filter((word) => /^--?[a-z]/.test(word))
    .map((word) => word.replace(/[=,.…:)].*$/, ''))
    .filter((word) => !isOpen && !known.has(word) && word !== '--help')
    .map((word) => `${command.name()} ${word}`);
}

/** Every option of every command. */
const options = new Set<string | undefined>(optionsBelow(program));

function optionsBelow(command: Command): string[] {
  const own = command.options.flatMap(({ long }) => (long ? [long] : []));
  return [...own, ...command.commands.flatMap(optionsBelow)];
}

/** Options of the node, and of programs that come with it. */
const OTHERS = [
  ...['--alice', '--chain', '--db', '--force-authoring', '--keystore-path', '--reserved-nodes'],
  ...[
    '--reserved-only',
    '--rpc-methods',
    '--state-pruning',
    '--stream-size',
    '--tmp',
    '--validator',
  ],
];

/** Options that stand alone between backticks, and that no command of ours has. */
const unknownOptions = (page: string): string[] =>
  [...proseOf(page).matchAll(/`(--[a-z-]+)[^`\n]*`/g)]
    .map(([, option = '']) => option)
    .filter((option) => !options.has(option) && !OTHERS.includes(option));

describe.each(pages)('%s', (page) => {
  test('links to what is there', () => expect(brokenLinks(page)).toEqual([]));
  test('names files that are there', () => expect(missingFiles(page)).toEqual([]));
  test('names scripts that are there', () => expect(unknownScripts(page)).toEqual([]));
  test('names options that are there', () => expect(unknownOptions(page)).toEqual([]));
  test('names commands and options that are there', () =>
    expect(commandsOf(page).flatMap(unknownWords)).toEqual([]));
});

test('the pages are many, and name a lot', () => {
  const lines = pages.flatMap(commandsOf);
  expect(pages.length).toBeGreaterThan(30);
  expect(lines.filter((line) => gridWords(line)).length).toBeGreaterThan(100);
});
