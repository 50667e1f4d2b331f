/** The rules by themselves: what has to hold whatever people do, on the model alone. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { TICK } from '../model.js';
import { max, share, sum, valueOf, type Flow } from './imbalance.js';
import { flat, type Scheduled } from './tariff.js';
import { DEADBAND, World, type LineKind } from './world.js';

const GRID = 10n ** 18n;
const FIRST = 1_900_000n;
const PEOPLE = ['A', 'B', 'C', 'D', 'E'] as const;
/** Two meters each. */
const METERS = PEOPLE.flatMap((who) => [`${who}1`, `${who}2`]);

/** A quarter hour: who orders, what flows, who is read in time. */
interface Quarter {
  readonly orders: readonly { meter: string; side: 'Bid' | 'Ask'; lots: number; limit: number }[];
  readonly flows: readonly {
    exported: number;
    imported: number;
    isRead: boolean;
    isLate: boolean;
  }[];
}

const ticks = fc.integer({ min: 1, max: 12 });
const flow = fc.record({
  exported: fc.oneof(fc.constant(0), fc.nat(40), fc.nat(3_000)),
  imported: fc.oneof(fc.constant(0), fc.nat(3_000)),
  isRead: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.boolean()),
  isLate: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.boolean()),
});
const order = fc.record({
  meter: fc.constantFrom(...METERS),
  side: fc.constantFrom<'Bid' | 'Ask'>('Bid', 'Ask'),
  lots: fc.integer({ min: 1, max: 200 }),
  limit: ticks,
});
const quarter: fc.Arbitrary<Quarter> = fc.record({
  orders: fc.array(order, { maxLength: 14 }),
  flows: fc.tuple(...METERS.map(() => flow)),
});
/** Feed-in and retail in ticks, so that few prices meet often. */
const prices = fc.tuple(ticks, ticks).map(([a, b]) => ({
  feedIn: BigInt(Math.min(a, b)) * TICK,
  retail: BigInt(Math.max(a, b)) * TICK,
}));
const schedules = fc.array(prices, { minLength: 4, maxLength: 4 }).map((list) =>
  list.map(({ feedIn, retail }, i): Scheduled => {
    return { from: i === 0 ? 0n : FIRST + BigInt(i), tariff: flat(feedIn, retail) };
  }),
);

interface Setting {
  readonly schedule: Scheduled[];
  readonly quarters: readonly Quarter[];
  readonly collar: boolean;
  readonly start: bigint;
}

const settings = fc.record({
  schedule: schedules,
  quarters: fc.array(quarter, { minLength: 1, maxLength: 4 }),
  collar: fc.boolean(),
  start: fc.constantFrom(1000n * GRID, GRID / 20n, 0n),
});

function campus({ schedule, start }: Pick<Setting, 'schedule' | 'start'>): World {
  const world = new World(schedule);
  for (const who of PEOPLE) world.money.give(who, start);
  for (const id of METERS) world.addMeter(id, id[0] as string, FIRST - 1n);
  return world;
}

/** Whether an order may stand beside those that stand: within the collar, one side for each meter. */
function mayStand(
  world: World,
  epoch: bigint,
  setting: Setting,
  own: Quarter['orders'][number],
): boolean {
  const { feedIn, retail } = world.prices(epoch);
  const price = BigInt(own.limit) * TICK;
  if (setting.collar && (price < feedIn || price > retail)) return false;
  const others = world.books.get(epoch) ?? [];
  return others.every(({ meter, side }) => meter !== own.meter || side === own.side);
}

/** Plays a setting to its end, calling `after` when each epoch is settled. */
function play(
  setting: Setting,
  after: (world: World, epoch: bigint) => void = () => undefined,
): World {
  const world = campus(setting);
  setting.quarters.forEach(({ orders, flows }, i) => {
    const epoch = FIRST + BigInt(i);
    for (const own of orders) {
      if (!mayStand(world, epoch, setting, own)) continue;
      world.place(own.meter, own.side, epoch, BigInt(own.lots) * 10n, BigInt(own.limit));
    }
    world.clear(epoch);
    world.endEpoch(epoch);
    const readAll = (late: boolean): void =>
      flows.forEach(({ isRead, isLate }, m) => {
        const id = METERS[m] as string;
        if (isRead && isLate === late) world.read(id, epoch, since(world, setting, id, epoch));
      });
    readAll(false);
    world.closePool(epoch);
    readAll(true);
    after(world, epoch);
  });
  return world;
}

/** What flowed through a meter since its last reading. */
function since(world: World, { quarters }: Setting, id: string, epoch: bigint): Flow {
  const last = world.meter(id).last ?? epoch - 1n;
  const m = METERS.indexOf(id);
  const flows = quarters
    .slice(Number(last + 1n - FIRST), Number(epoch - FIRST) + 1)
    .map(({ flows: all }) => all[m] as Quarter['flows'][number]);
  return {
    exported: BigInt(flows.reduce((all, { exported }) => all + exported, 0)),
    imported: BigInt(flows.reduce((all, { imported }) => all + imported, 0)),
  };
}

/** Values of all lines of some kinds. */
function worth(world: World, ...kinds: LineKind[]): bigint {
  return sum(world.lines.filter(({ kind }) => kinds.includes(kind)).map(({ value }) => value));
}

const RUNS = process.env['GRID_FULL'] ? 5_000 : 300;

describe('whatever people do', () => {
  test('the supply moves, debts aside, by what the lines say, and trading leaves it alone', () => {
    fc.assert(
      fc.property(settings, (setting) => {
        const world = play(setting);
        const { money } = world;
        const before = setting.start * BigInt(PEOPLE.length);
        expect(money.supply() - before).toBe(money.minted - money.burned);
        expect(money.supply() - before - money.debts()).toBe(
          sum(world.lines.map(({ value }) => value)),
        );
      }),
      { numRuns: RUNS },
    );
  });

  test('an epoch read in time changes supply less debts as the pool, feed-in and retail have it', () => {
    fc.assert(
      fc.property(settings, ({ quarters, ...rest }) => {
        const inTime = quarters.map(({ orders, flows }) => {
          return { orders, flows: flows.map((own) => ({ ...own, isRead: true, isLate: false })) };
        });
        const setting = { ...rest, quarters: inTime, collar: true };
        let before = setting.start * BigInt(PEOPLE.length);
        play(setting, (world, epoch) => {
          const lines = world.lines.filter((line) => line.epoch === epoch);
          const wh = (...kinds: LineKind[]): bigint =>
            sum(lines.filter(({ kind }) => kinds.includes(kind)).map((line) => line.wh));
          const { feedIn, retail, pool } = world.prices(epoch);
          const expected =
            valueOf(wh('surplusShared'), pool) -
            valueOf(wh('deficitShared'), pool) +
            valueOf(wh('surplusLeft', 'unused', 'carry'), feedIn) -
            valueOf(wh('deficitLeft', 'importAtTariff', 'short'), retail);
          const now = world.money.supply() - world.money.debts();
          expect(now - before).toBe(expected);
          before = now;
        });
      }),
      { numRuns: RUNS },
    );
  });

  test('never more is made than what crossed the boundary is worth', () => {
    fc.assert(
      fc.property(settings, (setting) => {
        const collared = { ...setting, collar: true };
        const world = play(collared);
        // Energy of each epoch: what the campus gave and took as one, at that epoch's tariff.
        let boundary = 0n;
        setting.quarters.forEach(({ flows }, i) => {
          const { feedIn, retail } = world.prices(FIRST + BigInt(i));
          const out = BigInt(
            flows.reduce((all, { exported, imported }) => all + exported - imported, 0),
          );
          boundary += out > 0n ? valueOf(out, feedIn) : valueOf(out, retail);
        });
        const { money } = world;
        const made = money.supply() - money.debts() - setting.start * BigInt(PEOPLE.length);
        // Of what has not been read, and what is carried, nothing is known yet: value it at most.
        const unread = METERS.map((id) => {
          const last = world.meter(id).last ?? FIRST - 1n;
          const own = setting.quarters.slice(Number(last + 1n - FIRST));
          const taken = own.map(({ flows }, i) => {
            const { retail } = world.prices(last + 1n + BigInt(i));
            return valueOf(BigInt(flows[METERS.indexOf(id)]?.imported ?? 0), retail);
          });
          return sum(taken);
        });
        const highest = setting.quarters
          .map((_, i) => world.prices(FIRST + BigInt(i)).feedIn)
          .reduce(max, 0n);
        const carried = valueOf(
          DEADBAND * BigInt(METERS.length * setting.quarters.length),
          highest,
        );
        // What unread meters have sold is paid for already, and burned out of what is held if it never comes.
        const held = sum(PEOPLE.map((who) => money.of(who).held));
        expect(made <= boundary + sum(unread) + carried + held).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  test('held money is what orders and contracts hold, and covers what may be short', () => {
    fc.assert(
      fc.property(settings, (setting) => {
        const world = play(setting, (now, epoch) => {
          for (const who of PEOPLE) {
            const contracts = METERS.flatMap((id) => [...now.meter(id).contracts])
              .filter(([, { seller }]) => seller === who)
              .map(([of, { sold, price }]) => valueOf(sold, max(price, now.prices(of).retail)));
            expect(now.money.of(who).held).toBe(sum(contracts));
          }
          expect(epoch).toBeGreaterThanOrEqual(FIRST);
        });
        expect(world.money.of('').held + world.money.of('').free).toBe(0n);
      }),
      { numRuns: RUNS },
    );
  });

  test('after everything has stopped, nothing stays held', () => {
    fc.assert(
      fc.property(settings, (setting) => {
        const world = play(setting);
        for (const id of METERS) {
          const meter = world.meter(id);
          for (const epoch of meter.contracts.keys()) world.breakContract(meter, epoch);
        }
        for (const who of PEOPLE) expect(world.money.of(who).held).toBe(0n);
        expect(worth(world, 'delivered', 'used')).toBe(0n);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('a pool', () => {
  const amount = fc.oneof(fc.constant(0n), fc.bigInt(0n, 50n), fc.bigInt(0n, 10n ** 12n));
  const entry = fc.record({ surplus: amount, unused: amount, deficit: amount, short: amount });
  const pools = fc
    .array(entry, { maxLength: 20 })
    .map((list) => list.map((own, i) => ({ meter: `m${i}`, ...own })));

  test('gives each side exactly what both have in common, each within a Wh of its share', () => {
    fc.assert(
      fc.property(pools, (entries) => {
        const { supply, demand, matched, parts } = share(entries);
        const all = [...parts.values()];
        expect(sum(all.map(({ surplus, unused }) => surplus + unused))).toBe(matched);
        expect(sum(all.map(({ deficit, short }) => deficit + short))).toBe(matched);
        for (const own of entries) {
          const part = parts.get(own.meter);
          for (const [kind, whole] of [
            ['surplus', supply],
            ['unused', supply],
            ['deficit', demand],
            ['short', demand],
          ] as const) {
            const error = (part?.[kind] ?? 0n) * whole - matched * own[kind];
            expect((error > -whole && error < whole) || whole === 0n).toBe(true);
            expect((part?.[kind] ?? 0n) <= own[kind]).toBe(true);
          }
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('is the same in whatever order its meters are read', () => {
    fc.assert(
      fc.property(pools, fc.nat(), (entries, seed) => {
        const shuffled = entries
          .map((own, i) => ({ own, key: (i * 7919 + seed) % 101 }))
          .sort((a, b) => a.key - b.key)
          .map(({ own }) => own);
        expect(share(shuffled).parts).toEqual(share(entries).parts);
      }),
      { numRuns: RUNS },
    );
  });
});
