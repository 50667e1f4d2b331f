import type { Command } from 'commander';
import { ROOT } from '../root.js';

interface Options {
  raw?: boolean;
  out?: string;
  keys?: string;
}

export function addSpec(program: Command): void {
  program
    .command('spec')
    .summary('write a chain spec')
    .description(
      'Writes build/specs/campus-grid-<chain>.json, or with --raw campus-grid-<chain>.raw.json. ' +
        'Builds the blob first if it is out of date.',
    )
    .argument('[chain]', 'dev, local or staging', 'dev')
    .option('--raw', 'storage as it is at genesis, instead of a configuration')
    .option('--out <file>', 'write there instead; - for standard output')
    .option('--keys <file>', 'the authorities and admins of staging')
    .action(async (chain: string, options: Options) => {
      const { writeSpec } = await import('../spec/index.js');
      const file = await writeSpec({ root: ROOT, chain, progress: console.error, ...options });
      if (file) console.error(`wrote ${file}`);
    });
}
