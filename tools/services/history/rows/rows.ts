/** Rows that a block adds, by table. */
import type { ChainTable, ChainTables } from '../schema.js';
import type { Batch } from '../database/port.js';

export class Rows {
  private readonly tables = new Map<ChainTable, object[]>();

  add<T extends ChainTable>(table: T, row: ChainTables[T]): void {
    const rows = this.tables.get(table);
    if (rows) rows.push(row);
    else this.tables.set(table, [row]);
  }

  get batch(): Batch {
    return this.tables;
  }

  of<T extends ChainTable>(table: T): readonly ChainTables[T][] {
    return (this.tables.get(table) ?? []) as ChainTables[T][];
  }
}
