import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { ROOT } from '../support/root.js';

const FOLDER = 'tools/client';

export function addOpenapi(program: Command): void {
  program
    .command('openapi')
    .summary("write the OpenAPI file of the history's API and the client's types")
    .description(
      `Writes ${FOLDER}/openapi.json from the schemas of the API, and ${FOLDER}/schema.ts, the types of its client.`,
    )
    .option('--check', 'write nothing; fail if a file is not up to date')
    .action(async ({ check = false }: { check?: boolean }) => {
      const { clientFiles } = await import('../services/history/api/openapi.js');
      const { openapi, types } = await clientFiles();
      const files = { 'openapi.json': openapi, 'schema.ts': types };
      for (const [name, text] of Object.entries(files)) {
        const path = join(ROOT, FOLDER, name);
        if (!check) {
          writeFileSync(path, text);
          console.log(`wrote ${FOLDER}/${name}`);
        } else if (readFileSync(path, 'utf8') !== text) {
          throw new Error(
            `${FOLDER}/${name} is not what the schemas of the API say; run npm run openapi`,
          );
        }
      }
    });
}
