import type { Command } from 'commander';
import { ROOT } from '../root.js';

interface Options {
  market?: boolean;
  growth?: boolean;
  load?: boolean;
  peer?: string[];
  check?: boolean;
  update?: boolean;
}

export function addBench(program: Command): void {
  program
    .command('bench')
    .summary('measure the runtime under a node’s executor')
    .description(
      'Shows sizes and host calls, and times where RUNTIME_BENCH names a runtime-bench binary.',
    )
    .option('--market', 'measure an epoch of 10,000 orders instead')
    .option(
      '--growth',
      'measure how costs grow with accounts and orders, and the import of full blocks',
    )
    .option('--load', 'send 10,000 orders and 10,000 transfers to a node that it starts')
    .option('--peer <blobs...>', 'other runtimes with Balances to measure the same calls of')
    .option('--check', 'fail if sizes or host calls are 5 % above the committed results')
    .option('--update', 'write the results to be committed')
    .action(async ({ market, growth, load, peer = [], check = false, update = false }: Options) => {
      const { ensureBuilt } = await import('../build/index.js');
      await ensureBuilt({ root: ROOT, progress: console.log });
      if (market) await (await import('../bench/market.js')).benchMarket(ROOT);
      else if (growth) await (await import('../bench/growth.js')).benchGrowth(ROOT);
      else if (load) await (await import('../bench/load.js')).benchLoad(ROOT);
      else await (await import('../bench/index.js')).bench(ROOT, { peers: peer, check, update });
    });
}
