import type { Command } from 'commander';
import { ROOT } from '../support/root.js';

export function addBindings(program: Command): void {
  program
    .command('bindings')
    .summary('write TypeScript types of the chain for polkadot-js and PAPI')
    .description(
      'Writes build/bindings/polkadot-js (augmentation of @polkadot/api) and build/bindings/papi ' +
        '(descriptors for polkadot-api). Builds the blob and the metadata first.',
    )
    .action(async () => {
      const progress = console.log;
      const { ensureBuilt } = await import('../compiler/build/blobs.js');
      const { readModel } = await import('../compiler/codegen/index.js');
      const { writeMetadataFiles } = await import('../compiler/metadata/files.js');
      const { generateTypegen } = await import('../compiler/bindings/typegen.js');
      const { generatePapi } = await import('../compiler/bindings/papi.js');
      await ensureBuilt({ root: ROOT, progress });
      writeMetadataFiles(readModel(ROOT), ROOT);
      await generateTypegen({ root: ROOT, progress });
      await generatePapi({ root: ROOT, progress });
    });
}
