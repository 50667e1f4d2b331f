/** Writing files and folders so that a reader sees the old one or the new one, never half of it. */
import {
  closeSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** Puts `content` at `path`, whose folder is made if need be. */
export function replaceFile(path: string, content: string | Uint8Array | Iterable<string>): void {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}.tmp`;
  try {
    if (typeof content === 'string' || content instanceof Uint8Array) {
      writeFileSync(unfinished, content);
    } else writePieces(unfinished, content);
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** Puts the finished folder `made` at `path`; where somebody else puts one there meanwhile, that one stays. */
export function replaceFolder(path: string, made: string): void {
  const old = `${made}.old`;
  try {
    renameUnless(['ENOENT'], path, old);
    renameUnless(['ENOTEMPTY', 'EEXIST'], made, path);
  } catch (error) {
    renameUnless(['ENOENT', 'ENOTEMPTY', 'EEXIST'], old, path);
    throw error;
  } finally {
    for (const folder of [made, old]) rmSync(folder, { recursive: true, force: true });
  }
}

function renameUnless(codes: readonly string[], from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!codes.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

function writePieces(path: string, pieces: Iterable<string>): void {
  const file = openSync(path, 'w');
  try {
    for (const piece of pieces) writeSync(file, piece);
  } finally {
    closeSync(file);
  }
}
