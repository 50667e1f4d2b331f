import type { Command } from 'commander';
import { ROOT } from '../support/root.js';

export function addMetadata(program: Command): void {
  program
    .command('metadata')
    .summary('write the metadata and its readable snapshot')
    .description(
      'Writes build/metadata/ (SCALE, versions 14 to 16) and node-config/snapshots/metadata.json, ' +
        'the interface of the runtime as a reviewer reads it.',
    )
    .option('--check', 'write nothing; fail if the snapshot is not up to date')
    .action(async ({ check = false }: { check?: boolean }) => {
      const { readModel } = await import('../compiler/codegen/index.js');
      const files = await import('../compiler/metadata/files.js');
      const model = readModel(ROOT);
      if (!check) {
        for (const file of files.writeMetadataFiles(model, ROOT)) console.log(`wrote ${file}`);
      } else if (!(await files.snapshotIsCurrent(model, ROOT))) {
        throw new Error(
          `${files.SNAPSHOT_FILE} is not what the declarations say; run npm run metadata`,
        );
      }
    });
}
