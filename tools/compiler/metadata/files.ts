/** The metadata as files: for tools under `build/`, for reviewers in the repository. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Model } from '../codegen/model.js';
import { replaceFile } from '../../support/files.js';
import { toHex } from '../host/bytes.js';
import { buildMetadata, wholeMetadata } from './build.js';
import { metadataDigest } from './digest.js';
import { snapshot } from './snapshot.js';

/** Where reviewers find the interface of the runtime. */
export const SNAPSHOT_FILE = 'node-config/snapshots/metadata.json';
/** Where tools find metadata: `v14.scale`, `v15.scale`, `v16.scale`, `v15.json`, `digest.hex`. */
const METADATA_FOLDER = 'build/metadata';

/**
 * Writes the metadata of every version, `v15.json` in the form of a node's answer, and the snapshot.
 * @returns the files written, relative to `root`.
 */
export function writeMetadataFiles(model: Model, root: string): string[] {
  const built = buildMetadata(model);
  const files = new Map<string, string | Uint8Array>();
  for (const { version } of built.versions) {
    files.set(`${METADATA_FOLDER}/v${version}.scale`, wholeMetadata(built, version));
  }
  const hex = Buffer.from(wholeMetadata(built, 15)).toString('hex');
  files.set(`${METADATA_FOLDER}/v15.json`, `${JSON.stringify({ result: `0x${hex}` })}\n`);
  files.set(`${METADATA_FOLDER}/digest.hex`, `${toHex(metadataDigest(built))}\n`);
  files.set(SNAPSHOT_FILE, snapshot(model));
  for (const [name, content] of files) replaceFile(join(root, name), content);
  return [...files.keys()];
}

/** Whether the committed snapshot says what the model says. */
export async function snapshotIsCurrent(model: Model, root: string): Promise<boolean> {
  const committed = await readFile(join(root, SNAPSHOT_FILE), 'utf8').catch(() => '');
  return committed === snapshot(model);
}
