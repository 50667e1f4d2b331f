/** Compiles the runtimes that tests of the host run. */

import { readFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';

const MVP = ['sign-extension', 'bulk-memory', 'nontrapping-f2i', 'mutable-globals'];

/** Compiles AssemblyScript the way runtimes are compiled; throws with the compiler's words. */
export async function compile(source: string): Promise<Uint8Array> {
  let binary: Uint8Array | null = null;
  const disabled = MVP.flatMap((feature) => ['--disable', feature]);
  const { error, stderr } = await asc.main(
    [
      'main.ts',
      '--outFile',
      'main.wasm',
      '-O2',
      '--runtime',
      'stub',
      '--use',
      'abort=',
      ...disabled,
    ],
    {
      readFile: (name) => (name === 'main.ts' ? source : null),
      writeFile: (_name, contents) => {
        if (contents instanceof Uint8Array) binary = contents;
      },
      listFiles: () => [],
    },
  );
  if (error || binary === null) throw new Error(`${error?.message}\n${stderr.toString()}`);
  return binary;
}

function compileFixture(name: string): Promise<Uint8Array> {
  return compile(readFileSync(new URL(`./fixtures/${name}.as`, import.meta.url), 'utf8'));
}

/** The runtime whose input is a list of host functions to call. */
export function compileProbe(): Promise<Uint8Array> {
  return compileFixture('probe');
}

/** The runtime with the flow of blocks and next to nothing in them. */
export function compileChain(): Promise<Uint8Array> {
  return compileFixture('chain');
}
