import type { Command } from 'commander';
import { ACCOUNT } from '../arguments.js';
import { asks, print, sign, signs, tell, type JobOptions, type SigningOptions } from '../job.js';

export function addAccount(program: Command): void {
  const account = program.command('account').summary('make, name, weigh and use accounts');
  account
    .command('new')
    .summary('make an account')
    .description(
      'Makes an account, twelve words in <folder>/account, and prints its address. Any wallet imports the words.',
    )
    .argument('<folder>', 'where the words go, readable by their owner only')
    .option('--json', 'the answer as JSON, for programs')
    .action(async (folder: string, options: Pick<JobOptions, 'json'>) => {
      const { makeAccount } = await import('../../operations/keys.js');
      const { addressAnswer } = await import('../../desk/jobs/account.js');
      await print(options, await addressAnswer(await makeAccount(folder)));
    });
  account
    .command('address')
    .summary('an account in both ways of writing it, SS58 and hex')
    .argument('<account>', ACCOUNT)
    .option('--json', 'the answer as JSON, for programs')
    .action(async (who: string, options: Pick<JobOptions, 'json'>) => {
      const { addressAnswer } = await import('../../desk/jobs/account.js');
      await print(options, await addressAnswer(who));
    });
  asks(
    account
      .command('balance')
      .summary('what an account holds, has set aside and owes, and its roles'),
  )
    .argument('<account>', ACCOUNT)
    .action(async (who: string, options: JobOptions) => {
      const { balanceAnswer } = await import('../../desk/jobs/account.js');
      await tell(options, (desk) => balanceAnswer(desk, who));
    });
  signs(account.command('transfer').summary('send GRID'))
    .argument('<to>', `who gets it: ${ACCOUNT}`)
    .argument('<amount>', '12.5, or "500 THB"')
    .action(async (to: string, amount: string, options: SigningOptions) => {
      const { transferIntent } = await import('../../desk/jobs/account.js');
      await sign(options, (desk) => transferIntent(desk, to, amount));
    });
  signs(account.command('pay-debt').summary('pay what the account owes for energy'))
    .argument('<amount>', 'up to this much: 12.5, or "500 THB"')
    .action(async (amount: string, options: SigningOptions) => {
      const { payDebtIntent } = await import('../../desk/jobs/account.js');
      await sign(options, (desk) => payDebtIntent(desk, amount));
    });
}
