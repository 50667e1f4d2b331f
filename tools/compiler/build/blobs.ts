/**
 * What has been built, and whether it is that of the sources. Whoever only reads a blob starts at once: the compiler is
 * loaded where there is something to build.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SLOT_DURATION, SLOT_LIMITS } from '../../../node-config/genesis.js';
import type { Target } from './compile.js';
import { hashInputs } from './inputs.js';

/** The release blob, relative to the root. */
export const BLOB = 'build/campus_grid.wasm';
/** The release blob as chain specs and `set_code` carry it. */
export const COMPRESSED_BLOB = 'build/campus_grid.compact.compressed.wasm';
/** The blob with benchmarks, which benchmark runners load and nodes do not. */
export const BENCHMARK_BLOB = 'build/campus_grid.benchmark.wasm';
/** The blob that tests of pallets run, and fuzzing. */
export const TEST_BLOB = 'build/campus_grid.test.wasm';
/** The hash of what the release blob was built from. */
export const INPUTS_FILE = 'build/campus_grid.inputs';
export const TEST_INPUTS_FILE = 'build/campus_grid.test.inputs';
export const BENCHMARK_INPUTS_FILE = 'build/campus_grid.benchmark.inputs';

export interface BuildOptions {
  /** The repository's root folder. */
  readonly root: string;
  /** Default: release. */
  readonly target?: Target;
  /** Milliseconds between blocks: the release blob is linked with them, too, as a file of its own. */
  readonly slotDuration?: number;
  /** Take `runtime/generated` as it is. */
  readonly skipCodegen?: boolean;
  /** Is told each step, a line at a time. */
  readonly progress?: (line: string) => void;
}

export interface Built {
  readonly blob: Uint8Array;
  /** With the prefix that nodes know compressed blobs by. */
  readonly compressed: Uint8Array;
}

/** What asc has made of the sources: blobs for all lengths of slots are linked from it. */
export const compiledFile = (target: Target): string => `build/asc/${target}.wasm`;

/** Where a file of the release or test blob lies: `build/campus_grid.2000ms.wasm` beside `build/campus_grid.wasm`. */
export function fileAt(root: string, file: string, slotDuration: number): string {
  if (slotDuration === SLOT_DURATION) return join(root, file);
  return join(root, file.replace('campus_grid.', `campus_grid.${slotDuration}ms.`));
}

/** The blob of the last build, for a block every `slotDuration` milliseconds; null if none is linked for them. */
export function builtBlob(
  root: string,
  target: 'release' | 'test',
  slotDuration: number,
): Uint8Array | null {
  const [usual, mark] = target === 'test' ? [TEST_BLOB, TEST_INPUTS_FILE] : [BLOB, INPUTS_FILE];
  const file = fileAt(root, usual, slotDuration);
  if (slotDuration === SLOT_DURATION) return readFileSync(file);
  const ownMark = fileAt(root, mark, slotDuration);
  if (!existsSync(file) || !existsSync(ownMark)) return null;
  const isOfLastBuild = readFileSync(ownMark, 'utf8') === readFileSync(join(root, mark), 'utf8');
  return isOfLastBuild ? readFileSync(file) : null;
}

/**
 * The blob of a target that has been built, with a block every `slotDuration` milliseconds; linked if it is not there.
 * Which of them chains may have is not looked at here.
 */
export async function blobAt(
  root: string,
  target: 'release' | 'test',
  slotDuration: number,
): Promise<Uint8Array> {
  const blob = builtBlob(root, target, slotDuration);
  if (blob) return blob;
  const { linkAt } = await import('./index.js');
  return linkAt(root, target, slotDuration);
}

/** @throws RangeError where no chain may have such blocks */
export function requireSlots(slotDuration: number): void {
  const [least, most] = SLOT_LIMITS;
  if (Number.isInteger(slotDuration) && slotDuration >= least && slotDuration <= most) return;
  throw new RangeError(`a block takes from ${least} to ${most} ms, not ${slotDuration}`);
}

/** Whether the release blob is there and is that of the sources. */
export function isBuilt(root: string): boolean {
  return isThere(root, [BLOB, COMPRESSED_BLOB, compiledFile('release')], INPUTS_FILE);
}

/** Whether the blob for tests is there and is that of the sources. */
export function isTestBuilt(root: string): boolean {
  return isThere(root, [TEST_BLOB, compiledFile('test')], TEST_INPUTS_FILE);
}

export function areBenchmarksBuilt(root: string): boolean {
  return isThere(root, [BENCHMARK_BLOB], BENCHMARK_INPUTS_FILE);
}

function isThere(root: string, files: readonly string[], mark: string): boolean {
  if (![...files, mark].every((file) => existsSync(join(root, file)))) return false;
  return readFileSync(join(root, mark), 'utf8') === hashInputs(root);
}

/** The release blob of the sources as they are, built if need be. @throws as `build` and `blobAt` do */
export async function ensureBuilt(
  options: Pick<BuildOptions, 'root' | 'progress' | 'slotDuration'>,
): Promise<Built> {
  const { root, slotDuration = SLOT_DURATION } = options;
  if (!isBuilt(root)) {
    const { build } = await import('./index.js');
    return build(options);
  }
  return builtAt(root, slotDuration);
}

/** The release blob of the last build, for a block every `slotDuration` milliseconds. @throws as `blobAt` does */
export async function builtAt(root: string, slotDuration: number): Promise<Built> {
  requireSlots(slotDuration);
  const blob = await blobAt(root, 'release', slotDuration);
  return { blob, compressed: readFileSync(fileAt(root, COMPRESSED_BLOB, slotDuration)) };
}

/** The blob for tests of the sources as they are, built if need be. @throws as `build` does */
export async function ensureTestBuilt(
  options: Pick<BuildOptions, 'root' | 'progress'>,
): Promise<Uint8Array> {
  if (isTestBuilt(options.root)) return readFileSync(join(options.root, TEST_BLOB));
  const { build } = await import('./index.js');
  return (await build({ ...options, target: 'test' })).blob;
}

/** The same with benchmarks. @throws as `build` does */
export async function ensureBenchmarksBuilt(
  options: Pick<BuildOptions, 'root' | 'progress' | 'skipCodegen'>,
): Promise<Uint8Array> {
  if (areBenchmarksBuilt(options.root)) return readFileSync(join(options.root, BENCHMARK_BLOB));
  const { build } = await import('./index.js');
  return (await build({ ...options, target: 'benchmark' })).blob;
}
