import { InvalidArgumentError, type Command } from 'commander';
import { ROOT } from '../support/root.js';

interface Options {
  steps: number;
  repeat: number;
  minDuration: number;
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
    .action(async (pallets: string[], options: Options) => {
      const { writeWeights } = await import('../compiler/weights/index.js');
      const progress = console.log;
      for (const path of await writeWeights({ root: ROOT, pallets, progress, ...options })) {
        console.log(`wrote ${path}`);
      }
    });
}

function count(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new InvalidArgumentError('a whole number');
}
