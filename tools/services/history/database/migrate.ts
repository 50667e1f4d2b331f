/** The schema, in numbered steps: `migrations/0001-….sql`. A step that was released is never changed, only followed by another. */
import { readdirSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { forPostgres, type TableShape, tablesIn } from './dialect.js';
import { type Database, DatabaseError } from './port.js';

const FOLDER = new URL('../migrations/', import.meta.url);
const VERSIONS = `CREATE TABLE IF NOT EXISTS schema_versions (
  version INTEGER NOT NULL,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (version)
) STRICT, WITHOUT ROWID;`;

export interface Migration {
  /** From 1, without gaps. */
  readonly version: number;
  /** `chain` */
  readonly name: string;
  readonly sql: string;
}

/** All there are, in their order. @throws Error if a number is missing or there twice */
export function migrations(): Migration[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.sql'));
  return files.sort().map((file, index) => {
    const [, number, name = ''] = /^(\d{4})-([\w-]+)\.sql$/.exec(file) ?? [];
    if (Number(number) !== index + 1) {
      throw new Error(`migrations/${file}: expected number ${index + 1}, as in 0001-name.sql`);
    }
    return { version: index + 1, name, sql: readFileSync(new URL(file, FOLDER), 'utf8') };
  });
}

/** Every table of the schema. */
export function allTables(steps: readonly Migration[] = migrations()): TableShape[] {
  return steps.flatMap(({ sql }) => tablesIn(sql));
}

interface Applied {
  readonly version: number;
  readonly name: string;
  readonly sha256: string;
}

/**
 * Brings the schema up to date.
 * @param steps those to take: all, but for tests of earlier releases
 * @returns how many steps were taken
 * @throws DatabaseError if it is a newer one, or was made by other steps
 */
export async function migrate(
  database: Database,
  steps: readonly Migration[] = migrations(),
): Promise<number> {
  const translate = database.kind === 'postgres' ? forPostgres : (sql: string): string => sql;
  await requireOurs(database);
  await database.script(translate(VERSIONS));
  const applied = await database.all<Applied>('SELECT * FROM schema_versions ORDER BY version');
  requireKnown(database.name, applied, steps);
  for (const { version, name, sql } of steps.slice(applied.length)) {
    const note = `INSERT INTO schema_versions VALUES (${version}, '${name}', '${sumOf(sql)}');`;
    await database.script(`${translate(sql)}\n${note}`);
  }
  return steps.length - applied.length;
}

/** @throws DatabaseError if there are tables of something else in it */
async function requireOurs(database: Database): Promise<void> {
  const sql =
    database.kind === 'postgres'
      ? 'SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()'
      : "SELECT name FROM sqlite_schema WHERE type = 'table'";
  const names = (await database.all<{ name: string }>(sql)).map(({ name }) => name);
  if (names.length === 0 || names.includes('schema_versions')) return;
  throw new DatabaseError(
    `the database ${database.name} is of something else: it has a table ${names[0]}; name another`,
  );
}

function requireKnown(
  place: string,
  applied: readonly Applied[],
  steps: readonly Migration[],
): void {
  const newest = applied.at(-1)?.version ?? 0;
  if (newest > steps.length) {
    throw new DatabaseError(
      `the database ${place} was made by a newer Campus Grid: its schema is ${newest}, ` +
        `this one knows ${steps.length}; update it`,
    );
  }
  for (const [index, { version, name, sha256 }] of applied.entries()) {
    const step = steps[index];
    if (step && version === step.version && sha256 === sumOf(step.sql)) continue;
    throw new DatabaseError(
      `the database ${place} was made by another step ${version} (${name}) than the one here; ` +
        'delete it, and it is filled again from the chain',
    );
  }
}

/** Comments and line ends do not count. */
function sumOf(sql: string): string {
  const text = sql.replace(/--.*$/gm, '').replace(/\s+/g, ' ').trim();
  return createHash('sha256').update(text).digest('hex');
}
