/** `grid weights --database`: states of several sizes on both databases, and the constants that follow. */
import { readFileSync, rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { BLOB, ensureBuilt } from '../compiler/build/blobs.js';
import { ready } from '../compiler/host/executor.js';
import {
  DATABASES,
  type DatabaseCost,
  emitDatabaseWeights,
  measureDatabase,
} from '../compiler/weights/database.js';
import { nodeCommand } from '../support/node-command.js';
import { UnusableError } from '../support/failure.js';
import { replaceFile } from '../support/files.js';
import { temporaryFolder } from '../support/leavings.js';
import { BESIDES, busyState, writeState } from './database-state.js';

const PATH = 'runtime/chain/database-weights.ts';

export interface DatabaseWeightOptions {
  /** The repository's root folder. */
  readonly root: string;
  /** Sizes of the state, ascending. */
  readonly accounts: readonly number[];
  /** Where specs and databases are made; they are removed afterwards. */
  readonly folder: string;
  readonly progress: (line: string) => void;
}

/**
 * Measures, writes the constants, and returns their path.
 * @throws Error without POLKADOT_NODE, if the folder cannot be written or has too little room, or if the node fails
 */
export async function writeDatabaseWeights(options: DatabaseWeightOptions): Promise<string> {
  const { root, progress } = options;
  const node = nodeCommand('npm run weights -- --database');
  const folder = folderIn(options.folder);
  try {
    await ensureBuilt({ root, progress });
    const costs = await measureAll(options, node, folder);
    const text = emitDatabaseWeights(costs, {
      date: new Date().toISOString().slice(0, 10),
      machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`,
      besides: BESIDES,
    });
    const style = await resolveConfig(join(root, PATH));
    replaceFile(join(root, PATH), await format(text, { ...style, filepath: PATH }));
    return PATH;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function folderIn(parent: string): string {
  try {
    return temporaryFolder('campus-grid-database-', parent);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'is not there' : 'cannot be written';
    throw new UnusableError(`${parent} ${reason}: name another folder with --folder`, {
      cause: error,
    });
  }
}

async function measureAll(
  { root, accounts, progress }: DatabaseWeightOptions,
  node: string,
  folder: string,
): Promise<DatabaseCost[]> {
  await ready();
  const state = busyState(new Uint8Array(readFileSync(join(root, BLOB))), progress);
  const path = join(folder, 'state.raw.json');
  const costs: DatabaseCost[] = [];
  for (const count of accounts) {
    await write(path, state, count);
    for (const database of DATABASES) {
      costs.push(
        await measureDatabase({ accounts: count, path }, database, { node, folder, progress }),
      );
    }
  }
  return costs;
}

async function write(...[path, state, count]: Parameters<typeof writeState>): Promise<void> {
  try {
    await writeState(path, state, count);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    throw new UnusableError(
      `there is no room for ${count.toLocaleString('en')} accounts in ${path}: name another folder with --folder`,
      { cause: error },
    );
  }
}
