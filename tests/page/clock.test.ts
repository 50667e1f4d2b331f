/** The chain's time as the page has it: from blocks, and never from the browser's clock. */
import { describe, expect, test } from '@jest/globals';
import { type ChainClock, clockAfter, NO_CLOCK, timeAt } from '../../tools/page/data/head.js';

const NOON = Date.parse('2024-01-15T12:00:00+07:00');

/** A chain of a minute per second: blocks of 90 s every 1.5 s. */
function running(blocks: number): { clock: ChainClock; now: number } {
  let [clock, now] = [NO_CLOCK, 10_000];
  for (let number = 1; number <= blocks; number += 1) {
    now += 1_500;
    clock = clockAfter(clock, { genesis: '0x1', number, time: NOON + number * 90_000 }, now);
  }
  return { clock, now };
}

describe('the time of the chain', () => {
  test('runs on between blocks as fast as blocks came, and stops where the next ones are missing', () => {
    const { clock, now } = running(30);
    const head = NOON + 30 * 90_000;
    expect(timeAt(clock, now)).toBe(head);
    expect(Math.abs(timeAt(clock, now + 1_000) - head - 60_000)).toBeLessThan(2_000);
    expect(timeAt(clock, now + 3_600_000)).toBeLessThan(head + 3 * 90_000);
  });

  test('is right at once after a night in which the machine counted no time', () => {
    const { clock, now } = running(30);
    const morning = NOON + 30 * 90_000 + 8 * 3_600_000;
    const woken = clockAfter(clock, { genesis: '0x1', number: 350, time: morning }, now + 200);
    expect(woken.rate).toBe(clock.rate);
    expect(timeAt(woken, now + 200)).toBe(morning);
    expect(timeAt(woken, now + 60_000)).toBeLessThan(morning + 3 * 90_000);
  });

  test('begins anew with another chain, earlier or later', () => {
    const { clock, now } = running(30);
    const other = clockAfter(clock, { genesis: '0x2', number: 1, time: NOON - 1 }, now + 10);
    expect(other).toMatchObject({ rate: 1, interval: 6_000, isStale: false });
    expect(timeAt(other, now + 10)).toBe(NOON - 1);
  });
});
