import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../tools/support/root.js';

/** Everything that the generator and the compiler read or write. */
const PARTS = ['asconfig.json', 'runtime', 'pallets', 'node-config/generated'];

/** A copy of the runtime's sources that a test may spoil; its own to remove. */
export function copyOfSources(): string {
  const root = mkdtempSync(join(tmpdir(), 'campus-grid-sources-'));
  for (const part of PARTS) cpSync(join(ROOT, part), join(root, part), { recursive: true });
  symlinkSync(join(ROOT, 'tools'), join(root, 'tools'));
  return root;
}

/** What stood in files before they were edited, by path. */
const edited = new Map<string, string>();

/** Puts back what was edited since. */
export function undoEdits(): void {
  for (const [path, text] of edited) writeFileSync(path, text);
  edited.clear();
}

/** Replaces `from`, which has to be there, in a file of the copy. */
export function edit(root: string, file: string, from: string, to: string): void {
  const path = join(root, file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not contain ${from}`);
  if (!edited.has(path)) edited.set(path, text);
  writeFileSync(
    path,
    text.replace(from, () => to),
  );
}
