/** `grid build`: from declarations and sources to a blob that nodes load. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SLOT_DURATION } from '../../../node-config/genesis.js';
import { codegen, readModel } from '../codegen/index.js';
import type { Model } from '../codegen/model.js';
import { replaceFile } from '../../support/files.js';
import { type Interface, interfaceOf, link, withBenchmarks, withDecoders } from '../link/index.js';
import { packBlob, zstdReady } from '../wasm/zstd.js';
import {
  BENCHMARK_BLOB,
  BENCHMARK_INPUTS_FILE,
  BLOB,
  builtAt,
  type BuildOptions,
  type Built,
  COMPRESSED_BLOB,
  compiledFile,
  fileAt,
  INPUTS_FILE,
  requireSlots,
  TEST_BLOB,
  TEST_INPUTS_FILE,
} from './blobs.js';
import { compile, type Target } from './compile.js';
import { hashInputs } from './inputs.js';
import { benchmarkPlacements, placementsOf } from './placements.js';

const OTHER_BLOBS = {
  benchmark: BENCHMARK_BLOB,
  debug: 'build/campus_grid.debug.wasm',
  test: TEST_BLOB,
};

/** What blobs are of which sources. */
const OTHER_MARKS = { benchmark: BENCHMARK_INPUTS_FILE, debug: null, test: TEST_INPUTS_FILE };

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
    const mark = OTHER_MARKS[target];
    if (mark !== null) replaceFile(join(root, mark), inputs);
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

/** Links what the last build of a target has compiled for a block every `slotDuration` milliseconds, as files of its own. */
export async function linkAt(
  root: string,
  target: 'release' | 'test',
  slotDuration: number,
): Promise<Uint8Array> {
  const [usual, mark] = target === 'test' ? [TEST_BLOB, TEST_INPUTS_FILE] : [BLOB, INPUTS_FILE];
  const write = (name: string, content: Uint8Array): void =>
    replaceFile(fileAt(root, name, slotDuration), content);
  // Before reading what it stands for: a build that ends meanwhile must leave this one stale.
  const inputs = readFileSync(join(root, mark));
  const model = readModel(root, slotDuration);
  const compiled = readFileSync(join(root, compiledFile(target)));
  const blob = linkFor(target, compiled, interfaceOf(model, placementsOf(model)), model);
  write(usual, blob);
  if (target === 'release') {
    await zstdReady();
    write(COMPRESSED_BLOB, packBlob(blob));
  }
  write(mark, inputs);
  return blob;
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
