/** A month from the history: the regulator's pack and statements, of a night in which readings come late, in heaps or never. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monthStatementShape } from '../../tools/desk/jobs/statement.js';
import { type MonthReport, reportShape } from '../../tools/desk/report/month.js';
import { readReadings } from '../../tools/readings/index.js';
import { type Database, openDatabase, startHistory } from '../../tools/services/history/index.js';
import { ChainNode } from '../../tools/bench/follow/chain-node.js';
import { describeDatabases, type Places, placesOf } from '../history/databases.js';
import { OWNERS, playedNight } from '../history/night.js';
import { runInProcess } from '../support/in-process.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'month-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describeDatabases('%s', (kind) => {
  let places: Places;
  let place: string;
  let month: string;
  let database: Database;

  beforeAll(async () => {
    places = await placesOf(kind);
    place = await places.next();
    const { chain } = playedNight(1, 6).chain;
    const node = await ChainNode.start(chain);
    database = await openDatabase(place);
    const history = await startHistory({ url: node.url, database });
    await history.reached(chain.head.header.number);
    await history.stop();
    await node.stop();
    month = new Date(Number(chain.time)).toISOString().slice(0, 7);
  });
  afterAll(async () => {
    await database?.close();
    await places?.close();
  });

  async function report(...more: string[]): Promise<MonthReport> {
    const { code, out, err } = await runInProcess([
      'report',
      '--month',
      month,
      '--database',
      place,
      '--json',
      ...more,
    ]);
    if (code !== 0) throw new Error(`${err}${out}`);
    return reportShape.parse(JSON.parse(out));
  }

  test('the energy balance closes to the Wh, and each kWh is claimed once', async () => {
    const { energy, certificates, readings, participants } = await report();
    expect(energy.fedInWh).toBeGreaterThan(0);
    expect(energy.takenWh).toBeGreaterThan(0);
    expect(energy.leftOverWh).toBe(0);
    expect(certificates.length).toBeGreaterThan(0);
    expect(certificates.map(({ leftOverWh }) => leftOverWh)).toEqual(certificates.map(() => 0));
    expect(certificates.reduce((sum, { fedInWh }) => sum + fedInWh, 0)).toBe(energy.fedInWh);
    expect(readings.expected).toBeGreaterThan(readings.inTime - 1);
    expect(participants.length).toBeGreaterThan(0);
  });

  test('it comes as a page that prints and as CSV, which names its hash', async () => {
    await report('--out', folder);
    const [csv, html] = [`${month}.csv`, `${month}.html`].map((name) =>
      readFileSync(join(folder, name), 'utf8'),
    ) as [string, string];
    expect(html).toContain(createHash('sha256').update(csv).digest('hex'));
    expect(csv).toContain('energy,left over,0,Wh');
    expect(html).toContain('@media print');
  });

  test('statements of every account make closing of opening, and come as CSV and Green Button', async () => {
    let meters = 0;
    for (const { address } of OWNERS) {
      const [csv, xml] = [join(folder, 'x.csv'), join(folder, 'x.xml')];
      const args = [
        'statement',
        address,
        '--month',
        month,
        '--database',
        place,
        '--json',
        '--csv',
        csv,
      ];
      const { code, out, err } = await runInProcess(args);
      if (code !== 0) throw new Error(err);
      const { closing, lines } = monthStatementShape.parse(JSON.parse(out));
      expect(readFileSync(csv, 'utf8').split('\r\n').at(-2)).toContain(`closing,,,${closing}`);
      if (lines.length === 0) continue;
      const written = await runInProcess([...args, '--green-button', xml]);
      if (written.code !== 0) {
        expect(written.err).toContain('has no readings of');
        continue;
      }
      meters++;
      expect(readFileSync(xml, 'utf8')).toContain('http://naesb.org/espi');
    }
    expect(meters).toBeGreaterThan(0);
  });

  test('a database that is none ends with 1, and one line', async () => {
    const none = kind === 'SQLite' ? join(folder, 'gone') : `${place}_gone`;
    for (const command of [['report'], ['statement', '//Bob']]) {
      const args = [...command, '--month', month, '--database', none];
      const { code, out, err } = await runInProcess(args);
      expect([code, out, err.split('\n').length]).toEqual([1, '', 1]);
      expect(err).toMatch(
        /there is no database .*gone; "grid history" fills one|is not there: create it/,
      );
    }
  });

  test('a month that is none, or that the history does not know, is said', async () => {
    const none = await runInProcess(['report', '--month', 'January', '--database', place]);
    expect(none).toMatchObject({ code: 2 });
    expect(none.err).toBe('"January" is no month such as 2024-01');
    const unknown = await runInProcess(['report', '--month', '1999-01', '--database', place]);
    expect(unknown.err).toContain('the history has no blocks of 1999-01');
    const asked = ['statement', '//Bob', '--database', place, '--month'];
    const statement = await runInProcess([...asked, '1999-01']);
    expect([statement.code, statement.err]).toEqual([2, unknown.err]);
    const nobody = ['statement', '//Nobody', '--database', place, '--month', month];
    expect((await runInProcess(nobody)).err).toMatch(/^the history knows no account 5/);
  });
});

test('what is written as Green Button is read back', async () => {
  const { greenButton } = await import('../../tools/readings/write-green-button.js');
  const { writeFileSync } = await import('node:fs');
  const start = Date.UTC(2024, 0, 14, 17);
  const intervals = [100, 0, 250, 7].map((importWh, at) => ({
    start: start + at * 900_000,
    importWh,
    exportWh: at,
  }));
  const path = join(folder, 'one.xml');
  const meters = [{ id: 'A & B', intervals }];
  writeFileSync(
    path,
    [...greenButton({ title: 'x', updated: start, seconds: 900, meters })].join(''),
  );
  const { intervals: found, minutes } = readReadings(path, 420);
  expect(minutes).toBe(15);
  expect(found.map(({ start: at, energies }) => [at, energies.import, energies.export])).toEqual(
    intervals.map(({ start: at, importWh, exportWh }) => [
      at,
      importWh * 3_600_000,
      exportWh * 3_600_000,
    ]),
  );
});
