/** All 56 days, meter by meter: what is minted at night, when an inverter reports energy that nobody makes. */
import { QUARTER_HOUR_MS } from '../../node-config/time.js';
import { expect, test } from '@jest/globals';
import { BUILDINGS, MEASURED_KWP, type Building } from '../../tools/campus/simulation/buildings.js';
import { parseReadings, type Reading } from '../../tools/campus/simulation/data.js';
import { buildingEnergy } from '../../tools/campus/simulation/energy.js';
import { CSV } from '../campus/support.js';
import { bob } from '../support/accounts.js';
import { ChainBuilder, type Receipt, type TestChain, tx } from '../support/chain-builder.js';
import '../support/matchers.js';
import { fulfil, lastEpoch, MOCK_SIGNATURE, op1, PER_WH, profile } from '../support/meters.js';

const HOUR_MS = 3_600_000;
const NIGHT = { from: 19, to: 5 };
const DEADBAND = 20n;

/** The building as it was measured. */
const MEASURED: Building = {
  name: 'Electrical Engineering',
  id: 'EE',
  kwp: MEASURED_KWP,
  loadPercent: 100,
  loadShift: 0,
  ratedWatts: 43_500,
};

const readings = parseReadings(CSV, 'campus.csv');

/** A meter and what it counts in each quarter hour of the data, Wh. */
interface Meter {
  readonly id: string;
  readonly ratedWatts: number;
  readonly imports: readonly number[];
  readonly exports: readonly number[];
}

function meterOf(building: Building): Meter {
  const quarters = buildingEnergy(readings, building);
  return {
    id: building.id,
    ratedWatts: building.ratedWatts,
    imports: quarters.map(({ imported }) => imported),
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
  minted: bigint;
  /** Of that, by readings of quarter hours at night. */
  mintedAtNight: bigint;
  carried: bigint;
}

/** Brings every quarter hour to a chain, read by one operator. */
function run(meters: readonly Meter[], deadband: bigint): Map<string, Outcome> {
  const chain = chainOf(meters, deadband);
  const ids = meters.map(({ id }) => id);
  const registers = meters.map(() => ({ importWh: 0n, exportWh: 0n }));
  const outcomes = meters.map((): Outcome => ({
    exported: 0n,
    minted: 0n,
    mintedAtNight: 0n,
    carried: 0n,
  }));
  readings.forEach((row, quarter) => {
    chain.submit(op1, tx('OracleClient.performUpkeep', { meters: ids, clearing: false }));
    meters.forEach(({ id, imports, exports }, index) => {
      const [outcome, shown] = [outcomes[index]!, registers[index]!];
      shown.importWh += BigInt(imports[quarter]!);
      shown.exportWh += BigInt(exports[quarter]!);
      const epoch = lastEpoch(chain);
      const request = BigInt(quarter * meters.length + index);
      const reading = { meterId: id, epoch, sequence: epoch, ...shown, signature: MOCK_SIGNATURE };
      const minted = mintedBy(fulfil(chain, op1, request, reading));
      outcome.minted += minted;
      if (isNight(row)) outcome.mintedAtNight += minted;
      // The first reading sets the baseline.
      if (quarter > 0) outcome.exported += BigInt(exports[quarter]!);
    });
    const next = readings[quarter + 1];
    if (next) chain.nextBlock(next.start - row.start);
  });
  meters.forEach(({ id }, index) => {
    const state = chain.query('OracleClient.MeterStates', id) as { carriedWh: bigint };
    outcomes[index]!.carried = state.carriedWh;
  });
  return new Map(ids.map((id, index) => [id, outcomes[index]!]));
}

/** What an answer minted, Wh; the first one sets the baseline and mints nothing. */
function mintedBy(receipt: Receipt): bigint {
  expect(receipt).toSucceed();
  const accepted = receipt.events.find(({ path }) => path === 'OracleClient.ReadingAccepted');
  return accepted ? (accepted.data as { minted: bigint }).minted / PER_WH : 0n;
}

/** What `meter` exports at night in quarter hours in which it exports `least` or more, Wh. */
function nightExport({ exports }: Meter, least: bigint): bigint {
  return readings.reduce((sum, row, quarter) => {
    const exported = BigInt(exports[quarter]!);
    return quarter > 0 && isNight(row) && exported >= least ? sum + exported : sum;
  }, 0n);
}

const campus = BUILDINGS.map(meterOf);

test('nothing is minted at night but what a meter counts beyond the deadband, and no Wh is lost', () => {
  const meters = [inverter(), meterOf(MEASURED), ...campus];
  const outcomes = run(meters, DEADBAND);
  const loud = meters.filter((meter) => nightExport(meter, DEADBAND) > 0n);
  // Its roof is scaled from the measured one, phantom included, and few are there at night.
  expect(loud.map(({ id }) => id)).toEqual(['SportsHall']);
  for (const meter of meters) {
    const { exported, minted, mintedAtNight, carried } = outcomes.get(meter.id)!;
    expect(minted).toBe(exported - carried);
    expect(minted).toBeGreaterThan(0n);
    if (!loud.includes(meter)) expect(mintedAtNight).toBe(0n);
  }
  // The inverter speaks all night long.
  expect(nightExport(inverter(), 1n)).toBeGreaterThan(10_000n);
  expect(outcomes.get('SportsHall')?.mintedAtNight).toBeGreaterThanOrEqual(
    nightExport(loud[0]!, DEADBAND),
  );
}, 300_000);

test('with a deadband above the largest phantom nothing at all is minted at night', () => {
  const [hall] = campus.filter(({ id }) => id === 'SportsHall') as [Meter];
  const loudest = hall.exports.filter((_, quarter) => isNight(readings[quarter]!));
  const deadband = BigInt(Math.max(...loudest)) + 1n;
  expect(deadband).toBeGreaterThan(DEADBAND);
  const { exported, minted, mintedAtNight, carried } = run([hall], deadband).get(hall.id)!;
  expect(mintedAtNight).toBe(0n);
  expect(minted).toBe(exported - carried);
  expect(minted).toBeGreaterThan(0n);
}, 300_000);
