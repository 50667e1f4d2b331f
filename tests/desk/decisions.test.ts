/** What authorities decided, as the pack of the month tells it: who was for it, and each value as it was and as it became. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { reportShape } from '../../tools/desk/report/month.js';
import { before, type Setting, tariffChanges } from '../../tools/desk/report/changes.js';
import { packCsv } from '../../tools/desk/report/pages.js';
import { openDatabase, startHistory } from '../../tools/services/history/index.js';
import { ChainNode } from '../../tools/bench/follow/chain-node.js';
import { describeDatabases, type Places, placesOf } from '../history/databases.js';
import { authorities, egat, erc, mea, pea } from '../support/accounts.js';
import { ChainBuilder, type TestChain, tx } from '../support/chain-builder.js';
import { approve, pass, propose, reject } from '../support/governance.js';
import { nextEpoch, rulesWith } from '../support/market.js';
import { runInProcess } from '../support/in-process.js';

const GRID = 10n ** 18n;
/** 2024-01-15 12:00 in Bangkok. */
const NOON = BigInt(Date.UTC(2024, 0, 15, 5));
const LATER = 1_000n;

const flat = (feedIn: bigint, retail: bigint): object => ({
  offsetMinutes: 420,
  periods: [{ days: 255, from: 0, to: 96, feedIn, retail }],
  holidays: [],
  sharePermille: 500,
  satangPerGrid: 420,
});

/** Market rules twice, the second for before the first; a tariff; rules at once; one that is refused, one that fails. */
function decided(): { chain: TestChain; epoch: bigint } {
  const chain = new ChainBuilder()
    .authority(...authorities)
    .unshared()
    .startingAt(NOON)
    .configure({ trading: { parameters: rulesWith({ lot: 10 }) } })
    .build();
  chain.nextBlock();
  const epoch = nextEpoch(chain) + LATER;
  const rules = (lot: number, from: bigint) =>
    tx('Trading.setParameters', rulesWith({ lot }), from);
  pass(chain, rules(30, epoch + 100n));
  pass(chain, rules(20, epoch));
  pass(chain, rules(40, epoch + 200n));
  propose(chain, tx('Settlement.setTariff', flat(GRID / 2n, GRID), epoch));
  chain.nextBlock();
  approve(chain, mea, 3);
  approve(chain, pea, 3);
  // Proposed and done in one block: nobody saw the call.
  pass(chain, tx('Settlement.setTariff', flat(GRID / 2n, 2n * GRID), epoch + 9n));
  pass(chain, tx('Settlement.setParameters', { poolDeadline: 90, stepsPerBlock: 50 }));
  propose(chain, tx('Settlement.setParameters', { poolDeadline: 80, stepsPerBlock: 50 }), pea);
  reject(chain, mea, 6);
  reject(chain, egat, 6);
  propose(chain, tx('Settlement.setTariff', flat(GRID / 4n, GRID), 1n), egat);
  for (const who of [erc, mea]) approve(chain, who, 7);
  chain.nextBlock();
  chain.skipBlocks(1);
  return { chain, epoch };
}

describeDatabases('%s', (kind) => {
  let places: Places;
  beforeAll(async () => {
    places = await placesOf(kind);
  });
  afterAll(() => places?.close());

  test('each decision of the month with its approvals and its values', async () => {
    const { chain, epoch } = decided();
    const place = await places.next();
    const node = await ChainNode.start(chain.chain);
    const database = await openDatabase(place);
    const history = await startHistory({ url: node.url, database });
    await history.reached(chain.chain.head.header.number);
    await history.stop();
    await node.stop();
    await database.close();
    const args = ['report', '--month', '2024-01', '--database', place, '--json'];
    const { out } = await runInProcess(args);
    const report = reportShape.parse(JSON.parse(out));
    const clock = (of: bigint): string =>
      `${new Date(Number(of) * 900_000 + 7 * 3_600_000).toISOString().slice(0, 16)}+07:00`;
    const lot = (from: string, to: string, since: bigint) => [
      { what: 'Trading.lot', from, to, since: clock(since) },
    ];
    const all = [erc, mea, pea].map(({ address }) => address);
    expect(report.decisions.slice(0, 3).map(({ changes }) => changes)).toEqual([
      lot('10', '30', epoch + 100n),
      // In force before its first epoch: what the chain began with.
      lot('10', '20', epoch),
      // The second has taken the place of the first, which would have come later.
      lot('20', '40', epoch + 200n),
    ]);
    const [, , , tariff, unseen, pool, refused, failed] = report.decisions;
    expect(tariff).toMatchObject({ call: 'Settlement.set_tariff', approvals: 3, approvedBy: all });
    expect(tariff?.changes).toContainEqual({
      what: 'tariff: 1. every day, 00:00 to 24:00, feed-in',
      from: expect.stringMatching(/^[\d.]+ GRID per kWh$/),
      to: '0.5 GRID per kWh',
      since: clock(epoch),
    });
    expect(unseen).toMatchObject({
      call: 'unknown',
      changes: [
        {
          what: 'tariff: 1. every day, 00:00 to 24:00, retail',
          from: '1 GRID per kWh',
          to: '2 GRID per kWh',
        },
      ],
    });
    expect(pool?.changes).toContainEqual(
      expect.objectContaining({ what: 'Settlement.pool_deadline', to: '90', since: null }),
    );
    expect(pool?.changes.every(({ from, to }) => from !== null && from !== to)).toBe(true);
    expect(refused).toMatchObject({
      outcome: 'disapproved',
      approvedBy: [pea.address],
      changes: [],
    });
    expect(failed).toMatchObject({ approvals: 3, changes: [] });
    expect(failed?.outcome).toMatch(/^failed: Settlement\./);
    expect(packCsv(report)).toContain(
      `proposal 2 changed Trading.lot,"from 20 to 40, as of ${clock(epoch + 200n)}"`,
    );
  }, 60_000);
});

describe('what counted before', () => {
  const set = (block: number, from_epoch: number | null, event = 1): Setting => ({
    ...{ block, event, from_epoch },
  });
  const [first, far, near, last] = [set(0, 0, -1), set(5, 90), set(6, 50), set(7, 95)] as [
    ...[Setting, Setting, Setting, Setting],
  ];
  test.each([
    ['at first nothing', first, null],
    ['what it began with', far, first],
    ['not what comes later', near, first],
    ['what has taken the place of another', last, near],
  ] as const)('%s', (_, one, expected) => {
    expect(before([last, near, far, first], one)).toBe(expected);
  });

  test('a tariff of other periods is told period by period', () => {
    const tariff = (...periods: object[]) => ({
      ...{ offset_minutes: 420, share_permille: 500, satang_per_grid: 420, holidays: '[]' },
      periods: JSON.stringify(periods),
    });
    const price = { feedIn: String(GRID / 2n), retail: String(GRID) };
    const always = { days: 255, from: 0, to: 96, ...price };
    const day = { days: 31, from: 36, to: 88, ...price };
    const since = '2024-02-01T00:00+07:00';
    expect(tariffChanges(tariff(always), tariff(day, always), since)).toEqual(
      [
        ['1. every day, 00:00 to 24:00, feed-in', '0.5 GRID per kWh', null],
        ['1. every day, 00:00 to 24:00, retail', '1 GRID per kWh', null],
        ['1. Monday to Friday, 09:00 to 22:00, feed-in', null, '0.5 GRID per kWh'],
        ['1. Monday to Friday, 09:00 to 22:00, retail', null, '1 GRID per kWh'],
        ['2. every day, 00:00 to 24:00, feed-in', null, '0.5 GRID per kWh'],
        ['2. every day, 00:00 to 24:00, retail', null, '1 GRID per kWh'],
      ].map(([what, from, to]) => ({ what: `tariff: ${what}`, from, to, since })),
    );
  });
});
