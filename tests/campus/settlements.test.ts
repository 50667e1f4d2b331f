import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ApiPromise } from '@polkadot/api';
import type { EventRecord } from '@polkadot/types/interfaces';
import { type Position, settle } from '../../tools/campus/calculation/settlement.js';
import { type Lines, NO_LINES, plus, sumOf } from '../../tools/campus/lines.js';
import { type Prices, TICK } from '../../tools/campus/prices.js';
import {
  boundaryOf,
  linesOf,
  Settlements,
  type StatementLine,
} from '../../tools/campus/settlements.js';

const PRICES: Prices = { feedIn: 400n * TICK, retail: 1_000n * TICK, pool: 700n * TICK };
const still: Position = { exported: 0, imported: 0, sold: 0, bought: 0, carried: 0 };

/** What the chain's statement says of `lines`; what a building carries it does not. */
function statementOf(lines: Lines): StatementLine[] {
  const { short, unused, sharedOut, sharedIn, toUtility, fromUtility } = lines;
  const named = Object.entries({
    ...{ Short: short, Unused: unused, SurplusShared: sharedOut, SurplusFedIn: toUtility },
    ...{ DeficitShared: sharedIn, DeficitBought: fromUtility },
  });
  return named.map(([kind, line]) => ({ kind, ...line }));
}

describe('a statement', () => {
  test('becomes the lines of the report, but for what fills say', () => {
    const statement = [
      ...['Delivered', 'Used'].map((kind) => ({ kind, wh: 1_000, grid: 0n })),
      { kind: 'SurplusFedIn', wh: 30, grid: 12n },
      { kind: 'Carried', wh: 25, grid: 10n },
      { kind: 'Short', wh: 5, grid: -5n },
    ];
    expect(linesOf(statement)).toEqual({
      ...NO_LINES,
      toUtility: { wh: 55, grid: 22n },
      short: { wh: 5, grid: -5n },
    });
  });

  test('of all meters and what the pool shared say what crossed the boundary', () => {
    const flow = fc.record({ exported: fc.nat(400), imported: fc.nat(400), carried: fc.nat(19) });
    const deal = fc.nat(300);
    fc.assert(
      fc.property(fc.tuple(flow, flow, flow), deal, deal, fc.nat(1_200), (flows, a, b, price) => {
        const [first, second, third] = flows.map((each) => ({ ...still, ...each }));
        const positions = [
          ...[
            { ...first, sold: a },
            { ...second, bought: a + b },
            { ...third, sold: b },
          ],
        ] as Position[];
        const { lines, boundary } = settle(positions, price, PRICES);
        const read = lines.map((each) => linesOf(statementOf(each)));
        expect(boundaryOf(sumOf(read), sharedOf(positions), PRICES)).toEqual(boundary);
      }),
    );
  });
});

/** What both sides of the pool have in common. */
function sharedOf(positions: readonly Position[]): number {
  let [supply, demand] = [0, 0];
  for (const { exported, imported, sold, bought } of positions) {
    const [over, lack] = [Math.max(exported - sold, 0), Math.max(imported - bought, 0)];
    supply += (over < 20 ? 0 : over) + Math.max(bought - imported, 0);
    demand += lack + Math.max(sold - exported, 0);
  }
  return Math.min(supply, demand);
}

describe('what the chain has settled', () => {
  /** The part of an api that recognises events, by name, and answers of one pool. */
  const api = {
    events: {
      settlement: Object.fromEntries(
        ['MeterSettled', 'PoolClosed'].map((name) => [
          name,
          { is: (event: { name: string }) => event.name === name },
        ]),
      ),
    },
    call: {
      settlementApi: {
        pool: (epoch: bigint) =>
          Promise.resolve({
            isNone: epoch === 13n,
            unwrap: () => ({
              sharedWh: { toNumber: () => 100 },
              rates: {
                feedIn: { toBigInt: () => PRICES.feedIn },
                retail: { toBigInt: () => PRICES.retail },
                poolPrice: { toBigInt: () => PRICES.pool },
              },
            }),
          }),
        statement: (account: string) =>
          Promise.resolve({
            lines: [lineOf(account === 'A' ? 'SurplusShared' : 'DeficitShared', account === 'A')],
          }),
      },
    },
  } as unknown as ApiPromise;

  const lineOf = (kind: string, isMinted: boolean): object => ({
    kind: { toString: () => kind },
    energyWh: { toNumber: () => 100 },
    minted: { toBigInt: () => (isMinted ? 70n : 0n) },
    burned: { toBigInt: () => (isMinted ? 0n : 70n) },
  });
  const record = (name: string, ...data: unknown[]): EventRecord =>
    ({ event: { name, data } }) as unknown as EventRecord;
  const read = (epoch: number, account: string, kind = 'Pooled'): EventRecord =>
    record('MeterSettled', 'meter', epoch, account, kind, 0, 0, 0, 0, 0, 0);

  test('is added up when a pool has closed, of those who had energy in it', async () => {
    const settlements = new Settlements(api, ['A', 'B', 'C']);
    settlements.note([read(7, 'A'), read(7, 'B'), read(7, 'somebody else')]);
    await settlements.collect();
    expect(settlements.lines).toEqual([NO_LINES, NO_LINES, NO_LINES]);
    settlements.note([record('PoolClosed', 7, 0, 0, 0, 0)]);
    await settlements.collect();
    await settlements.collect();
    expect(settlements.lines).toEqual([
      plus(NO_LINES, { sharedOut: { wh: 100, grid: 70n } }),
      plus(NO_LINES, { sharedIn: { wh: 100, grid: -70n } }),
      NO_LINES,
    ]);
    expect(settlements.boundary).toEqual({ out: 0, in: 0, grid: 0n, broken: 0n });
    expect([settlements.last, settlements.late]).toEqual([7n, 0]);
  });

  test('counts what came too late, and says when the chain has forgotten', async () => {
    const settlements = new Settlements(api, ['A']);
    settlements.note([read(8, 'A', 'Late'), read(13, 'A'), record('PoolClosed', 13, 0, 0, 0, 0)]);
    await expect(settlements.collect()).rejects.toThrow('has forgotten the pool of epoch 13');
    expect(settlements.late).toBe(1);
  });
});
