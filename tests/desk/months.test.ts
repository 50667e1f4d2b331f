/** Local months as epochs, and what a GRID is worth in them: what comes later changes nothing of what is over. */
import { describe, expect, test } from '@jest/globals';
import { monthIn } from '../../tools/desk/report/months.js';
import type { Month, Rows } from '../../tools/desk/report/rows.js';

const EPOCH_MS = 900_000;
const epoch = (time: string): number => Date.parse(time) / EPOCH_MS;

/** A history with tariffs alone: from when on, what a GRID is worth, minutes ahead of UTC. */
function monthOf(
  name: string,
  ...tariffs: readonly (readonly [string, number, number?])[]
): Promise<Month> {
  const rows = tariffs.map(([from, satang, offset = 420], version) => ({
    ...{ version, block: version, from_epoch: epoch(from), offset_minutes: offset },
    ...{ share_permille: 500, satang_per_grid: satang, periods: '[]', holidays: '[]' },
  }));
  const database = {
    get: () => Promise.resolve({ epoch_length: EPOCH_MS }),
    all: () => Promise.resolve(rows),
  };
  return monthIn(database as unknown as Rows, name);
}

const FIRST = ['2023-12-01T00:00+07:00', 420] as const;

test.each([
  ['2024-01', '2024-01-01T00:00+07:00', 31],
  ['2024-02', '2024-02-01T00:00+07:00', 29],
  ['2023-02', '2023-02-01T00:00+07:00', 28],
  ['2024-12', '2024-12-01T00:00+07:00', 31],
])('%s has its days, and begins at local midnight', async (name, begins, days) => {
  const { from, to, start, stretches } = await monthOf(name, FIRST);
  expect([start, from, to - from]).toEqual([Date.parse(begins), epoch(begins), days * 96]);
  expect(stretches).toMatchObject([{ from, to, satangPerGrid: 420 }]);
});

describe('what a GRID is worth', () => {
  test('is what it was then, whatever is set for later', async () => {
    const now = await monthOf('2024-01', FIRST);
    const later = await monthOf('2024-01', FIRST, ['2024-02-01T00:00+07:00', 500]);
    expect(later).toEqual(now);
  });

  test('changes within a month where a tariff does', async () => {
    const change = '2024-01-16T00:00+07:00';
    const { from, to, start, end, stretches } = await monthOf('2024-01', FIRST, [change, 500]);
    expect(stretches).toEqual([
      { from, to: epoch(change), start, end: Date.parse(change), satangPerGrid: 420 },
      { from: epoch(change), to, start: Date.parse(change), end, satangPerGrid: 500 },
    ]);
  });

  test('stays where other prices are set, or a tariff is replaced before its time', async () => {
    const { stretches } = await monthOf(
      '2024-01',
      FIRST,
      ['2024-01-10T00:00+07:00', 420],
      ['2024-01-20T00:00+07:00', 500],
      ['2024-01-20T00:00+07:00', 420],
    );
    expect(stretches).toMatchObject([{ satangPerGrid: 420 }]);
  });
});
