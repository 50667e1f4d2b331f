/** The page that `grid history` serves: built when it is missing or out of date, in a process of its own. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pageState } from '../../compiler/page/index.js';
import { UnusableError } from '../../support/failure.js';
import { startChild } from '../../support/leavings.js';

/** Characters of what a failed build has said that are shown. */
const MOST_SAID = 300;

/** @throws Error unless there is a built page in a folder that somebody has named */
export function namedPage(folder: string): string {
  if (existsSync(join(folder, 'index.html'))) return resolve(folder);
  throw new UnusableError(`there is no page in ${folder}; npm run page builds one into build/page`);
}

/**
 * The folder of the page. What cannot be built where it is (a service may not write into its own program) is served as it is
 * there; without any the API is served alone.
 * @param root the repository's root folder
 */
export async function pageFolder(
  root: string,
  say: (line: string) => void,
): Promise<string | null> {
  const { folder, isThere, isNew } = pageState({ root });
  if (isNew) return folder;
  say(
    `${isThere ? 'the page is older than its sources' : 'there is no page yet'}; building it takes seconds`,
  );
  const flaw = await buildApart(root);
  if (flaw === null) return folder;
  say(`the page could not be built (${flaw}); as a user who may write to build/: npm run page`);
  if (isThere) say(`${folder} is served as it is`);
  return isThere ? folder : null;
}

/** What builds it needs memory that this process would keep. @returns what is wrong, null if nothing is */
export function buildApart(root: string): Promise<string | null> {
  return new Promise((resolve) => {
    const program = join(root, 'tools/grid.mjs');
    const child = startChild(process.execPath, [program, 'page'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (data: Buffer) => (said += data.toString()));
    child.once('error', ({ message }) => resolve(message));
    child.once('close', (code) => {
      const line = said.trim().split('\n').at(-1) ?? '';
      resolve(code === 0 ? null : (line || `exit ${code}`).slice(0, MOST_SAID));
    });
  });
}
