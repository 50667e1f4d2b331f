/** Chain specs, without a node. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start, type Client } from 'smoldot';
import { base, presets } from '../../node-config/presets.js';
import { COMPRESSED_BLOB } from '../../tools/build/index.js';
import { buildGenesis, presetNames, presetOf, toRaw } from '../../tools/host/chain.js';
import { Executor, ready } from '../../tools/host/executor.js';
import { toHex } from '../../tools/host/bytes.js';
import { ROOT } from '../../tools/root.js';
import { makeSpec, writeSpec, type PlainSpec } from '../../tools/spec/index.js';

const CODE = '0x3a636f6465';
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
    expect(presetNames(executor)).toEqual(Object.keys(presets));
    for (const [name, preset] of Object.entries(presets)) {
      expect(JSON.parse(presetOf(executor, name))).toEqual(preset);
    }
    expect(JSON.parse(presetOf(executor, null))).toEqual(base);
  });

  test('builds a state of the default configuration too', () => {
    const executor = new Executor(code());
    const state = buildGenesis(executor, code(), JSON.stringify(base));
    expect(toRaw(state)).toEqual(toRaw(buildGenesis(executor, code(), '{}')));
  });
});

describe('a light client', () => {
  let client: Client;
  const said: string[] = [];

  beforeAll(() => {
    client = start({
      maxLogLevel: 2,
      logCallback: (_level, _target, text) => void said.push(text),
    });
  });

  afterAll(() => client.terminate());

  test('accepts the raw spec', async () => {
    const spec = await makeSpec({ root: ROOT, chain: 'local', raw: true });
    const chain = await client.addChain({ chainSpec: JSON.stringify(spec) });
    chain.sendJsonRpc('{"jsonrpc":"2.0","id":1,"method":"chainSpec_v1_genesisHash","params":[]}');
    const reply = JSON.parse(await chain.nextJsonRpcResponse()) as { result: string };
    expect(reply.result).toMatch(/^0x[0-9a-f]{64}$/);
    chain.remove();
  });

  test('would refuse a key that no spec has', async () => {
    const spec = await makeSpec({ root: ROOT, chain: 'local', raw: true });
    const chainSpec = JSON.stringify({ ...spec, extra: 1 });
    await expect(client.addChain({ chainSpec })).rejects.toThrow('Failed to parse chain spec');
  });
});

describe('writing a spec', () => {
  test('goes where it is told', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'campus-grid-'));
    const out = join(folder, 'mine.json');
    expect(await writeSpec({ root: ROOT, chain: 'dev', raw: true, out })).toBe(out);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toHaveProperty('genesis.raw.top');
    rmSync(folder, { recursive: true });
  });

  test.each([
    [{ chain: 'prod' }, 'there is no chain prod; there are dev, local, staging'],
    [{ chain: 'staging' }, 'staging has no keys of its own: name a file with --keys'],
    [{ chain: 'dev', keys: 'x.json' }, 'dev has development keys; --keys is for staging'],
    [{ chain: 'staging', keys: '/no/such.json' }, 'the keys cannot be read: ENOENT'],
  ])('fails for %j', async (options, expected) => {
    await expect(writeSpec({ root: ROOT, ...options })).rejects.toThrow(expected);
  });
});
