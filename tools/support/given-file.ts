/** Files that whoever runs a command names. */
import { readFileSync } from 'node:fs';
import { UnusableError } from './failure.js';

/**
 * The bytes of a file that was named.
 * @throws UnusableError with the system's `code`, and the path, which a folder's own error lacks
 */
export function readGivenFile(path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw Object.assign(new UnusableError(message), { code, path });
  }
}

/** The text, of UTF-8. @throws UnusableError as `readGivenFile` */
export const readGivenText = (path: string): string =>
  Buffer.from(readGivenFile(path)).toString('utf8');
