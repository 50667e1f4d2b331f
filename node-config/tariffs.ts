/** What the utility pays and asks on the chains of this folder. */
import { GRID } from './token.js';
import { DAY_MS } from './time.js';
import type { Amount, Tariff } from './generated/genesis-config.js';

/** Satang that one GRID is worth on every chain: what a kWh costs where prices are the same all day. */
const SATANG_PER_GRID = 420;
const FEED_IN_SATANG = 220;
const PEAK_SATANG = 580;
const OFF_PEAK_SATANG = 264;
/** Prices are multiples of this, in base units of GRID per kWh. */
const PRICE_STEP = 1000n;

/** Quarter hours of a day, and of its first hours. */
const DAY = 96;
const hours = (count: number): number => count * 4;
/** Bits of a period's days: Monday is the lowest, holidays the highest. */
const EVERY_DAY = 0b1111_1111;
const MONDAY_TO_FRIDAY = 0b0001_1111;

/** Thai public holidays of 2024, the year of the measured days; those given in lieu are not the tariff's. */
const HOLIDAYS = [
  ...['2024-01-01', '2024-02-24', '2024-04-06', '2024-04-13', '2024-04-14', '2024-04-15'],
  ...['2024-05-01', '2024-05-04', '2024-05-22', '2024-06-03', '2024-07-20', '2024-07-21'],
  ...['2024-07-28', '2024-08-12', '2024-10-13', '2024-10-23', '2024-12-05', '2024-12-10'],
  '2024-12-31',
];

/** Base units of GRID per kWh, rounded down to a price that the chain takes. */
function priceOf(satang: number): Amount {
  const exact = (BigInt(satang) * GRID) / BigInt(SATANG_PER_GRID);
  return `${exact - (exact % PRICE_STEP)}`;
}

/** A tariff with what all of them share. */
function tariffWith(changes: Pick<Tariff, 'periods' | 'holidays'>): Tariff {
  return { offsetMinutes: 7 * 60, sharePermille: 500, satangPerGrid: SATANG_PER_GRID, ...changes };
}

/** A kWh costs a GRID at any time, and brings 0.523: 4.20 and 2.20 THB. */
export const FLAT_TARIFF: Tariff = tariffWith({
  periods: [
    {
      days: EVERY_DAY,
      from: 0,
      to: DAY,
      feedIn: `${(523n * GRID) / 1000n}`,
      retail: `${GRID}`,
    },
  ],
  holidays: [],
});

/**
 * Thai time of use: 5.80 THB from 9 to 22 o'clock from Monday to Friday except on holidays, 2.64 THB at other times;
 * 2.20 THB for what is fed in.
 */
export const TIME_OF_USE: Tariff = tariffWith({
  periods: [
    {
      days: MONDAY_TO_FRIDAY,
      from: hours(9),
      to: hours(22),
      feedIn: priceOf(FEED_IN_SATANG),
      retail: priceOf(PEAK_SATANG),
    },
    {
      days: EVERY_DAY,
      from: 0,
      to: DAY,
      feedIn: priceOf(FEED_IN_SATANG),
      retail: priceOf(OFF_PEAK_SATANG),
    },
  ],
  holidays: HOLIDAYS.map((date) => Date.parse(date) / DAY_MS),
});
