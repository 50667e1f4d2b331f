/** What the link step refuses, a node refuses too. */
import { beforeAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BLOB, ensureBuilt } from '../../tools/compiler/build/blobs.js';
import { toHex } from '../../tools/compiler/host/bytes.js';
import { ROOT } from '../../tools/support/root.js';
import type { RawSpec } from '../../tools/compiler/spec/index.js';
import { withCode, withoutExport } from '../link/surgery.js';
import { NODE_TIMEOUT, describeNode, devSpec, runNode } from './support.js';

const I64_EXTEND32_S = 0xc4;

describeNode('a node', () => {
  let blob: Uint8Array;

  beforeAll(async () => {
    await ensureBuilt({ root: ROOT });
    blob = new Uint8Array(readFileSync(join(ROOT, BLOB)));
  });

  test(
    'does not start without an entry point',
    async () => {
      const code = withoutExport(blob, 'GrandpaApi_grandpa_authorities');
      await expect(start(code)).rejects.toThrow(/GrandpaApi_grandpa_authorities.*not found/s);
    },
    NODE_TIMEOUT,
  );

  test(
    'does not read instructions beyond the first version of WebAssembly',
    async () => {
      const code = withCode(blob, Uint8Array.of(0x42, 0x00, I64_EXTEND32_S, 0x0b));
      await expect(start(code)).rejects.toThrow('UnknownOpcode(196)');
    },
    NODE_TIMEOUT,
  );
});

async function start(code: Uint8Array): Promise<void> {
  const spec = (await devSpec(true)) as RawSpec;
  const top = { ...spec.genesis.raw.top, '0x3a636f6465': toHex(code) };
  const node = await runNode({ ...spec, genesis: { raw: { top, childrenDefault: {} } } });
  await node.stop();
}
