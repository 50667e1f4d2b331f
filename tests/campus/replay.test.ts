import { describe, expect, test } from '@jest/globals';
import type { Chain, SignedCall } from '../../tools/campus/chain.js';
import type { Building } from '../../tools/campus/buildings.js';
import type { BuildingEnergy, QuarterHour } from '../../tools/campus/energy.js';
import { replay, type Progress } from '../../tools/campus/replay.js';

const START = Date.UTC(2024, 0, 14, 17);

/** A building that exports `exports[i]` Wh in quarter hour i. */
function energy(name: string, exports: readonly number[]): BuildingEnergy {
  const building: Building = {
    ...{ name, id: name, kwp: 10, loadPercent: 100, loadShift: 0, ratedWatts: 10_000 },
  };
  const quarters = exports.map((exported, index): QuarterHour => {
    const start = START + index * 900_000;
    return { day: '2024-01-15', start, generated: exported, used: 0, exported, imported: 0 };
  });
  return { building, quarters };
}

/** A chain that remembers what was submitted when. */
function recorder(quartersPerBatch: number): { chain: Chain; log: [unknown[], number][] } {
  const log: [unknown[], number][] = [];
  const chain = {
    quartersPerBatch,
    submitAll(calls: readonly SignedCall[], time: number) {
      log.push([[...calls], (time - START) / 900_000]);
      return Promise.resolve();
    },
  };
  return { chain: chain as unknown as Chain, log };
}

/** Stands for calls by naming who exported what. */
const exportsOf = (quarter: readonly QuarterHour[]): SignedCall[] =>
  quarter.map(({ exported }) => exported) as unknown as SignedCall[];

describe('a replay', () => {
  const energies = [energy('A', [1, 2, 3, 4, 5]), energy('B', [10, 20, 30, 40, 50])];

  test('submits each quarter hour at its end, buildings in order', async () => {
    const { chain, log } = recorder(1);
    await replay(chain, energies, exportsOf, () => {});
    expect(log.slice(0, 2)).toEqual([
      [[1, 10], 1],
      [[2, 20], 2],
    ]);
    expect(log).toHaveLength(5);
  });

  test('gathers quarter hours where the chain takes several at once', async () => {
    const { chain, log } = recorder(4);
    await replay(chain, energies, exportsOf, () => {});
    expect(log).toEqual([
      [[1, 10, 2, 20, 3, 30, 4, 40], 4],
      [[5, 50], 5],
    ]);
  });

  test('reports the quarter hours done and what they exported', async () => {
    const reports: Progress[] = [];
    await replay(recorder(2).chain, energies, exportsOf, (progress) => reports.push(progress));
    expect(reports).toEqual([
      { done: 2, exported: 33 },
      { done: 4, exported: 110 },
      { done: 5, exported: 165 },
    ]);
  });

  test('ends at the first refusal', async () => {
    const { chain } = recorder(1);
    chain.submitAll = () => Promise.reject(new Error('gridToken.mint was refused: BadSigner'));
    await expect(replay(chain, energies, exportsOf, () => {})).rejects.toThrow('BadSigner');
  });

  test('wants the same quarter hours of every building', async () => {
    const uneven = [energy('A', [1, 2]), energy('B', [1])];
    const { chain } = recorder(1);
    await expect(replay(chain, uneven, exportsOf, () => {})).rejects.toThrow(
      'B has no quarter hour 1',
    );
  });
});
