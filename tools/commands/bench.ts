import type { Command } from 'commander';
import { ROOT } from '../root.js';

export function addBench(program: Command): void {
  program
    .command('bench')
    .summary('measure the runtime under a node’s executor')
    .description(
      'Shows sizes and host calls, and times where RUNTIME_BENCH names a runtime-bench binary.',
    )
    .option('--market', 'measure an epoch of 10,000 orders instead')
    .action(async ({ market }: { market?: boolean }) => {
      const { ensureBuilt } = await import('../build/index.js');
      await ensureBuilt({ root: ROOT, progress: console.log });
      if (market) await (await import('../bench/market.js')).benchMarket(ROOT);
      else await (await import('../bench/index.js')).bench(ROOT);
    });
}
