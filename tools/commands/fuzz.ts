import { InvalidArgumentError, type Command } from 'commander';
import { ROOT } from '../support/root.js';

interface Options {
  minutes: number;
  seed?: number;
  only?: string;
}

export function addFuzz(program: Command): void {
  program
    .command('fuzz')
    .summary('feed every decoder and entry point with hostile input')
    .description(
      'Builds the runtime for tests and feeds its decoders, calls, runtime APIs, headers, blocks, genesis JSON ' +
        'and stored values with inputs that are valid or nearly so. No input may make it trap, take more memory ' +
        'than it should, or be encoded otherwise than it was decoded. Where RUNTIME_BENCH names a runtime-bench ' +
        'binary, a sample is replayed there. Prints the smallest input that shows a flaw, and the seed to repeat it.',
    )
    .option('--minutes <n>', 'how long', positive, 1)
    .option('--seed <n>', 'repeats a run; default: the time', positive)
    .option(
      '--only <name>',
      'only targets whose names contain this, such as “decode” or “OracleClient”',
    )
    .action(async ({ minutes, seed = Date.now() % 2 ** 32, only }: Options) => {
      const { ensureTestBuilt } = await import('../compiler/build/blobs.js');
      const { ready } = await import('../compiler/host/executor.js');
      const { fuzz } = await import('../fuzz/index.js');
      const { report } = await import('../fuzz/report.js');
      const blob = await ensureTestBuilt({ root: ROOT, progress: console.log });
      await ready();
      console.log(`seed ${seed}`);
      const result = fuzz(blob, {
        seconds: minutes * 60,
        seed,
        ...(only && { only }),
        bench: process.env['RUNTIME_BENCH'],
        progress: console.log,
      });
      console.log(report(result, seed));
      if (result.flaws.length) process.exitCode = 1;
    });
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('expected a number above 0');
  return value;
}
