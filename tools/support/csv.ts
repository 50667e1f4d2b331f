/** CSV (RFC 4180) that a spreadsheet opens without running anything in it. */

/** One of these with more behind it, wide forms included. */
const FORMULA = /^[\s\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20|%][^]/u;
const NUMBER = /^-?\d+(\.\d+)?$/;
/** A byte order mark, so that spreadsheets read Thai as UTF-8. */
const BOM = '\ufeff';

/** A file of these rows, whose texts are made harmless. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `${BOM}${csvLines(rows)}`;
}

/** The same without a mark at its beginning. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** Whether `text` begins as what a spreadsheet may take for a formula. */
export function isLikeFormula(text: string): boolean {
  return FORMULA.test(text);
}

function cell(text: string): string {
  // The apostrophe is what spreadsheets themselves take for: this is a text.
  const harmless = isLikeFormula(text) && !NUMBER.test(text) ? `'${text}` : text;
  // Where spreadsheets separate by others than commas, a text does not become two fields either, of which one is a formula.
  return /[",;\t\r\n]/.test(harmless) || harmless !== harmless.trim()
    ? `"${harmless.replaceAll('"', '""')}"`
    : harmless;
}
