import type { Command } from 'commander';
import { ROOT } from '../support/root.js';

/** What is measured instead of the table of calls. */
const SCENARIOS = [
  { name: 'market', load: async () => (await import('../bench/market.js')).benchMarket },
  { name: 'growth', load: async () => (await import('../bench/growth.js')).benchGrowth },
  { name: 'oracle', load: async () => (await import('../bench/oracle.js')).benchOracle },
  { name: 'load', load: async () => (await import('../bench/load.js')).benchLoad },
  {
    name: 'oracleLoad',
    load: async () => (await import('../bench/oracle-load.js')).benchOracleLoad,
  },
  { name: 'proofs', load: async () => (await import('../bench/proofs.js')).benchProofs },
  { name: 'network', load: async () => (await import('../bench/network.js')).benchNetwork },
] as const;

type Options = Partial<Record<(typeof SCENARIOS)[number]['name'], boolean>> & {
  peer?: string[];
  check?: boolean;
  update?: boolean;
};

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
    .option('--network', 'send orders and transfers to four authorities that it starts')
    .option('--oracle', 'measure requests, readings and upkeep before and after 100,000 requests')
    .option('--oracle-load', 'have one operator read 1,000 meters for a node that it starts')
    .option('--proofs', 'measure how long a browser takes to check a clearing and a pool')
    .option('--peer <blobs...>', 'other runtimes with Balances to measure the same calls of')
    .option('--check', 'fail if sizes or host calls are 5 % above the committed results')
    .option('--update', 'write the results to be committed')
    .action(async ({ peer = [], check = false, update = false, ...options }: Options) => {
      const { ensureBuilt } = await import('../compiler/build/index.js');
      await ensureBuilt({ root: ROOT, progress: console.log });
      const scenario = SCENARIOS.find(({ name }) => options[name]);
      if (scenario) await (await scenario.load())(ROOT);
      else await (await import('../bench/index.js')).bench(ROOT, { peers: peer, check, update });
    });
}
