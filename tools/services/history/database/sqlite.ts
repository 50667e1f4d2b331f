/** The history in a file: SQLite, with a log of its own beside it (WAL), so that reading never waits for writing. */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database as Connection, Statement } from 'better-sqlite3';
import SqliteFile from '../../../support/sqlite.cjs';
import {
  type Batch,
  type Database,
  DatabaseError,
  type Queries,
  type Row,
  type Value,
} from './port.js';
import { Turns } from './turns.js';

/** How long a statement waits for another process that writes. */
const BUSY_MS = 10_000;
const IN_MEMORY = ':memory:';
/** Prepared statements that are kept. */
const MOST_STATEMENTS = 500;

export interface SqliteOptions {
  /** Without it the file has to be there. */
  readonly create?: boolean;
  readonly readOnly?: boolean;
}

export class SqliteDatabase implements Database {
  readonly kind = 'sqlite';
  private readonly turns = new Turns();
  private readonly statements = new Map<string, Statement>();
  private readonly inode: number | null;

  private constructor(
    readonly name: string,
    private readonly file: Connection,
  ) {
    this.inode = name === IN_MEMORY ? null : statSync(name).ino;
  }

  /** @throws DatabaseError saying what is wrong with the file, and what to do */
  static open(name: string, { create = true, readOnly = false }: SqliteOptions = {}): Database {
    if (name !== IN_MEMORY && !existsSync(name)) {
      if (!create)
        throw new DatabaseError(
          `there is no database ${name}; "grid history" fills one, --database names it`,
        );
      makeFolder(dirname(name), name);
    }
    try {
      const file = new SqliteFile(name, { readonly: readOnly, timeout: BUSY_MS });
      if (!readOnly) file.pragma('journal_mode = WAL');
      // With the log a lost machine costs the last blocks, which are read again, and nothing else.
      file.pragma('synchronous = NORMAL');
      file.pragma('foreign_keys = ON');
      // Pages of indices are changed by block after block: written into the file every 16 MB, not every four.
      file.pragma('wal_autocheckpoint = 4000');
      // What people have erased is not to be found in what is free of the file.
      file.pragma('secure_delete = ON');
      // Small: the system keeps the file's pages in memory that others may have.
      file.pragma('cache_size = -8192');
      file.aggregate<bigint | null>('grid_sum', {
        start: null,
        step: (sum, next: unknown) => (next === null ? sum : (sum ?? 0n) + BigInt(next as string)),
        result: (sum: bigint | null) => sum?.toString() ?? null,
        deterministic: true,
      });
      file.prepare('SELECT count(*) FROM sqlite_schema').get();
      return new SqliteDatabase(name, file);
    } catch (error) {
      throw explained(error, name);
    }
  }

  all<T extends object>(sql: string, ...values: Value[]): Promise<T[]> {
    return this.take(() => this.prepared(sql).all(...values) as T[]);
  }

  get<T extends object>(sql: string, ...values: Value[]): Promise<T | null> {
    return this.take(() => (this.prepared(sql).get(...values) as T | undefined) ?? null);
  }

  run(sql: string, ...values: Value[]): Promise<number> {
    return this.take(() => this.prepared(sql).run(...values).changes);
  }

  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    return this.between('BEGIN IMMEDIATE', work);
  }

  snapshot<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    return this.between('BEGIN', work);
  }

  add(batch: Batch): Promise<void> {
    return this.take(() => {
      this.requireInPlace();
      this.file
        .transaction(() => {
          for (const [table, rows] of batch) this.addTo(table, rows);
        })
        .immediate();
    });
  }

  script(sql: string): Promise<void> {
    return this.take(() => this.file.transaction(() => void this.file.exec(sql)).immediate());
  }

  /** Zeros are written over what is deleted; what it was is in the log until that is emptied. */
  purge(): Promise<boolean> {
    return this.take(() => {
      this.file.pragma('busy_timeout = 0');
      try {
        const [found] = this.file.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
        return found?.busy === 0;
      } finally {
        this.file.pragma(`busy_timeout = ${BUSY_MS}`);
      }
    });
  }

  async close(): Promise<void> {
    await this.turns.take(() => this.file.close());
  }

  private take<T>(work: () => T): Promise<T> {
    return this.turns.take(() => this.guarded(work));
  }

  private guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw explained(error, this.name);
    }
  }

  private between<T>(begin: string, work: (queries: Queries) => Promise<T>): Promise<T> {
    return this.turns.take(async () => {
      this.guarded(() => this.file.exec(begin));
      try {
        const result = await work(this.direct);
        this.guarded(() => this.file.exec('COMMIT'));
        return result;
      } finally {
        if (this.file.inTransaction) this.file.exec('ROLLBACK');
      }
    });
  }

  /** Queries within a turn that is taken. */
  private readonly direct: Queries = {
    all: <T extends object>(sql: string, ...values: Value[]) =>
      settled(() => this.guarded(() => this.prepared(sql).all(...values) as T[])),
    get: <T extends object>(sql: string, ...values: Value[]) =>
      settled(() =>
        this.guarded(() => (this.prepared(sql).get(...values) as T | undefined) ?? null),
      ),
    run: (sql: string, ...values: Value[]) =>
      settled(() => this.guarded(() => this.prepared(sql).run(...values).changes)),
  };

  private prepared(sql: string): Statement {
    const known = this.statements.get(sql);
    if (known) return known;
    if (this.statements.size >= MOST_STATEMENTS) this.statements.clear();
    const made = this.file.prepare(sql);
    this.statements.set(sql, made);
    return made;
  }

  private addTo(table: string, rows: readonly object[]): void {
    const columns = Object.keys(rows[0] ?? {});
    if (columns.length === 0) return;
    const places = columns.map(() => '?').join(', ');
    const statement = this.prepared(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`,
    );
    // By place: by name each value is looked up anew, which takes as long as a third of the row.
    for (const row of rows as Row[]) statement.run(columns.map((column) => row[column]));
  }

  /** A file that was deleted takes what is written, and nobody finds it again. */
  private requireInPlace(): void {
    if (this.inode === null) return;
    const found = statSync(this.name, { throwIfNoEntry: false });
    if (found?.ino === this.inode) return;
    throw new DatabaseError(
      `${this.name} was ${found ? 'replaced' : 'deleted'} while it was in use; start again`,
    );
  }
}

/** @throws DatabaseError where a file is in the way, or this user may not make it */
function makeFolder(folder: string, name: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const { message } = error as Error;
    const words = `the folder of the database ${name} cannot be made (${message})`;
    throw new DatabaseError(words, false, { cause: error });
  }
}

/** What `work` comes to, as a promise. */
async function settled<T>(work: () => T): Promise<T> {
  return work();
}

const REMEDIES: readonly (readonly [code: RegExp, words: string, isPassing: boolean])[] = [
  [/^SQLITE_(BUSY|LOCKED)/, 'is locked: another program writes to it', true],
  [/^SQLITE_FULL/, 'has no room: the disk is full', false],
  [
    /^SQLITE_(CORRUPT|NOTADB)/,
    'is damaged or no database: put a back-up in its place, or delete it and it is filled again from the chain',
    false,
  ],
  [/^SQLITE_CONSTRAINT/, 'refuses a row: is another history filling it, too?', false],
  [/^SQLITE_READONLY/, 'may not be written to', false],
  [/^SQLITE_CANTOPEN/, 'cannot be opened; may this user read and write there?', false],
  [/^SQLITE_IOERR/, 'cannot be read or written: the disk fails, or it is full', false],
];

function explained(error: unknown, name: string): unknown {
  const { code, message } = error as { code?: string; message: string };
  const found = REMEDIES.find(([pattern]) => code !== undefined && pattern.test(code));
  if (!found) return error;
  const [, words, isPassing] = found;
  return new DatabaseError(`the database ${name} ${words} (${message})`, isPassing, {
    cause: error,
  });
}
