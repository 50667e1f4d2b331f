/** What a campus file says, and whether all of it is right. */
import { z } from 'zod/v4';
import { loadReadings, type MeterData } from '../../campus-file/data.js';
import { type CampusFile, readCampusFile } from '../../campus-file/index.js';
import { tariffInWords } from '../../campus-file/tariff.js';
import { answer, type Answer, table } from '../answer.js';

export const campusShape = z.strictObject({
  file: z.string(),
  name: z.string(),
  timeZone: z.string(),
  kwp: z.number(),
  tariff: z.array(z.string()),
  buildings: z.array(
    z.strictObject({
      name: z.string(),
      id: z.string(),
      account: z.string(),
      isPublic: z.boolean(),
      pvWatts: z.int(),
      connectionWatts: z.int(),
      meters: z.array(
        z.strictObject({
          id: z.string(),
          class: z.string(),
          ratedWatts: z.int(),
          /** Null where readings come from a head-end alone. */
          readings: z
            .strictObject({
              file: z.string(),
              format: z.string(),
              wholeDays: z.int(),
              firstDay: z.string(),
              lastDay: z.string(),
            })
            .nullable(),
        }),
      ),
    }),
  ),
  /** What is right and may still surprise. */
  notes: z.array(z.string()),
});
type Value = z.output<typeof campusShape>;

/** @throws FaultyFileError with a line for everything that is wrong */
export function checkCampus(path: string): Answer<typeof campusShape> {
  const campus = readCampusFile(path);
  const data = loadReadings(campus);
  const value: Value = {
    ...{ file: path, name: campus.name, timeZone: campus.timeZone },
    kwp: campus.buildings.reduce((sum, { pvWatts }) => sum + pvWatts, 0) / 1_000,
    tariff: tariffInWords(campus.tariff),
    buildings: campus.buildings.map(
      ({ name, id, account, isPublic, pvWatts, connectionWatts, meters }, at) => ({
        ...{ name, id, account, isPublic, pvWatts, connectionWatts },
        meters: meters.map((meter) => ({
          ...{ id: meter.id, class: meter.meterClass, ratedWatts: meter.ratedWatts },
          readings: readingsOf(data[at]?.find((one) => one.meter === meter)),
        })),
      }),
    ),
    notes: notesOf(campus, data),
  };
  return answer(campusShape, value, inWords(value));
}

function readingsOf(data: MeterData | undefined): Value['buildings'][0]['meters'][0]['readings'] {
  if (!data) return null;
  const days = [...new Set(data.readings.map(({ day }) => day))];
  const { file, format } = data.series;
  return {
    file,
    format,
    wholeDays: days.length,
    firstDay: days[0] ?? '',
    lastDay: days.at(-1) ?? '',
  };
}

function notesOf(
  { buildings, network, day }: CampusFile,
  data: readonly (readonly MeterData[])[],
): string[] {
  const silent = buildings.filter((_, at) => (data[at] ?? []).length === 0);
  const gaps = data.flat().filter(({ series }) => series.gaps.length > 0);
  const lacking = data.flat().find(({ readings }) => !readings.some((one) => one.day === day));
  return [
    ...(day !== null && lacking
      ? [
          `${lacking.series.file} has not the whole of the day ${day}: npm start needs another, --day`,
        ]
      : []),
    ...(silent.length
      ? [
          `no readings here of ${silent
            .map(({ name }) => name)
            .slice(0, 3)
            .join(
              ', ',
            )}${silent.length > 3 ? ` and ${silent.length - 3} more` : ''}: npm start cannot replay them, a head-end reads them`,
        ]
      : []),
    ...[...new Set(gaps.map(({ series }) => series.file))].map(
      (file) =>
        `${file} has gaps; days that are not whole are left out ("grid readings check" shows them)`,
    ),
    ...(network
      ? []
      : [
          'without "network" this is for a chain of one\'s own: accounts and keys derive from names',
        ]),
  ];
}

function inWords({ file, name, timeZone, kwp, tariff, buildings, notes }: Value): string {
  const rows = buildings.flatMap(({ name: building, isPublic, pvWatts, meters }) =>
    meters.map(({ id, class: kind, ratedWatts, readings }, at) => [
      ...(at === 0 ? [building, isPublic ? 'public' : '', String(pvWatts / 1_000)] : ['', '', '']),
      ...[id, kind, String(ratedWatts / 1_000)],
      readings ? `${readings.wholeDays} days, ${readings.firstDay} to ${readings.lastDay}` : 'none',
    ]),
  );
  return [
    `${file} is right: ${name}, ${buildings.length} ${buildings.length === 1 ? 'building' : 'buildings'}, ${kwp} kWp, ${timeZone}`,
    ...tariff.map((line) => `  ${line}`),
    table(['building', '', 'kWp', 'meter', 'class', 'kW', 'readings'], rows),
    ...notes.map((note) => `Note: ${note}.`),
  ].join('\n');
}
