/** Finds and parses the sources that hold declarations. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseSource } from './ast.js';
import { type SourceFile } from './source-file.js';

export interface PalletSources {
  /** `pallets/grid-token` or `runtime/frame/system`. */
  home: string;
  /** `schema.ts`, or all that `schema/index.ts` exports. */
  schema: SourceFile | null;
  /** The files that it was read from. */
  schemaFiles: string[];
  pallet: SourceFile;
  weights: SourceFile | null;
  api: SourceFile | null;
  benchmarking: SourceFile | null;
  /** Which keys of its maps calls share. */
  hot: SourceFile | null;
}

export interface Sources {
  construct: SourceFile;
  /** Folders of the framework's pallets that the chain does without. */
  unconstructed: string[];
  version: SourceFile;
  /** Numbers that are chosen, then those that are measured. */
  config: SourceFile[];
  pallets: PalletSources[];
  /** `runtime/api/*.ts`. */
  apis: SourceFile[];
  /** `runtime/primitives/*.ts`, for type aliases. */
  primitives: SourceFile[];
}

/** @param root the repository's root folder. */
export function loadSources(root: string): Sources {
  const construct = parseSource(root, 'runtime/chain/construct.ts');
  const [frame, unconstructed] = parted(homes(root, 'runtime/frame'), (home) =>
    isConstructed(root, home, construct),
  );
  return {
    construct,
    unconstructed,
    version: parseSource(root, 'runtime/chain/version.ts'),
    config: ['config', 'database-weights'].map((name) =>
      parseSource(root, `runtime/chain/${name}.ts`),
    ),
    pallets: [...frame, ...homes(root, 'pallets')].map((home) => ({
      home,
      ...readSchema(root, home),
      pallet: parseSource(root, `${home}/pallet.ts`),
      weights: optional(root, `${home}/weights.ts`),
      api: optional(root, `${home}/api.ts`),
      benchmarking: optional(root, `${home}/benchmarking.ts`),
      hot: optional(root, `${home}/hot.ts`),
    })),
    apis: sourcesIn(root, 'runtime/api'),
    primitives: sourcesIn(root, 'runtime/primitives'),
  };
}

function parted<T>(all: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [all.filter(test), all.filter((item) => !test(item))];
}

/** Folders below `folder` that hold a pallet. */
function homes(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${folder}/${entry.name}`)
    .filter((home) => existsSync(join(root, home, 'pallet.ts')))
    .sort();
}

/** Whether the chain has a pallet of the framework: it takes those that it wants. */
function isConstructed(root: string, home: string, construct: SourceFile): boolean {
  const [name] = parseSource(root, `${home}/pallet.ts`).classes.flatMap(({ decorators }) =>
    decorators.flatMap((d) => (d.name === 'pallet' ? [String(d.args[0])] : [])),
  );
  return construct.constants.some(({ initializer }) => initializer.includes(`"${name}:`));
}

function optional(root: string, path: string): SourceFile | null {
  return existsSync(join(root, path)) ? parseSource(root, path) : null;
}

function readSchema(root: string, home: string): Pick<PalletSources, 'schema' | 'schemaFiles'> {
  const schema = optional(root, `${home}/schema.ts`);
  if (schema) return { schema, schemaFiles: [schema.path] };
  const folder = `${home}/schema`;
  const index = optional(root, `${folder}/index.ts`);
  if (!index) return { schema: null, schemaFiles: [] };
  const files = [
    index,
    ...index.reexports.map((path) => parseSource(root, join(folder, `${path}.ts`))),
  ];
  return { schema: asOne(folder, files), schemaFiles: files.map(({ path }) => path) };
}

/** The files of a folder, in the order in which its `index.ts` exports them. */
function asOne(folder: string, files: readonly SourceFile[]): SourceFile {
  return {
    path: folder,
    classes: files.flatMap((file) => file.classes),
    enums: files.flatMap((file) => file.enums),
    aliases: new Map(files.flatMap((file) => [...file.aliases])),
    functions: files.flatMap((file) => file.functions),
    constants: files.flatMap((file) => file.constants),
    variables: files.flatMap((file) => file.variables),
    imports: new Map(files.flatMap((file) => [...file.imports])),
    origins: new Map(files.flatMap((file) => [...file.origins])),
    throws: files.flatMap((file) => file.throws),
    traps: files.flatMap((file) => file.traps),
    dropped: files.flatMap((file) => file.dropped),
    reexports: [],
    errors: files.flatMap((file) => file.errors),
  };
}

/** Every source below `folders`, but what is generated. */
export function allSources(root: string, folders: string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
      .filter((name) => !`${folder}/${name}`.startsWith('runtime/generated/'))
      .sort()
      .map((name) => parseSource(root, `${folder}/${name}`)),
  );
}

function sourcesIn(root: string, folder: string): SourceFile[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => parseSource(root, `${folder}/${name}`));
}
