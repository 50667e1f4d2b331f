/** The export, to whatever takes text. */
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { openExisting } from './database/index.js';
import { exported } from './export.js';

/** Writes a line for each row, no faster than `output` takes them. */
export async function printExport(place: string, output: Writable): Promise<void> {
  const database = await openExisting(place);
  try {
    await database.snapshot(async (queries) => {
      for await (const line of exported(queries)) {
        if (!output.write(`${line}\n`)) await once(output, 'drain');
      }
    });
  } finally {
    await database.close();
  }
}
