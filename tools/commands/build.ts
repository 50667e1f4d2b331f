import { Option, type Command } from 'commander';
import type { Target } from '../compiler/build/compile.js';
import { ROOT } from '../support/root.js';
import { blockTime as milliseconds } from './arguments.js';

interface Options {
  target: Target;
  skipCodegen?: boolean;
  ifStale?: boolean;
  report?: boolean;
  blockTime?: number;
}

export function addBuild(program: Command): void {
  program
    .command('build')
    .summary('build the Wasm blob')
    .description(
      'Runs codegen, asc and the link checks. Writes build/campus_grid.wasm and, for nodes, ' +
        'build/campus_grid.compact.compressed.wasm; the other ' +
        'targets write build/campus_grid.<target>.wasm.',
    )
    .addOption(
      new Option(
        '--target <target>',
        'optimised, with function names, with benchmarks, or as tests want it',
      )
        .choices(['release', 'debug', 'benchmark', 'test'])
        .default('release'),
    )
    .option('--skip-codegen', 'take runtime/generated as it is')
    .option('--if-stale', 'do nothing if the blob is that of the sources')
    .option(
      '--block-time <ms>',
      'besides, build/campus_grid.<ms>ms.wasm for chains with a block at such intervals (default: 6000)',
      milliseconds,
    )
    .option('--report', 'show what is in the blob: sizes, imports, exports')
    .action(async ({ blockTime, ...options }: Options) => {
      const { areBenchmarksBuilt, ensureBuilt, isBuilt, isTestBuilt } =
        await import('../compiler/build/blobs.js');
      const isThere = {
        release: isBuilt,
        test: isTestBuilt,
        debug: null,
        benchmark: areBenchmarksBuilt,
      };
      const slots = blockTime === undefined ? {} : { slotDuration: blockTime };
      const common = { root: ROOT, progress: console.log, ...slots };
      if (options.ifStale && isThere[options.target]?.(ROOT)) {
        if (blockTime !== undefined) await ensureBuilt(common);
        return;
      }
      const { build } = await import('../compiler/build/index.js');
      const { blob } = await build({ ...common, ...options });
      if (!options.report) return;
      const { describeBlob } = await import('../compiler/link/report.js');
      console.log(`\n${describeBlob(blob)}`);
    });
}
