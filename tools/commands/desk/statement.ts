import type { Command } from 'commander';
import { asks, print, tell, type JobOptions } from '../job.js';
import { ACCOUNT, count, nonEmpty } from '../arguments.js';

interface StatementOptions extends JobOptions {
  readonly epoch?: number;
  readonly month?: string;
  readonly database: string;
  readonly csv?: string;
  readonly greenButton?: string;
}

export function addStatement(program: Command): void {
  asks(program.command('statement').summary('what a quarter hour, or a month, did to an account'))
    .argument('<account>', ACCOUNT)
    .option('--epoch <number>', 'the quarter hour; the last one that is over unless given', count)
    .option('--month <month>', 'a local month, 2024-01, from the history', nonEmpty)
    .option(
      '--database <place>',
      'the history, as "grid history" keeps it',
      nonEmpty,
      'build/history.sqlite',
    )
    .option('--csv <file>', 'the month’s lines as CSV', nonEmpty)
    .option(
      '--green-button <file>',
      'what the account’s meters counted in the month, as ESPI XML',
      nonEmpty,
    )
    .action(async (who: string, options: StatementOptions) => {
      const { UnusableError } = await import('../../support/failure.js');
      const { epochStatement } = await import('../../desk/jobs/epoch-statement.js');
      if (options.month !== undefined) return ofMonth(who, options.month, options);
      if (options.csv !== undefined || options.greenButton !== undefined) {
        throw new UnusableError('--csv and --green-button are of a month: add --month 2024-01');
      }
      return tell(options, (desk) => epochStatement(desk, who, options.epoch));
    });
}

async function ofMonth(who: string, month: string, options: StatementOptions): Promise<void> {
  const { openExisting } = await import('../../services/history/database/index.js');
  const { monthReadings } = await import('../../desk/jobs/month-readings.js');
  const { monthStatement, statementCsv } = await import('../../desk/jobs/statement.js');
  const { greenButton } = await import('../../readings/write-green-button.js');
  const { writeGivenFile } = await import('../../support/given-file.js');
  const rows = await openExisting(options.database);
  try {
    const found = await monthStatement(rows, who, month);
    // Nothing is written where one of them cannot be.
    const feed = options.greenButton === undefined ? null : await monthReadings(rows, who, month);
    if (options.csv !== undefined) writeGivenFile(options.csv, statementCsv(found.value));
    if (options.greenButton !== undefined && feed)
      writeGivenFile(options.greenButton, greenButton(feed));
    await print(options, found);
  } finally {
    await rows.close();
  }
}
