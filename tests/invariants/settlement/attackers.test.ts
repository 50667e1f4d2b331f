/**
 * People who would rather not keep their word, against the real runtime: each ends no better than whoever is honest,
 * beyond what the rounding of a Wh is worth.
 */
import { describe, expect, test } from '@jest/globals';
import { account, type Account } from '../../support/accounts.js';
import { tx, type Receipt } from '../../support/chain-builder.js';
import '../../support/matchers.js';
import { CAMPUS_ADMIN, Campus, wealth, type Beginning } from '../../market/settlement/campus.js';
import { TICK } from '../../market/model.js';
import {
  A,
  B,
  GRID,
  SCENE,
  Z,
  deal,
  end,
  milli,
  tell,
  type Quarter,
} from '../../market/settlement/scenes.js';
import { EVERY_DAY, flat, type Tariff } from '../../market/settlement/tariff.js';

/** Two Wh at retail: what rounding can be worth to somebody with two meters. */
const ROUNDING = 2n * (GRID / 1_000n);
const [ANN, BOB] = [A.name, B.name];

/** Zoe needs 10 kWh, the neighbour has 6 too much and Ann 8. */
const DAY = { a1: [8_000, 0], n: [6_000, 0], z: [0, 10_000] } as const;
/** Zoe needs 10 kWh, and nobody generates. */
const NIGHT = { z: [0, 10_000], b: [0, 3_000] } as const;

interface Attack {
  readonly honest: readonly Quarter[];
  readonly attack: readonly Quarter[];
  readonly who?: readonly string[];
  readonly changes?: Partial<Beginning>;
}

/** What the attack leaves those who make it with, less what honesty would have. */
function gain({ honest, attack, who = [ANN], changes = {} }: Attack): bigint {
  return wealth(tell(attack, changes), ...who) - wealth(tell(honest, changes), ...who);
}

function expectNoGain(attack: Attack): void {
  expect(gain(attack)).toBeLessThanOrEqual(ROUNDING);
}

describe('no better than honest ends', () => {
  test.each([600, 700, 1_000])('who sells at night what never comes, at 0.%i', (price) =>
    expectNoGain({
      honest: [{ flows: NIGHT }],
      attack: [{ orders: deal('a1', 'z', 4_000, price), flows: NIGHT }],
    }),
  );

  test.each([400, 550, 700])('who buys and uses nothing, at 0.%i', (price) =>
    expectNoGain({
      honest: [{ flows: DAY }],
      attack: [{ orders: deal('n', 'a2', 4_000, price), flows: DAY }],
    }),
  );

  test.each([400, 700, 1_000])(
    'a seller without energy and a buyer without use together, at 0.%i',
    (price) =>
      expectNoGain({
        honest: [{ flows: DAY }],
        attack: [{ orders: deal('a2', 'b', 10_000, price), flows: DAY }],
        who: [ANN, BOB],
      }),
  );

  test.each([400, 700, 1_000])('who trades between two meters of its own, at 0.%i', (price) =>
    expectNoGain({
      honest: [{ flows: DAY }],
      attack: [{ orders: deal('a2', 'a1', 10_000, price), flows: DAY }],
    }),
  );

  describe.each(['late', 'lost'] as const)('with a meter whose reading is %s,', (how) => {
    test.each([
      ['a1', 'a2'],
      ['a2', 'a1'],
    ])('who trades in a loop from %s to %s through it', (seller, buyer) =>
      expectNoGain({
        honest: [{ flows: DAY }, {}],
        attack: [{ orders: deal(seller, buyer, 8_000, 700), flows: DAY, [how]: ['a2'] }, {}],
      }),
    );

    test('who hides what it has too much, or used', () =>
      expectNoGain({
        honest: [{ flows: { ...DAY, a2: [2_000, 3_000] } }, {}],
        attack: [{ flows: { ...DAY, a2: [2_000, 3_000] }, [how]: ['a2'] }, {}],
      }));
  });

  test.each([550, 700])(
    'who buys too much so that its other meter’s surplus fetches more, at 0.%i',
    (price) =>
      expectNoGain({
        honest: [{ flows: DAY }],
        attack: [{ orders: deal('n', 'a2', 6_000, price), flows: DAY }],
      }),
  );
});

/** Feed-in always 0.4; retail 2 in the quarter hour from 09:30 Thai time on, 0.5 otherwise. */
const PEAK: Tariff = {
  ...flat(milli(400), milli(500)),
  periods: [
    { days: EVERY_DAY, from: 38, to: 39, feedIn: milli(400), retail: milli(2_000) },
    { days: EVERY_DAY, from: 0, to: 96, feedIn: milli(400), retail: milli(500) },
  ],
};

describe('at the peak, no better than honest ends', () => {
  /** A campus begins at 08:00; what is told happens at 08:30, at 09:00, at 09:30. */
  const peak: Quarter = { flows: { a1: [0, 5_000] } };
  const changes = { tariff: PEAK };

  test('who keeps silent, and is read when it is cheap again', () => {
    const honest = [{}, {}, peak, {}];
    const attack = [{}, {}, { ...peak, lost: ['a1'] }, {}];
    expectNoGain({ honest, attack, changes });
    expect(wealth(tell(attack, changes), ANN)).toBe(90n * GRID);
  });

  test('who buys for before the peak, keeps silent, and uses it then', () => {
    const cheap: Quarter = { flows: { n: [5_000, 0] } };
    expectNoGain({
      honest: [{}, cheap, peak],
      attack: [
        {},
        { ...cheap, orders: deal('n', 'a1', 5_000, 450), lost: ['a1'] },
        { ...peak, lostBefore: ['a1'] },
      ],
      changes,
    });
  });
});

describe('no better than honest ends', () => {
  /** Zoe's meter is read for 3 kWh; the neighbour has 5 too much. */
  const flows = { z: [0, 3_000], n: [5_000, 0] } as const;
  const start = 3n * GRID;

  test('who parks its money in a bid while its meter is read', () => {
    const honest = tell([{ flows }], { start });
    const parked = new Campus({ ...SCENE, start });
    const distant = parked.epoch + 4n;
    const order = parked.place('z', 'Bid', distant, 3_000n, milli(1_000) / TICK) as bigint;
    end(parked, {});
    end(parked, { flows });
    expect(parked.chain.api('SettlementApi.debt', Z)).toBeGreaterThan(0n);
    parked.cancel('z', distant, order);
    parked.expectSame();
    expect(parked.chain.api('SettlementApi.debt', Z)).toBe(0n);
    expect(wealth(parked, Z.name)).toBeLessThanOrEqual(wealth(honest, Z.name));
  });

  test('who keeps its account empty, and its money with a friend', () => {
    const honest = tell([{ flows }, { flows }], { start });
    const empty = new Campus({ ...SCENE, start });
    empty.send(Z, B, start);
    for (const quarter of [{}, { flows }, {}, { flows }]) end(empty, quarter);
    empty.expectSame();
    // What it owes it cannot bid away, and it has no part in the pool from then on.
    expect(empty.place('z', 'Bid', empty.epoch + 1n, 10n, 1n)).toBeNull();
    expect(wealth(empty, Z.name, BOB)).toBeLessThan(wealth(honest, Z.name, BOB));
  });

  test('whose friend, an admin, describes the meter anew', () => {
    const campus = new Campus(SCENE);
    const { chain } = campus;
    const device = [Z.publicKey, 'Sr25519', 10_000n, 'Bidirectional'];
    end(campus, { flows });
    const [imported, exported] = [2_000n + 3_000n, 1_000n];
    const exchange = (importWh: bigint, exportWh: bigint): Receipt =>
      chain.submit(CAMPUS_ADMIN, tx('Registry.exchangeDevice', 'z', importWh, exportWh, ...device));
    expect(chain.submit(CAMPUS_ADMIN, tx('Registry.setMeterProfile', 'z', ...device))).toBeNoop(
      'Registry.MeterAlreadyDescribed',
    );
    // Registers of less than was read would take back what has been paid for.
    expect(exchange(imported - 1n, exported)).toBeNoop('OracleClient.RegisterFell');
    expect(exchange(imported, exported + 10n ** 9n)).toBeNoop('OracleClient.ImplausibleReading');
    const before = wealth(campus, Z.name);
    expect(exchange(imported + 500n, exported)).toSucceed();
    // What the old device showed last costs what it would have cost.
    expect(before - wealth(campus, Z.name)).toBe(milli(500));
    expect(exchange(imported + 500n, exported)).toBeNoop('Registry.ExchangedTooOften');
    // The new one's first registers, however high, are worth nothing.
    const after = wealth(campus, Z.name);
    end(campus, { flows: { z: [4_000, 0] } });
    expect(wealth(campus, Z.name)).toBe(after);
  });

  test.each([
    [3, 4],
    [3, 5],
  ])('who has q - 1 operators and its meter’s key: %i of %i', (quorum, operators) => {
    const team = Array.from({ length: operators }, (_, i) => account(`Op${i + 1}`));
    const campus = new Campus({ ...SCENE, operators: team, quorum });
    campus.turn(new Map([['a1', { exported: 1_000n, imported: 0n }]]));
    const asked = campus.openRequest('a1') as { request: bigint; epoch: bigint };
    const answer = (who: Account, exported: bigint): Receipt =>
      campus.fulfil('a1', asked, { exported, imported: 2_000n }, who);
    const [liars, others] = [team.slice(0, quorum - 1), team.slice(quorum - 1)];
    for (const liar of liars) expect(answer(liar, 900_000n)).toSucceed();
    const readings = others.flatMap((who) => {
      const { events } = answer(who, 2_000n);
      return events.filter(({ path }) => path === 'OracleClient.ReadingAccepted');
    });
    // Enough honest ones are believed; too few, and nobody is.
    expect(readings.map(({ data }) => (data as { exportWh: bigint }).exportWh)).toEqual(
      others.length >= quorum ? [1_000n] : [],
    );
    campus.pastDeadline(asked.epoch);
    for (let i = 0; i < 3; i++) campus.block();
    expect(wealth(campus, ANN) - SCENE.start).toBe(others.length >= quorum ? milli(400) : 0n);
  });
});
