import { type Command, Option } from 'commander';
import { print, type JobOptions } from '../job.js';
import { UnusableError } from '../../support/failure.js';
import { nonEmpty } from '../arguments.js';
import type { Channel } from '../../readings/model.js';
import type { CsvMapping } from '../../readings/mapping.js';

interface ReadingsOptions extends Pick<JobOptions, 'json'>, Partial<Record<Channel, string>> {
  readonly timeZone: string;
  readonly time?: string;
  readonly date?: string;
  readonly stamp?: 'start' | 'end';
  readonly dates?: 'dmy' | 'mdy' | '1904';
  readonly decimal?: '.' | ',';
  readonly where?: string;
}

const COLUMN = 'column of it, perhaps with unit and kind: "A+:kWh:register"';

export function addReadings(program: Command): void {
  const readings = program
    .command('readings')
    .summary('look at readings of meters before anything uses them');
  readings
    .command('check')
    .summary('say what is understood of a file: days, gaps, resets, peaks')
    .description(
      'Reads CSV, with columns as their headings say or as the options do, or Green Button (ESPI XML).',
    )
    .argument('<file>', 'CSV, or Green Button (ESPI XML)')
    .option('--time-zone <zone>', 'of times that do not say theirs', nonEmpty, 'Asia/Bangkok')
    .option('--time <column>', 'column of times, or of the time of day beside --date', nonEmpty)
    .option('--date <column>', 'column of dates, where they are apart', nonEmpty)
    .option('--import <column>', `energy taken: ${COLUMN}`, nonEmpty)
    .option('--export <column>', `energy fed in: ${COLUMN}`, nonEmpty)
    .option('--load <column>', `what the building used: ${COLUMN}`, nonEmpty)
    .option('--pv <column>', `what the PV made: ${COLUMN}`, nonEmpty)
    .option('--net <column>', `import above zero, export below: ${COLUMN}`, nonEmpty)
    .addOption(
      new Option('--stamp <what>', 'whether times are starts or ends of intervals').choices([
        'start',
        'end',
      ]),
    )
    .addOption(
      new Option(
        '--dates <order>',
        'day or month first, or days that a spreadsheet counts from 1904',
      ).choices(['dmy', 'mdy', '1904']),
    )
    .addOption(new Option('--decimal <mark>', 'in numbers').choices(['.', ',']))
    .option(
      '--where <column=value>',
      'the rows that count, of a file with several meters',
      nonEmpty,
    )
    .option('--json', 'the answer as JSON, for programs')
    .action(async (file: string, options: ReadingsOptions) => {
      const { readReadings } = await import('../../readings/index.js');
      const { renderSummary, summaryOf, summaryShape } = await import('../../readings/summary.js');
      const { answer } = await import('../../desk/answer.js');
      const { zoneOffset } = await import('../../support/time-zone.js');
      const offset = zoneOffset(options.timeZone);
      if (typeof offset === 'string') throw new UnusableError(offset);
      const summary = summaryOf(readReadings(file, offset, await mappingFrom(options)));
      await print(options, answer(summaryShape, summary, renderSummary(summary)));
    });
}

/** The mapping that the options make; none where they name no column. */
async function mappingFrom(options: ReadingsOptions): Promise<CsvMapping | undefined> {
  const { parseColumn, parseWhere } = await import('../../readings/mapping.js');
  const { CHANNELS } = await import('../../readings/model.js');
  const columns = Object.fromEntries(
    CHANNELS.flatMap((channel) => {
      const text = options[channel];
      if (text === undefined) return [];
      const found = parseColumn(text);
      if (typeof found === 'string') throw new UnusableError(`--${channel} ${text}: ${found}`);
      return [[channel, found] as const];
    }),
  );
  const { date, time, stamp, dates, decimal } = options;
  const where = options.where === undefined ? undefined : parseWhere(options.where);
  if (typeof where === 'string') throw new UnusableError(`--where ${options.where}: ${where}`);
  const when = date !== undefined && time !== undefined ? { date, time } : (time ?? date);
  const mapping = { time: when, columns, stamp, dates, decimal, where };
  const isEmpty =
    Object.keys(columns).length === 0 && !(when ?? stamp ?? dates ?? decimal ?? where);
  return isEmpty ? undefined : mapping;
}
