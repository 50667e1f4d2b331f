/** Lists as CSV that a spreadsheet opens without running anything in it. */

/** Texts that a spreadsheet may take for a formula begin with one of these, wide forms included. */
const FORMULA = /^[\s\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]/u;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** A byte order mark, so that spreadsheets read Thai as UTF-8. */
const BOM = '\ufeff';

/**
 * One line for each item behind a line of names, RFC 4180. Fields of objects within items get names with a dot; lists
 * are joined by blanks. Which columns there are follows from `columns`, so an empty list has its head as well.
 */
export function csvOf(items: readonly object[], columns: readonly string[]): string {
  const lines = [columns.map(cell).join(',')];
  for (const item of items) {
    lines.push(columns.map((column) => cell(at(item, column))).join(','));
  }
  return `${BOM}${lines.join('\r\n')}\r\n`;
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
function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = textOf(value);
  // The apostrophe is what spreadsheets themselves take for: this is a text.
  const harmless = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  // Where spreadsheets separate by others than commas, a text does not become two fields either, of which one is a formula.
  return /[",;\t\r\n]/.test(harmless) || harmless !== harmless.trim()
    ? `"${harmless.replaceAll('"', '""')}"`
    : harmless;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
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
