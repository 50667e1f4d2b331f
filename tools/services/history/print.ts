/** The export, to whatever takes text; and what a comparison has found. */
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Comparison } from './compare/index.js';
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

/** @returns whether the history and the chain agree */
export function printComparison({ height, compared, differences, differing }: Comparison): boolean {
  const counts = [...compared].map(([what, count]) => `${what}: ${count}`).join(', ');
  for (const line of differences) console.log(line);
  if (differing > differences.length) console.log(`… ${differing - differences.length} more`);
  const verdict = differing === 0 ? 'the history and the chain agree' : `${differing} differ`;
  console.log(`after block #${height} ${verdict} (compared ${counts})`);
  return differing === 0;
}
