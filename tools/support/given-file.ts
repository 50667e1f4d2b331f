/** Files that whoever runs a command names. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { decodeUnicode } from './encoding.js';
import { UnusableError } from './failure.js';
import { replaceFile } from './files.js';

/**
 * The bytes of a file that was named.
 * @throws UnusableError with the system's `code`, and the path, which a folder's own error lacks
 */
export const readGivenFile = (path: string): Uint8Array =>
  named(path, () => new Uint8Array(readFileSync(path)));

/**
 * The text, of UTF-8, or of UTF-16 with its mark; the mark is left out.
 * @throws UnusableError as `readGivenFile`, or if the text is of another kind
 */
export function readGivenText(path: string): string {
  const bytes = readGivenFile(path);
  const text = decodeUnicode(bytes);
  if (text !== null) return text;
  // What is broken is shown as U+FFFD.
  const [whole = ''] = new TextDecoder().decode(bytes).split('\uFFFD', 1);
  const line = whole.split('\n').length;
  throw new UnusableError(`${path}:${line}: the text is not UTF-8; save it as UTF-8`);
}

/** Puts `content` where it was wanted, all or nothing. @throws UnusableError as `readGivenFile` */
export function writeGivenFile(path: string, content: string | Iterable<string>): void {
  named(path, () => replaceFile(path, content));
}

/** The same where nothing may be yet. @throws UnusableError as `readGivenFile`, and if something is there */
export function writeNewFile(path: string, content: string): void {
  named(path, () => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content, { flag: 'wx' });
  });
}

function named<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw Object.assign(new UnusableError(message), { code, path });
  }
}
