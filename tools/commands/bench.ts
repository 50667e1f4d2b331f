import type { Command } from 'commander';
import { ROOT } from '../root.js';

export function addBench(program: Command): void {
  program
    .command('bench')
    .summary('measure the runtime under a node’s executor')
    .description(
      'Shows sizes and host calls, and times where RUNTIME_BENCH names a runtime-bench binary.',
    )
    .action(async () => {
      const { ensureBuilt } = await import('../build/index.js');
      const { bench } = await import('../bench/index.js');
      await ensureBuilt({ root: ROOT, progress: console.log });
      await bench(ROOT);
    });
}
