/**
 * Lines in the node's log. A line is put together in a buffer of its own, so that what is logged takes no
 * memory of the block's: whether a block is valid must not depend on the log level.
 *
 *     if (beginLine(LogLevel.Warn, "pallet_trading")) {
 *       say("order ");
 *       sayNumber(id);
 *       endLine();
 *     }
 */
import { fat, loggingLog, loggingMaxLevel } from "./env";

/** Levels as `ext_logging_log` numbers them. */
export enum LogLevel {
  Error = 0,
  Warn = 1,
  Info = 2,
  Debug = 3,
  Trace = 4,
}

/** Bytes of a line, its target included; what is longer is cut. */
const LINE_SIZE: u32 = 1024;
const LINE = memory.data(1024, 8);
/** A UTF-16 unit takes at most so many bytes of UTF-8. */
const MAX_UNIT_SIZE: u32 = 3;

/** The host's level plus one, so that 0 means "not asked yet"; one host call per instance at most. */
let known: i32 = 0;
/** Level of the line being put together, bytes of its target, and bytes of it so far. */
let lineLevel: i32 = 0;
let targetLength: u32 = 0;
let length: u32 = 0;

/** Whether the host would show a line of this level. */
function logEnabled(level: LogLevel): bool {
  if (!known) known = loggingMaxLevel() + 1;
  // The host counts 0 = off, 1 = error, … 5 = trace.
  return known - 1 > <i32>level;
}

/** Begins a line under `target`, FRAME's `-l<target>=<level>`; false when nobody would see it. */
export function beginLine(level: LogLevel, target: string): bool {
  if (!logEnabled(level)) return false;
  lineLevel = <i32>level;
  length = 0;
  say(target);
  endTarget();
  return true;
}

/** Takes what has been said so far into the target. */
export function endTarget(): void {
  targetLength = length;
}

/** Appends text to the line. */
export function say(text: string): void {
  const room = <i32>((LINE_SIZE - length) / MAX_UNIT_SIZE);
  const units = min(text.length, room);
  length += <u32>String.UTF8.encodeUnsafe(changetype<usize>(text), units, LINE + length);
}

/** Appends one ASCII character. */
export function sayChar(code: i32): void {
  if (length < LINE_SIZE) store<u8>(LINE + length++, <u8>code);
}

/** Appends a number in decimal. */
export function sayNumber(value: u64): void {
  if (value >= 10) sayNumber(value / 10);
  sayChar(0x30 + <i32>(value % 10));
}

/** Hands the line to the host. */
export function endLine(): void {
  loggingLog(lineLevel, fat(LINE, targetLength), fat(LINE + targetLength, length - targetLength));
}
