/**
 * What must not outlive this process: processes that it started, temporary folders that it made. They go when their
 * owner lets them go, and at the latest with this process, also when a signal ends it.
 */
import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileTrouble } from './failure.js';

/** What asks a process to end. */
export const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const leavings = new Set<() => void>();
let isWatching = false;

/** `spawn` of Node.js; the child ends with this process, with all of its group if it has one of its own. */
export const startChild = ((command: string, args: readonly string[], options: SpawnOptions) => {
  const child = spawn(command, args, options);
  const end = (): void => void (options.detached ? endGroup(child) : child.kill());
  child.once('exit', remove(end));
  return child;
}) as typeof spawn;

/**
 * A new folder in `parent`, removed with this process unless that happened before.
 * @throws Error saying why there can be none
 */
export function temporaryFolder(prefix: string, parent = tmpdir()): string {
  let folder: string;
  try {
    folder = mkdtempSync(join(parent, prefix));
  } catch (error) {
    const trouble = fileTrouble(error) ?? (error as Error).message;
    throw new Error(
      `no temporary folder can be made in ${parent}: ${trouble}; TMPDIR names another place`,
    );
  }
  remove(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Lets `undo` be done at the end; returns what takes it back. */
function remove(undo: () => void): () => void {
  watch();
  leavings.add(undo);
  return () => void leavings.delete(undo);
}

function watch(): void {
  if (isWatching) return;
  isWatching = true;
  process.on('exit', () => leavings.forEach((undo) => undo()));
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      // Whoever else listens ends this process in order.
      if (process.listenerCount(signal) === 1) process.exit(128 + constants.signals[signal]);
    });
  }
}

/** Ends a child that has a group of its own, with all that it left behind in it. */
export function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody is left.
  }
}
