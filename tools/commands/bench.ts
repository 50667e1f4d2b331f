import { InvalidArgumentError, type Command } from 'commander';
import { ROOT } from '../support/root.js';

/** What is measured instead of the table of calls. */
const SCENARIOS = [
  { name: 'market', load: async () => (await import('../bench/market.js')).benchMarket },
  { name: 'growth', load: async () => (await import('../bench/growth.js')).benchGrowth },
  { name: 'oracle', load: async () => (await import('../bench/oracle.js')).benchOracle },
  { name: 'load', load: async () => (await import('../bench/load/index.js')).benchLoad },
  {
    name: 'oracleLoad',
    load: async () => (await import('../bench/oracle-load.js')).benchOracleLoad,
  },
  { name: 'network', load: async () => (await import('../bench/load/network.js')).benchNetwork },
  { name: 'slow', load: async () => (await import('../bench/load/slow.js')).benchSlow },
  { name: 'idle', load: async () => (await import('../bench/idle/index.js')).benchIdle },
  { name: 'living', load: async () => (await import('../bench/living.js')).benchLiving },
  { name: 'wrappers', load: async () => (await import('../bench/wrappers.js')).benchWrappers },
  {
    name: 'history',
    load: async () => (await import('../bench/history/index.js')).benchHistory,
  },
  {
    name: 'historyFollow',
    load: async () => (await import('../bench/follow/index.js')).benchFollow,
  },
  { name: 'pools', load: async () => (await import('../bench/pools.js')).benchPools },
  { name: 'page', load: async () => (await import('../bench/page.js')).benchPage },
  { name: 'proofs', load: async () => (await import('../bench/proofs.js')).benchProofs },
] as const;

/** Enough for more than four full blocks. */
const TRANSACTIONS = 40_000;
const MINUTES = 10;
const LEAST_SLOT_MS = 2_000;

type Options = Partial<Record<(typeof SCENARIOS)[number]['name'], boolean>> & {
  peer?: string[];
  check?: boolean;
  update?: boolean;
  transactions: number;
  batch: number;
  blockTime?: number;
  accounts?: number;
  minutes: number;
  postgres?: string;
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
    .option('--load', 'send orders and transfers to a node that it starts')
    .option('--network', 'send orders and transfers to four authorities that it starts')
    .option('--slow', 'send orders to a node that has a third of a processor’s time: needs cgroups')
    .option(
      '--transactions <number>',
      'orders, and transfers, for these three',
      count(1),
      TRANSACTIONS,
    )
    .option('--batch <number>', 'orders in a transaction, for these three', count(1), 1)
    .option(
      '--block-time <ms>',
      'milliseconds between blocks, for these three',
      count(LEAST_SLOT_MS),
    )
    .option('--accounts <number>', 'accounts in the state besides, for --load and --slow', count(1))
    .option('--idle', 'measure a chain with 1,000 meters and its services while nobody trades')
    .option('--living', 'measure the memory of npm start while its campus lives on')
    .option('--minutes <number>', 'how long --idle and --living watch', count(1), MINUTES)
    .option('--oracle', 'measure requests, readings and upkeep before and after 100,000 requests')
    .option('--oracle-load', 'have one operator read 1,000 meters for a node that it starts')
    .option('--wrappers', 'measure calls in batches and by delegates')
    .option('--history', 'measure the API of the history over a year that it makes: gigabytes')
    .option(
      '--history-follow',
      'measure how many blocks a second grid history writes, empty ones and full ones, and its memory',
    )
    .option(
      '--postgres <address>',
      'postgres://…, whose user may create databases: for --history-follow, beside SQLite',
    )
    .option('--pools', 'measure closing a pool of 100, 1,000 and 10,000 meters')
    .option('--proofs', 'measure how long a browser takes to check a clearing and a pool')
    .option(
      '--page',
      'measure every screen of the page in a browser, over the year that --history makes',
    )
    .option('--peer <blobs...>', 'other runtimes with Balances to measure the same calls of')
    .option('--check', 'fail if sizes or host calls are 5 % above the committed results')
    .option('--update', 'write the results to be committed')
    .action(async ({ peer = [], check = false, update = false, ...options }: Options) => {
      const { ensureBuilt } = await import('../compiler/build/blobs.js');
      await ensureBuilt({ root: ROOT, progress: console.log });
      const scenario = SCENARIOS.find(({ name }) => options[name]);
      const { transactions, batch, blockTime: slot, accounts, minutes, postgres } = options;
      const chain = {
        ...(slot !== undefined && { slot }),
        ...(accounts !== undefined && { accounts }),
        ...(postgres !== undefined && { postgres }),
      };
      const settings = { transactions, batch, minutes, ...chain };
      if (scenario) await (await scenario.load())(ROOT, settings);
      else await (await import('../bench/index.js')).bench(ROOT, { peers: peer, check, update });
    });
}

/** A whole number, at least `least`. */
function count(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (Number.isSafeInteger(value) && value >= least) return value;
    throw new InvalidArgumentError(`a whole number, at least ${least}`);
  };
}
