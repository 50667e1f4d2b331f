/**
 * A campus of one's own: three buildings whose readings come in three shapes. With GRID_FULL, as `npm run test:full` has it,
 * a day of it is replayed on a chain.
 */
import { expect, jest, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { readCampusFile } from '../../tools/campus-file/index.js';
import { calculate } from '../../tools/campus/calculation/index.js';
import { start } from '../../tools/campus/index.js';
import { sumOf } from '../../tools/campus/lines.js';
import { planOf } from '../../tools/campus/plan.js';
import { type Prices, TICK } from '../../tools/campus/prices.js';
import { measuredCampus } from '../../tools/campus/simulation/buildings.js';
import { energiesOf, totalsOf } from '../../tools/campus/simulation/energy.js';
import { ready } from '../../tools/compiler/host/executor.js';

const FILE = 'docs/examples/campus/campus.yaml';
const FULL = Boolean(process.env['GRID_FULL']);
await ready();

const measured = measuredCampus(readCampusFile(FILE));
const energies = energiesOf(measured);
const [library, canteen, dormitory] = energies.map(({ quarters }) => totalsOf(quarters)) as [
  ReturnType<typeof totalsOf>,
  ReturnType<typeof totalsOf>,
  ReturnType<typeof totalsOf>,
];

/** Rows of a file as text, read without the code under test. */
const rows = (name: string, delimiter: string, titles: number): string[][] =>
  readFileSync(`docs/examples/campus/${name}`, 'utf8')
    .split(/\r?\n/)
    .slice(titles)
    .map((line) => line.split(delimiter))
    .filter(([first]) => first);
const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

test('kW of quarter hours with decimal commas: load and PV, to the whole Wh', () => {
  const powers = rows('library.csv', ';', 2).map((cells) =>
    cells.slice(2, 4).map((cell) => Number(cell.replace(',', '.'))),
  );
  expect(powers).toHaveLength(192);
  expect(Math.abs(library.used - sum(powers.map(([load = 0]) => load)) * 250)).toBeLessThan(1);
  expect(Math.abs(library.generated - sum(powers.map(([, pv = 0]) => pv)) * 250)).toBeLessThan(1);
});

test('Wh of five minutes, newest first, one row twice: what the meter counted', () => {
  const all = rows('canteen.csv', ',', 1);
  const once = [...new Map(all.map((cells) => [cells[0], cells])).values()];
  expect([all.length, once.length]).toEqual([577, 576]);
  expect(Math.abs(canteen.imported - sum(once.map((cells) => Number(cells[1]))))).toBeLessThan(1);
  expect(Math.abs(canteen.exported - sum(once.map((cells) => Number(cells[2]))))).toBeLessThan(1);
});

test('registers of half hours: what they rose by', () => {
  const shown = rows('dormitory.csv', '\t', 4);
  const [first, last] = [shown[0], shown.at(-1)].map((cells) => (cells ?? []).slice(2).map(Number));
  expect(
    Math.abs(dormitory.imported - ((last?.[0] ?? 0) - (first?.[0] ?? 0)) * 1_000),
  ).toBeLessThan(1);
  expect(
    Math.abs(dormitory.exported - ((last?.[1] ?? 0) - (first?.[1] ?? 0)) * 1_000),
  ).toBeLessThan(1);
});

test('what comes of it closes to the Wh', () => {
  const prices: Prices = { feedIn: 523n * TICK, retail: 1_000n * TICK, pool: (1_523n * TICK) / 2n };
  const plan = planOf('forecast', energies, () => prices);
  const meterIds = measured.map(({ building }) => building.meterId);
  const { lines, boundary } = calculate({ energies, plan, pricesAt: () => prices, meterIds });
  const flows = totalsOf(energies.map(({ quarters }) => totalsOf(quarters)));
  expect(boundary.out - boundary.in + sumOf(lines).carried).toBe(flows.exported - flows.imported);
});

if (FULL)
  test('a day of it is replayed on a chain, which agrees with the files to the Wh', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const log = jest.spyOn(console, 'log').mockImplementation(() => {});
    try {
      await start({ campus: FILE, once: true, port });
      const said = log.mock.calls.map(([line]) => String(line)).join('\n');
      expect(said).toContain('Three buildings: 3 buildings and meters, 77 kWp');
      expect(said).toContain('Chain, calculation and data agree, to the Wh and to the base unit.');
    } finally {
      log.mockRestore();
    }
  }, 600_000);
