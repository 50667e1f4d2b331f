import type { Command } from 'commander';
import { asks, tell, type JobOptions } from '../job.js';
import { count } from '../arguments.js';

interface StatementOptions extends JobOptions {
  readonly epoch?: number;
}

export function addStatement(program: Command): void {
  asks(program.command('statement').summary('what a quarter hour did to an account'))
    .argument('<account>')
    .option('--epoch <number>', 'the quarter hour; the last one that is over unless given', count)
    .action(async (who: string, options: StatementOptions) => {
      const { epochStatement } = await import('../../desk/jobs/statement.js');
      await tell(options, (desk) => epochStatement(desk, who, options.epoch));
    });
}
