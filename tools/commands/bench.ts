import type { Command } from 'commander';
import { ROOT } from '../root.js';

export function addBench(program: Command): void {
  program
    .command('bench')
    .summary('measure the runtime under a node’s executor')
    .description('RUNTIME_BENCH names the runtime-bench binary to run.')
    .action(async () => {
      const { bench } = await import('../bench/index.js');
      await bench(ROOT);
    });
}
