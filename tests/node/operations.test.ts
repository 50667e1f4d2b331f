/** The operators' tools against a real node. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Exporter } from '../../tools/services/exporter/index.js';
import { examine } from '../../tools/operations/doctor.js';
import { exitCode } from '../../tools/operations/finding.js';
import { genesisHash } from '../../tools/node/genesis-hash.js';
import { insertKeys } from '../../tools/operations/authority-keys.js';
import { makeKeys, storedKeys } from '../../tools/operations/keys.js';
import { NodeRpc } from '../../tools/node/rpc.js';
import {
  NODE_TIMEOUT,
  describeNode,
  devSpec,
  finalised,
  runNode,
  type RunningNode,
} from './support.js';

describeNode('an authority on one machine', () => {
  let node: RunningNode;
  let url: string;
  let genesis: string;

  beforeAll(async () => {
    const spec = await devSpec(true);
    genesis = await genesisHash(JSON.stringify(spec), 'spec');
    node = await runNode(spec);
    url = node.provider.endpoint;
    await finalised(node.api, 1);
  }, NODE_TIMEOUT);

  afterAll(() => node?.stop());

  const expected = (over: object = {}): Parameters<typeof examine>[1] => ({
    genesis,
    peers: 0,
    finalityLag: 10,
    silentEpochs: 4,
    requestAge: 50,
    unclearedEpochs: 1,
    now: Date.now(),
    ...over,
  });

  test(
    'is healthy for the doctor',
    async () => {
      const findings = await examine(url, expected());
      expect(findings.filter(({ status }) => status !== 'ok')).toEqual([]);
      expect(findings.find(({ check }) => check === 'keys')?.message).toBe(
        'has the keys of an authority',
      );
    },
    NODE_TIMEOUT,
  );

  test(
    'is on the wrong chain for one who expects another',
    async () => {
      const findings = await examine(url, expected({ genesis: `0x${'00'.repeat(32)}` }));
      expect(findings[0]).toMatchObject({ check: 'genesis', status: 'failure' });
      expect(exitCode(findings)).toBe(1);
    },
    NODE_TIMEOUT,
  );

  test(
    'takes keys that were made here',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'grid-keys-'));
      try {
        await makeKeys(folder);
        const local = url.replace(/^ws/, 'http');
        await insertKeys(folder, new NodeRpc(local), local);
        for (const { type, publicKey } of storedKeys(join(folder, 'keystore'))) {
          expect(await node.provider.send('author_hasKey', [publicKey, type])).toBe(true);
        }
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
    NODE_TIMEOUT,
  );

  test(
    'tells Prometheus what it finalises',
    async () => {
      const exporter = await Exporter.start({ url, port: 0, progress: () => {} });
      try {
        const height = (await node.api.rpc.chain.getHeader()).number.toNumber();
        await finalised(node.api, height + 1);
        const metrics = `http://127.0.0.1:${exporter.port}/metrics`;
        const text = await (await fetch(metrics)).text();
        expect(text).toMatch(
          /^solar_exporter_up\{chain="Campus Grid Development",genesis="0x[0-9a-f]{8}"\} 1$/m,
        );
        expect(text).toMatch(/^solar_authorities\{.*\} 1$/m);
        expect(text).toMatch(/^solar_energy_supply_watt_hours\{.*\} 1000000$/m);
        expect(text).toMatch(/^solar_extrinsics_total\{result="success",.*\} [1-9]/m);
        expect(
          Number(/^solar_exporter_finalized_block\{.*\} (\d+)$/m.exec(text)?.[1]),
        ).toBeGreaterThan(0);
      } finally {
        await exporter.stop();
      }
    },
    NODE_TIMEOUT,
  );
});
