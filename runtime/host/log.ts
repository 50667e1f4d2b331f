import { fat, loggingLog, loggingMaxLevel } from "./env";

/** Levels as `ext_logging_log` numbers them. */
export enum LogLevel {
  Error = 0,
  Warn = 1,
  Info = 2,
  Debug = 3,
  Trace = 4,
}

/** The host's level plus one, so that 0 means "not asked yet"; one host call per instance at most. */
let known: i32 = 0;

/** Whether the host would show a line of this level; ask before building an expensive message. */
export function logEnabled(level: LogLevel): bool {
  if (!known) known = loggingMaxLevel() + 1;
  // The host counts 0 = off, 1 = error, … 5 = trace.
  return known - 1 > <i32>level;
}

/** Writes a line to the node's log under `target`, FRAME's `-l<target>=<level>`. */
export function log(level: LogLevel, target: string, message: string): void {
  if (!logEnabled(level)) return;
  const name = String.UTF8.encode(target);
  const text = String.UTF8.encode(message);
  loggingLog(
    <i32>level,
    fat(changetype<usize>(name), name.byteLength),
    fat(changetype<usize>(text), text.byteLength),
  );
}
