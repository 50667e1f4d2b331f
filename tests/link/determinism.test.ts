/** The same sources give the same bytes. */
import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '../../tools/compiler/build/compile.js';
import { BLOB, COMPRESSED_BLOB, ensureBuilt } from '../../tools/compiler/build/blobs.js';
import { placementsOf } from '../../tools/compiler/build/placements.js';
import { readModel } from '../../tools/compiler/codegen/index.js';
import { interfaceOf, link } from '../../tools/compiler/link/index.js';
import { ROOT } from '../../tools/support/root.js';
import { packBlob, unpackBlob, zstdReady } from '../../tools/compiler/wasm/zstd.js';

test('a second build gives the same blob, which unpacks to itself', async () => {
  await ensureBuilt({ root: ROOT });
  const first = readFileSync(join(ROOT, BLOB));
  const model = readModel(ROOT);
  const again = link(await compile(ROOT, 'release'), interfaceOf(model, placementsOf(model)));
  expect(first.equals(again)).toBe(true);

  const compressed = readFileSync(join(ROOT, COMPRESSED_BLOB));
  await zstdReady();
  expect(compressed.equals(packBlob(again))).toBe(true);
  expect(first.equals(unpackBlob(compressed))).toBe(true);
}, 120_000);
