/** From bytes to text, as whatever program wrote them: one reader for files from the command line and in the browser. */

const MARKS = [
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
] as const;

/** What a file is written in: UTF-16 says so by its mark, what says nothing is UTF-8. */
export function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const marked = MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  return marked?.[0] ?? 'utf-8';
}

/** The text without its mark; null if it is neither UTF-8 nor UTF-16. */
export function decodeUnicode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Any text: spreadsheets write UTF-8, UTF-16 or, in Thailand, Windows' own code page (TIS-620). */
export function decodeSpreadsheet(bytes: Uint8Array): { text: string; encoding: string } {
  const marked = encodingOf(bytes);
  const text = decodeUnicode(bytes);
  if (text !== null) return { text, encoding: marked };
  const encoding = marked === 'utf-8' ? 'windows-874' : marked;
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}
