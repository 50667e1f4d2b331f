/** The check of a pool that a browser makes: what the chain proves is accepted, forged fields are named. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { verifySettlement, type SettlementProof } from '../../tools/proofs/index.js';
import type { Campus } from '../market/settlement/campus.js';
import { nights, play } from '../market/settlement/nights.js';
import { deal, order, tell } from '../market/settlement/scenes.js';
import { answer, flawIn, forged } from './support.js';

const PROOF = 'SettlementApi.settlement_proof';

function shareAt(campus: Campus, epoch: bigint): number {
  const { tariff } = campus.chain.api('SettlementApi.tariff', epoch) as {
    tariff: { sharePermille: number };
  };
  return tariff.sharePermille;
}

test('any pool of the chain is accepted, and gives everybody what the model says', () => {
  fc.assert(
    fc.property(nights(3), (night) => {
      play(night, (campus, epoch) => {
        if (campus.chain.api('SettlementApi.pool', epoch) === null) return;
        const bytes = answer(campus.chain, PROOF, epoch);
        const { proof, flaw } = verifySettlement(bytes, shareAt(campus, epoch));
        expect(flaw).toBeNull();
        const parts = campus.world.pools.get(epoch)?.result?.parts;
        proof?.entries.forEach(({ meter }, i) => {
          const part = parts?.get(Buffer.from(meter).toString());
          expect(proof.shares[i]).toEqual({
            surplusWh: part?.surplus ?? 0n,
            deficitWh: part?.deficit ?? 0n,
          });
        });
      });
    }),
    { numRuns: process.env['GRID_FULL'] ? 200 : 8 },
  );
});

/** Ann sold 2 kWh to Bob and delivers 1, Bob uses them all; the neighbour has 3 too much, Zoe's meter is read late. */
const campus = tell([
  {
    orders: deal('a1', 'b', 2_000, 600),
    flows: { a1: [1_000, 0], b: [0, 5_000], n: [3_000, 0], z: [0, 2_000] },
    late: ['z'],
  },
]);
const { chain } = campus;
const epoch = campus.epoch - 1n;

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends object ? Mutable<T[K]> : T[K] };
/** As the chain writes it: each entry behind its meter. */
interface Written {
  pool: Mutable<SettlementProof['pool']>;
  entries: { meter: Uint8Array; entry: Mutable<SettlementProof['entries'][number]> }[];
}
type Forgery = [field: string, change: (proof: Written) => void];

/** The entry of a place. */
const entry = ({ entries }: Written, i: number): Written['entries'][number]['entry'] => {
  const found = entries[i];
  if (!found) throw new Error(`there is no entry ${i}`);
  return found.entry;
};

/** Places of the entries, of which the shorter ids come first. */
const [BOB, NEIGHBOUR, ZOE, ANN] = [0, 1, 2, 3];

const forgeries: Forgery[] = [
  ['pool.phase', ({ pool }) => (pool.phase = 'Open')],
  ['pool.rates.feedIn', ({ pool }) => (pool.rates.feedIn = pool.rates.retail + 1000n)],
  ['pool.rates.poolPrice', ({ pool }) => (pool.rates.retail += 10n ** 6n)],
  ['pool.rates.poolPrice', ({ pool }) => (pool.rates.poolPrice += 1000n)],
  ['pool.read', ({ pool }) => (pool.read = pool.awaited + 1)],
  ['pool.supplyWh', ({ pool }) => (pool.supplyWh += 1n)],
  ['pool.demandWh', ({ pool }) => (pool.demandWh -= 1n)],
  ['pool.sharedWh', ({ pool }) => (pool.sharedWh += 1n)],
  ['entries[1].meter', ({ entries }) => entries.reverse()],
  ['entries[4].meter', ({ entries }) => entries.push(entries[1] as (typeof entries)[number])],
  ['entries[1].price', (proof) => (entry(proof, NEIGHBOUR).price = 1n)],
  ['entries[3].kind', (proof) => (entry(proof, ANN).kind = 'Missing')],
  ['entries[0].feedIn', (proof) => (entry(proof, BOB).feedIn += 1000n)],
  ['entries[2].retail', (proof) => (entry(proof, ZOE).retail -= 1000n)],
  // Energy more or less, in time or not, in debt or not: the sums tell.
  ['pool.demandWh', (proof) => (entry(proof, ANN).shortWh += 1n)],
  ['pool.demandWh', (proof) => (entry(proof, BOB).deficitWh -= 1n)],
  ['pool.supplyWh', (proof) => (entry(proof, NEIGHBOUR).surplusWh += 1n)],
  ['pool.supplyWh', (proof) => (entry(proof, BOB).unusedWh += 1n)],
  ['pool.demandWh', (proof) => (entry(proof, BOB).inDebt = true)],
  ['pool.supplyWh', (proof) => (entry(proof, NEIGHBOUR).kind = 'Late')],
  ['pool.demandWh', (proof) => (entry(proof, ZOE).kind = 'Pooled')],
  ['pool.demandWh', ({ entries }) => entries.shift()],
];

describe('what is forged is refused by its name:', () => {
  test('nothing in the true one', () => {
    const { proof, flaw } = verifySettlement(answer(chain, PROOF, epoch), 500);
    expect(flaw).toBeNull();
    expect(proof?.entries.map(({ meter, kind }) => [Buffer.from(meter).toString(), kind])).toEqual([
      ['b', 'Pooled'],
      ['n', 'Pooled'],
      ['z', 'Late'],
      ['a1', 'Pooled'],
    ]);
  });

  test.each(forgeries)('%s', (field, change) => {
    expect(flawIn(verifySettlement(forged(chain, PROOF, epoch, change), 500))).toBe(field);
  });

  test('the share of another tariff', () =>
    expect(flawIn(verifySettlement(answer(chain, PROOF, epoch), 501))).toBe(
      'pool.rates.poolPrice',
    ));

  test('bytes cut off anywhere, or too many', () => {
    const bytes = answer(chain, PROOF, epoch);
    for (let length = 0; length < bytes.length; length++) {
      expect(flawIn(verifySettlement(bytes.subarray(0, length), 500))).toBe('encoding');
    }
    expect(flawIn(verifySettlement(Uint8Array.from([...bytes, 0]), 500))).toBe('encoding');
  });

  test('a pool that has not closed is not judged', () => {
    order(campus, []);
    campus.turn(new Map([['n', { exported: 500n, imported: 0n }]]));
    campus.readUpTo('n', campus.epoch - 1n);
    const open = answer(chain, PROOF, campus.epoch - 1n);
    expect(flawIn(verifySettlement(open, 500))).toBe('pool.phase');
  });
});
