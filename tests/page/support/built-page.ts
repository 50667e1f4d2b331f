import { execFileSync } from 'node:child_process';
import { PAGE } from '../../../tools/compiler/page/index.js';

/** The folder of the built page, built if need be: by itself, as Vite does not run inside of Jest. */
export function builtPage(): string {
  execFileSync(process.execPath, ['tools/grid.mjs', 'page'], { stdio: 'pipe' });
  return PAGE;
}
