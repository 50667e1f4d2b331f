/** Runs other people's generators: their output stays theirs, their failure becomes one line. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { startChild } from '../../support/leavings.js';

const require = createRequire(import.meta.url);

/** A file of an installed package; packages do not export all their files to `import`. */
export function packageFile(name: string, path: string): string {
  const folders = require.resolve.paths(name) ?? [];
  const found = folders.map((folder) => join(folder, name, path)).find((file) => existsSync(file));
  if (!found) throw new Error(`${name} is not installed: run npm ci`);
  return found;
}

/**
 * Runs a Node.js script and waits for it.
 * @returns what it printed.
 * @throws with the one line of its output that says what went wrong.
 */
export function runNode(args: string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = startChild(process.execPath, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(reasonIn(output) ?? `stopped with exit code ${code}`));
    });
  });
}

/** The line that names the error; stack traces and banners around it are left out. */
export function reasonIn(output: string): string | undefined {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('at ') && !line.startsWith('Node.js v'));
  return lines.find((line) => /error\b.*:|^error/i.test(line)) ?? lines.at(-1);
}
