import { join } from 'node:path';
import type { Command } from 'commander';
import { startChild } from '../support/leavings.js';
import { ROOT } from '../support/root.js';

const JEST = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  join(ROOT, 'node_modules/jest/bin/jest.js'),
  '--config',
  join(ROOT, 'tests/jest.config.ts'),
];

const DRILLS = { ...process.env, GRID_DRILLS: '1' };

interface Options {
  full?: boolean;
  drills?: boolean;
}

export function addTest(program: Command): void {
  program
    .command('test')
    .summary('build what is stale, then run the tests')
    .description(
      'Runs the tests; what grid does not know goes to jest: paths of test files, -t <name>, --json.',
    )
    .option('--full', 'large samples and all days of data, then every check of the network')
    .option(
      '--drills',
      'only days of operators and a flood, on nodes of their own; POLKADOT_NODE names the node',
    )
    .allowUnknownOption()
    .allowExcessArguments()
    .helpOption('-h, --help', 'show this; for jest: npx jest --help')
    .action(async ({ full = false, drills = false }: Options, command: Command) => {
      const { ensureBuilt, ensureTestBuilt } = await import('../compiler/build/blobs.js');
      await ensureBuilt({ root: ROOT, progress: console.log });
      if (drills) {
        process.exitCode = await drill(command.args);
        return;
      }
      await ensureTestBuilt({ root: ROOT, progress: console.log });
      const env = full ? { ...process.env, GRID_FULL: '1' } : process.env;
      process.exitCode = await run([...JEST, ...command.args], env);
      if (!full || process.exitCode !== 0) return;
      process.exitCode = await run([join(ROOT, 'tools/grid.mjs'), 'testnet', '--check'], env);
      if (process.exitCode !== 0) return;
      process.exitCode = await drill();
    });
}

/** One after the other: each has the machine for itself. Without a path among `args` all of them. */
function drill(args: readonly string[] = []): Promise<number> {
  const isPath = args.some((arg) => arg.includes('tests/drills'));
  return run([...JEST, '--runInBand', ...(isPath ? [] : ['tests/drills']), ...args], DRILLS);
}

/** Runs Node.js with this terminal; returns its exit code. */
function run(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = startChild(process.execPath, args, { cwd: ROOT, env, stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
