/** One text of SQL for both databases: where they differ, it is in a word, and the word is translated here. */

/** `CREATE TABLE …` as SQLite takes it, for PostgreSQL: whole numbers of 64 bits, text that compares byte by byte. */
export function forPostgres(sql: string): string {
  return sql
    .replace(/--.*$/gm, '')
    .replace(/\) STRICT(, WITHOUT ROWID)?;/g, ');')
    .replace(/\bINTEGER\b/g, 'bigint')
    .replace(/\bBLOB\b/g, 'bytea')
    .replace(/\bTEXT\b/g, 'text COLLATE "C"');
}

/** `?` as `$1`, `$2` …: no text of ours has a question mark in it. */
export function numbered(sql: string): string {
  let count = 0;
  return sql.replace(/\?/g, () => `$${++count}`);
}

/** A table as a migration makes it. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
  /** Columns of the primary key. */
  readonly key: readonly string[];
}

/** The tables that `sql` creates, in its order. @throws Error naming one without a key */
export function tablesIn(sql: string): TableShape[] {
  const found = sql.matchAll(/CREATE TABLE (\w+) \(([\s\S]*?)\n\)/g);
  return [...found].map(([, name = '', body = '']) => {
    const key = /PRIMARY KEY \(([^)]*)\)/.exec(body)?.[1]?.split(/,\s*/);
    if (!key) throw new Error(`table ${name} has no PRIMARY KEY (…)`);
    const columns = [...body.matchAll(/^ {2}(\w+) (?:INTEGER|TEXT|BLOB)\b/gm)].map(
      ([, column = '']) => column,
    );
    return { name, columns, key };
  });
}
