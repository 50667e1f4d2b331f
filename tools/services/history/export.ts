/** All rows of the chain's tables as text, in the order of their keys: the same for the same chain, whatever the database. */
import { migrations, allTables } from './database/migrate.js';
import type { TableShape } from './database/dialect.js';
import type { Queries, Row, Value } from './database/port.js';

/** Rows that are read at a time. */
const PAGE = 2_000;
/** The first step has the chain's tables; what others keep has steps of its own. */
const CHAIN_STEP = 1;

function chainTables(): TableShape[] {
  return allTables(migrations().filter(({ version }) => version === CHAIN_STEP));
}

/** All rows of a table in the order of its key, a page at a time. */
export async function* pagesOf(
  queries: Queries,
  { name, columns, key }: TableShape,
): AsyncGenerator<Row[]> {
  const order = key.join(', ');
  const marks = key.map(() => '?').join(', ');
  const select = `SELECT ${columns.join(', ')} FROM ${name}`;
  let last: Value[] = [];
  for (;;) {
    const behind = last.length > 0 ? ` WHERE (${order}) > (${marks})` : '';
    const page = await queries.all<Row>(
      `${select}${behind} ORDER BY ${order} LIMIT ${PAGE}`,
      ...last,
    );
    if (page.length > 0) yield page;
    if (page.length < PAGE) return;
    last = key.map((column) => page.at(-1)?.[column] ?? null);
  }
}

/** A row in one line: `["blocks",1,"0x…",…]`, bytes as 0x and hex. */
export function lineOf({ name, columns }: TableShape, row: Row): string {
  const values = columns.map((column) => {
    const value = row[column] ?? null;
    return value instanceof Uint8Array ? `0x${Buffer.from(value).toString('hex')}` : value;
  });
  return JSON.stringify([name, ...values]);
}

/** Every row of `tables`, a line each. */
export async function* exported(
  queries: Queries,
  tables: readonly TableShape[] = chainTables(),
): AsyncGenerator<string> {
  for (const table of tables) {
    for await (const page of pagesOf(queries, table)) {
      for (const row of page) yield lineOf(table, row);
    }
  }
}
