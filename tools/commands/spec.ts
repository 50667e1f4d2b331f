import type { Command } from 'commander';
import { ROOT } from '../support/root.js';
import { blockTime as milliseconds } from './arguments.js';

interface Options {
  raw?: boolean;
  out?: string;
  keys?: string;
  genesis?: string;
  blockTime?: number;
}

export function addSpec(program: Command): void {
  program
    .command('spec')
    .summary('write a chain spec')
    .description(
      'Writes build/specs/campus-grid-<chain>.json, or with --raw campus-grid-<chain>.raw.json. ' +
        'Builds the blob first if it is out of date.',
    )
    .argument('[chain]', 'dev, local, campus, campus-tou, drill, replay, bench or staging', 'dev')
    .option('--raw', 'storage as it is at genesis, instead of a configuration')
    .option('--out <file>', 'write there instead; - for standard output')
    .option('--keys <file>', 'the authorities and admins of staging, YAML or JSON')
    .option(
      '--genesis <file>',
      'JSON laid over the configuration, such as {"registry": {"users": […]}}; lists of any length with --raw',
    )
    .option('--block-time <ms>', 'milliseconds between blocks (default: 6000)', milliseconds)
    .action(async (chain: string, { blockTime, ...options }: Options) => {
      const { writeSpec } = await import('../compiler/spec/index.js');
      const file = await writeSpec({
        root: ROOT,
        chain,
        progress: console.error,
        ...options,
        ...(blockTime !== undefined && { slotDuration: blockTime }),
      });
      if (file) console.error(`wrote ${file}`);
    });
}
