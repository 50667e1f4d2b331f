/** `grid build`: from declarations and sources to a blob that nodes load. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SLOT_DURATION, SLOT_LIMITS } from '../../../node-config/genesis.js';
import { codegen, readModel } from '../codegen/index.js';
import type { Model } from '../codegen/model.js';
import { replaceFile } from '../../support/files.js';
import { type Interface, interfaceOf, link, withBenchmarks, withDecoders } from '../link/index.js';
import { packBlob, zstdReady } from '../wasm/zstd.js';
import { compile, type Target } from './compile.js';
import { hashInputs } from './inputs.js';
import { benchmarkPlacements, placementsOf } from './placements.js';

/** The release blob, relative to the root. */
export const BLOB = 'build/campus_grid.wasm';
/** The release blob as chain specs and `set_code` carry it. */
export const COMPRESSED_BLOB = 'build/campus_grid.compact.compressed.wasm';
/** The blob with benchmarks, which benchmark runners load and nodes do not. */
export const BENCHMARK_BLOB = 'build/campus_grid.benchmark.wasm';
/** The blob that tests of pallets run, and fuzzing. */
export const TEST_BLOB = 'build/campus_grid.test.wasm';
const OTHER_BLOBS = {
  benchmark: BENCHMARK_BLOB,
  debug: 'build/campus_grid.debug.wasm',
  test: TEST_BLOB,
};
/** The hash of what the release blob was built from. */
const INPUTS_FILE = 'build/campus_grid.inputs';
const TEST_INPUTS_FILE = 'build/campus_grid.test.inputs';

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

/** @throws DeclarationError, CompileError or LinkError; no blob is written then. */
export async function build(options: BuildOptions): Promise<Built> {
  const { root, target = 'release', skipCodegen = false, progress } = options;
  const { slotDuration = SLOT_DURATION } = options;
  requireSlots(slotDuration);
  const step = stopwatch(progress);
  const model = skipCodegen ? readModel(root) : codegen({ root }).model;
  step('codegen', `${model.pallets.length} pallets, ${model.apis.length} runtime APIs`);
  // Before compiling: an edit made meanwhile must leave the blob stale.
  const inputs = hashInputs(root);
  const compiled = await compile(root, target);
  replaceFile(join(root, compiledFile(target)), compiled);
  step('compile', kilobytes(compiled));
  const required = interfaceOf(model, placementsOf(model));
  const blob = linkFor(target, compiled, required, model);
  await zstdReady();
  const compressed = packBlob(blob);
  step('link', `${kilobytes(blob)}, ${kilobytes(compressed)} compressed`);
  if (target !== 'release') {
    replaceFile(join(root, OTHER_BLOBS[target]), blob);
    if (target === 'test') replaceFile(join(root, TEST_INPUTS_FILE), inputs);
    return { blob, compressed };
  }
  replaceFile(join(root, BLOB), blob);
  replaceFile(join(root, COMPRESSED_BLOB), compressed);
  replaceFile(join(root, INPUTS_FILE), inputs);
  if (slotDuration === SLOT_DURATION) return { blob, compressed };
  const other = await builtAt(root, slotDuration);
  step('link', `${kilobytes(other.blob)}, a block every ${slotDuration} ms`);
  return other;
}

/** What asc has made of the sources: blobs for all lengths of slots are linked from it. */
const compiledFile = (target: Target): string => `build/asc/${target}.wasm`;

/**
 * The blob of a target that has been built, with a block every `slotDuration` milliseconds; made if it is not there.
 * Which of them chains may have is not looked at here.
 */
export function blobAt(root: string, target: 'release' | 'test', slotDuration: number): Uint8Array {
  const [usual, mark] = target === 'test' ? [TEST_BLOB, TEST_INPUTS_FILE] : [BLOB, INPUTS_FILE];
  if (slotDuration === SLOT_DURATION) return readFileSync(join(root, usual));
  const file = join(root, withTime(usual, slotDuration));
  const ownMark = join(root, withTime(mark, slotDuration));
  const inputs = readFileSync(join(root, mark), 'utf8');
  const isThere = existsSync(file) && existsSync(ownMark);
  if (isThere && readFileSync(ownMark, 'utf8') === inputs) return readFileSync(file);
  const model = readModel(root, slotDuration);
  const compiled = readFileSync(join(root, compiledFile(target)));
  const blob = linkFor(target, compiled, interfaceOf(model, placementsOf(model)), model);
  replaceFile(file, blob);
  replaceFile(ownMark, inputs);
  return blob;
}

async function builtAt(root: string, slotDuration: number): Promise<Built> {
  requireSlots(slotDuration);
  const blob = blobAt(root, 'release', slotDuration);
  const file = join(root, withTime(COMPRESSED_BLOB, slotDuration));
  await zstdReady();
  const compressed = packBlob(blob);
  replaceFile(file, compressed);
  return { blob, compressed };
}

/** `build/campus_grid.wasm` → `build/campus_grid.2000ms.wasm` */
function withTime(file: string, slotDuration: number): string {
  return file.replace('campus_grid.', `campus_grid.${slotDuration}ms.`);
}

/** @throws RangeError where no chain may have such blocks */
function requireSlots(slotDuration: number): void {
  const [least, most] = SLOT_LIMITS;
  if (Number.isInteger(slotDuration) && slotDuration >= least && slotDuration <= most) return;
  throw new RangeError(`a block takes from ${least} to ${most} ms, not ${slotDuration}`);
}

function linkFor(
  target: Target,
  compiled: Uint8Array,
  required: Interface,
  model: Model,
): Uint8Array {
  if (target === 'benchmark') {
    return link(compiled, withBenchmarks(required, benchmarkPlacements(model)));
  }
  if (target === 'test') return link(compiled, withDecoders(required));
  return link(compiled, required, { names: target === 'debug' });
}

/** Whether the blob for tests is there and is that of the sources. */
export function isTestBuilt(root: string): boolean {
  const files = [TEST_BLOB, TEST_INPUTS_FILE, compiledFile('test')];
  if (!files.every((file) => existsSync(join(root, file)))) return false;
  return readFileSync(join(root, TEST_INPUTS_FILE), 'utf8') === hashInputs(root);
}

/** The blob for tests of the sources as they are, built if need be. @throws as `build` does */
export async function ensureTestBuilt(
  options: Pick<BuildOptions, 'root' | 'progress'>,
): Promise<Uint8Array> {
  if (!isTestBuilt(options.root)) return (await build({ ...options, target: 'test' })).blob;
  return readFileSync(join(options.root, TEST_BLOB));
}

/** Whether the release blob is there and is that of the sources. */
export function isBuilt(root: string): boolean {
  const files = [BLOB, COMPRESSED_BLOB, INPUTS_FILE, compiledFile('release')];
  if (!files.every((file) => existsSync(join(root, file)))) return false;
  return readFileSync(join(root, INPUTS_FILE), 'utf8') === hashInputs(root);
}

/** The release blob of the sources as they are, built if need be. @throws as `build` and `blobAt` do */
export async function ensureBuilt(
  options: Pick<BuildOptions, 'root' | 'progress' | 'slotDuration'>,
): Promise<Built> {
  const { root, slotDuration = SLOT_DURATION } = options;
  if (!isBuilt(root)) return build(options);
  if (slotDuration !== SLOT_DURATION) return builtAt(root, slotDuration);
  return {
    blob: readFileSync(join(root, BLOB)),
    compressed: readFileSync(join(root, COMPRESSED_BLOB)),
  };
}

function stopwatch(progress?: (line: string) => void): (what: string, result: string) => void {
  let last = performance.now();
  return (what, result) => {
    const now = performance.now();
    progress?.(`${what.padEnd(8)} ${((now - last) / 1000).toFixed(1)} s  ${result}`);
    last = now;
  };
}

function kilobytes({ length }: Uint8Array): string {
  return `${(length / 1000).toFixed(1)} kB`;
}
