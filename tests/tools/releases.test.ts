/** The blobs that an upgrade on a network starts from. */
import { beforeAll, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Executor, ready } from '../../tools/compiler/host/executor.js';
import { ROOT } from '../../tools/support/root.js';
import { runtimeBlob } from '../support/chain-builder.js';

const FOLDER = join(ROOT, 'node-config/releases');

beforeAll(() => ready());

test('every release says the version in its name, and is older than the sources', () => {
  const present = new Executor(runtimeBlob()).version;
  const names = readdirSync(FOLDER);
  expect(names).not.toEqual([]);
  for (const name of names) {
    const { specName, specVersion } = new Executor(readFileSync(join(FOLDER, name))).version;
    expect(name).toBe(`campus-grid-${specVersion}.compact.compressed.wasm`);
    expect(specName).toBe(present.specName);
    expect(specVersion).toBeLessThan(present.specVersion);
  }
});
