/** The history in PostgreSQL. */
import pg from 'pg';
import { numbered } from './dialect.js';
import { type Batch, type Database, DatabaseError, type Queries, type Value } from './port.js';
import { Turns } from './turns.js';

const MOST_CONNECTIONS = 8;
const CONNECT_MS = 10_000;
/** Nothing here takes so long, but a year that is copied. */
const STATEMENT_MS = 600_000;
/** The lock of the database by which transactions take turns; of no other meaning. */
const TURN = 0x67726964;
/** How long tables are waited for that are to be written anew: whoever asks for a name waits behind. */
const LOCK_MS = 500;

/** What the schema needs of a database: `grid_sum`, in which decimal text adds up exactly. */
const PRELUDE = `
  CREATE OR REPLACE FUNCTION grid_add(numeric, text) RETURNS numeric LANGUAGE sql IMMUTABLE
    AS $$ SELECT CASE WHEN $2 IS NULL THEN $1 ELSE coalesce($1, 0) + $2::numeric END $$;
  CREATE OR REPLACE FUNCTION grid_text(numeric) RETURNS text LANGUAGE sql IMMUTABLE
    AS $$ SELECT $1::text $$;
  CREATE OR REPLACE AGGREGATE grid_sum(text) (sfunc = grid_add, stype = numeric, finalfunc = grid_text);
`;

const { builtins } = pg.types;
/** Counts and sums of whole numbers come as numbers, as from SQLite. */
const NUMBERS: ReadonlySet<number> = new Set([builtins.INT8, builtins.INT4, builtins.NUMERIC]);
const types = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    NUMBERS.has(id) ? Number : pg.types.getTypeParser(id, format as 'text'),
} as pg.CustomTypesConfig;

export class PostgresDatabase implements Database {
  readonly kind = 'postgres';
  private readonly turns = new Turns();

  private constructor(
    readonly name: string,
    private readonly pool: pg.Pool,
  ) {}

  /** @param place `postgres://user:password@host:port/database` @throws DatabaseError if nobody answers there */
  static async open(place: string): Promise<Database> {
    const pool = new pg.Pool({
      connectionString: place,
      max: MOST_CONNECTIONS,
      connectionTimeoutMillis: CONNECT_MS,
      statement_timeout: STATEMENT_MS,
      application_name: 'campus-grid-history',
      types,
    });
    // A connection that ends while nobody uses it is no matter: the next query opens another.
    pool.on('error', () => {});
    // One that ends between two queries of a transaction: the next of them says so.
    pool.on('connect', (client) => client.on('error', () => {}));
    const database = new PostgresDatabase(withoutPassword(place), pool);
    try {
      const known = await database.get("SELECT 1 AS found FROM pg_proc WHERE proname = 'grid_sum'");
      if (!known) await database.script(PRELUDE);
      return database;
    } catch (error) {
      await pool.end();
      throw error;
    }
  }

  all<T extends object>(sql: string, ...values: Value[]): Promise<T[]> {
    return this.guarded(() => rowsOf<T>(this.pool, sql, values));
  }

  async get<T extends object>(sql: string, ...values: Value[]): Promise<T | null> {
    return (await this.all<T>(sql, ...values))[0] ?? null;
  }

  run(sql: string, ...values: Value[]): Promise<number> {
    return this.guarded(() => countOf(this.pool, sql, values));
  }

  /** One after the other, as with SQLite: what a transaction has looked at is still so when it writes. */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    return this.between(`BEGIN; SELECT pg_advisory_xact_lock(${TURN})`, work);
  }

  snapshot<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    return this.between('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', work);
  }

  /** In one round trip; like SQLite's log, a lost machine costs the last blocks, which are read again. */
  add(batch: Batch): Promise<void> {
    const inserts = [...batch].map(([table, rows]) => insertOf(table, rows)).join('');
    const sql = `BEGIN; SET LOCAL synchronous_commit = off; ${inserts} COMMIT;`;
    return this.turns.take(() => this.guarded(() => this.simple(sql)));
  }

  script(sql: string): Promise<void> {
    return this.guarded(() => this.simple(`BEGIN; ${sql} COMMIT;`));
  }

  /** The tables are written anew; the server's own log keeps what was deleted until it is recycled. */
  async purge(tables: readonly string[]): Promise<boolean> {
    const client = await this.guarded(() => this.pool.connect());
    try {
      await client.query(`SET lock_timeout = ${LOCK_MS}`);
      await client.query(`VACUUM (FULL) ${tables.join(', ')}`);
      return true;
    } catch (error) {
      const known = explained(error, this.name);
      if (known instanceof DatabaseError && known.isPassing) return false;
      throw known;
    } finally {
      await client.query('RESET lock_timeout').catch(() => {});
      client.release();
    }
  }

  async close(): Promise<void> {
    if (!this.pool.ending) await this.pool.end();
  }

  private async simple(sql: string): Promise<void> {
    const client = await this.pool.connect();
    let failure: Error | undefined;
    try {
      await client.query(sql);
    } catch (error) {
      failure = error as Error;
      await client.query('ROLLBACK').catch(() => {});
      throw error;
    } finally {
      client.release(failure && isConnectionLost(failure) ? failure : undefined);
    }
  }

  private between<T>(begin: string, work: (queries: Queries) => Promise<T>): Promise<T> {
    return this.guarded(async () => {
      const client = await this.pool.connect();
      const all = <R extends object>(sql: string, ...values: Value[]): Promise<R[]> =>
        rowsOf<R>(client, sql, values);
      const queries: Queries = {
        all,
        get: async <R extends object>(sql: string, ...values: Value[]) =>
          (await all<R>(sql, ...values))[0] ?? null,
        run: (sql, ...values) => countOf(client, sql, values),
      };
      try {
        await client.query(begin);
        const result = await work(queries);
        await client.query('COMMIT');
        client.release();
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch(() => {});
        client.release(isConnectionLost(error) ? (error as Error) : undefined);
        throw error;
      }
    });
  }

  private async guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw explained(error, this.name);
    }
  }
}

type Client = pg.Pool | pg.PoolClient;

async function rowsOf<T extends object>(
  client: Client,
  sql: string,
  values: Value[],
): Promise<T[]> {
  const { rows } = await client.query({ text: numbered(sql), values: values.map(bound) });
  return rows as T[];
}

async function countOf(client: Client, sql: string, values: Value[]): Promise<number> {
  return (await client.query({ text: numbered(sql), values: values.map(bound) })).rowCount ?? 0;
}

const bound = (value: Value): unknown => (value instanceof Uint8Array ? Buffer.from(value) : value);

/** Rows as one text of JSON: quoting a block of a thousand orders value by value takes longer than to read the block. */
function insertOf(table: string, rows: readonly object[]): string {
  const columns = Object.keys(rows[0] ?? {}).join(',');
  if (columns === '') return '';
  const json = JSON.stringify(rows.map(withTextForBytes)).replace(/[\\']/g, '$&$&');
  return `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, E'${json}');`;
}

/** Bytes as PostgreSQL takes them in a text. */
function withTextForBytes(row: object): object {
  if (!Object.values(row).some((value) => value instanceof Uint8Array)) return row;
  const hex = (value: unknown): unknown =>
    value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : value;
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, hex(value)]));
}

/** `postgres://user@host:port/database` */
function withoutPassword(place: string): string {
  if (!URL.canParse(place)) return 'postgres://…';
  const url = new URL(place);
  url.password = '';
  return url.href;
}

function isConnectionLost(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return (
    /^(08|57P)/.test(code) ||
    /^E[A-Z]+$/.test(code) ||
    /connection|timeout exceeded|not queryable/i.test(message)
  );
}

function explained(error: unknown, name: string): unknown {
  if (error instanceof DatabaseError) return error;
  const { code = '', message = '' } = error as { code?: string; message?: string };
  const words = message || code;
  const failure = (text: string, isPassing = false): DatabaseError =>
    new DatabaseError(`the database ${name} ${text} (${words})`, isPassing, { cause: error });
  if (code === '53300') return failure('takes no more connections', true);
  if (isConnectionLost(error)) return failure('does not answer', true);
  if (/^(40|55P03|57014)/.test(code)) return failure('is busy', true);
  if (/^28/.test(code)) return failure('refuses the user or the password');
  if (code === '3D000') return failure('is not there: create it first');
  if (/^23/.test(code)) return failure('refuses a row: is another history filling it, too?');
  if (/^53/.test(code)) return failure('has no room left');
  if (/^25006/.test(code)) return failure('may not be written to');
  if (/^42501/.test(code))
    return failure('does not let this user in: grant it the rights, or name its owner');
  return error;
}
