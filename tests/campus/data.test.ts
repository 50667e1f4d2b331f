/** The shipped campus: what its file and its data say. */
import { QUARTER_HOUR_MS } from '../../node-config/time.js';
import { expect, test } from '@jest/globals';
import { FLAT_TARIFF } from '../../node-config/tariffs.js';
import { accountOf, meterKeyOf, shippedCampus } from '../../tools/campus-file/index.js';
import { campusAccounts } from '../../tools/campus/simulation/accounts.js';
import { ready } from '../../tools/compiler/host/executor.js';
import { toHex } from '../../tools/compiler/host/bytes.js';
import { BUILDINGS, DAYS, READINGS } from '../support/shipped-campus.js';

/** A hundredth of a watt over a quarter hour, in millijoules. */
const UNIT = 9_000;

test('is 56 whole days of 96 quarter hours', () => {
  expect(READINGS).toHaveLength(5376);
  expect(DAYS).toHaveLength(56);
  expect(DAYS).not.toContain('2024-01-10');
});

test('reads local time as UTC+7 and power to the hundredth of a watt', () => {
  expect(READINGS[0]).toEqual({
    day: '2024-01-01',
    start: Date.UTC(2023, 11, 31, 17),
    load: 62149 * UNIT,
    pv: 5143 * UNIT,
  });
});

test('starts every quarter hour on the grid that epochs use', () => {
  expect(READINGS.every((reading) => reading.start % QUARTER_HOUR_MS === 0)).toBe(true);
});

test('shows the phantom generation of the PV meter: it never reads zero', () => {
  expect(Math.min(...READINGS.map((reading) => reading.pv))).toBe(1671 * UNIT);
});

test('has the tariff of the campus presets', () => {
  expect(shippedCampus().tariff).toEqual(FLAT_TARIFF);
});

test('names the accounts and keys that a replay signs with, and five public buildings', async () => {
  await ready();
  const { buildings } = shippedCampus();
  const { members } = campusAccounts(BUILDINGS);
  for (const [at, building] of buildings.entries()) {
    const member = members[at];
    expect(await accountOf(building)).toBe(member?.account.address);
    expect(await meterKeyOf(building.meters[0]!)).toBe(toHex(member!.meterKey.publicKey));
    expect(building.isPublic).toBe(true);
  }
  expect(BUILDINGS.map(({ id, kwp }) => [id, kwp])).toEqual([
    ...[
      ['Engineering', 50],
      ['Science', 35],
      ['Dormitory', 25],
      ['Library', 20],
      ['SportsHall', 40],
    ],
  ]);
});
