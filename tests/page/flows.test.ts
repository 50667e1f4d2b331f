/** The picture of flows: nothing is lost, nothing overlaps. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type BuildingFlow, campusFlows, REST } from '../../tools/page/screens/campus/flows.js';
import { sankey } from '../../tools/page/screens/campus/sankey.js';
import { placeOfSearch } from '../../tools/page/screens/explorer/search.js';
import { afterTopUp, unitsOfSatang } from '../../tools/page/screens/cash-desk/amount.js';

const SIZE = { width: 700, height: 300, node: 10, gap: 12 };
const wh = fc.nat(1_000_000);
const energy = fc.record({
  soldAheadWh: wh,
  sharedOutWh: wh,
  utilityOutWh: wh,
  boughtAheadWh: wh,
  sharedInWh: wh,
  utilityInWh: wh,
});
const buildings = fc
  .array(energy, { maxLength: 14 })
  .map((list) =>
    list.map((each, at): BuildingFlow => ({ account: `b${at}`, name: `B ${at}`, energy: each })),
  );
const sum = (list: readonly number[]): number => list.reduce((total, each) => total + each, 0);
const KINDS = [
  'soldAheadWh',
  'sharedOutWh',
  'utilityOutWh',
  'boughtAheadWh',
  'sharedInWh',
  'utilityInWh',
] as const;

describe('flows of a campus', () => {
  test('are in the picture to the Wh, however many buildings there are', () => {
    fc.assert(
      fc.property(buildings, (list) => {
        const { nodes, links } = campusFlows(list);
        const total = sum(list.flatMap(({ energy: each }) => KINDS.map((kind) => each[kind])));
        expect(sum(links.map(({ value }) => value))).toBe(total);
        expect(nodes.filter(({ role }) => role === 'building').length).toBe(
          Math.min(list.length, 8),
        );
        expect(nodes.some(({ id }) => id.endsWith(REST))).toBe(list.length > 8);
      }),
    );
  });

  test('lie inside the picture, apart from each other, as wide as they are large', () => {
    fc.assert(
      fc.property(buildings, (list) => {
        const { nodes, links } = campusFlows(list);
        const picture = sankey(nodes, links, SIZE);
        const near = 1e-6;
        for (const node of picture.nodes) {
          expect(node.x).toBeGreaterThanOrEqual(0);
          expect(node.x + SIZE.node).toBeLessThanOrEqual(SIZE.width + near);
          expect(node.y).toBeGreaterThanOrEqual(-near);
          expect(node.y + node.height).toBeLessThanOrEqual(SIZE.height + near);
          expect(node.value).toBeGreaterThan(0);
          const widths = (end: 'from' | 'to'): number =>
            sum(picture.links.filter((link) => link[end] === node.id).map(({ width }) => width));
          expect(Math.max(widths('from'), widths('to'))).toBeCloseTo(node.height, 6);
        }
        for (const column of [0, 1, 2]) {
          const inside = picture.nodes.filter((node) => node.column === column);
          inside.slice(1).forEach((node, at) => {
            const above = inside[at];
            if (above)
              expect(node.y - (above.y + above.height)).toBeGreaterThanOrEqual(SIZE.gap - near);
          });
        }
        const scales = picture.links.map(({ value, width }) => width / value);
        expect(Math.max(0, ...scales) - Math.min(Infinity, ...scales)).toBeLessThan(near);
        for (const { path } of picture.links) expect(path).not.toContain('NaN');
      }),
    );
  });

  test('of a night are none', () => {
    expect(sankey([], [], SIZE)).toEqual({ nodes: [], links: [] });
    const dark = {
      soldAheadWh: 0,
      sharedOutWh: 0,
      utilityOutWh: 0,
      boughtAheadWh: 0,
      sharedInWh: 0,
      utilityInWh: 0,
    };
    const { nodes, links } = campusFlows([{ account: 'a', name: 'A', energy: dark }]);
    expect(sankey(nodes, links, SIZE).nodes).toEqual([]);
  });
});

test('what is searched for leads to a block, an epoch or an account, else nowhere', () => {
  const address = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
  expect(placeOfSearch(' 12 ')).toEqual(['blocks', '12']);
  expect(placeOfSearch('#12')).toEqual(['epochs', '12']);
  expect(placeOfSearch('1894752')).toEqual(['epochs', '1894752']);
  expect(placeOfSearch('25000000')).toEqual(['blocks', '25000000']);
  expect(placeOfSearch(`0x${'AB'.repeat(32)}`)).toEqual(['blocks', `0x${'ab'.repeat(32)}`]);
  expect(placeOfSearch(address)).toEqual(['accounts', address]);
  for (const text of ['', 'x', '-1', '1.5', '0x12', '<b>', '99999999999']) {
    expect(placeOfSearch(text)).toBeNull();
  }
});

test('the cash desk: baht to base units never gives more than was paid, and a debt comes first', () => {
  const satang = fc.bigInt({ min: 0n, max: 10n ** 12n });
  fc.assert(
    fc.property(satang, fc.integer({ min: 1, max: 100_000 }), (paid, rate) => {
      const units = unitsOfSatang(paid, rate);
      expect(units * BigInt(rate) <= paid * 10n ** 18n).toBe(true);
      expect((units + 1n) * BigInt(rate) > paid * 10n ** 18n).toBe(true);
    }),
  );
  expect(unitsOfSatang(420n, 420)).toBe(10n ** 18n);
  expect(unitsOfSatang(420n, 0)).toBe(0n);
  expect(afterTopUp(10n, 3n)).toEqual({ toDebt: 3n, free: 7n });
  expect(afterTopUp(3n, 10n)).toEqual({ toDebt: 3n, free: 0n });
});
