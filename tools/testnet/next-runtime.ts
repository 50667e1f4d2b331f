/** The runtime as its next release would be: the same sources with a higher version. */
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../build/index.js';

/** A tree like the repository's own, as far as a build reads it. */
const FOLDER = 'build/next';
const SOURCES = ['asconfig.json', 'package-lock.json', 'runtime', 'pallets', 'tools/build'];
const VERSION_FILE = 'runtime/version.ts';
const VERSION = /(SPEC_VERSION: u32 = )(\d+)/;

/** Writes `build/next/build/campus_grid.wasm`. @throws as `build` does */
export async function buildNext(root: string): Promise<void> {
  const folder = join(root, FOLDER);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const path of SOURCES) {
    cpSync(join(root, path), join(folder, path), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const file = join(folder, VERSION_FILE);
  const text = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    text.replace(VERSION, (_all, name: string, version: string) => name + String(+version + 1)),
  );
  await build({ root: folder });
}
