/** From AssemblyScript to Wasm, with the options of `asconfig.json`. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import asc from 'assemblyscript/asc';

/**
 * A target of `asconfig.json`: optimised, with function names, optimised and with benchmarks, or as tests want it:
 * with every decoder as an export, and released memory filled with 0xDD.
 */
export type Target = 'release' | 'debug' | 'benchmark' | 'test';

/** What a target exports besides the entry of `asconfig.json`. */
const MORE_ENTRIES: Record<Target, string[]> = {
  release: [],
  debug: [],
  benchmark: ['runtime/benchmark.ts'],
  test: ['runtime/fuzz.ts'],
};

/** Sources that asc refuses; the message is asc's own, with files and lines. */
export class CompileError extends Error {
  override name = 'CompileError';
}

/**
 * Compiles the entry of `asconfig.json`; writes nothing.
 * @param root the repository's root folder
 * @returns the module before linking
 * @throws CompileError
 */
export async function compile(root: string, target: Target): Promise<Uint8Array> {
  let module: Uint8Array | null = null;
  const { error, stderr } = await asc.main(
    [...MORE_ENTRIES[target], '--baseDir', root, '--target', target],
    {
      readFile: (name, baseDir) => {
        const path = resolve(baseDir, name);
        return existsSync(path) ? readFileSync(path, 'utf8') : null;
      },
      writeFile: (name, contents) => {
        if (name.endsWith('.wasm') && contents instanceof Uint8Array) module = contents;
      },
      listFiles: () => [],
    },
  );
  if (!error && module) return module;
  const words = stderr.toString().trim();
  throw new CompileError(words || (error?.message ?? 'asc wrote no module'));
}
