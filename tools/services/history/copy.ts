/** The history from one database into another: from SQLite to PostgreSQL, or back, verified row by row. */
import { existsSync } from 'node:fs';
import { readCursor } from './follower.js';
import {
  type Database,
  DatabaseError,
  isPostgres,
  openDatabase,
  openExisting,
} from './database/index.js';
import type { TableShape } from './database/dialect.js';
import { allTables } from './database/migrate.js';
import type { Queries } from './database/port.js';
import { lineOf, pagesOf } from './export.js';

export interface Copied {
  readonly tables: number;
  readonly rows: number;
  /** The newest block; null of an empty history. */
  readonly height: number | null;
}

/**
 * Copies everything in `from`, as it is at this moment, into an empty database, and compares each row. `from` may be
 * written to meanwhile.
 * @param progress is told of each table
 * @throws DatabaseError if `to` is not empty, or a row is not what it was
 */
export async function copyHistory(
  from: Database,
  to: Database,
  progress: (line: string) => void = () => {},
): Promise<Copied> {
  await requireEmpty(to);
  const tables = allTables();
  return from.snapshot(async (source) => {
    let rows = 0;
    for (const table of tables) {
      const count = await copyTable(source, to, table);
      rows += count;
      if (count > 0) progress(`${table.name}: ${count} rows`);
    }
    for (const table of tables) await compareTable(source, to, table);
    const cursor = await readCursor(to);
    return { tables: tables.length, rows, height: cursor?.height ?? null };
  });
}

async function requireEmpty(to: Database): Promise<void> {
  for (const { name } of allTables()) {
    const found = await to.get(`SELECT 1 AS found FROM ${name} LIMIT 1`);
    if (found) {
      throw new DatabaseError(`the database ${to.name} has rows in ${name}; name an empty one`);
    }
  }
}

async function copyTable(source: Queries, to: Database, table: TableShape): Promise<number> {
  let count = 0;
  for await (const page of pagesOf(source, table)) {
    await to.add(new Map([[table.name, page]]));
    count += page.length;
  }
  return count;
}

/** @throws DatabaseError naming the first row that differs */
export async function compareTable(
  left: Queries,
  right: Queries,
  table: TableShape,
): Promise<void> {
  const others = pagesOf(right, table);
  for await (const page of pagesOf(left, table)) {
    const other = (await others.next()).value ?? [];
    for (const [i, row] of page.entries()) {
      const expected = lineOf(table, row);
      const found = other[i] ? lineOf(table, other[i]) : 'nothing';
      if (expected !== found) {
        throw new DatabaseError(`${table.name} differs: ${expected} became ${found}`);
      }
    }
  }
  const rest = (await others.next()).value;
  if (rest) throw new DatabaseError(`${table.name} has rows that were not there`);
}

/**
 * Writes `from`, as it is at this moment, into the new file `file`; whoever fills it goes on meanwhile. It is looked
 * through before this returns.
 * @throws DatabaseError if there is such a file, or the copy is damaged
 */
export async function backUp(
  from: string,
  file: string,
  progress: (line: string) => void,
): Promise<void> {
  if (existsSync(file)) throw new DatabaseError(`${file} is there already; name a new file`);
  if (isPostgres(from)) {
    await copyBetween(from, file, progress);
    return;
  }
  const source = await openExisting(from);
  try {
    await source.run('VACUUM INTO ?', file);
  } finally {
    await source.close();
  }
  await requireSound(file);
}

async function requireSound(file: string): Promise<void> {
  const copy = await openExisting(file);
  try {
    const found = await copy.get<{ integrity_check: string }>('PRAGMA integrity_check');
    if (found?.integrity_check === 'ok') return;
    throw new DatabaseError(`${file} is damaged: ${found?.integrity_check ?? 'nothing is in it'}`);
  } finally {
    await copy.close();
  }
}

/** `copyHistory` between two places. */
export async function copyBetween(
  from: string,
  to: string,
  progress: (line: string) => void,
): Promise<Copied> {
  const source = await openExisting(from);
  try {
    const target = await openDatabase(to);
    try {
      return await copyHistory(source, target, progress);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}
