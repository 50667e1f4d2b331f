import type { Command } from 'commander';
import { asks, print, signer, signs, tell, type JobOptions, type SigningOptions } from '../job.js';
import { nonEmpty } from '../arguments.js';

interface NewOptions {
  readonly name?: string;
  readonly timeZone?: string;
  readonly feedIn?: string;
  readonly retail?: string;
  readonly building?: string[];
  readonly json?: boolean;
}

export function addCampus(program: Command): void {
  const campus = program
    .command('campus')
    .summary('a campus of your own: check it, write a first one, bring it to a chain');
  campus
    .command('check')
    .summary('say what is wrong in a campus file, line by line')
    .argument('<file>', 'campus.yaml')
    .option('--json', 'the answer as JSON, for programs')
    .action(async (file: string, options: Pick<JobOptions, 'json'>) => {
      const { checkCampus } = await import('../../desk/campus/check.js');
      await print(options, checkCampus(file));
    });
  campus
    .command('new')
    .summary('write a first campus file by asking')
    .argument('<file>', 'where it goes; it must not be there')
    .option('--name <name>', 'what the campus is called', nonEmpty)
    .option('--time-zone <zone>', 'Asia/Bangkok unless given', nonEmpty)
    .option('--retail <THB>', 'what the utility takes for a kWh', nonEmpty)
    .option('--feed-in <THB>', 'what it pays for one', nonEmpty)
    .option('--building <name:kWp:kW:file...>', 'buildings, such as Library:20:43.5:library.csv')
    .option('--json', 'the answer as JSON, for programs')
    .action(async (file: string, options: NewOptions) => {
      const { newCampus } = await import('../../desk/campus/new.js');
      const { processTerminal } = await import('../../desk/ask.js');
      await print(options, await newCampus(file, options, processTerminal));
    });
  asks(campus.command('plan').summary('compare a chain with a campus file; nothing is signed'))
    .argument('<file>', 'campus.yaml')
    .action(async (file: string, options: JobOptions) => {
      const { readCampusFile } = await import('../../campus-file/index.js');
      const { planAnswer, planCampus } = await import('../../desk/campus/plan.js');
      const wanted = readCampusFile(file);
      await tell(options, async (desk) => planAnswer(desk, wanted, await planCampus(desk, wanted)));
    });
  signs(
    campus
      .command('apply')
      .summary('register, assign and describe what a chain lacks of a campus file (admin)'),
  )
    .argument('<file>', 'campus.yaml')
    .action(async (file: string, options: SigningOptions) => apply(file, options));
}

async function apply(file: string, options: SigningOptions): Promise<void> {
  const { readCampusFile } = await import('../../campus-file/index.js');
  const { planCampus, stepLines } = await import('../../desk/campus/plan.js');
  const { applyPlan, requireApplicable } = await import('../../desk/campus/apply.js');
  const { processTerminal, requireConsent } = await import('../../desk/ask.js');
  const { tellingHowFar } = await import('../../desk/interrupted.js');
  const { Desk: desks } = await import('../../desk/desk.js');
  const campus = readCampusFile(file);
  const account = await signer(options);
  const desk = await desks.open(options.url, options.genesis);
  const plan = await planCampus(desk, campus);
  await requireApplicable(desk, plan, account.address);
  if (plan.steps.length > 0)
    await requireConsent(stepLines(plan), account.address, Boolean(options.yes));
  const all = plan.steps.length;
  let count = 0;
  const found = await tellingHowFar(
    () => `${count} of ${all} are done, more may follow; the same command goes on from there`,
    () =>
      applyPlan(desk, account, plan, (done) => {
        count = done;
        if (count % 100 === 0 || count === all) processTerminal.say(`  ${count} of ${all}`);
      }),
  );
  await print(options, found);
}
