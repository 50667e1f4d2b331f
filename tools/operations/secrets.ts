/** Files for their owner only, in folders that nobody publishes by mistake. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UnusableError } from '../support/failure.js';

const OWNER_ONLY = 0o600;
const OWNER_ONLY_FOLDER = 0o700;

/**
 * Makes `folder` for secrets, unless it is there.
 * @throws Error if git would track what is put there
 */
export function makeSecretFolder(folder: string): void {
  const existing = nearest(resolve(folder));
  const repository = repositoryOf(existing);
  if (repository !== null && !isIgnored(repository, resolve(folder))) {
    throw new UnusableError(
      `${folder} is in the git repository ${repository}, where secrets are published by mistake: ` +
        'name a folder outside of it',
    );
  }
  mkdirSync(folder, { recursive: true, mode: OWNER_ONLY_FOLDER });
}

/** @throws Error if the file is there */
export function writeSecret(file: string, text: string): void {
  writeFileSync(file, text, { mode: OWNER_ONLY, flag: 'wx' });
  // The mode of `writeFileSync` is cut by the umask.
  chmodSync(file, OWNER_ONLY);
}

/** The nearest folder above `path`, or itself, that is there. */
function nearest(path: string): string {
  return existsSync(path) ? realpathSync(path) : nearest(dirname(path));
}

function repositoryOf(folder: string): string | null {
  if (existsSync(join(folder, '.git'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? null : repositoryOf(parent);
}

/** False, too, where there is no git to ask. */
function isIgnored(repository: string, folder: string): boolean {
  const asked = spawnSync('git', ['-C', repository, 'check-ignore', '--quiet', `${folder}/`]);
  return asked.status === 0;
}
