/** What the history asks of a database, whichever it is: SQLite or PostgreSQL. */

/** Booleans are 0 and 1. Whole numbers are below 2^53; whatever may be above is text. */
export type Value = string | number | null | Uint8Array;
export type Row = Readonly<Record<string, Value>>;

/** Rows to add, by table; all rows of a table have the same columns. */
export type Batch = ReadonlyMap<string, readonly object[]>;

/**
 * SQL that both databases know, with `?` for each value. Beyond the standard there are `grid_sum(text)`, which adds up
 * decimal numbers of any length, with or without a sign (null without any), and row values: `(a, b) > (?, ?)`.
 * Text compares byte by byte. Amounts are text: `ORDER BY length(x), x` puts unsigned ones in their order.
 */
export interface Queries {
  all<T extends object>(sql: string, ...values: Value[]): Promise<T[]>;
  /** The first row; null without any. */
  get<T extends object>(sql: string, ...values: Value[]): Promise<T | null>;
  /** Changes rows; returns how many. */
  run(sql: string, ...values: Value[]): Promise<number>;
}

export interface Database extends Queries {
  readonly kind: 'sqlite' | 'postgres';
  /** The file, or the address without its password. */
  readonly name: string;
  /**
   * All of `work` or nothing. Other writers wait for it, so it has to be short and must not wait for anything but its
   * own queries.
   */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  /** Reads of one moment, however long they take; nothing is written meanwhile through it. */
  snapshot<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  /** Adds all rows or none, in one transaction. @throws DatabaseError */
  add(batch: Batch): Promise<void>;
  /** Statements without values, one after the other, all or none. */
  script(sql: string): Promise<void>;
  /**
   * Takes what was deleted from `tables` out of the database's files, so that nobody finds it there.
   * @returns whether that is done; somebody may be reading what it was
   */
  purge(tables: readonly string[]): Promise<boolean>;
  close(): Promise<void>;
}

/** Why a database is of no use, and what to do about it. */
export class DatabaseError extends Error {
  override name = 'DatabaseError';

  constructor(
    message: string,
    /** Whether it may work a moment later. */
    readonly isPassing = false,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
