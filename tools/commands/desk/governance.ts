import type { Command } from 'commander';
import { asks, sign, signs, tell, type JobOptions, type SigningOptions } from '../job.js';
import { UnusableError } from '../../support/failure.js';
import { ROOT } from '../../support/root.js';
import { readGivenFile } from '../../support/given-file.js';
import { count, nonEmpty } from '../arguments.js';

const FROM =
  'the local day, or the epoch, with which it begins; the first midnight that may be unless given';

export function addTariff(program: Command): void {
  asks(program.command('tariff').summary('what the utility pays and asks, now and later')).action(
    async (options: JobOptions) => {
      const { tariffsAnswer } = await import('../../desk/jobs/tariffs.js');
      await tell(options, tariffsAnswer);
    },
  );
}

export function addPropose(program: Command): void {
  const propose = program
    .command('propose')
    .summary('put something to the authorities (authority)');
  signs(propose.command('upgrade').summary('other code'))
    .argument('<blob>', 'build/campus_grid.wasm, or its compressed form')
    .action(async (file: string, options: SigningOptions) => {
      const { upgradeIntent } = await import('../../desk/jobs/proposing.js');
      const { proposeIntent } = await import('../../desk/jobs/proposals.js');
      const code = readGivenFile(file);
      await sign(options, async (desk) =>
        proposeIntent(desk, await upgradeIntent(desk, code, file)),
      );
    });
  signs(propose.command('authorities').summary('another set of authorities'))
    .argument('<file>', 'YAML: authorities, each with what "grid keys prove" prints')
    .action(async (file: string, options: SigningOptions) => {
      const { authoritiesCall, readAuthorities } = await import('../../desk/jobs/proposing.js');
      const { proposeIntent } = await import('../../desk/jobs/proposals.js');
      const authorities = await readAuthorities(file);
      await sign(options, (desk) => proposeIntent(desk, authoritiesCall(desk, authorities)));
    });
  signs(propose.command('tariff').summary('another tariff'))
    .argument('<file>', 'tariff.yaml, or a campus file')
    .option('--from <when>', FROM, nonEmpty)
    .action(async (file: string, options: SigningOptions & { from?: string }) => {
      const { readTariffFile } = await import('../../campus-file/index.js');
      const { startEpoch, tariffCall } = await import('../../desk/jobs/tariffs.js');
      const { proposeIntent } = await import('../../desk/jobs/proposals.js');
      const tariff = readTariffFile(file);
      await sign(options, async (desk) =>
        proposeIntent(desk, tariffCall(desk, tariff, await startEpoch(desk, options.from))),
      );
    });
  signs(
    propose
      .command('parameters')
      .summary('other rules of the market, the settlement or the oracle'),
  )
    .argument('<whose>', 'market, settlement or oracle')
    .argument('<changes...>', 'such as lot=20 collar=true minPrice=none')
    .option('--from <when>', FROM, nonEmpty)
    .action(
      async (whose: string, changes: string[], options: SigningOptions & { from?: string }) => {
        const { isParametersOf, PARAMETERS, parametersIntent } =
          await import('../../desk/jobs/proposing.js');
        const { proposeIntent } = await import('../../desk/jobs/proposals.js');
        if (!isParametersOf(whose))
          throw new UnusableError(
            `${whose} has no parameters; there are ${Object.keys(PARAMETERS).join(', ')}`,
          );
        await sign(options, async (desk) =>
          proposeIntent(desk, await parametersIntent(desk, whose, changes, options.from)),
        );
      },
    );
}

export function addProposals(program: Command): void {
  asks(
    program.command('proposals').summary('what is put to the authorities, and who is for it'),
  ).action(async (options: JobOptions) => {
    const { proposalsAnswer } = await import('../../desk/jobs/proposals.js');
    await tell(options, proposalsAnswer);
  });
}

export function addVerify(program: Command): void {
  asks(program.command('verify').summary('what a proposal would do, against what is now'))
    .description(
      'Compares a proposal with what is now, and says what is wrong with it. Code is compared with what is built here ' +
        'from the sources (or with --file), its interface with the present one; authorities’ proofs are checked.',
    )
    .argument('<proposal>', 'its number', count)
    .option('--file <file>', 'what it should be: a blob, a file of authorities, a tariff', nonEmpty)
    .option('--changes <changes...>', 'what it should change of parameters: lot=20 collar=true')
    .action(async (id: number, options: JobOptions & { file?: string; changes?: string[] }) => {
      const { verifyAnswer } = await import('../../desk/jobs/verify.js');
      const { file, changes } = options;
      await tell(options, async (desk) => {
        const found = await verifyAnswer(desk, id, {
          ...{ file, changes },
          ...{ read: readGivenFile, build: built },
        });
        if (!found.value.isRight) process.exitCode = 1;
        return found;
      });
    });
}

async function built(): Promise<{ plain: Uint8Array; compressed: Uint8Array }> {
  const { ensureBuilt } = await import('../../compiler/build/blobs.js');
  const { blob, compressed } = await ensureBuilt({ root: ROOT });
  return { plain: blob, compressed };
}

export function addVotes(program: Command): void {
  for (const [name, isFor] of [
    ['approve', true],
    ['reject', false],
  ] as const) {
    signs(program.command(name).summary(`${name} a proposal (authority)`))
      .argument('<proposal>', 'its number', count)
      .action(async (id: number, options: SigningOptions) => {
        const { voteIntent } = await import('../../desk/jobs/proposals.js');
        await sign(options, (desk) => voteIntent(desk, id, isFor));
      });
  }
}
