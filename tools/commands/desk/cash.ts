import type { Command } from 'commander';
import { asks, sign, signs, tell, type JobOptions, type SigningOptions } from '../job.js';
import { ACCOUNT, nonEmpty } from '../arguments.js';

export function addCash(program: Command): void {
  const cash = program
    .command('cash')
    .summary('money in and out at the cash desk, and what a day came to');
  signs(cash.command('top-up').summary('GRID for money that was paid in (minter)'))
    .argument('<account>', ACCOUNT)
    .argument('<amount>', '12.5, or "500 THB"')
    .action(async (who: string, amount: string, options: SigningOptions) => {
      const { topUpIntent } = await import('../../desk/jobs/cash.js');
      await sign(options, (desk) => topUpIntent(desk, who, amount));
    });
  signs(cash.command('pay-out').summary('money for GRID, which are destroyed (burner)'))
    .argument('<account>', ACCOUNT)
    .argument('<amount>', '12.5, or "500 THB"')
    .action(async (who: string, amount: string, options: SigningOptions) => {
      const { payOutIntent } = await import('../../desk/jobs/cash.js');
      await sign(options, (desk) => payOutIntent(desk, who, amount));
    });
  asks(cash.command('day').summary('what was paid in and out on a day'))
    .argument('[day]', 'a local day, 2024-01-15; today unless given', nonEmpty)
    .action(async (day: string | undefined, options: JobOptions) => {
      const { cashDayAnswer } = await import('../../desk/jobs/cash.js');
      await tell(options, (desk) => cashDayAnswer(desk, day));
    });
}
