/** All 56 days: what comes of the energy that an inverter reports at night, when nobody makes any. */
import { QUARTER_HOUR_MS } from '../../node-config/time.js';
import { expect, test } from '@jest/globals';
import type { Building } from '../../tools/campus/simulation/buildings.js';
import type { Reading } from '../../tools/campus/simulation/data.js';
import { buildingEnergy } from '../../tools/campus/simulation/energy.js';
import { bob } from '../support/accounts.js';
import { ChainBuilder, type Receipt, type TestChain, tx } from '../support/chain-builder.js';
import '../support/matchers.js';
import { READINGS as readings } from '../support/shipped-campus.js';
import { fulfil, lastEpoch, MOCK_SIGNATURE, op1, PER_WH, profile } from '../support/meters.js';

const HOUR_MS = 3_600_000;
const NIGHT = { from: 19, to: 5 };
const DEADBAND = 20n;

/** The building as it was measured. */
const MEASURED: Building = {
  name: 'Electrical Engineering',
  id: 'EE',
  uri: '//EE',
  location: '',
  kwp: 8,
  pvShare: [1, 1],
  loadPercent: 100,
  loadShift: 0,
  ratedWatts: 43_500,
  meterId: 'EE-1',
  meterClass: 'Bidirectional',
  isBehindMeter: true,
};

/** A meter and what it feeds in in each quarter hour of the data, Wh. */
interface Meter {
  readonly id: string;
  readonly ratedWatts: number;
  readonly exports: readonly number[];
}

function meterOf(building: Building): Meter {
  const quarters = buildingEnergy(readings, building);
  return {
    id: building.id,
    ratedWatts: building.ratedWatts,
    exports: quarters.map(({ exported }) => exported),
  };
}

/** A panel's own meter: it exports what the inverter says it makes, phantoms included. */
function inverter(): Meter {
  const roof = meterOf({ ...MEASURED, loadPercent: 0 });
  return { ...roof, id: 'inverter', ratedWatts: 10_000 };
}

function isNight({ start }: Reading): boolean {
  const hour = ((start + 7 * HOUR_MS) / HOUR_MS) % 24;
  return hour >= NIGHT.from || hour < NIGHT.to;
}

function chainOf(meters: readonly Meter[], deadband: bigint): TestChain {
  const builder = new ChainBuilder().with(bob).oracleOperator(op1);
  for (const { id } of meters) builder.meter(id, bob);
  const meterProfiles = meters.map(({ id, ratedWatts }) => profile(id, 'ed25519', ratedWatts));
  return builder
    .configure({ registry: { meterProfiles }, oracleClient: { deadbandWh: Number(deadband) } })
    .startingAt(BigInt(readings[0]!.start + QUARTER_HOUR_MS - 6_000))
    .build();
}

/** What came of a meter, Wh. */
interface Outcome {
  /** Export that was verified, from the second quarter hour on. */
  exported: bigint;
  /** What of it was settled by itself, in the pool, and what of that at night. */
  surplus: bigint;
  surplusAtNight: bigint;
  /** What was carried in the end. */
  carried: bigint;
}

/** Brings every quarter hour to a chain, read by one operator; nothing is taken, so that only export is minted. */
function run(meters: readonly Meter[], deadband: bigint): [Map<string, Outcome>, minted: bigint] {
  const chain = chainOf(meters, deadband);
  const ids = meters.map(({ id }) => id);
  const registers = meters.map(() => ({ importWh: 0n, exportWh: 0n }));
  const outcomes = meters.map((): Outcome => {
    return { exported: 0n, surplus: 0n, surplusAtNight: 0n, carried: 0n };
  });
  let request = 0n;
  let known: bigint | null = null;
  const ask = tx('OracleClient.performUpkeep', { meters: ids, clearing: false });
  readings.forEach((row, quarter) => {
    const last = lastEpoch(chain);
    // Where quarter hours are missing in the data, meters stand still.
    for (let epoch = oldestOf(last, known); epoch < last; epoch++) {
      chain.submit(op1, ask);
      meters.forEach(({ id }, index) => {
        const shown = { ...registers[index]!, sequence: epoch, signature: MOCK_SIGNATURE };
        expect(fulfil(chain, op1, request++, { meterId: id, epoch, ...shown })).toSucceed();
      });
      chain.nextBlock();
    }
    known = last;
    chain.submit(op1, ask);
    meters.forEach(({ id, exports }, index) => {
      const [outcome, shown] = [outcomes[index]!, registers[index]!];
      shown.exportWh += BigInt(exports[quarter]!);
      const epoch = last;
      const reading = { meterId: id, epoch, sequence: epoch, ...shown, signature: MOCK_SIGNATURE };
      const surplus = surplusIn(fulfil(chain, op1, request++, reading));
      outcome.surplus += surplus;
      if (isNight(row)) outcome.surplusAtNight += surplus;
      // The first reading sets the baseline.
      if (quarter > 0) outcome.exported += BigInt(exports[quarter]!);
    });
    const next = readings[quarter + 1];
    if (next) chain.nextBlock(next.start - row.start);
  });
  chain.skipBlocks(2);
  meters.forEach(({ id }, index) => {
    const state = chain.query('OracleClient.MeterStates', id) as { carriedWh: bigint };
    outcomes[index]!.carried = state.carriedWh;
  });
  return [new Map(ids.map((id, index) => [id, outcomes[index]!])), chain.balance(bob) / PER_WH];
}

/** The first epoch that a meter is asked for when `last` is over and it was read for `known`. */
function oldestOf(last: bigint, known: bigint | null): bigint {
  if (known === null) return last;
  return known + 1n > last - 95n ? known + 1n : last - 95n;
}

/** Wh that an answer put into the pool. */
function surplusIn(receipt: Receipt): bigint {
  expect(receipt).toSucceed();
  const settled = receipt.events.find(({ path }) => path === 'Settlement.MeterSettled');
  return settled ? (settled.data as { surplusWh: bigint }).surplusWh : 0n;
}

test('what an inverter shows at night never pools, and no Wh is lost', () => {
  const [outcomes, minted] = run([inverter(), meterOf(MEASURED)], DEADBAND);
  const all = [...outcomes.values()];
  const sum = (of: (outcome: Outcome) => bigint): bigint =>
    all.reduce((total, outcome) => total + of(outcome), 0n);
  expect(minted).toBe(sum(({ exported, carried }) => exported - carried));
  expect(sum(({ surplusAtNight }) => surplusAtNight)).toBe(0n);
  for (const { surplus, carried } of all) {
    expect(surplus).toBeGreaterThan(0n);
    expect(carried).toBeLessThan(DEADBAND);
  }
  // The inverter speaks all night long.
  const shown = inverter().exports.filter((_, quarter) => isNight(readings[quarter]!));
  expect(shown.reduce((total, wh) => total + wh, 0)).toBeGreaterThan(10_000);
}, 300_000);
