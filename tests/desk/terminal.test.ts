/** What asks, at a terminal: a first campus file and consent to sign, also where somebody errs, or goes away in the middle. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCampusFile } from '../../tools/campus-file/index.js';
import { measuredCampus } from '../../tools/campus/simulation/buildings.js';
import { alice, bob } from '../support/accounts.js';
import { ChainBuilder } from '../support/chain-builder.js';
import { runInProcess } from '../support/in-process.js';
import { liveNode } from '../support/live-node.js';
import {
  atTerminal,
  CTRL_C,
  CTRL_D,
  ENTER,
  HAS_TERMINAL,
  type Typed,
} from '../support/terminal.js';

const CSV = `${process.cwd()}/docs/examples/campus/canteen.csv`;
const described = HAS_TERMINAL ? describe : describe.skip;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'terminal-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const say = (shows: string, text = ''): Typed => [shows, `${text}${ENTER}`];
const BEGIN = [
  say('What is the campus called?', 'Mine'),
  say('Its time zone?', 'Mars'),
  // Asked again.
  say('Its time zone?'),
];

described('grid campus new', () => {
  test('asks, again where an answer is none, and what it writes can be used at once', async () => {
    const path = join(folder, 'mine.yaml');
    const { code, shown } = await atTerminal(
      ['campus', 'new', path],
      [
        ...BEGIN,
        say('take for a kWh, THB?', 'four'),
        say('take for a kWh, THB?', '4.20'),
        say('pay for one, THB?', '5'),
        say('pay for one, THB?', '2.20'),
        say('The first building?', 'โรงอาหาร'),
        say('kWp?', '32'),
        say('kW?', '43.5'),
        say('with its readings?', 'gone.csv'),
        say('with its readings?', CSV),
        say('Another building', 'done'),
      ],
    );
    expect([code, shown]).toEqual([0, expect.stringContaining('"npm start -- --campus')]);
    for (const wrong of [
      'no time zone "Mars"',
      '"four" is no number',
      'gone.csv: there is no such file',
    ])
      expect(shown).toContain(wrong);
    expect(await runInProcess(['campus', 'check', path])).toMatchObject({ code: 0, err: '' });
    // What npm start begins with.
    const [building] = measuredCampus(readCampusFile(path));
    expect(building?.building.name).toBe('โรงอาหาร');
  }, 120_000);

  test.each([
    ['Ctrl-C', CTRL_C],
    ['Ctrl-D', CTRL_D],
  ])(
    '%s in the middle leaves nothing',
    async (name, key) => {
      const path = join(folder, `${name}.yaml`);
      const before = readdirSync(folder);
      const typed: Typed[] = [...BEGIN, ['take for a kWh, THB?', key]];
      const { code, shown } = await atTerminal(['campus', 'new', path], typed);
      expect([code, shown]).toEqual([
        2,
        expect.stringContaining('nobody answered; nothing was done'),
      ]);
      expect([existsSync(path), readdirSync(folder)]).toEqual([false, before]);
    },
    60_000,
  );
});

described('a call', () => {
  test.each([
    ['y', 0, 'Done in block'],
    ['n', 2, 'nothing was signed'],
    ['', 2, 'nothing was signed'],
  ])(
    'is signed where the answer is yes: %j',
    async (said, expected, words) => {
      const chain = new ChainBuilder()
        .realSignatures()
        .with(bob, 100n * 10n ** 18n)
        .with(alice);
      const node = await liveNode(chain.build());
      try {
        const args = ['account', 'transfer', '//Alice', '1', '--url', node.url];
        const { code, shown } = await atTerminal(args, [say('Sign and send? [y/N]', said)], {
          GRID_KEY: '//Bob',
        });
        expect([code, shown]).toEqual([expected, expect.stringContaining(words)]);
        const sent = node.calls.filter(({ method }) => method === 'author_submitExtrinsic');
        expect(sent).toHaveLength(expected === 0 ? 1 : 0);
      } finally {
        await node.stop();
      }
    },
    60_000,
  );
});
