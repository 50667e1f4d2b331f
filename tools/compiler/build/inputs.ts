/** Whether what was built is that of the sources. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Everything that decides what is in the blob: files, and folders with all that is below them. */
const INPUTS = [
  'asconfig.json',
  'package-lock.json',
  'runtime',
  'pallets',
  'node-config',
  'tools/compiler/build',
  'tools/compiler/codegen',
  'tools/compiler/link',
  'tools/compiler/metadata',
  'tools/compiler/wasm',
];

/** A hash that changes whenever a build of `inputs` could give something else; those of the blob unless it is told. */
export function hashInputs(root: string, inputs: readonly string[] = INPUTS): string {
  const hash = createHash('sha256');
  for (const path of inputs.flatMap((input) => filesBelow(root, input))) {
    const content = readFileSync(join(root, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function filesBelow(root: string, path: string): string[] {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [path];
  return readdirSync(full)
    .filter((name) => !name.endsWith('.tmp') && !name.endsWith('.md'))
    .sort()
    .flatMap((name) => filesBelow(root, `${path}/${name}`));
}
