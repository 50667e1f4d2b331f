import { Option, type Command } from 'commander';
import type { Target } from '../compiler/build/compile.js';
import { ROOT } from '../support/root.js';

interface Options {
  target: Target;
  skipCodegen?: boolean;
  ifStale?: boolean;
  report?: boolean;
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
    .option('--if-stale', 'do nothing if the release or test blob is that of the sources')
    .option('--report', 'show what is in the blob: sizes, imports, exports')
    .action(async (options: Options) => {
      const { build, isBuilt, isTestBuilt } = await import('../compiler/build/index.js');
      const isThere = { release: isBuilt, test: isTestBuilt, debug: null, benchmark: null };
      if (options.ifStale && isThere[options.target]?.(ROOT)) return;
      const { blob } = await build({ root: ROOT, progress: console.log, ...options });
      if (!options.report) return;
      const { describeBlob } = await import('../compiler/link/report.js');
      console.log(`\n${describeBlob(blob)}`);
    });
}
