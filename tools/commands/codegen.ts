import type { Command } from 'commander';
import { ROOT } from '../support/root.js';

export function addCodegen(program: Command): void {
  program
    .command('codegen')
    .summary('write runtime/generated from the declarations')
    .description('Reads pallets/, runtime/frame/ and runtime/api/, and writes runtime/generated/.')
    .option('--check', 'write nothing; fail if a generated file is not up to date')
    .action(async ({ check = false }: { check?: boolean }) => {
      const { codegen } = await import('../compiler/codegen/index.js');
      const { changed, stale, unchanged } = codegen({ root: ROOT, check });
      if (check && changed.length + stale.length > 0) {
        const files = [...changed, ...stale].join(', ');
        throw new Error(`not what the declarations say: ${files}; run npm run codegen`);
      }
      for (const path of changed) console.log(`wrote ${path}`);
      for (const path of stale) console.log(`removed ${path}`);
      console.log(`${unchanged} files up to date`);
    });
}
