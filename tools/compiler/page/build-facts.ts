import { blake2b } from '@noble/hashes/blake2.js';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** The blob and its compressed form, relative to the root, and where its version stands. */
export const BLOBS = ['build/campus_grid.wasm', 'build/campus_grid.compact.compressed.wasm'];
export const VERSION = 'node-config/snapshots/metadata.json';

/** Writes build.json: version and hashes of the blob that was built when the page was, for votes on new code. */
export function buildFacts(root: string): Plugin {
  return {
    name: 'build-facts',
    generateBundle() {
      const blobs = BLOBS.map((path) => join(root, path)).filter((path) => existsSync(path));
      if (blobs.length === 0) return;
      const { runtime } = JSON.parse(readFileSync(join(root, VERSION), 'utf8')) as {
        runtime: { specVersion: number };
      };
      const hashes = blobs.map((path) => {
        const hash = blake2b(readFileSync(path), { dkLen: 32 });
        return `0x${Buffer.from(hash).toString('hex')}`;
      });
      const source = JSON.stringify({ specVersion: runtime.specVersion, hashes });
      this.emitFile({ type: 'asset', fileName: 'build.json', source });
    },
  };
}
