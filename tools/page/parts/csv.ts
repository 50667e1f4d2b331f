/** CSV as spreadsheets read it. */

/** What spreadsheets would run as a formula. */
const FORMULA = /^[=+\-@\t\r]/;
/** A plain number is none. */
const NUMBER = /^-?\d+(\.\d+)?$/;

/** Rows as CSV text (RFC 4180, with a byte order mark so that Thai is read as UTF-8); formulas are made plain text. */
export function csvOf(rows: readonly (readonly (string | number | bigint)[])[]): string {
  const lines = rows.map((row) => row.map((field) => fieldOf(String(field))).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function fieldOf(text: string): string {
  const plain = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
