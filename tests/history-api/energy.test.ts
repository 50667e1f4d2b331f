import { baseUnits } from '../../tools/client/money.js';
import { closeNextDay } from '../../tools/services/history/api/answers/energy-days.js';
import { admin, alice, ask, DAY_MS, library, type Scene, scene, signIn } from './support.js';

interface Energy {
  madeWh: number;
  usedWh: number;
  soldAheadWh: number;
  sharedOutWh: number;
  utilityOutWh: number;
  boughtAheadWh: number;
  sharedInWh: number;
  utilityInWh: number;
  pendingWh: number;
}
type Bucket = Energy & {
  from: string;
  to: string;
  paid: string;
  tariffAlone: string;
  saved: string;
};
interface Answer<T> {
  items: T[];
  total: T;
}
interface Flow {
  from: string;
  meters: number;
  complete: boolean;
  energy: Energy | null;
  saved: string | null;
  selfConsumption: number | null;
  selfSufficiency: number | null;
}

let at: Scene;
let token = '';
beforeAll(async () => {
  at = await scene();
  token = await signIn(at, admin);
  await at.api.summedUp;
});
afterAll(() => at.close());

const MARKS = [
  'madeWh',
  'usedWh',
  'soldAheadWh',
  'sharedOutWh',
  'utilityOutWh',
  'boughtAheadWh',
  'sharedInWh',
  'utilityInWh',
] as const;

const numbersOf = (energy: Energy): number[] => MARKS.map((name) => energy[name]);
const added = (all: readonly Energy[]): number[] =>
  MARKS.map((name) => all.reduce((sum, energy) => sum + energy[name], 0));

describe('Energy of an account', () => {
  const of = async (bucket: string): Promise<Answer<Bucket>> => {
    const url = `/v1/accounts/${alice.address}/energy?from=2024-01-01&to=2024-01-05&bucket=${bucket}`;
    return (await ask<Answer<Bucket>>(at, url, { token })).body;
  };

  test('is the same by any bucket, from days that are summed up and from those that are not', async () => {
    const closed = await at.database.get<{ count: number }>(
      'SELECT count(*) AS count FROM closed_days',
    );
    expect(closed?.count).toBe(2);
    const fine = await of('epoch');
    expect(fine.items).toHaveLength(4 * 96);
    for (const bucket of ['hour', 'day', 'week', 'month']) {
      const { items, total } = await of(bucket);
      expect([bucket, ...numbersOf(total)]).toEqual([bucket, ...added(items)]);
      if (bucket === 'week' || bucket === 'month') continue;
      expect([bucket, ...numbersOf(total)]).toEqual([bucket, ...numbersOf(fine.total)]);
      expect([bucket, total.paid, total.saved]).toEqual([
        bucket,
        fine.total.paid,
        fine.total.saved,
      ]);
    }
  });

  test('has every Wh in one of three parts, and the saving as its formula says', async () => {
    const { items } = await of('hour');
    for (const item of items) {
      expect(item.soldAheadWh + item.sharedOutWh + item.utilityOutWh).toBe(item.madeWh);
      expect(item.boughtAheadWh + item.sharedInWh + item.utilityInWh).toBe(item.usedWh);
      expect(baseUnits(item.tariffAlone) - baseUnits(item.paid)).toBe(baseUnits(item.saved));
    }
  });

  test('is what its meter showed', async () => {
    const row = await at.database.get<{ imported: number; exported: number }>(
      `SELECT sum(import_wh) AS imported, sum(export_wh) AS exported FROM readings
       WHERE meter = 'M-0002' AND epoch < ${Date.UTC(2024, 0, 4, 17) / 900_000}`,
    );
    const { total } = await of('day');
    expect([total.usedWh, total.madeWh]).toEqual([row?.imported, row?.exported]);
  });
});

describe('Energy of the campus', () => {
  const of = async (bucket: string): Promise<Answer<Flow>> => {
    const url = `/v1/campus/flows?from=2024-01-01&to=2024-01-05&bucket=${bucket}`;
    return (await ask<Answer<Flow>>(at, url, { token })).body;
  };

  test('is the same by any bucket', async () => {
    const fine = await of('hour');
    for (const bucket of ['epoch', 'day']) {
      const { items, total } = await of(bucket);
      expect(total.energy).toEqual(fine.total.energy);
      expect(total.saved).toBe(fine.total.saved);
      expect(added(items.flatMap(({ energy }) => energy ?? []))).toEqual(
        numbersOf(fine.total.energy as Energy),
      );
    }
  });

  test('shares and trades as much as is taken', async () => {
    const { energy, selfConsumption, selfSufficiency } = (await of('day')).total;
    expect(energy?.boughtAheadWh).toBeGreaterThan(0);
    expect(energy?.sharedInWh).toBeGreaterThan(0);
    expect(selfConsumption).toBeCloseTo(
      1 - (energy?.utilityOutWh ?? 0) / (energy?.madeWh ?? 1),
      12,
    );
    expect(selfSufficiency).toBeGreaterThan(0);
    expect(selfSufficiency).toBeLessThan(1);
  });

  test('is complete once every meter was read and every pool has closed', async () => {
    const { items } = await of('day');
    expect(items.map(({ complete, meters }) => [complete, meters])).toEqual(
      Array(4).fill([true, 12]),
    );
    const now = await ask<Answer<Flow>>(at, '/v1/campus/flows?bucket=epoch', { token });
    expect(now.body.items.at(-1)?.complete).toBe(false);
  });

  test('of a year by the epoch is refused, with what to ask for instead', async () => {
    const reply = await ask<{ error: string }>(
      at,
      '/v1/campus/flows?from=2024-01-01&to=2024-01-20&bucket=hour',
    );
    // The days to come are not counted.
    expect(reply.status).toBe(200);
    const long = await ask<{ error: string }>(
      at,
      '/v1/campus/flows?from=2020-01-01&to=2024-01-05&bucket=epoch',
    );
    expect([long.status, long.body.error]).toEqual([400, expect.stringContaining('bucket')]);
  });

  test('of public buildings stands side by side', async () => {
    const { body } = await ask<{ items: { account: string; energy: Bucket }[] }>(
      at,
      '/v1/campus/buildings?from=2024-01-01&to=2024-01-05',
    );
    expect(body.items.map(({ account }) => account)).toEqual([library.address]);
    const { body: own } = await ask<Answer<Bucket>>(
      at,
      `/v1/accounts/${library.address}/energy?from=2024-01-01&to=2024-01-05&bucket=day`,
    );
    expect(body.items[0]?.energy).toEqual(own.total);
  });
});

describe('Prices', () => {
  interface Price {
    price: string | null;
    volumeWh: number;
    epochs: number;
    trades: number;
    feedIn: string;
  }
  test('of days are those of their epochs, asked for once or again', async () => {
    const of = async (bucket: string): Promise<Price[]> =>
      (
        await ask<{ items: Price[] }>(
          at,
          `/v1/prices?from=2024-01-01&to=2024-01-05&bucket=${bucket}`,
          { token },
        )
      ).body.items;
    const fine = await of('epoch');
    const days = await of('day');
    expect(days).toEqual(await of('day'));
    expect(days.map(({ epochs }) => epochs)).toEqual([96, 96, 96, 96]);
    const sum = (items: Price[], name: 'volumeWh' | 'trades'): number =>
      items.reduce((total, item) => total + item[name], 0);
    for (const name of ['volumeWh', 'trades'] as const) {
      expect([name, sum(days, name)]).toEqual([name, sum(fine, name)]);
      expect(sum(days, name)).toBeGreaterThan(0);
    }
    expect(fine.filter(({ price }) => price === null).length).toBeGreaterThan(0);
    expect(days.every(({ feedIn }) => feedIn === '0.523')).toBe(true);
  });
});

test('Days are summed up once they are long over, and each once', async () => {
  const { current } = (at.api as unknown as { states: { current: never } }).states;
  expect(await closeNextDay(at.database, current)).toBe(false);
  const rows = await at.database.all<{ day: number }>('SELECT day FROM closed_days ORDER BY day');
  const first = Math.floor((Date.UTC(2023, 11, 31, 17) + 7 * 3_600_000) / DAY_MS);
  expect(rows.map(({ day }) => day)).toEqual([first, first + 1]);
});
