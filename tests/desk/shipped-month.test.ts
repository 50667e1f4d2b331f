/**
 * The report of January 2024 of the shipped campus, as it is committed in docs/examples/report: what the data come to, and what
 * the chain of these sources comes to. A day of the month is played unless GRID_FULL is set, as `npm run test:full` does; then
 * all of it is, and the files have to be the same to the byte. What was made is left in build/report.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packCsv, packHash, packHtml } from '../../tools/desk/report/pages.js';
import { type MonthReport, reportShape } from '../../tools/desk/report/month.js';
import { openDatabase, startHistory } from '../../tools/services/history/index.js';
import { replaceFile } from '../../tools/support/files.js';
import { ChainNode } from '../../tools/bench/follow/chain-node.js';
import { runInProcess } from '../support/in-process.js';
import { expectedOf, JANUARY, MONTH, playedDays } from './shipped-month.js';

const EXAMPLE = 'docs/examples/report';
const MADE = 'build/report';
const FULL = Boolean(process.env['GRID_FULL']);
const ONE_DAY = ['2024-01-15'];

const committed = (ending: string): string =>
  readFileSync(join(EXAMPLE, `${MONTH}.${ending}`), 'utf8');
const example = reportShape.parse(JSON.parse(committed('json')));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'month-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What `grid report` makes of a chain that played `days`. */
async function reportOf(days: readonly string[]): Promise<MonthReport> {
  const place = join(folder, 'history.sqlite');
  const { chain } = playedDays(days);
  const node = await ChainNode.start(chain, { name: 'Five buildings of a campus' });
  const database = await openDatabase(place);
  const history = await startHistory({ url: node.url, database });
  await history.reached(chain.head.header.number);
  await history.stop();
  await node.stop();
  await database.close();
  const args = ['report', '--month', MONTH, '--database', place, '--out', MADE, '--json'];
  const { code, out, err } = await runInProcess(args);
  expect([code, err]).toEqual([0, '']);
  replaceFile(join(MADE, `${MONTH}.json`), `${out}\n`);
  return reportShape.parse(JSON.parse(out));
}

/** A report has to say what follows from the data, to the Wh and to the base unit. */
function expectAsTheDataHasIt(report: MonthReport, days: readonly string[]): void {
  const { energy, market, savings, imbalance, fedInWh } = expectedOf(days);
  expect(report.energy).toMatchObject(energy);
  expect(report.market).toMatchObject(market);
  expect(report.savings).toEqual(savings);
  expect(report.imbalance).toEqual(imbalance);
  const devices = report.certificates.map(({ meter, fedInWh: wh }) => [meter, wh]);
  expect(Object.fromEntries(devices)).toEqual(fedInWh);
  for (const one of report.certificates) expect(one.leftOverWh).toBe(0);
}

test('the committed month is what the data come to, without a chain', () => {
  expect(JANUARY).toHaveLength(29);
  expectAsTheDataHasIt(example, JANUARY);
  expect(example).toMatchObject({
    isFinal: true,
    // Five meters, 31 days; of the two days without data most was read up too late for its pool.
    readings: { expected: 14_880, inTime: 14_080, late: 800, several: 0, missing: 0, refused: 0 },
    decisions: [
      {
        ...{ call: 'Settlement.set_tariff', outcome: 'executed', approvals: 3 },
        changes: [
          {
            what: 'tariff: 1. every day, 00:00 to 24:00, feed-in',
            from: '0.523 GRID per kWh',
            to: '0.54 GRID per kWh',
            since: '2024-02-01T00:00+07:00',
          },
        ],
      },
    ],
  });
});

test('its page and its CSV are made of the same figures', () => {
  const csv = packCsv(example);
  expect(committed('csv')).toBe(csv);
  expect(committed('html')).toBe(packHtml(example));
  expect(committed('html')).toContain(packHash(csv));
});

test(
  FULL ? 'the chain comes to the committed month' : 'the chain comes to what the data say of a day',
  async () => {
    const days = FULL ? JANUARY : ONE_DAY;
    const report = await reportOf(days);
    expectAsTheDataHasIt(report, days);
    // Which chain it is depends on its code.
    if (FULL) expect({ ...report, chain: example.chain }).toEqual(example);
  },
  FULL ? 1_800_000 : 60_000,
);
