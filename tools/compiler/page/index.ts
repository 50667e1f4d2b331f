/** `grid page`: from the sources of tools/page to files that any web server can serve. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { replaceFile, replaceFolder } from '../../support/files.js';
import { hashInputs } from '../build/inputs.js';
import { BLOBS, buildFacts, VERSION } from './build-facts.js';
import { notice } from './notice.js';
import { preloads } from './preloads.js';

/** Where the page is, relative to the root. */
export const PAGE = 'build/page';
const SOURCES = 'tools/page';
const INPUTS_FILE = 'build/page.inputs';
/** Everything that decides what the page is. */
const INPUTS = [
  'package-lock.json',
  SOURCES,
  'tools/proofs',
  'tools/compiler/page',
  'tools/support/licences.ts',
  'tools/client',
  ...BLOBS,
  VERSION,
];

export interface PageOptions {
  /** The repository's root folder. */
  readonly root: string;
}

/** Whether there is a page of the sources as they are, or of older ones, and where it is or would be. */
export function pageState({ root }: PageOptions): {
  folder: string;
  isThere: boolean;
  isNew: boolean;
} {
  const folder = join(root, PAGE);
  const file = join(root, INPUTS_FILE);
  const isThere = existsSync(join(folder, 'index.html'));
  const isNew =
    isThere && existsSync(file) && readFileSync(file, 'utf8') === hashInputs(root, INPUTS);
  return { folder, isThere, isNew };
}

/** The page of the sources as they are, built if need be. @returns its folder. @throws Error of Vite's */
export async function ensurePageBuilt({ root }: PageOptions): Promise<string> {
  const { folder, isNew } = pageState({ root });
  if (isNew) return folder;
  const inputs = hashInputs(root, INPUTS);
  const file = join(root, INPUTS_FILE);
  // Others serve the page meanwhile, or build it as well.
  const unfinished = `${folder}.${process.pid}.tmp`;
  try {
    await buildPage(root, unfinished);
    compress(unfinished);
    replaceFolder(folder, unfinished);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  replaceFile(file, inputs);
  return folder;
}

async function buildPage(root: string, outDir: string): Promise<void> {
  const { build } = await import('vite');
  await build({
    configFile: false,
    envDir: false,
    root: join(root, SOURCES),
    // Wherever it is served: beside the API, or below a path.
    base: './',
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'automatic', development: false } },
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [preloads(), notice(), buildFacts(root)],
    // One copy of what PAPI's parts share, though npm has put several into the tree: the one that PAPI itself has.
    resolve: {
      dedupe: ['@polkadot-api/utils'],
      alias: [{ find: /^@polkadot-api\/substrate-bindings$/, replacement: bindingsOfPapi() }],
    },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      // A font in a style sheet would be loaded by everybody.
      assetsInlineLimit: 0,
      // Which files belong to which, for the test of the budget.
      manifest: 'manifest.json',
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1_000,
    },
  });
}

/** Folder of the package that reads metadata, in the version that PAPI was made for. */
function bindingsOfPapi(): string {
  const name = '@polkadot-api/substrate-bindings';
  const ofPapi = createRequire(createRequire(import.meta.url).resolve('polkadot-api'));
  const entry = ofPapi.resolve(name);
  return entry.slice(0, entry.lastIndexOf(name) + name.length);
}

/** Puts compressed files beside those that get smaller by it, for servers that send them as they are. */
function compress(folder: string): void {
  for (const file of filesOf(folder).filter((name) => /\.(html|js|css|svg)$/.test(name))) {
    const path = join(folder, file);
    const content = readFileSync(path);
    replaceFile(`${path}.gz`, gzipSync(content, { level: 9 }));
    replaceFile(`${path}.br`, brotliCompressSync(content));
  }
}

/** What a browser loads of the page, bytes after gzip. */
export interface PageSizes {
  /** HTML, style, scripts and the larger catalogue: what has to come before the first picture. */
  readonly first: number;
  /** The same with every screen and library. */
  readonly all: number;
  /** Fonts, as they are. */
  readonly fonts: number;
}

/** An entry of Vite's manifest. */
interface Entry {
  readonly file: string;
  readonly name?: string;
  readonly src?: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

/** The sizes of the page in `folder`. */
export function pageSizes(folder: string): PageSizes {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Readonly<
    Record<string, Entry>
  >;
  const gzip = (file: string): number =>
    gzipSync(readFileSync(join(folder, file)), { level: 9 }).length;
  const needed = (keys: readonly string[]): Set<string> => {
    const files = new Set<string>();
    const seen = new Set<string>();
    const visit = (key: string): void => {
      const entry = manifest[key];
      if (!entry || seen.has(key)) return;
      seen.add(key);
      for (const file of [entry.file, ...(entry.css ?? [])]) files.add(file);
      for (const other of entry.imports ?? []) visit(other);
    };
    keys.forEach(visit);
    return files;
  };
  const sum = (files: Iterable<string>): number =>
    [...files].reduce((all, file) => all + gzip(file), 0);
  const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry);
  const html = gzip('index.html');
  const catalogues = ['words/th/index.ts', 'words/en/index.ts'];
  // Home is what is opened first.
  const first = Math.max(
    ...catalogues.map((words) => sum(needed([...entries, words, 'screens/home/index.tsx']))),
  );
  const files = filesOf(folder).filter((file) => /\.(js|css)$/.test(file));
  const fonts = filesOf(folder).filter((file) => file.endsWith('.woff2'));
  return {
    first: html + first,
    all: html + sum(files),
    fonts: fonts.reduce((all, file) => all + statSync(join(folder, file)).size, 0),
  };
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' });
}
