/** The buildings of a campus file, as a replay needs them, and what their meters measured. */
import { type CampusFile } from '../../campus-file/index.js';
import { loadReadings } from '../../campus-file/data.js';
import { FaultyFileError } from '../../support/faults.js';
import type { MeterClass } from '../../../node-config/generated/genesis-config.js';
import type { Reading } from './data.js';

/** A building, and how the measured one was reshaped for it. */
export interface Building {
  readonly name: string;
  /** One word. */
  readonly id: string;
  /** How its account in a replay derives from the development phrase: `//Eve`, or `//<id>` unless the file says. */
  readonly uri: string;
  readonly location: string;
  /** Installed PV, kWp. */
  readonly kwp: number;
  /** PV output is the measured one × the first / the second. */
  readonly pvShare: readonly [number, number];
  /** Load, percent of the measured one. */
  readonly loadPercent: number;
  /** Quarter hours by which its load comes later than the measured one, round the clock within the day. */
  readonly loadShift: number;
  /** What its meter measures at most, W. */
  readonly ratedWatts: number;
  readonly meterId: string;
  readonly meterClass: MeterClass;
  /** Whether load and PV were measured, of which the meter sees the difference; else its own two registers. */
  readonly isBehindMeter: boolean;
}

/** A building and what was measured there: whole days in order, the same of every building. */
export interface Measured {
  readonly building: Building;
  readonly readings: readonly Reading[];
}

const QUARTER_MINUTES = 15;
const HARD_PATH = /^(\/\/[^/]+)+$/;

/**
 * What a replay is of: every building with a meter that has readings, over the days that all of them have.
 * @throws FaultyFileError naming file and line
 */
export function measuredCampus(campus: CampusFile): Measured[] {
  const all = loadReadings(campus);
  const measured = campus.buildings.map((building, at): Measured => {
    const [data, another] = all[at] ?? [];
    const place = ['buildings', at, 'meters'];
    if (!data) {
      throw new FaultyFileError([
        campus.faultAt(
          place,
          `no meter of ${building.name} has readings, which a replay needs; add "readings"`,
        ),
      ]);
    }
    if (another) {
      const problem = `${building.name} has several meters with readings, a replay takes one each; make buildings of them`;
      throw new FaultyFileError([campus.faultAt(place, problem)]);
    }
    const { meter, isBehindMeter, readings } = data;
    const { measuredPv, load, laterBy = 0 } = meter.readings?.reshape ?? {};
    const { name, id, location, pvWatts } = building;
    return {
      building: {
        ...{ name, id, location, kwp: pvWatts / 1_000 },
        // Nobody here signs for an address, and a browser derives hard steps only.
        uri: HARD_PATH.test(building.account) ? building.account : `//${id}`,
        pvShare: measuredPv === undefined ? [1, 1] : [pvWatts, Number(measuredPv)],
        loadPercent: load === undefined ? 100 : Number(load) / 1_000,
        loadShift: laterBy / QUARTER_MINUTES,
        ...{
          ratedWatts: meter.ratedWatts,
          meterId: meter.id,
          meterClass: meter.meterClass,
          isBehindMeter,
        },
      },
      readings,
    };
  });
  return onCommonDays(measured, campus);
}

function onCommonDays(measured: readonly Measured[], campus: CampusFile): Measured[] {
  const [first, ...others] = measured.map(
    ({ readings }) => new Set(readings.map(({ day }) => day)),
  );
  const common = new Set([...(first ?? [])].filter((day) => others.every((days) => days.has(day))));
  if (common.size === 0) {
    throw new FaultyFileError([
      campus.faultAt(
        ['buildings'],
        'no day is whole in the readings of every building; export the same days',
      ),
    ]);
  }
  return measured.map(({ building, readings }) => ({
    building,
    readings: readings.filter(({ day }) => common.has(day)),
  }));
}

/** The days `days` of what was measured. */
export function measuredOn(measured: readonly Measured[], days: readonly string[]): Measured[] {
  const wanted = new Set(days);
  return measured.map(({ building, readings }) => ({
    building,
    readings: readings.filter(({ day }) => wanted.has(day)),
  }));
}
