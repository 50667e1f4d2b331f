/** What `grid history` serves as the page, and whom the campus file shows to everybody. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readCampusFile, SHIPPED_CAMPUS } from '../../tools/campus-file/index.js';
import { hashInputs } from '../../tools/compiler/build/inputs.js';
import { publicCampusOf } from '../../tools/services/history/campus.js';
import { namedPage, pageFolder } from '../../tools/services/history/page.js';
import { account } from '../support/accounts.js';

let root: string;
let said: string[];
const say = (line: string): void => void said.push(line);
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
/** A program of which `grid page` is `body`. */
const program = (body: string): void =>
  write('tools/grid.mjs', `import { mkdirSync, writeFileSync } from 'node:fs';\n${body}\n`);
const BUILDS =
  "mkdirSync('build/page', { recursive: true }); writeFileSync('build/page/index.html', process.argv[2]);";
const FAILS =
  "console.error('first words'); console.error('EACCES: it may not be written'); process.exit(1);";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'campus-grid-page-'));
  said = [];
});
afterEach(() => rmSync(root, { recursive: true }));

describe('the page that is served', () => {
  test('is built where there is none', async () => {
    program(BUILDS);
    expect(await pageFolder(root, say)).toBe(join(root, 'build/page'));
    expect(said).toEqual([expect.stringContaining('there is no page yet')]);
    expect(namedPage(join(root, 'build/page'))).toBe(join(root, 'build/page'));
  });

  test('is built where its sources have changed since', async () => {
    program(BUILDS);
    write('build/page/index.html', 'old');
    write('tools/page/main.tsx', 'changed');
    expect(await pageFolder(root, say)).toBe(join(root, 'build/page'));
    expect(said).toEqual([expect.stringContaining('the page is older than its sources')]);
  });

  test('is that which is there where it is of the sources, without a word', async () => {
    program(FAILS);
    write('build/page/index.html', 'new');
    write('build/page.inputs', hashInputs(root, ['tools/page']));
    expect(await pageFolder(root, say)).toBe(join(root, 'build/page'));
    expect(said).toEqual([]);
  });

  test('is the old one where none can be built, with what to do', async () => {
    program(FAILS);
    write('build/page/index.html', 'old');
    write('tools/page/main.tsx', 'changed');
    expect(await pageFolder(root, say)).toBe(join(root, 'build/page'));
    expect(said.join('\n')).toContain('could not be built (EACCES: it may not be written)');
    expect(said.join('\n')).toContain('npm run page');
    expect(said.at(-1)).toContain('is served as it is');
  });

  test('is none where there is none and none can be built', async () => {
    program(FAILS);
    expect(await pageFolder(root, say)).toBeNull();
    program('process.exit(3);');
    expect(await pageFolder(root, say)).toBeNull();
    expect(said.at(-1)).toContain('could not be built (exit 3)');
  });

  test('has to be there where it is named', () => {
    expect(() => namedPage(join(root, 'nowhere'))).toThrow(
      /there is no page in .*nowhere; npm run page/,
    );
  });
});

const TARIFF = `tariff:
  unit: GRID
  thbPerGrid: 4.20
  poolShare: 50 %
  periods: [{ feedIn: 0.523, retail: 1 }]
`;

describe('a campus file', () => {
  const building = (name: string, isPublic: boolean, of: string): string => `
  - name: ${name}
    id: B${of.slice(2)}
    public: ${isPublic}
    account: ${of}
    connection: 10 kW
    meters: [{ id: ${of.slice(2)}-1 }]`;

  test('shows everybody the buildings that it marks public, and no others', async () => {
    write(
      'campus.yaml',
      `format: campus-grid/1\nname: วิทยาเขต\ntimeZone: Asia/Bangkok\n${TARIFF}buildings:${building('ห้องสมุด', true, '//Library')}${building('Dormitory', false, '//Dave')}\n`,
    );
    expect(await publicCampusOf(readCampusFile(join(root, 'campus.yaml')))).toEqual({
      name: 'วิทยาเขต',
      timeZone: 'Asia/Bangkok',
      buildings: [{ account: account('Library').address, name: 'ห้องสมุด' }],
    });
  });

  test('that is shipped shows all of its buildings', async () => {
    const { buildings } = await publicCampusOf(readCampusFile(SHIPPED_CAMPUS));
    expect(buildings.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Engineering', 'Science', 'Dormitory', 'Library']),
    );
    expect(new Set(buildings.map(({ account: address }) => address)).size).toBe(5);
  });
});
