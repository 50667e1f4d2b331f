/** The calculation that the chain is compared with, itself beside the models of the auction and of settlement. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { clear } from '../../tools/campus/calculation/auction.js';
import { calculate, type Calculation, tariffAlone } from '../../tools/campus/calculation/index.js';
import { type Position, settle } from '../../tools/campus/calculation/settlement.js';
import {
  issuedOf,
  type Line,
  type Lines,
  meteredOf,
  netOf,
  sumOf,
} from '../../tools/campus/lines.js';
import { type Mode, MODES } from '../../tools/campus/modes.js';
import type { MarketOrder } from '../../tools/campus/orders.js';
import { type Plan, planOf } from '../../tools/campus/plan.js';
import { type Prices, TICK, valueOf } from '../../tools/campus/prices.js';
import { totalsOf } from '../../tools/campus/simulation/energy.js';
import * as auction from '../market/model.js';
import { flat } from '../market/settlement/tariff.js';
import { type LineKind, World } from '../market/settlement/world.js';
import { ENERGIES, READINGS } from '../support/shipped-campus.js';

const GRID = 10n ** 18n;
const PRICES: Prices = { feedIn: 400n * TICK, retail: GRID, pool: 700n * TICK };

const still: Position = { exported: 0, imported: 0, sold: 0, bought: 0, carried: 0 };

const order = fc.record({
  side: fc.constantFrom<MarketOrder['side']>('Sell', 'Buy'),
  energy: fc.integer({ min: 1, max: 300 }).map((lots) => 10 * lots),
  limit: fc.integer({ min: 400, max: 420 }),
});

describe('the auction', () => {
  test('comes to the price and the fills of its model', () => {
    fc.assert(
      fc.property(fc.array(order, { maxLength: 12 }), (book) => {
        const { price, fills } = clear(book);
        const expected = auction.clear(
          book.map(({ side, energy, limit }, id) => ({
            ...{ id: BigInt(id), side: side === 'Sell' ? 'Ask' : 'Bid', limit: BigInt(limit) },
            quantity: BigInt(energy),
          })),
        );
        expect(price).toEqual(expected.price === null ? null : Number(expected.price));
        expect(fills).toEqual(book.map((_, id) => Number(expected.fills.get(BigInt(id)) ?? 0n)));
      }),
    );
  });
});

describe('the example of the rules', () => {
  const positions = (exported: number): Position[] => [
    { ...still, exported, sold: 2_000 },
    { ...still, imported: 3_000, bought: 2_000 },
    { ...still, exported: 1_000 },
    { ...still, imported: 2_000 },
  ];
  const nets = (lines: readonly Lines[]): number[] =>
    lines.map((each) => Number(netOf(each) / TICK) / 1_000);

  test('where everybody keeps what was promised', () => {
    const { lines, boundary } = settle(positions(5_000), 600, PRICES);
    expect(nets(lines)).toEqual([3.075, -1.9, 0.625, -1.4]);
    expect(boundary).toEqual({ out: 1_000, in: 0, grid: 400n * TICK, broken: 0n });
  });

  test('where the seller has nothing', () => {
    const { lines, boundary } = settle(positions(0), 600, PRICES);
    expect(nets(lines)).toEqual([-0.8, -2.14, 0.7, -1.88]);
    expect(boundary).toMatchObject({ out: 0, in: 4_000, grid: -4n * GRID, broken: -120n * TICK });
  });
});

/** Some meters' quarter hour in which what was sold was bought. */
const trades = fc
  .array(fc.record({ exported: fc.nat(400), imported: fc.nat(400), carried: fc.nat(19) }), {
    minLength: 2,
    maxLength: 6,
  })
  .chain((flows) =>
    fc
      .array(fc.tuple(fc.nat(flows.length - 1), fc.nat(flows.length - 1), fc.nat(300)), {
        maxLength: 5,
      })
      .map((deals) =>
        flows.map((flow, at): Position => {
          const sum = (side: 0 | 1): number =>
            deals.reduce((all, deal) => all + (deal[side] === at ? deal[2] : 0), 0);
          return { ...flow, sold: sum(0), bought: sum(1) };
        }),
      ),
  );

describe('settlement', () => {
  test('loses no Wh, and changes the supply by the boundary and broken promises alone', () => {
    fc.assert(
      fc.property(trades, fc.integer({ min: 300, max: 1_200 }), (positions, price) => {
        const { lines, boundary } = settle(positions, price, PRICES);
        positions.forEach(({ exported, imported }, at) =>
          expect(meteredOf(lines[at] as Lines)).toEqual({ exported, imported }),
        );
        const all = sumOf(lines);
        expect(issuedOf(all)).toBe(boundary.grid + boundary.broken);
        expect(boundary.broken).toBeLessThanOrEqual(0n);
        const flow = sumBy(positions, 'exported') - sumBy(positions, 'imported');
        expect(boundary.out - boundary.in + all.carried).toBe(flow);
      }),
    );
  });

  test('comes to what its model makes of the same quarter hour', () => {
    fc.assert(
      fc.property(trades, fc.integer({ min: 300, max: 1_200 }), (positions, price) => {
        const { lines } = settle(positions, price, PRICES);
        const world = worldOf(positions, price);
        positions.forEach(({ carried }, at) =>
          expect(lines[at]).toEqual(modelLines(world, at, carried)),
        );
      }),
    );
  });
});

const EPOCH = 1_900_000n;
/** The price of every epoch's contracts, base units per kWh. */
const PAID = new Map<bigint, bigint>();
const meterOf = (at: number): string => `meter-${at}`;

/** The same quarter hour in the model. */
function worldOf(positions: readonly Position[], price: number): World {
  const world = new World([{ from: 0n, tariff: flat(PRICES.feedIn, PRICES.retail) }]);
  positions.forEach(({ sold, bought, carried }, at) => {
    const meter = world.addMeter(meterOf(at), meterOf(at), EPOCH - 1n);
    world.money.give(meterOf(at), 1_000n * GRID);
    meter.carry = BigInt(carried);
    const contract = { sold: BigInt(sold), bought: BigInt(bought) };
    const traded = BigInt(price) * TICK;
    PAID.set(EPOCH, traded);
    if (sold + bought === 0) return;
    meter.contracts.set(EPOCH, { ...contract, price: traded, seller: meterOf(at) });
    world.money.hold(meterOf(at), valueOf(sold, traded > PRICES.retail ? traded : PRICES.retail));
  });
  world.endEpoch(EPOCH);
  positions.forEach(({ exported, imported }, at) =>
    world.read(meterOf(at), EPOCH, { exported: BigInt(exported), imported: BigInt(imported) }),
  );
  world.closePool(EPOCH);
  return world;
}

/** The model's lines of a meter, under the names that the report has for them. */
function modelLines({ lines, meters }: World, at: number, carried = 0): Lines {
  const own = lines.filter(({ meter }) => meter === meterOf(at));
  const line = (...kinds: readonly LineKind[]): Line => {
    const found = own.filter(({ kind }) => kinds.includes(kind));
    const wh = found.reduce((sum, each) => sum + Number(each.wh), 0);
    return { wh, grid: found.reduce((sum, { value }) => sum + value, 0n) };
  };
  // What was paid at clearing the model has no lines of: contracts say it.
  const traded = (...kinds: readonly LineKind[]): Line => {
    const found = own.filter(({ kind }) => kinds.includes(kind));
    const grid = found.reduce((sum, { wh, epoch }) => sum + valueOf(Number(wh), paid(epoch)), 0n);
    return { wh: line(...kinds).wh, grid };
  };
  const paid = (epoch: bigint): bigint => PAID.get(epoch) ?? 0n;
  const bought = traded('used', 'unused');
  return {
    sold: traded('delivered', 'short'),
    bought: { wh: bought.wh, grid: -bought.grid },
    sharedOut: line('surplusShared'),
    sharedIn: line('deficitShared'),
    toUtility: line('surplusLeft', 'carry'),
    fromUtility: line('deficitLeft'),
    short: line('short'),
    unused: line('unused'),
    carried: Number(meters.get(meterOf(at))?.carry ?? 0n) - carried,
  };
}

describe('all 56 days', () => {
  const [readings, energies] = [READINGS, ENERGIES];
  const prices: Prices = { feedIn: 523n * TICK, retail: GRID, pool: (1_523n * TICK) / 2n };
  const meterIds = energies.map((_, at) => meterOf(at));
  const cases = new Map(
    MODES.map((mode) => {
      const plan = planOf(mode, energies, () => prices);
      const parts = { energies, plan, meterIds, pricesAt: () => prices };
      return [mode, { plan, ...calculate(parts) }];
    }),
  );
  const caseOf = (mode: Mode): Calculation & { readonly plan: Plan } => {
    const found = cases.get(mode);
    if (!found) throw new Error(mode);
    return found;
  };

  /** The days in the model: the same orders, and every meter read in time. */
  function modelOf(plan: Plan): World {
    const world = new World([{ from: 0n, tariff: flat(prices.feedIn, prices.retail) }]);
    PAID.clear();
    meterIds.forEach((id) => {
      world.addMeter(id, id, -1n);
      world.money.give(id, 10_000n * GRID);
    });
    readings.forEach(({ start }, row) => {
      const epoch = BigInt(row);
      plan(start).forEach((order, at) => {
        if (!order) return;
        const side = order.side === 'Sell' ? 'Ask' : 'Bid';
        world.place(meterOf(at), side, epoch, BigInt(order.energy), BigInt(order.limit));
      });
      world.clear(epoch);
      for (const { contracts } of world.meters.values()) {
        contracts.forEach(({ price }, of) => PAID.set(of, price));
      }
      world.endEpoch(epoch);
      energies.forEach(({ quarters }, at) => {
        const { exported = 0, imported = 0 } = quarters[row] ?? {};
        const flow = { exported: BigInt(exported), imported: BigInt(imported) };
        world.read(meterOf(at), epoch, flow);
      });
      world.closePool(epoch);
    });
    return world;
  }

  test.each([
    ['none', 0, 0, 1_066_462, '-14370.714'],
    ['perfect', 1_524, 1_058_720, 3_724, '-14372.626'],
    ['forecast', 970, 552_930, 573_392, '-14373.380'],
  ] as const)('%s: in the model as in the calculation', (mode, trades, sold, shared, net) => {
    const { plan, lines, boundary, ...rest } = caseOf(mode);
    const world = modelOf(plan);
    lines.forEach((each, at) => expect(each).toEqual(modelLines(world, at)));
    const all = sumOf(lines);
    expect([rest.trades, all.sold.wh, all.sharedOut.wh]).toEqual([trades, sold, shared]);
    expect(issuedOf(all)).toBe(world.money.minted - world.money.burned);
    expect(issuedOf(all)).toBe(boundary.grid + boundary.broken);
    expect(`${netOf(all) / TICK}`).toBe(net.replace('.', ''));
    // Who has money enough for every order keeps some, whatever burns.
    for (const id of meterIds) expect(world.money.of(id).free).toBeGreaterThan(1_000n * GRID);
  });

  test('nobody who knows what will flow, or orders nothing, is worse off than under the tariff', () => {
    for (const mode of ['none', 'perfect'] as const) {
      caseOf(mode).lines.forEach((each, at) => {
        const alone = tariffAlone(energies[at] as (typeof energies)[0], () => prices);
        expect(netOf(each)).toBeGreaterThan(alone);
      });
    }
  });

  test('what crosses the boundary does not depend on orders, but for what waits', () => {
    const flows = totalsOf(energies.map(({ quarters }) => totalsOf(quarters)));
    for (const mode of MODES) {
      const { lines, boundary } = caseOf(mode);
      const { carried } = sumOf(lines);
      expect(boundary.out - boundary.in + carried).toBe(flows.exported - flows.imported);
    }
  });
});

function sumBy(positions: readonly Position[], field: 'exported' | 'imported'): number {
  return positions.reduce((sum, position) => sum + position[field], 0);
}
