import type { Command } from 'commander';
import { ROOT } from '../support/root.js';

export function addBindings(program: Command): void {
  program
    .command('bindings')
    .summary('write TypeScript types of the chain for polkadot-js and PAPI')
    .description(
      'Writes build/bindings/polkadot-js (augmentation of @polkadot/api) and build/bindings/papi ' +
        '(descriptors for polkadot-api). Builds the blob first.',
    )
    .action(async () => {
      const progress = console.log;
      const { ensureBuilt } = await import('../compiler/build/blobs.js');
      const { generateTypegen } = await import('../compiler/bindings/typegen.js');
      const { generatePapi } = await import('../compiler/bindings/papi.js');
      await ensureBuilt({ root: ROOT, progress });
      // Side by side: most of it is other people's programs.
      const written = await Promise.allSettled([
        generateTypegen({ root: ROOT, progress }),
        generatePapi({ root: ROOT, progress }),
      ]);
      for (const each of written) if (each.status === 'rejected') throw each.reason;
    });
}
