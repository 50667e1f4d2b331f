/** Whether anything pays better than keeping one's word, by the rules alone: attackers on the model. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { TICK } from '../model.js';
import { min, valueOf, type Flow } from './imbalance.js';
import { flat } from './tariff.js';
import { World } from './world.js';

const EPOCH = 1_900_000n;
const START = 10n ** 24n;
/** A is the one who tries things; the meters of N sell, those of Z buy. */
const METERS = ['A1', 'A2', 'N1', 'N2', 'Z1', 'Z2'] as const;
type Meter = (typeof METERS)[number];

interface Scene {
  readonly feedIn: bigint;
  readonly retail: bigint;
  /** The price of the epoch's contracts, between the two. */
  readonly price: bigint;
  readonly flows: Readonly<Record<Meter, Flow>>;
  /** Wh that the attack is about. */
  readonly wh: bigint;
}

const energy = fc.oneof(fc.constant(0n), fc.bigInt(20n, 4_000n));
const flows = fc.record({ exported: energy, imported: energy });
const scenes: fc.Arbitrary<Scene> = fc
  .record({
    ticks: fc.tuple(fc.nat(1_000), fc.nat(1_000), fc.nat(1_000)),
    flows: fc.record({ A1: flows, A2: flows, N1: flows, N2: flows, Z1: flows, Z2: flows }),
    wh: fc.bigInt(1n, 400n).map((lots) => lots * 10n),
  })
  .map(({ ticks, ...rest }) => {
    const [feedIn, price, retail] = [...ticks].sort((a, b) => a - b).map((t) => BigInt(t) * TICK);
    return { feedIn, price, retail, ...rest } as Scene;
  });

type Deal = readonly [seller: Meter, buyer: Meter, wh: bigint];

type Who = 'A' | 'N' | 'Z';

/** What somebody has in the end, debts taken off. */
function outcome(
  scene: Scene,
  deals: readonly Deal[],
  hidden: readonly Meter[] = [],
  lost = false,
  whose: Who = 'A',
): bigint {
  const world = new World([{ from: 0n, tariff: flat(scene.feedIn, scene.retail) }], 0n);
  for (const who of ['A', 'N', 'Z']) world.money.give(who, START);
  for (const id of METERS) world.addMeter(id, id[0] as string, EPOCH - 1n);
  for (const [seller, buyer, wh] of deals) {
    if (wh > 0n) world.trade(seller, buyer, EPOCH, wh, scene.price);
  }
  world.endEpoch(EPOCH);
  const seen = METERS.filter((id) => !hidden.includes(id));
  for (const id of seen) world.read(id, EPOCH, scene.flows[id]);
  world.closePool(EPOCH);
  world.endEpoch(EPOCH + 1n);
  for (const id of hidden) world.read(id, lost ? EPOCH + 1n : EPOCH, scene.flows[id]);
  const { free, held, debt } = world.money.of(whose);
  return free + held - debt;
}

/** What the rounding of one Wh is worth at most, for each line of A's entries. */
const rounding = ({ retail }: Scene): bigint => 8n * (retail / 1000n);

const RUNS = process.env['GRID_FULL'] ? 10_000 : 300;

function neverPays(gain: (scene: Scene) => bigint): void {
  fc.assert(
    fc.property(scenes, (scene) => expect(gain(scene)).toBeLessThanOrEqual(rounding(scene))),
    { numRuns: RUNS },
  );
}

/** Deals in which everybody delivers and uses what is traded. */
const honest = ({ flows: own, wh }: Scene): Deal[] => [
  ['A1', 'Z1', min(min(own.A1.exported, own.Z1.imported), wh)],
  ['N1', 'A2', min(min(own.N1.exported, own.A2.imported), wh)],
];

/** The scene with some meter that gives, or takes, nothing. */
function without(scene: Scene, meter: Meter, flow: keyof Flow): Scene {
  const own = { ...scene.flows[meter], [flow]: 0n };
  return { ...scene, flows: { ...scene.flows, [meter]: own } };
}

describe('at given prices it does not pay', () => {
  test('to sell what one does not generate', () =>
    neverPays((any) => {
      const scene = without(any, 'A2', 'exported');
      const deals = honest(scene);
      const more: Deal = ['A2', 'Z2', min(scene.wh, scene.flows.Z2.imported)];
      return outcome(scene, [...deals, more]) - outcome(scene, deals);
    }));

  test('to buy what one does not use', () =>
    neverPays((any) => {
      const scene = without(any, 'A1', 'imported');
      const deals = honest(scene);
      const more: Deal = ['N2', 'A1', min(scene.wh, scene.flows.N2.exported)];
      return outcome(scene, [...deals, more]) - outcome(scene, deals);
    }));

  test.each([
    ['A1', 'exported'],
    ['A2', 'imported'],
  ] as const)('to trade with oneself what does not flow (%s has not %s)', (meter, flow) =>
    neverPays((any) => {
      const scene = without(any, meter, flow);
      return outcome(scene, [['A1', 'A2', scene.wh]]) - outcome(scene, []);
    }),
  );

  describe.each([false, true])('to hide (reading lost: %s)', (lost) => {
    test('a meter that has no contracts', () =>
      neverPays((scene) => outcome(scene, [], ['A2'], lost) - outcome(scene, [])));

    test('a meter that has kept its contracts', () =>
      neverPays((scene) => {
        const deals = honest(scene);
        return outcome(scene, deals, ['A1'], lost) - outcome(scene, deals);
      }));

    test.each([
      ['A1', 'exported', 'A1'],
      ['A1', 'exported', 'A2'],
      ['A2', 'imported', 'A1'],
      ['A2', 'imported', 'A2'],
    ] as const)('one end of a loop (%s has not %s, %s is hidden)', (meter, flow, hidden) =>
      neverPays((any) => {
        const scene = without(any, meter, flow);
        return outcome(scene, [['A1', 'A2', scene.wh]], [hidden], lost) - outcome(scene, []);
      }),
    );

    // Contracts at a price that is worse for the neighbour than the pool would have been, together with
    // a meter that is not read, take from that neighbour: A gains what it gives away, and no more.
    test('what was bought of a neighbour, unless that sells below what the pool would give', () =>
      neverPays((any) => {
        const scene = without(any, 'A2', 'imported');
        const deals: Deal[] = [['N2', 'A2', min(scene.wh, scene.flows.N2.exported)]];
        const change = (who: Who): bigint =>
          outcome(scene, deals, ['A2'], lost, who) - outcome(scene, [], [], lost, who);
        return change('A') + min(0n, change('N'));
      }));

    test('what was sold to a neighbour, unless that pays more than the pool would ask', () =>
      neverPays((any) => {
        const scene = without(any, 'A2', 'exported');
        const deals: Deal[] = [['A2', 'Z2', min(scene.wh, scene.flows.Z2.imported)]];
        const change = (who: Who): bigint =>
          outcome(scene, deals, ['A2'], lost, who) - outcome(scene, [], [], lost, who);
        return change('A') + min(0n, change('Z'));
      }));
  });
});

test('who keeps what it traded is never worse off than by the tariff alone, whatever the others do', () => {
  fc.assert(
    fc.property(scenes, fc.boolean(), (scene, lost) => {
      const { flows: own, feedIn, retail, wh } = scene;
      const theirs: Deal[] = [
        ['N2', 'Z2', wh],
        ['Z1', 'N1', wh],
      ];
      const alone = (['A1', 'A2'] as const)
        .map((id) => valueOf(own[id].exported, feedIn) - valueOf(own[id].imported, retail))
        .reduce((all, value) => all + value, START);
      const kept = outcome(scene, [...honest(scene), ...theirs], lost ? ['N2', 'Z1'] : [], lost);
      expect(kept).toBeGreaterThanOrEqual(alone);
    }),
    { numRuns: RUNS },
  );
});
