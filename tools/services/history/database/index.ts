/** Opens the history's database: SQLite unless it says `postgres://…`. */
import { migrate } from './migrate.js';
import type { Database } from './port.js';
import { PostgresDatabase } from './postgres.js';
import { SqliteDatabase } from './sqlite.js';

export type { Batch, Database, Queries, Row, Value } from './port.js';
export { DatabaseError } from './port.js';

export const isPostgres = (place: string): boolean => /^postgres(ql)?:\/\//.test(place);

/**
 * Opens the database at `place`, with the newest schema; one that is not there is made.
 * @param place a file, `:memory:`, or `postgres://user:password@host:port/database`
 * @throws DatabaseError saying why that cannot be, and what to do
 */
export function openDatabase(place: string): Promise<Database> {
  return open(place, true);
}

/** As `openDatabase`, of a database that has to be there. */
export function openExisting(place: string): Promise<Database> {
  return open(place, false);
}

async function open(place: string, create: boolean): Promise<Database> {
  const database = await connect(place, create);
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Whatever schema it has. */
export async function connect(place: string, create = true): Promise<Database> {
  return isPostgres(place) ? PostgresDatabase.open(place) : SqliteDatabase.open(place, { create });
}
