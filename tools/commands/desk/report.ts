import type { Command } from 'commander';
import { join } from 'node:path';
import { print, type JobOptions } from '../job.js';
import { nonEmpty } from '../arguments.js';

interface ReportOptions extends Pick<JobOptions, 'json'> {
  readonly month: string;
  readonly database: string;
  readonly out?: string;
}

export function addReport(program: Command): void {
  program
    .command('report')
    .summary('the regulator’s pack of a month')
    .description(
      'Energy balance, prices and volumes, savings, imbalance and debts, readings, decisions of the authorities and a ' +
        'sheet of certificates, from the history alone. With --out a page that prints and a CSV of the same.',
    )
    .requiredOption('--month <month>', 'a local month, 2024-01', nonEmpty)
    .option(
      '--database <place>',
      'the history, as "grid history" keeps it',
      nonEmpty,
      'build/history.sqlite',
    )
    .option('--out <folder>', 'where the page and the CSV go', nonEmpty)
    .option('--json', 'the answer as JSON, for programs')
    .action(async ({ month, database, out, json }: ReportOptions) => {
      const { openExisting } = await import('../../services/history/database/index.js');
      const { monthReport, reportShape } = await import('../../desk/report/month.js');
      const { packCsv, packHash, packHtml, packText } = await import('../../desk/report/pages.js');
      const { answer } = await import('../../desk/answer.js');
      const { writeGivenFile } = await import('../../support/given-file.js');
      const rows = await openExisting(database);
      try {
        const report = await monthReport(rows, month);
        const csv = packCsv(report);
        if (out !== undefined) {
          writeGivenFile(join(out, `${month}.csv`), csv);
          writeGivenFile(join(out, `${month}.html`), packHtml(report));
        }
        const text = `${packText(report)}\nSHA-256 of the CSV: ${packHash(csv)}`;
        await print({ ...(json && { json }) }, answer(reportShape, report, text));
        if (report.energy.leftOverWh !== 0) process.exitCode = 1;
      } finally {
        await rows.close();
      }
    });
}
