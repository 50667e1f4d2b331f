/** Generated folders: they appear complete or not at all. */
import { mkdir, rename, rm } from 'node:fs/promises';

/** What is described, relative to the root. */
export const BLOB = 'build/campus_grid.wasm';

/** What a generator of bindings needs to know. */
export interface BindingsOptions {
  /** Root of the repository; relative paths start there. */
  root: string;
  /** Is told what is being done, a line at a time. */
  progress?: (line: string) => void;
}

/** Lets `fill` write into an empty folder beside `target`, and puts it in the place of `target`. */
export async function replaceFolder(
  target: string,
  fill: (folder: string) => Promise<void>,
): Promise<void> {
  const unfinished = `${target}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  try {
    await fill(unfinished);
    await rm(target, { recursive: true, force: true });
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}
