import type { Key, ReactNode } from 'react';

/** A column of a table of `T`. */
export interface Column<T> {
  readonly name: ReactNode;
  readonly cell: (row: T) => ReactNode;
  /** Numbers stand at the right. */
  readonly isNumber?: boolean;
  /** Left out on a phone. */
  readonly isWideOnly?: boolean;
  /** Names its row. */
  readonly isHead?: boolean;
}

/** A table with a caption that screen readers name it by. */
export function Table<T>({
  caption,
  columns,
  rows,
  keyOf,
  isSum = () => false,
  isCaptionShown = false,
}: {
  readonly caption: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T, at: number) => Key;
  readonly isSum?: (row: T) => boolean;
  readonly isCaptionShown?: boolean;
}) {
  const classOf = ({ isNumber, isWideOnly }: Column<T>): string =>
    [isNumber && 'number', isWideOnly && 'wide-only'].filter(Boolean).join(' ');
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={caption}>
      <table>
        <caption className={isCaptionShown ? '' : 'unseen'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, at) => (
              <th key={at} scope="col" className={classOf(column)}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={keyOf(row, at)} className={isSum(row) ? 'sum' : ''}>
              {columns.map((column, place) =>
                column.isHead ? (
                  <th key={place} scope="row" className={classOf(column)}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={place} className={classOf(column)}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
