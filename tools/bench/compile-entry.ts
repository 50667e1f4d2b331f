/** Compiles pieces of the runtime as modules of their own: what codec tests and benchmarks run. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { replaceFile } from '../support/files.js';
import { ROOT } from '../support/root.js';

const CONFIG = 'asconfig.json';
/** Says which compiler there is without loading it. */
const COMPILER = 'node_modules/assemblyscript/package.json';
const CACHE = join(ROOT, 'build/test');

/**
 * The reference codec imports `as-bignum` by its package name, as compilers of its time resolved it;
 * today's looks for an `index.ts` at the root of the package, and the sources are one folder below.
 */
const BIGNUM = /^.*\bnode_modules\/as-bignum\/(?!assembly\/)/;
const BIGNUM_SOURCES = 'node_modules/as-bignum/assembly/';

/** A compiled module and the files it was made of; null stands for a file that was looked for in vain. */
interface Compiled {
  wasm: Uint8Array;
  inputs: string[];
}

/** What the cache keeps of a `Compiled`. */
interface Cached {
  inputs: string[];
  hash: string;
  /** Base64. */
  wasm: string;
}

export interface EntryOptions {
  /** Optimises for minutes of use instead of for seconds of compiling; benchmarks do. */
  release?: boolean;
}

/**
 * The module that `entry` (a path below the root) exports, with the runtime's own compiler options.
 * Kept in build/test until one of the files it is made of changes.
 * @throws Error with the compiler's words
 */
export async function compileEntry(entry: string, options: EntryOptions = {}): Promise<Uint8Array> {
  const flags = compilerFlags(options.release ?? false);
  const name = entry.replace(/\W+/g, '-').replace(/-ts$/, options.release ? '-release' : '');
  const file = join(CACHE, `${name}.json`);
  const cached = readCache(file);
  if (cached && cached.hash === hashOf(cached.inputs, flags))
    return Buffer.from(cached.wasm, 'base64');
  const { wasm, inputs } = await compile(entry, flags);
  const kept: Cached = {
    inputs,
    hash: hashOf(inputs, flags),
    wasm: Buffer.from(wasm).toString('base64'),
  };
  replaceFile(file, JSON.stringify(kept));
  return wasm;
}

function readCache(file: string): Cached | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Cached) : null;
}

function hashOf(inputs: string[], flags: string[]): string {
  const hash = createHash('sha256').update(JSON.stringify([readInput(COMPILER), flags]));
  for (const path of inputs) hash.update(`${path}\0${readInput(path) ?? '\0'}\0`);
  return hash.digest('hex');
}

function readInput(path: string): string | null {
  const full = resolve(ROOT, path);
  return existsSync(full) ? readFileSync(full, 'utf8') : null;
}

/** The options of asconfig.json as arguments, so that a module is compiled as the runtime is. */
function compilerFlags(release: boolean): string[] {
  const config = JSON.parse(readFileSync(join(ROOT, CONFIG), 'utf8')) as {
    options: Record<string, string | string[]>;
    targets: { release: { optimizeLevel: number; shrinkLevel: number } };
  };
  const { optimizeLevel, shrinkLevel } = config.targets.release;
  const levels = release
    ? ['--optimizeLevel', String(optimizeLevel), '--shrinkLevel', String(shrinkLevel), '--converge']
    : ['--optimizeLevel', '1'];
  const flags = Object.entries(config.options).flatMap(([option, values]) =>
    [values].flat().flatMap((value) => [`--${option}`, value]),
  );
  return [...flags, ...levels];
}

async function compile(entry: string, flags: string[]): Promise<Compiled> {
  const inputs = new Set<string>();
  let wasm: Uint8Array | null = null;
  const { default: asc } = await import('assemblyscript/asc');
  const { error, stderr } = await asc.main(
    [
      entry,
      '--baseDir',
      ROOT,
      '--config',
      'none',
      '--outFile',
      `${basename(entry)}.wasm`,
      ...flags,
    ],
    {
      readFile: (name) => {
        const path = name.replace(BIGNUM, BIGNUM_SOURCES);
        inputs.add(path);
        return readInput(path);
      },
      writeFile: (_name, contents) => {
        if (contents instanceof Uint8Array) wasm = contents;
      },
      listFiles: () => [],
    },
  );
  if (error || !wasm) throw new Error(`${entry}:\n${stderr.toString()}${error?.message ?? ''}`);
  return { wasm, inputs: [...inputs].sort() };
}
