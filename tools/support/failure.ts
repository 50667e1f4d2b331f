/** How commands end when something is wrong. */

/** Prints `error` as a message without a stack trace; `verbose` adds the trace. */
export function reportFailure(error: unknown, verbose: boolean): void {
  process.exitCode = 1;
  if (!(error instanceof Error)) {
    console.error(String(error));
    return;
  }
  console.error(verbose ? (error.stack ?? error.message) : error.message);
  if (!verbose && isDefect(error)) console.error('This is a defect; --verbose shows where.');
}

/** Errors of JavaScript itself are nobody's input. */
function isDefect(error: Error): boolean {
  return [TypeError, RangeError, ReferenceError].some((kind) => error.constructor === kind);
}
