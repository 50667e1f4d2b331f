import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { SignedReading } from '../../tools/services/oracle/reading.js';
import { alice, bob } from '../support/accounts.js';
import type { TestChain } from '../support/chain-builder.js';
import '../support/matchers.js';
import { MeterModel } from '../support/meter-model.js';
import {
  METER,
  PER_WH,
  fulfil,
  meterKey,
  meteredCampus,
  nextEpoch,
  op1,
  op2,
  read,
  reading,
  request,
} from '../support/meters.js';

/** Blocks after which an unanswered request closes. */
const LIFETIME = 3;
const GRID = 100n * PER_WH;
const campus = (): TestChain =>
  meteredCampus({ owner: bob, admin: alice, grid: GRID, lifetime: LIFETIME });

/** Energy in, energy out, epochs without a reading before. */
const quarter = fc.record({
  importWh: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 400 })),
  exportWh: fc.oneof(
    fc.constant(0),
    fc.integer({ min: 0, max: 40 }),
    fc.integer({ max: 2_750, min: 0 }),
  ),
  lost: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 3 })),
});

test('the supply changes by exactly the verified energy, less what is carried or owed', () => {
  fc.assert(
    fc.property(fc.array(quarter, { minLength: 1, maxLength: 12 }), (quarters) => {
      const chain = campus();
      const model = new MeterModel(GRID);
      let [importWh, exportWh] = [1_000n, 1_000n];
      read(chain, { importWh, exportWh });
      for (const { importWh: taken, exportWh: fed, lost } of quarters) {
        nextEpoch(chain);
        for (let i = 0; i < lost; i++) {
          request(chain);
          chain.skipBlocks(LIFETIME + 1);
          nextEpoch(chain);
        }
        importWh += BigInt(taken);
        exportWh += BigInt(fed);
        expect(read(chain, { importWh, exportWh })).toSucceed();
        model.read(BigInt(taken), BigInt(fed));
        // The pool of the only meter closes as soon as it has been read.
        chain.skipBlocks(2);
        expect(chain.balance(bob)).toBe(model.balance);
      }
      const { debt, carried, exported, imported } = model;
      expect(chain.query('OracleClient.MeterStates', METER)).toMatchObject({ carriedWh: carried });
      expect(chain.query('OracleClient.Totals')).toMatchObject({
        exportWh: exported,
        importWh: imported,
      });
      expect(chain.query('Settlement.TotalDebt')).toBe(debt);
      const supply = chain.query('Balances.TotalIssuance') as bigint;
      expect(supply - GRID).toBe((exported - carried - imported) * PER_WH + debt);
    }),
    { numRuns: 15 },
  );
});

/** Ways in which a reading is not what it should be. */
const faults: Record<string, (chain: TestChain, good: SignedReading) => SignedReading> = {
  'replayed from an earlier epoch': (chain, good) =>
    reading(chain, { ...good, epoch: good.epoch - 1n, sequence: good.sequence - 1n }),
  'of a chain with another genesis': (chain, good) =>
    reading(chain, { ...good, genesis: new Uint8Array(32).fill(7) }),
  'of another meter': (chain, good) =>
    reading(chain, { ...good, meterId: 'roof-2', key: meterKey('roof-2') }),
  'with a register that falls': (chain, good) => reading(chain, { ...good, exportWh: 999n }),
  'signed with another key': (chain, good) =>
    reading(chain, { ...good, key: meterKey('somebody else') }),
  'with the last sequence number': (chain, good) =>
    reading(chain, { ...good, sequence: good.sequence - 1n }),
  'from the future': (chain, good) => reading(chain, { ...good, epoch: good.epoch + 1n }),
  'of more energy than fits through': (chain, good) =>
    reading(chain, { ...good, exportWh: good.exportWh + 100_000n }),
};

describe('a reading that is not genuine is refused and changes nothing:', () => {
  test.each(Object.entries(faults))('%s', (_, spoil) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.constantFrom(op1, op2), (wh, operator) => {
        const chain = campus();
        read(chain, { importWh: 1_000, exportWh: 1_000 });
        nextEpoch(chain);
        const id = request(chain);
        const good = reading(chain, { importWh: 1_000 + wh, exportWh: 1_000 + wh });
        const receipt = fulfil(chain, operator, id, spoil(chain, good));
        expect(receipt.error).toMatch(/^OracleClient\./);
        expect(receipt).toBeNoop(receipt.error as string);
        // The request is still open for an honest answer.
        expect(fulfil(chain, operator, id, good)).toSucceed();
      }),
      { numRuns: 10 },
    );
  });

  test('any change of a number in a signed reading', () => {
    const chain = campus();
    read(chain, { importWh: 1_000, exportWh: 1_000 });
    nextEpoch(chain);
    const id = request(chain);
    const good = reading(chain, { importWh: 1_100, exportWh: 1_100 });
    const number = fc.bigInt(0n, 2n ** 64n - 1n);
    const field = fc.constantFrom('epoch', 'sequence', 'importWh', 'exportWh');
    fc.assert(
      fc.property(field, number, (name, value) => {
        fc.pre(good[name] !== value);
        const receipt = fulfil(chain, op1, id, { ...good, [name]: value });
        expect(receipt.error).not.toBeNull();
        expect(receipt).toBeNoop(receipt.error as string);
      }),
      { numRuns: 100 },
    );
  });
});
