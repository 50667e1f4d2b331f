import type { Command } from 'commander';
import { ROOT } from '../root.js';

interface Options {
  market?: boolean;
  load?: boolean;
  oracle?: boolean;
  oracleLoad?: boolean;
  network?: boolean;
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
    .option('--load', 'send 10,000 orders and 10,000 transfers to a node that it starts')
    .option('--network', 'send orders and transfers to four authorities that it starts')
    .option('--oracle', 'measure requests, readings and upkeep before and after 100,000 requests')
    .option('--oracle-load', 'have one operator read 1,000 meters for a node that it starts')
    .option('--peer <blobs...>', 'other runtimes with Balances to measure the same calls of')
    .option('--check', 'fail if sizes or host calls are 5 % above the committed results')
    .option('--update', 'write the results to be committed')
    .action(async ({ peer = [], check = false, update = false, ...scenario }: Options) => {
      const { ensureBuilt } = await import('../build/index.js');
      await ensureBuilt({ root: ROOT, progress: console.log });
      if (scenario.market) await (await import('../bench/market.js')).benchMarket(ROOT);
      else if (scenario.load) await (await import('../bench/load.js')).benchLoad(ROOT);
      else if (scenario.network) await (await import('../bench/network.js')).benchNetwork(ROOT);
      else if (scenario.oracle) await (await import('../bench/oracle.js')).benchOracle(ROOT);
      else if (scenario.oracleLoad)
        await (await import('../bench/oracle-load.js')).benchOracleLoad(ROOT);
      else await (await import('../bench/index.js')).bench(ROOT, { peers: peer, check, update });
    });
}
