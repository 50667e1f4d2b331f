/** How commands end when something is wrong. */

/** What was given cannot be used: commands end with 2, where a failure of their own work ends them with 1. */
export class UnusableError extends Error {
  override name = 'UnusableError';
}

/** Prints `error` as a message without a stack trace; `verbose` adds the trace. */
export function reportFailure(error: unknown, verbose: boolean): void {
  process.exitCode = error instanceof UnusableError ? 2 : 1;
  if (!(error instanceof Error)) {
    console.error(String(error));
    return;
  }
  const text = wordsOf(error);
  console.error(verbose ? (error.stack ?? text) : text);
  if (!verbose && isDefect(error)) console.error('This is a defect; --verbose shows where.');
}

/** Errors of JavaScript itself are nobody's input. */
function isDefect(error: Error): boolean {
  return [TypeError, RangeError, ReferenceError].some((kind) => error.constructor === kind);
}

/** Why files cannot be used, in words. */
const FILE_TROUBLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'it may not be used by this user',
  EPERM: 'it may not be used by this user',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is no folder',
  EEXIST: 'it is there already',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk cannot be written to',
};

/** What the system says of a file, in words; undefined where that is something else. */
export const fileTrouble = (error: unknown): string | undefined =>
  FILE_TROUBLE[(error as NodeJS.ErrnoException).code ?? ''];

/** The message; for files what is wrong with which, instead of the name of a system call. */
function wordsOf(error: Error): string {
  const { path } = error as NodeJS.ErrnoException;
  const trouble = fileTrouble(error);
  return trouble && path ? `${path}: ${trouble}` : error.message;
}
