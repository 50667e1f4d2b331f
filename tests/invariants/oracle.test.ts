import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MEASURED_KWP, type Building } from '../../tools/campus/buildings.js';
import { parseReadings, QUARTER_MS, type Reading } from '../../tools/campus/data.js';
import { buildingEnergy } from '../../tools/campus/energy.js';
import type { SignedReading } from '../../tools/oracle/reading.js';
import { ROOT } from '../../tools/root.js';
import { alice, bob } from '../support/accounts.js';
import { ChainBuilder, type TestChain, tx } from '../support/chain-builder.js';
import '../support/matchers.js';
import {
  METER,
  PER_WH,
  fulfil,
  lastEpoch,
  meterKey,
  meteredCampus,
  nextEpoch,
  op1,
  op2,
  profile,
  read,
  reading,
  request,
} from '../support/meters.js';

const GRID = 100n * PER_WH;
const DEADBAND = 20n;

/** The rules of readings, written down independently of the runtime. */
class Model {
  balance = GRID;
  minted = 0n;
  burned = 0n;
  debt = 0n;
  carried = 0n;
  exported = 0n;
  imported = 0n;

  /** Energy of `epochs` epochs since the last reading. */
  read(importWh: bigint, exportWh: bigint, epochs: bigint): void {
    this.exported += exportWh;
    this.imported += importWh;
    this.carried += exportWh;
    if (exportWh >= DEADBAND * epochs) {
      this.minted += this.carried * PER_WH;
      this.balance += this.carried * PER_WH;
      this.carried = 0n;
    }
    this.debt += importWh * PER_WH;
    const paid = this.debt < this.balance ? this.debt : this.balance;
    this.debt -= paid;
    this.balance -= paid;
    this.burned += paid;
  }
}

const campus = (): TestChain => meteredCampus({ owner: bob, admin: alice, grid: GRID });

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
    fc.property(fc.array(quarter, { minLength: 1, maxLength: 25 }), (quarters) => {
      const chain = campus();
      const model = new Model();
      let [importWh, exportWh] = [1_000n, 1_000n];
      read(chain, { importWh, exportWh });
      for (const { importWh: taken, exportWh: fed, lost } of quarters) {
        nextEpoch(chain, 1 + lost);
        importWh += BigInt(taken);
        exportWh += BigInt(fed);
        expect(read(chain, { importWh, exportWh })).toSucceed();
        model.read(BigInt(taken), BigInt(fed), BigInt(1 + lost));
      }
      const { balance, debt, carried, minted, burned, exported, imported } = model;
      expect(chain.balance(bob)).toBe(balance);
      expect(chain.query('OracleClient.MeterStates', METER)).toMatchObject({
        debt,
        carriedWh: carried,
      });
      expect(chain.query('OracleClient.Totals')).toMatchObject({
        mintedWh: minted / PER_WH,
        exportWh: exported,
        importWh: imported,
        burned,
        debt,
      });
      const supply = chain.query('Balances.TotalIssuance') as bigint;
      expect(supply - GRID).toBe(minted - burned);
      expect(supply - GRID).toBe((exported - carried - imported) * PER_WH + debt);
    }),
    { numRuns: 30 },
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

const DATA = 'data/chulalongkorn-ee-2024.csv';
/** The building as it was measured. */
const MEASURED: Building = {
  name: 'Electrical Engineering',
  id: 'EE',
  kwp: MEASURED_KWP,
  loadPercent: 100,
  loadShift: 0,
  ratedWatts: 43_500,
};
const HOUR_MS = 3_600_000;
const NIGHT = { from: 19, to: 5 };
/** What hosts with mocked signatures take for one. */
const MOCK = `0x${'deadbeef'.padEnd(128, 'cd')}` as const;

function isNight({ start }: Reading): boolean {
  const hour = ((start + 7 * HOUR_MS) / HOUR_MS) % 24;
  return hour >= NIGHT.from || hour < NIGHT.to;
}

/** A panel's own meter: it exports what the inverter says it makes, phantoms included. */
function inverterRegister(readings: readonly Reading[]): bigint[] {
  let sum = 0;
  return readings.map(({ pv }) => BigInt(Math.floor((sum += pv) / 400)));
}

test('over 56 days of real data nothing is minted at night, and no Wh is lost', () => {
  const readings = parseReadings(readFileSync(join(ROOT, DATA), 'utf8'), DATA);
  let [sumExport, sumImport] = [0n, 0n];
  const building = buildingEnergy(readings, MEASURED).map(({ exported, imported }) => {
    sumExport += BigInt(exported);
    sumImport += BigInt(imported);
    return [sumExport, sumImport] as const;
  });
  const inverter = inverterRegister(readings);
  const first = readings[0]!.start;
  const chain = new ChainBuilder()
    .with(bob)
    .meter('inverter', bob)
    .meter('building', bob)
    .oracleOperator(op1)
    .configure({
      registry: {
        meterProfiles: [
          profile('inverter', 'ed25519', 10_000),
          profile('building', 'ed25519', MEASURED.ratedWatts),
        ],
      },
    })
    .startingAt(BigInt(first + QUARTER_MS - 6_000))
    .build();
  let id = 0n;
  const answer = (meterId: string, importWh: bigint, exportWh: bigint): void => {
    const epoch = lastEpoch(chain);
    const registers = { meterId, epoch, sequence: epoch, importWh, exportWh };
    expect(fulfil(chain, op1, id++, { ...registers, signature: MOCK })).toSucceed();
  };
  const minted = (): bigint =>
    (chain.query('OracleClient.Totals') as { mintedWh: bigint }).mintedWh;
  let before = 0n;
  let atNight = 0n;
  readings.forEach((row, index) => {
    const meters = ['inverter', 'building'];
    chain.submit(op1, tx('OracleClient.performUpkeep', { meters, clearing: false }));
    const [exported, imported] = building[index]!;
    answer('inverter', 0n, inverter[index]!);
    answer('building', imported, exported);
    if (isNight(row)) atNight += minted() - before;
    before = minted();
    const next = readings[index + 1];
    if (next) chain.nextBlock(next.start - row.start);
  });
  expect(atNight).toBe(0n);
  const totals = chain.query('OracleClient.Totals') as { exportWh: bigint; mintedWh: bigint };
  const carried = ['inverter', 'building'].reduce((sum, meter) => {
    const state = chain.query('OracleClient.MeterStates', meter) as { carriedWh: bigint };
    return sum + state.carriedWh;
  }, 0n);
  expect(totals.exportWh).toBe(sumExport - building[0]![0] + inverter.at(-1)! - inverter[0]!);
  expect(totals.mintedWh).toBe(totals.exportWh - carried);
  expect(totals.mintedWh).toBeGreaterThan(600_000n);
});
