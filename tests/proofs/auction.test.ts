/** The check of a clearing that a browser makes: what the chain proves is accepted, forged fields are named. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { verifyAuction, type AuctionProof } from '../../tools/proofs/index.js';
import { auction, entries } from '../market/arena.js';
import { market as crowd } from '../market/crowd.js';
import type { TestChain } from '../support/chain-builder.js';
import { market, nextEpoch, passEpochs, TICK, workedExample } from '../support/market.js';
import { answer, flawIn, forged } from './support.js';

const PROOF = 'TradingApi.auction_proof';

/** The rules' own example, cleared: 10,000 Wh at 10 ticks. */
function example(): { chain: TestChain; epoch: bigint } {
  const chain = market();
  const epoch = nextEpoch(chain);
  workedExample(chain);
  passEpochs(chain);
  return { chain, epoch };
}

test('any clearing of the chain is accepted', () => {
  fc.assert(
    fc.property(entries(), (book) => {
      const chain = crowd();
      const { epoch, price, volume, orders } = auction(chain, book);
      const { proof, flaw } = verifyAuction(answer(chain, PROOF, epoch), TICK);
      if (orders.length === 0) return expect(flaw?.field).toBe('encoding');
      expect(flaw).toBeNull();
      expect(proof?.result.price).toBe(price === null ? null : price * TICK);
      expect(proof?.result.volumeWh).toBe(volume);
    }),
    { numRuns: process.env['GRID_FULL'] ? 2_000 : 100 },
  );
});

/** A proof whose fields may be written. */
type Mutable<T> = { -readonly [K in keyof T]: T[K] extends object ? Mutable<T[K]> : T[K] };
type Forgery = [field: string, change: (proof: Mutable<AuctionProof>) => void];

const forgeries: Forgery[] = [
  ['result.price', ({ result }) => (result.price = 11n * TICK)],
  ['result.price', ({ result }) => (result.price = null)],
  ['result.volumeWh', ({ result }) => (result.volumeWh += 10n)],
  ['result.demandWh', ({ result }) => (result.demandWh -= 10n)],
  ['result.supplyWh', ({ result }) => (result.supplyWh += 10n)],
  ['result.surplusWh', ({ result }) => (result.surplusWh = 0n)],
  ['result.bids', ({ result }) => (result.bids += 1)],
  ['result.asks', ({ result }) => (result.asks -= 1)],
  ['bids[1].price', ({ bids }) => ((bids[1] as { price: bigint }).price = 12n * TICK)],
  ['asks[2].price', ({ asks }) => ((asks[2] as { price: bigint }).price = 10n * TICK)],
  ['asks[0].price', ({ asks }) => ((asks[0] as { price: bigint }).price += 1n)],
  ['bids[0].price', ({ bids }) => ((bids[0] as { price: bigint }).price = 0n)],
  ['asks[0].orders', ({ asks }) => ((asks[0] as { orders: number }).orders = 0)],
  ['bids[0].energyWh', ({ bids }) => ((bids[0] as { energyWh: bigint }).energyWh = 0n)],
  // A level more, or less, changes what follows from the curves.
  ['result.bids', ({ bids }) => bids.pop()],
  ['result.volumeWh', ({ asks }) => ((asks[1] as { energyWh: bigint }).energyWh -= 10n)],
  ['result.price', ({ bids }) => ((bids[1] as { price: bigint }).price = 11n * TICK)],
];

describe('what is forged is refused by its name:', () => {
  const { chain, epoch } = example();

  test.each(forgeries)('%s', (field, change) => {
    expect(flawIn(verifyAuction(answer(chain, PROOF, epoch), TICK))).toBeNull();
    expect(flawIn(verifyAuction(forged(chain, PROOF, epoch, change), TICK))).toBe(field);
  });

  test('bytes cut off anywhere, or too many, are no proof', () => {
    const bytes = answer(chain, PROOF, epoch);
    for (let length = 0; length < bytes.length; length++) {
      expect(flawIn(verifyAuction(bytes.subarray(0, length), TICK))).toBe('encoding');
    }
    expect(flawIn(verifyAuction(Uint8Array.from([...bytes, 0]), TICK))).toBe('encoding');
  });

  test('a list that claims to be longer than the bytes is refused without being read', () => {
    // Some(bids: 2^30 - 1 levels).
    const bytes = Uint8Array.from([1, 0xfe, 0xff, 0xff, 0xff]);
    expect(verifyAuction(bytes, TICK).flaw).toEqual({
      field: 'encoding',
      text: 'a list is cut off',
    });
  });

  test('an epoch without a proof has none', () =>
    expect(verifyAuction(answer(chain, PROOF, epoch + 50n), TICK).flaw?.text).toMatch(
      /no proof of this epoch/,
    ));
});
