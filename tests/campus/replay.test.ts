import { describe, expect, test } from '@jest/globals';
import { agenda, type CampusQuarter, type Step } from '../../tools/campus/agenda.js';
import type { Chain, SignedCall } from '../../tools/campus/chain.js';
import type { Building } from '../../tools/campus/buildings.js';
import type { BuildingEnergy, QuarterHour } from '../../tools/campus/energy.js';
import { replay, type Progress } from '../../tools/campus/replay.js';

const START = Date.UTC(2024, 0, 14, 17);
const QUARTER = 900_000;

/** A building that exports `exports[i]` Wh in quarter hour i; null stands for one that is missing. */
function energy(name: string, exports: readonly (number | null)[]): BuildingEnergy {
  const building: Building = {
    ...{ name, id: name, kwp: 10, loadPercent: 100, loadShift: 0, ratedWatts: 10_000 },
  };
  const quarters = exports.flatMap((exported, index): QuarterHour[] => {
    if (exported === null) return [];
    const start = START + index * QUARTER;
    return [{ day: '2024-01-15', start, generated: exported, used: 0, exported, imported: 0 }];
  });
  return { building, quarters };
}

const exported = (quarter: CampusQuarter | null): number[] | null =>
  quarter?.map((each) => each.exported) ?? null;

/** Steps as `[quarter hours since the start, exports counted, exports to come]`. */
function shown(steps: readonly Step[]): unknown[] {
  return steps.map(({ time, counted, coming }) => {
    return [(time - START) / QUARTER, exported(counted), exported(coming)];
  });
}

describe('the agenda', () => {
  test('has orders one epoch before a quarter hour, and its count at its end', () => {
    expect(shown(agenda([energy('A', [1, 2, 3]), energy('B', [10, 20, 30])]))).toEqual([
      [-1, null, [1, 10]],
      [0, null, [2, 20]],
      [1, [1, 10], [3, 30]],
      [2, [2, 20], null],
      [3, [3, 30], null],
    ]);
  });

  test('leaves out what is missing', () => {
    expect(shown(agenda([energy('A', [1, null, null, null, 5])]))).toEqual([
      [-1, null, [1]],
      [1, [1], null],
      [3, null, [5]],
      [5, [5], null],
    ]);
  });

  test('is empty without quarter hours', () => {
    expect(agenda([energy('A', [])])).toEqual([]);
    expect(agenda([])).toEqual([]);
  });

  test('wants the same quarter hours of every building', () => {
    const uneven = [energy('A', [1, 2]), energy('B', [1])];
    expect(() => agenda(uneven)).toThrow('B has no quarter hour 1');
  });
});

describe('a replay', () => {
  const steps = agenda([energy('A', [1, 2, 3]), energy('B', [10, 20, 30])]);
  /** Stands for calls by the exports they are about. */
  const callsOf = ({ coming }: Step): SignedCall[] => exported(coming) as unknown as SignedCall[];

  /** A chain that remembers what was submitted when, and answers with as many events. */
  function recorder(): { chain: Chain; log: unknown[][] } {
    const log: unknown[][] = [];
    const submitAll = (calls: readonly SignedCall[], time: number): Promise<unknown[]> => {
      log.push([calls, (time - START) / QUARTER]);
      return Promise.resolve([`events ${log.length}`]);
    };
    return { chain: { submitAll } as unknown as Chain, log };
  }

  test('submits the calls of every step at its time, and hands on the events', async () => {
    const { chain, log } = recorder();
    const events: unknown[] = [];
    const watch = (some: readonly unknown[]): void => void events.push(...some);
    await replay(chain, steps, callsOf, watch, () => {});
    expect(log).toEqual([
      [[1, 10], -1],
      [[2, 20], 0],
      [[3, 30], 1],
      [null, 2],
      [null, 3],
    ]);
    expect(events).toEqual(['events 1', 'events 2', 'events 3', 'events 4', 'events 5']);
  });

  test('reports the steps done and what was exported until then', async () => {
    const reports: Progress[] = [];
    const report = (progress: Progress): void => void reports.push(progress);
    await replay(recorder().chain, steps, callsOf, () => {}, report);
    expect(reports.map(({ done, exported }) => [done, exported])).toEqual([
      ...[
        [1, 0],
        [2, 0],
        [3, 11],
        [4, 33],
        [5, 66],
      ],
    ]);
  });

  test('ends at the first refusal', async () => {
    const { chain } = recorder();
    chain.submitAll = () => Promise.reject(new Error('gridToken.mint was refused: BadSigner'));
    const running = replay(
      chain,
      steps,
      callsOf,
      () => {},
      () => {},
    );
    await expect(running).rejects.toThrow('BadSigner');
  });
});
