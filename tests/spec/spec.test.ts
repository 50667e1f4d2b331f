/** Chain specs, without a node. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dev } from '../../node-config/chains/dev.js';
import { SLOT_DURATION } from '../../node-config/genesis.js';
import { presetsAt } from '../../node-config/presets.js';
import { emptyGenesis } from '../../tools/compiler/codegen/emit/genesis-config.js';
import { readModel } from '../../tools/compiler/codegen/index.js';
import { COMPRESSED_BLOB } from '../../tools/compiler/build/blobs.js';
import {
  buildGenesis,
  Chain,
  presetNames,
  presetOf,
  toRaw,
} from '../../tools/compiler/host/chain.js';
import { Executor, ready } from '../../tools/compiler/host/executor.js';
import { toHex } from '../../tools/compiler/host/bytes.js';
import { ROOT } from '../../tools/support/root.js';
import { makeSpec, writeSpec, type PlainSpec } from '../../tools/compiler/spec/index.js';

const CODE = '0x3a636f6465';
const NO_CODE = new Uint8Array(0);
const code = (): Uint8Array => new Uint8Array(readFileSync(join(ROOT, COMPRESSED_BLOB)));

beforeAll(() => ready());

describe.each(['dev', 'local'])('the %s spec', (chain) => {
  test('names the chain, the token and the code', async () => {
    const { genesis, ...head } = (await makeSpec({ root: ROOT, chain })) as PlainSpec;
    expect(head).toMatchObject({
      id: `campus_grid_${chain}`,
      bootNodes: [],
      properties: { tokenSymbol: 'GRID', tokenDecimals: 18, ss58Format: 42 },
    });
    expect(genesis.runtimeGenesis.code).toBe(toHex(code()));
  });

  test('is, raw, the state that the runtime builds, in order of keys', async () => {
    const { genesis } = await makeSpec({ root: ROOT, chain, raw: true });
    const { top, childrenDefault } = genesis.raw;
    expect(childrenDefault).toEqual({});
    expect(Object.keys(top)).toEqual(Object.keys(top).sort());
    expect(top[CODE]).toBe(toHex(code()));
    const preset = chain === 'dev' ? 'development' : 'local_testnet';
    const executor = new Executor(code());
    expect(toRaw(buildGenesis(executor, code(), presetOf(executor, preset)))).toEqual(top);
  });
});

describe('the runtime', () => {
  test('carries the presets of node-config', () => {
    const executor = new Executor(code());
    const presets = presetsAt(SLOT_DURATION);
    expect(presetNames(executor)).toEqual(Object.keys(presets));
    for (const [name, preset] of Object.entries(presets)) {
      expect(JSON.parse(presetOf(executor, name))).toEqual(preset);
    }
    expect(JSON.parse(presetOf(executor, null))).toEqual(emptyGenesis(readModel(ROOT)));
  });

  test('builds a state of the default configuration too', () => {
    const executor = new Executor(code());
    const build = (json: string): object => toRaw(buildGenesis(executor, NO_CODE, json));
    expect(build(presetOf(executor, null))).toEqual(build('{}'));
  });
});

describe('a light client', () => {
  test('accepts the raw spec and comes to the same first block', async () => {
    const spec = await makeSpec({ root: ROOT, chain: 'local', raw: true });
    const { hash } = Chain.fromRaw(spec.genesis.raw.top).genesis;
    expect(lightClient(spec)).toEqual({ hash: toHex(hash) });
  });

  test('would refuse a key that no spec has', async () => {
    const spec = await makeSpec({ root: ROOT, chain: 'local', raw: true });
    expect(lightClient({ ...spec, extra: 1 }).error).toContain('Failed to parse chain spec');
  });
});

/** What a light client makes of a spec. */
function lightClient(spec: object): { hash?: string; error?: string } {
  const program = fileURLToPath(new URL('light-client.mjs', import.meta.url));
  const input = JSON.stringify(spec);
  const { status, stdout, stderr } = spawnSync(process.execPath, [program], {
    input,
    encoding: 'utf8',
  });
  return status === 0 ? { hash: stdout.trim() } : { error: stderr };
}

describe('writing a spec', () => {
  test('goes where it is told', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'campus-grid-'));
    const out = join(folder, 'mine.json');
    expect(await writeSpec({ root: ROOT, chain: 'dev', raw: true, out })).toBe(out);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toHaveProperty('genesis.raw.top');
    rmSync(folder, { recursive: true });
  });

  describe('over which a file is laid', () => {
    let folder: string;
    const laid = async (json: string): Promise<PlainSpec> => {
      const genesis = join(folder, 'more.json');
      writeFileSync(genesis, json);
      return (await makeSpec({ root: ROOT, chain: 'dev', genesis })) as PlainSpec;
    };

    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'campus-grid-'));
    });

    afterAll(() => rmSync(folder, { recursive: true }));

    test('says what the file says, and all else as before', async () => {
      const users = [
        { account: dev.genesis.registry?.admins?.[0], userType: 'Prosumer', location: '' },
      ];
      const { patch } = (await laid(JSON.stringify({ registry: { users } }))).genesis
        .runtimeGenesis;
      expect(patch).toEqual({ ...dev.genesis, registry: { ...dev.genesis.registry, users } });
    });

    test.each([
      ['{', /more\.json is no JSON: /],
      ['[]', /more\.json has to be an object of pallets/],
      [
        JSON.stringify({
          registry: { users: Array(900_000).fill('a user of some sixty bytes of JSON, and more') },
        }),
        /the configuration has \d+\.\d MiB, and a node gives a runtime at most 32\.0 MiB at once: .*--raw/,
      ],
    ])('that is wrong %#', async (json, message) => {
      await expect(laid(json)).rejects.toThrow(message);
    });
  });

  test.each([
    [
      { chain: 'prod' },
      'there is no chain prod; there are dev, local, campus, campus-tou, drill, replay, bench, staging',
    ],
    [{ chain: 'staging' }, 'staging has no keys of its own: name a file with --keys'],
    [{ chain: 'dev', keys: 'x.json' }, 'dev has development keys; --keys is for staging'],
    [{ chain: 'staging', keys: '/no/such.json' }, 'ENOENT'],
    [{ chain: 'dev', genesis: '/no/such.json' }, 'ENOENT'],
  ])('fails for %j', async (options, expected) => {
    await expect(writeSpec({ root: ROOT, ...options })).rejects.toThrow(expected);
  });
});
