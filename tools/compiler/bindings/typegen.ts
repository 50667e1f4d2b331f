/** Types for @polkadot/api: `api.tx.gridToken.transfer(…)` and the rest, from our metadata. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { toHex } from '../host/bytes.js';
import { metadataOf } from '../metadata/of-blob.js';
import { packageFile, reasonIn, runNode } from './child.js';
import { BLOB, type BindingsOptions, replaceFolder } from './target.js';

/** Where the types go, relative to the root. Import `augment-api.js` and `types-lookup.js`. */
export const TYPEGEN_FOLDER = 'build/bindings/polkadot-js';

/** The module name that the generated files use for types of our own; there are none. */
const PACKAGE = 'campus-grid';

/**
 * Writes TypeScript that augments @polkadot/api with the chain's calls, storage, events, errors,
 * constants and runtime APIs. Asks `build/campus_grid.wasm` for its metadata.
 * @throws one line: what is missing, or what typegen said.
 */
export async function generateTypegen(options: BindingsOptions): Promise<void> {
  const { root, progress = () => undefined } = options;
  const blob = await readFile(join(root, BLOB)).catch(() => {
    throw new Error(`${BLOB} is missing: build it first`);
  });
  const result = toHex(await metadataOf(blob));
  await replaceFolder(join(root, TYPEGEN_FOLDER), async (folder) => {
    const output = relative(root, folder);
    const endpoint = join(output, 'metadata.json');
    await writeFile(join(root, endpoint), JSON.stringify({ result }));
    const shared = ['--endpoint', endpoint, '--package', PACKAGE];
    const definitions = join(folder, 'definitions.ts');
    await writeFile(definitions, 'export {};\n');
    progress(`typegen: types of ${BLOB}`);
    await typegen('polkadot-types-from-defs', [...shared, '--input', output], root);
    progress('typegen: calls, storage, events, errors, constants, runtime APIs');
    await typegen('polkadot-types-from-chain', [...shared, '--output', output, '--strict'], root);
    await rm(definitions);
    await rm(join(root, endpoint));
    await declareAliases(join(folder, 'augment-api-runtime.ts'));
  });
  progress(`typegen: wrote ${TYPEGEN_FOLDER}`);
}

/** Types that polkadot-js calls by names of its own, wherever a runtime declares them. */
const ALIASES = ['Call', 'Event'];

/** Runtime APIs that take such a type are written with the runtime's name for it, which typegen declares nowhere. */
async function declareAliases(file: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  const imports = ALIASES.flatMap((alias) => {
    const names = text.match(new RegExp(`\\b[A-Z]\\w*Runtime${alias}\\b`, 'g')) ?? [];
    return [...new Set(names)].map(
      (name) => `import type { ${alias} as ${name} } from '@polkadot/types/interfaces/runtime';\n`,
    );
  });
  const at = text.search(/^import type \{/m);
  await writeFile(file, text.slice(0, at) + imports.join('') + text.slice(at));
}

/** typegen's programs end their process, and report some failures with exit code 0. */
async function typegen(program: string, args: string[], root: string): Promise<void> {
  const script = packageFile('@polkadot/typegen', `scripts/${program}.mjs`);
  try {
    // They import the TypeScript that they wrote.
    const output = await runNode(['--import', 'tsx', script, ...args], root);
    if (/^ERROR:/m.test(output)) throw new Error(reasonIn(output));
  } catch (error) {
    throw new Error(`typegen: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}
