/** Lists as CSV. */
import { csvText } from '../../../support/csv.js';

/**
 * One line for each item behind a line of names, RFC 4180. Fields of objects within items get names with a dot; lists
 * are joined by blanks. Which columns there are follows from `columns`, so an empty list has its head as well.
 */
export function csvOf(items: readonly object[], columns: readonly string[]): string {
  return csvText([
    columns,
    ...items.map((item) => columns.map((column) => textOf(at(item, column)))),
  ]);
}

function at(item: object, column: string): unknown {
  let value: unknown = item;
  for (const part of column.split('.')) {
    if (typeof value !== 'object' || value === null) return null;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

/** @param value a text, a number, a truth value, nothing, or a list or an object of these */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value as string | number | boolean);
  if (Array.isArray(value) && value.every((part) => typeof part !== 'object'))
    return value.join(' ');
  return JSON.stringify(value);
}

interface Shape {
  readonly type?: unknown;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly anyOf?: readonly Shape[];
}

/** The columns of a list whose items have the JSON schema `shape`: its fields, and those of objects in it. */
export function columnsOf(shape: Shape, prefix = ''): string[] {
  const { properties = {} } = shape;
  return Object.entries(properties).flatMap(([name, field]) => {
    const object = [field, ...(field.anyOf ?? [])].find(({ properties: parts }) => parts);
    return object ? columnsOf(object, `${prefix}${name}.`) : [`${prefix}${name}`];
  });
}
