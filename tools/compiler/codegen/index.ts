/** `grid codegen`: reads the declarations and brings `runtime/generated/` in line with them. */
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../../support/files.js';
import { withParts } from './emit/readme.js';
import type { GeneratedFile } from './emit/source.js';
import { generate } from './generate.js';
import type { Model } from './model.js';
import { readModel } from './read.js';

export { readModel } from './read.js';
export { DeclarationError } from './problems.js';

const FOLDER = 'runtime/generated';

export interface CodegenOptions {
  /** The repository's root folder. */
  root: string;
  /** Write nothing; report what would change. */
  check?: boolean;
}

export interface CodegenResult {
  model: Model;
  /** Files written, or with `check` those that differ. */
  changed: string[];
  /** Files removed, or with `check` those that should be. */
  stale: string[];
  unchanged: number;
}

/** @throws DeclarationError; nothing is written then. */
export function codegen(options: CodegenOptions): CodegenResult {
  const { root, check = false } = options;
  const model = readModel(root);
  const files = [...generate(model), ...readmes(root, model)];
  const changed = files.filter((file) => current(root, file.path) !== file.text);
  const stale = staleFiles(root, files);
  if (!check) {
    for (const file of changed) replaceFile(join(root, file.path), file.text);
    for (const path of stale) rmSync(join(root, path));
  }
  return {
    model,
    changed: changed.map((f) => f.path),
    stale,
    unchanged: files.length - changed.length,
  };
}

function current(root: string, path: string): string | null {
  const full = join(root, path);
  return existsSync(full) ? readFileSync(full, 'utf8') : null;
}

function staleFiles(root: string, files: GeneratedFile[]): string[] {
  const folder = join(root, FOLDER);
  if (!existsSync(folder)) return [];
  const known = new Set(files.map((f) => f.path));
  return readdirSync(folder)
    .map((name) => `${FOLDER}/${name}`)
    .filter((path) => path.endsWith('.ts') && !known.has(path));
}

function readmes(root: string, model: Model): GeneratedFile[] {
  return model.pallets.flatMap((pallet) => {
    const path = `${pallet.home}/README.md`;
    const readme = current(root, path);
    const text = readme === null ? null : withParts(readme, pallet, model.apis);
    return text === null ? [] : [{ path, text }];
  });
}
