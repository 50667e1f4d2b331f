/** The readings of a campus: what its files come to, in quarter hours of whole days. */
import { resolve } from 'node:path';
import { readReadings } from '../readings/index.js';
import { MJ_PER_WH, type Interval, type Series } from '../readings/model.js';
import { quarterHours } from '../readings/quarters.js';
import { fileTrouble } from '../support/failure.js';
import { FaultyFileError } from '../support/faults.js';
import { localDay } from '../support/time-zone.js';
import type { CampusFile, CampusMeter } from './index.js';

const QUARTERS_PER_DAY = 96;
/** What a meter's export may rise by, beyond its rating: the chain refuses readings above. */
const MOST_EXPORT = 1.1;
/** And its import. */
const MOST_IMPORT = 10;

/** A quarter hour of a meter, in millijoules. */
export interface QuarterReading {
  /** Local calendar day, `2024-01-15`. */
  readonly day: string;
  /** Milliseconds since 1970. */
  readonly start: number;
  /** What the building used; of a meter at the boundary, its import. */
  readonly load: number;
  /** What the PV made; of a meter at the boundary, its export. */
  readonly pv: number;
}

export interface MeterData {
  readonly meter: CampusMeter;
  readonly series: Series;
  /** Whole days in order. Where load and PV were measured, the meter sees what is left of them. */
  readonly readings: readonly QuarterReading[];
  readonly isBehindMeter: boolean;
}

/** The data of every meter that has some, by building. @throws FaultyFileError naming file and line */
export function loadReadings(campus: CampusFile): MeterData[][] {
  const files = new Files(campus);
  const faults: string[] = [];
  const found = campus.buildings.map(({ meters }, building) =>
    meters.flatMap((meter, index): MeterData[] => {
      if (!meter.readings) return [];
      try {
        return [files.read(meter, building, index)];
      } catch (error) {
        if (!(error instanceof FaultyFileError)) throw error;
        faults.push(...error.faults);
        return [];
      }
    }),
  );
  if (faults.length > 0) throw new FaultyFileError([...new Set(faults)]);
  return found;
}

/** The files of a campus, each read once for each mapping. */
class Files {
  private readonly known = new Map<string, Series>();

  constructor(private readonly campus: CampusFile) {}

  /** @throws FaultyFileError naming file and line */
  read(meter: CampusMeter, building: number, index: number): MeterData {
    const { campus, known } = this;
    const { file = '', mapping } = meter.readings ?? {};
    const key = JSON.stringify([file, mapping]);
    const place = ['buildings', building, 'meters', index, 'readings', 'file'];
    const series = known.get(key) ?? readFile(campus, file, mapping, place);
    known.set(key, series);
    const data = dataOf(meter, series, campus.offsetMinutes);
    requireDays(data, campus, [building, index]);
    requireRating(data, campus.buildings[building]?.pvWatts ?? 0, campus, [building, index]);
    return data;
  }
}

function readFile(
  campus: CampusFile,
  file: string,
  mapping: Parameters<typeof readReadings>[2],
  place: (string | number)[],
): Series {
  try {
    return readReadings(resolve(campus.folder, file), campus.offsetMinutes, mapping, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const problem =
      code === 'ENOENT'
        ? 'there is no such file, seen from this one'
        : (fileTrouble(error) ?? `cannot be read (${code})`);
    throw new FaultyFileError([campus.faultAt(place, `${problem}: ${file}`)]);
  }
}

function dataOf(meter: CampusMeter, series: Series, offsetMinutes: number): MeterData {
  const { channels } = series;
  const isBehindMeter = channels.includes('load') || channels.includes('pv');
  const [load, pv] = isBehindMeter ? (['load', 'pv'] as const) : (['import', 'export'] as const);
  const rows = quarterHours(series).map(({ start, energies }: Interval) => ({
    ...{
      day: localDay(start, offsetMinutes),
      start,
      load: energies[load] ?? 0,
      pv: energies[pv] ?? 0,
    },
  }));
  return { meter, series, isBehindMeter, readings: wholeDays(rows) };
}

function wholeDays(rows: readonly QuarterReading[]): QuarterReading[] {
  const counts = new Map<string, number>();
  for (const { day } of rows) counts.set(day, (counts.get(day) ?? 0) + 1);
  return rows.filter(({ day }) => counts.get(day) === QUARTERS_PER_DAY);
}

function requireDays(
  { readings, series }: MeterData,
  campus: CampusFile,
  [building, meter]: [number, number],
): void {
  if (readings.length > 0) return;
  const place = ['buildings', building, 'meters', meter, 'readings'];
  throw new FaultyFileError([
    campus.faultAt(
      place,
      `${series.file} has no whole day of quarter hours; "grid readings check" shows its gaps`,
    ),
  ]);
}

/** What a meter cannot measure, the chain refuses. */
function requireRating(
  { readings, meter, isBehindMeter }: MeterData,
  pvWatts: number,
  campus: CampusFile,
  [building, index]: [number, number],
): void {
  const { reshape } = meter.readings ?? {};
  const pvShare = reshape?.measuredPv === undefined ? 1 : pvWatts / Number(reshape.measuredPv);
  const loadShare = reshape?.load === undefined ? 1 : Number(reshape.load) / 100_000;
  let [out, into] = [0, 0];
  for (const { load, pv } of readings) {
    const [made, used] = [pv * pvShare, load * loadShare];
    out = Math.max(out, isBehindMeter && !reshape?.laterBy ? made - used : made);
    into = Math.max(into, used);
  }
  const place = ['buildings', building, 'meters', index, 'rating'];
  const [peak, most, way] =
    watts(out) > meter.ratedWatts * MOST_EXPORT
      ? [watts(out), meter.ratedWatts * MOST_EXPORT, 'export']
      : [watts(into), meter.ratedWatts * MOST_IMPORT, 'import'];
  if (peak <= most) return;
  const problem =
    `${meter.id} is rated for ${meter.ratedWatts / 1000} kW, its readings go up to ${(peak / 1000).toFixed(1)} kW of ${way}, ` +
    'which the chain refuses; raise the rating, or is a unit wrong?';
  throw new FaultyFileError([campus.faultAt(place, problem)]);
}

const watts = (milliJoules: number): number => (milliJoules / MJ_PER_WH) * 4;
