import { QUARTER_HOUR_MS } from '../../node-config/time.js';
import { describe, expect, test } from '@jest/globals';
import { type CampusQuarter, type Step, stepsOf } from '../../tools/campus/scenario.js';
import type { Chain, SignedCall } from '../../tools/campus/chain.js';
import type { Building } from '../../tools/campus/simulation/buildings.js';
import type { BuildingEnergy, QuarterHour } from '../../tools/campus/simulation/energy.js';
import type { Oracle } from '../../tools/campus/oracle.js';
import { type Progress, type ReplayParts, runSteps } from '../../tools/campus/run.js';

const START = Date.UTC(2024, 0, 14, 17);
const QUARTER = QUARTER_HOUR_MS;

/** A building that exports `exports[i]` Wh in quarter hour i; null stands for one that is missing. */
function energy(name: string, exports: readonly (number | null)[]): BuildingEnergy {
  const building: Building = {
    ...{ name, id: name, uri: `//${name}`, location: '', kwp: 10 },
    ...{ pvShare: [1, 1], loadPercent: 100, loadShift: 0 },
    ...{ ratedWatts: 10_000, meterId: name, meterClass: 'Bidirectional', isBehindMeter: true },
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

describe('the steps of a scenario', () => {
  test('has orders one epoch before a quarter hour, and its count at its end', () => {
    expect(shown(stepsOf([energy('A', [1, 2, 3]), energy('B', [10, 20, 30])]))).toEqual([
      [-1, null, [1, 10]],
      [0, null, [2, 20]],
      [1, [1, 10], [3, 30]],
      [2, [2, 20], null],
      [3, [3, 30], null],
    ]);
  });

  test('leaves out what is missing', () => {
    expect(shown(stepsOf([energy('A', [1, null, null, null, 5])]))).toEqual([
      [-1, null, [1]],
      [1, [1], null],
      [3, null, [5]],
      [5, [5], null],
    ]);
  });

  test('are few where days are missing, and never so far apart that a meter counts as silent', () => {
    const quarters = [1, ...Array.from({ length: 200 }, () => null), 5];
    const steps = shown(stepsOf([energy('A', quarters)]));
    const idle = [33, 65, 97, 129, 161, 193].map((at) => [at, null, null]);
    expect(steps).toEqual([
      ...[[-1, null, [1]], [1, [1], null], ...idle, [200, null, [5]], [202, [5], null]],
    ]);
  });

  test('is empty without quarter hours', () => {
    expect(stepsOf([energy('A', [])])).toEqual([]);
    expect(stepsOf([])).toEqual([]);
  });

  test('wants the same quarter hours of every building', () => {
    const uneven = [energy('A', [1, 2]), energy('B', [1])];
    expect(() => stepsOf(uneven)).toThrow('B has no quarter hour 1');
  });
});

/** What a replay was seen to do to the chain, meters and operators, in order. */
type Deed =
  | readonly ['block', at: number, calls: unknown]
  | readonly ['count', epoch: bigint, exports: unknown]
  | readonly ['collect', at: number, nothing: null];

describe('a replay', () => {
  const steps = stepsOf([energy('A', [1, 2, 3]), energy('B', [10, 20, 30])]);
  /** Stands for calls by the exports they are about. */
  const callsOf = ({ coming }: Step): SignedCall[] =>
    (exported(coming) ?? []) as unknown as SignedCall[];
  const epoch = (time: number): bigint => BigInt(Math.floor(time / QUARTER));

  /** A chain whose meters are read `delay` blocks after an epoch has begun. */
  function stage({ delay = 2, backlog = 0, hasOperators = true } = {}): {
    parts: ReplayParts;
    deeds: Deed[];
  } {
    const deeds: Deed[] = [];
    /** Readings so far: one of the backlog per block, before the epoch's own. */
    let reading = 0;
    let now = START - 2 * QUARTER;
    let blocksOfEpoch = 0;
    let counted = 0;
    const submitAll = (calls: readonly SignedCall[], time: number): Promise<unknown[]> => {
      blocksOfEpoch = epoch(time) === epoch(now) ? blocksOfEpoch + 1 : 0;
      if (reading < backlog) reading++;
      now = time;
      deeds.push(['block', (time - START) / QUARTER, calls]);
      return Promise.resolve([`events ${++counted}`]);
    };
    const api = { query: { timestamp: { now: () => Promise.resolve(now) } } };
    const oracle: Oracle = {
      count: (at, quarter) => void deeds.push(['count', at - epoch(START), exported(quarter)]),
      caughtUp: () =>
        hasOperators ? Promise.resolve() : Promise.reject(new Error('an operator is asleep')),
    };
    const parts: ReplayParts = {
      chain: { submitAll, api } as unknown as Chain,
      oracle,
      epochLength: QUARTER,
      watch: () => {},
      collect: () => Promise.resolve(void deeds.push(['collect', 0, null])),
      hasRead: (at) => at === epoch(now) - 1n && blocksOfEpoch >= delay && reading === backlog,
      accepted: () => reading,
    };
    return { parts, deeds };
  }

  /** A slot, in quarter hours. */
  const SLOT = 6_000 / QUARTER;

  test('begins an epoch, has the meters count, then brings the calls and waits for the readings', async () => {
    const { parts, deeds } = stage();
    await runSteps(parts, steps.slice(0, 3), callsOf, () => {});
    const collect = ['collect', 0, null];
    expect(deeds).toEqual([
      ...[
        ['block', -1, []],
        ['count', -2n, null],
        ['block', -1 + SLOT, [1, 10]],
        ['block', -1 + 2 * SLOT, []],
        collect,
      ],
      ...[
        ['block', 0, []],
        ['count', -1n, null],
        ['block', SLOT, [2, 20]],
        ['block', 2 * SLOT, []],
        collect,
      ],
      ...[
        ['block', 1, []],
        ['count', 0n, [1, 10]],
        ['block', 1 + SLOT, [3, 30]],
        ['block', 1 + 2 * SLOT, []],
        collect,
      ],
    ]);
  });

  test('says which epoch was the last that the meters counted', async () => {
    expect(await runSteps(stage().parts, steps, callsOf, () => {})).toBe(epoch(START) + 2n);
  });

  test('waits while the operators read what was missed, however long that takes', async () => {
    const { parts, deeds } = stage({ backlog: 100 });
    await runSteps(parts, steps.slice(0, 1), callsOf, () => {});
    expect(deeds.filter(([what]) => what === 'block')).toHaveLength(100);
  });

  test('hands on the events of every block, and reports the steps done', async () => {
    const { parts } = stage();
    const events: unknown[] = [];
    const reports: Progress[] = [];
    const watch = (some: readonly unknown[]): void => void events.push(...some);
    await runSteps({ ...parts, watch }, steps, callsOf, (progress) => reports.push(progress));
    expect(events).toEqual(Array.from({ length: 15 }, (_, index) => `events ${index + 1}`));
    expect(reports.map(({ done, time }) => [done, (time - START) / QUARTER])).toEqual([
      ...[
        [1, -1],
        [2, 0],
        [3, 1],
        [4, 2],
        [5, 3],
      ],
    ]);
  });

  test('begins the next epoch where the chain is past the time of a step already', async () => {
    const { parts, deeds } = stage();
    await runSteps(parts, steps.slice(0, 1), callsOf, () => {});
    deeds.length = 0;
    await runSteps(parts, steps.slice(0, 1), callsOf, () => {});
    const [first] = deeds.filter(([what, at]) => what === 'block' && at >= 0);
    expect(first).toEqual(['block', 0, []]);
  });

  test('goes on where a clock is faster than the operators', async () => {
    const { parts, deeds } = stage({ delay: 1_000 });
    const { submitAll } = parts.chain;
    // Every block begins an epoch, as when the machine is busy.
    parts.chain.submitAll = (calls, time) => submitAll(calls, time + QUARTER);
    await runSteps(parts, steps.slice(0, 1), callsOf, () => {});
    const blocks = deeds.filter(([what]) => what === 'block');
    expect(blocks.map(([, , calls]) => calls)).toEqual([[], [1, 10]]);
  });

  test('ends when a meter is not read', async () => {
    const { parts } = stage({ delay: 1_000 });
    const running = runSteps(parts, steps, callsOf, () => {});
    await expect(running).rejects.toThrow('no meter was read in 60 blocks');
  });

  test('ends when an operator does not work, and at the first refusal', async () => {
    const asleep = runSteps(stage({ hasOperators: false }).parts, steps, callsOf, () => {});
    await expect(asleep).rejects.toThrow('asleep');
    const { parts } = stage();
    parts.chain.submitAll = () => Promise.reject(new Error('trading.placeOrder was refused'));
    await expect(runSteps(parts, steps, callsOf, () => {})).rejects.toThrow('placeOrder');
  });
});
