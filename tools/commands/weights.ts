import { tmpdir } from 'node:os';
import { InvalidArgumentError, type Command } from 'commander';
import { ROOT } from '../support/root.js';

interface Options {
  steps: number;
  repeat: number;
  minDuration: number;
  database?: boolean;
  accounts: number[];
  folder: string;
}

export function addWeights(program: Command): void {
  program
    .command('weights')
    .summary('measure what calls cost and write their weights')
    .description(
      'Builds the benchmark blob, has the node that POLKADOT_NODE names run every benchmark, and ' +
        'writes the weights.ts of each pallet.',
    )
    .argument(
      '[pallets...]',
      'as in runtime/chain/construct.ts; all that have benchmarks unless given',
    )
    .option('--steps <number>', 'samples over the range of a component', count, 50)
    .option('--repeat <number>', 'runs of each sample', count, 20)
    .option('--min-duration <seconds>', 'how long every benchmark runs at least', count, 2)
    .option(
      '--database',
      'measure reads and writes of the database instead, and write runtime/chain/database-weights.ts',
    )
    .option(
      '--accounts <numbers>',
      'sizes of the state for --database',
      counts,
      [10_000, 100_000, 1_000_000],
    )
    .option('--folder <path>', 'where --database makes its databases: 2 GB', tmpdir())
    .action(async (pallets: string[], options: Options) => {
      if (options.database) return measureDatabases(options);
      const { writeWeights } = await import('../compiler/weights/index.js');
      const progress = console.log;
      for (const path of await writeWeights({ root: ROOT, pallets, progress, ...options })) {
        console.log(`wrote ${path}`);
      }
    });
}

async function measureDatabases({ accounts, folder }: Options): Promise<void> {
  const { writeDatabaseWeights } = await import('../bench/database.js');
  const path = await writeDatabaseWeights({ root: ROOT, accounts, folder, progress: console.log });
  console.log(`wrote ${path}`);
}

function counts(text: string): number[] {
  const values = text.split(',').map(count);
  if (values.length && values.every(Boolean)) return values;
  throw new InvalidArgumentError('whole numbers above 0 with commas between them');
}

function count(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new InvalidArgumentError('a whole number');
}
