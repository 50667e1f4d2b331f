/** Descriptors for polkadot-api (PAPI), from the blob itself. */
import { access, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { packageFile, runNode } from './child.js';
import { BLOB, type BindingsOptions, replaceFolder } from './target.js';

/** Where the descriptors go, relative to the root: `import { campusgrid } from '…/descriptors/dist/index.js'`. */
export const PAPI_FOLDER = 'build/bindings/papi';

/** The name of the chain in the descriptors. */
const PAPI_KEY = 'campusgrid';

/** Metadata comes from running a blob, or from a file with metadata of version 14 to 16. */
export type PapiSource = { wasm: string } | { metadata: string };

/** PAPI would otherwise add the descriptors to package.json and run `npm install`. */
const CONFIG = {
  version: 0,
  descriptorPath: 'descriptors',
  entries: {},
  options: { noDescriptorsPackage: true },
};

/**
 * Writes PAPI descriptors, by default of `build/campus_grid.wasm`. Needs no network.
 * @throws one line: what is missing, or what PAPI said.
 */
export async function generatePapi(
  options: BindingsOptions,
  source: PapiSource = { wasm: BLOB },
): Promise<void> {
  const { root, progress = () => undefined } = options;
  const [flag, path] =
    'wasm' in source ? ['--wasm', source.wasm] : (['--file', source.metadata] as const);
  const file = resolve(root, path);
  await access(file).catch(() => {
    throw new Error(`${path} is missing: build it first`);
  });
  await replaceFolder(join(root, PAPI_FOLDER), async (folder) => {
    await mkdir(join(folder, '.papi'));
    await writeFile(join(folder, '.papi/polkadot-api.json'), JSON.stringify(CONFIG, null, 2));
    progress(`papi: metadata of ${path}`);
    const add = ['add', PAPI_KEY, flag, file, '--skip-codegen'];
    await papi(add, folder, `cannot read the metadata of ${path}`);
    progress('papi: descriptors');
    await papi(['generate'], folder, `cannot describe ${path}`);
    await nameEndings(join(folder, 'descriptors/dist'));
  });
  progress(`papi: wrote ${PAPI_FOLDER}`);
}

/** Declarations import each other without file endings, which `"moduleResolution": "nodenext"` takes for `any`. */
async function nameEndings(folder: string): Promise<void> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.d.ts'));
  for (const file of files.map((name) => join(folder, name))) {
    const text = await readFile(file, 'utf8');
    const named = text.replace(
      /(\bfrom |\bimport\()(["'])(\.\/[^"']+?)(?:\.js)?\2/g,
      '$1$2$3.js$2',
    );
    if (named !== text) await writeFile(file, named);
  }
}

async function papi(args: string[], cwd: string, failure: string): Promise<void> {
  try {
    await runNode([packageFile('polkadot-api', 'bin/cli.js'), ...args], cwd);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`papi: ${failure}: ${reason}`, { cause: error });
  }
}
