import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { toHex } from '../../tools/compiler/host/bytes.js';
import { Chain } from '../../tools/compiler/host/chain.js';
import { packBlob, zstdReady } from '../../tools/compiler/wasm/zstd.js';
import { examine, type Expectations } from '../../tools/operations/doctor.js';
import { exitCode, type Finding } from '../../tools/operations/finding.js';
import { genesisHash } from '../../tools/node/genesis-hash.js';
import { makeSpec } from '../../tools/compiler/spec/index.js';
import { ROOT } from '../../tools/support/root.js';
import { xxhashAsHex } from '@polkadot/util-crypto';
import { runtimeBlob } from '../support/chain-builder.js';
import { market } from '../support/market.js';
import { withVersion } from '../link/surgery.js';
import { fakeNode } from './fake-node.js';
import { headerOf, runtimeAnswers, VERSION } from './wasm-node.js';

const GENESIS = `0x${'ab'.repeat(32)}`;
const FINAL = `0x${'f1'.repeat(32)}`;
const OTHER = `0x${'cd'.repeat(32)}`;
const NOW = 1_764_000_000_000;
const KEY = '11'.repeat(32);
const expected: Expectations = {
  genesis: GENESIS,
  peers: 3,
  finalityLag: 10,
  silentEpochs: 4,
  requestAge: 50,
  unclearedEpochs: 1,
  now: NOW,
};
const runtime = runtimeAnswers(market());

const u64 = (value: number): string => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return `0x${bytes.toString('hex')}`;
};

const twox = (name: string): string => xxhashAsHex(name, 128).slice(2);
const SLOTS = `0x${twox('Aura')}${twox('ConfiguredSlotDuration')}`;

/** The time of the best block, and milliseconds of a slot where storage has any. */
const stored =
  (now: number, slots?: number) =>
  (key: string): string | null => {
    if (key !== SLOTS) return u64(now);
    return slots === undefined ? null : u64(slots);
  };

/** An authority at block 20 in good health. */
const healthy = {
  system_health: () => ({ peers: 3, isSyncing: false, shouldHavePeers: true }),
  system_syncState: () => ({ startingBlock: 0, currentBlock: 20, highestBlock: 90 }),
  system_version: () => '1.0.0',
  system_nodeRoles: () => ['Authority'],
  chain_getBlockHash: () => GENESIS,
  chain_getFinalizedHead: () => FINAL,
  chain_getHeader: (hash?: string) => headerOf(hash === FINAL ? 0x12 : 0x14),
  state_getRuntimeVersion: () => VERSION,
  state_getStorage: stored(NOW - 4000),
  state_call: (method: string, input: string) =>
    ({
      AuraApi_slot_duration: u64(6000),
      AuraApi_authorities: `0x04${KEY}`,
      GrandpaApi_grandpa_authorities: `0x04${KEY}0100000000000000`,
    })[method] ?? runtime.state_call(method, input),
  author_hasKey: () => true,
};

type Answers = Parameters<typeof fakeNode>[0];

async function findings(changes: Answers = {}, missing?: string): Promise<Finding[]> {
  const answers: Answers = { ...healthy, ...changes };
  const kept = Object.entries(answers).filter(([method]) => method !== missing);
  const node = await fakeNode(Object.fromEntries(kept));
  try {
    return await examine(node.url, expected);
  } finally {
    await node.stop();
  }
}

test('a healthy node passes every check', async () => {
  const found = await findings();
  expect(found.map(({ check }) => check)).toEqual([
    'genesis',
    'version',
    'peers',
    'syncing',
    'blocks',
    'finality',
    'keys',
    'oracle',
    'meters',
    'epochs',
  ]);
  expect(found.filter(({ status }) => status !== 'ok')).toEqual([]);
  expect(exitCode(found)).toBe(0);
});

describe('code that is to be set', () => {
  const next = withVersion(runtimeBlob(), { specVersion: 104 });
  const looked = async (code: Uint8Array, answers: Answers = {}): Promise<Finding | undefined> => {
    const node = await fakeNode({ ...healthy, ...answers });
    try {
      const found = await examine(node.url, { ...expected, code });
      return found.find(({ check }) => check === 'code');
    } finally {
      await node.stop();
    }
  };

  test('passes if it is newer and for such blocks, compressed too', async () => {
    await zstdReady();
    for (const code of [next, packBlob(next)]) {
      expect(await looked(code)).toEqual({
        ...{ check: 'code', status: 'ok', message: 'campus-grid 104, a block every 6000 ms' },
      });
    }
  });

  test('does not pass where a chain of release 102 has other blocks, which that cannot tell', async () => {
    const state_call = (method: string, input: string): string =>
      method === 'AuraApi_slot_duration' ? u64(2000) : healthy.state_call(method, input);
    const found = await looked(next, { state_call, state_getStorage: stored(NOW - 4000, 2000) });
    expect(found).toEqual({
      check: 'code',
      status: 'failure',
      message:
        'the code is for a block every 6000 ms, and the chain has one every 2000 ms: build it with --block-time 2000',
    });
  });

  test('does not pass if it is not newer, or nothing', async () => {
    const old = await looked(withVersion(runtimeBlob(), { specVersion: 101 }));
    expect(old).toMatchObject({
      status: 'failure',
      message: 'the code is campus-grid 101, and the chain runs campus-grid 101',
    });
    expect(await looked(Uint8Array.of(1, 2, 3))).toMatchObject({ status: 'failure' });
  });
});

describe('what is wrong is named:', () => {
  test.each<[string, Answers, Finding]>([
    [
      'another chain',
      { chain_getBlockHash: () => OTHER },
      {
        check: 'genesis',
        status: 'failure',
        message: `the node is on another chain: its genesis is ${OTHER}, not ${GENESIS}`,
      },
    ],
    [
      'another runtime',
      { state_getRuntimeVersion: () => ({ ...VERSION, specName: 'node', specVersion: 1 }) },
      { check: 'version', status: 'failure', message: 'the runtime is node 1, not campus-grid' },
    ],
    [
      'no peers',
      { system_health: () => ({ peers: 0, isSyncing: false }) },
      { check: 'peers', status: 'failure', message: '0 peers, expected at least 3' },
    ],
    [
      'few peers',
      { system_health: () => ({ peers: 2, isSyncing: false }) },
      { check: 'peers', status: 'warning', message: '2 peers, expected at least 3' },
    ],
    [
      'a node that catches up',
      { system_health: () => ({ peers: 3, isSyncing: true }) },
      { check: 'syncing', status: 'warning', message: 'syncing: #20 of 90' },
    ],
    [
      'nobody authors',
      { state_getStorage: stored(NOW - 60_000) },
      { check: 'blocks', status: 'failure', message: 'the best block, #20, is 60 s old' },
    ],
    [
      'a wrong clock',
      { state_getStorage: stored(NOW + 20_000) },
      {
        check: 'blocks',
        status: 'failure',
        message: 'the best block, #20, is 20 s in the future: check clocks',
      },
    ],
    [
      'code for blocks at another pace than they come',
      { state_getStorage: stored(NOW - 4000, 2000) },
      {
        check: 'blocks',
        status: 'failure',
        message:
          'blocks come every 2000 ms, and the code is for one every 6000 ms: set code that is built with ' +
          '--block-time 2000 before any node starts again',
      },
    ],
    [
      'finality that stopped',
      { chain_getHeader: (hash?: string) => headerOf(hash === FINAL ? 0x5 : 0x14) },
      { check: 'finality', status: 'failure', message: '#5 is final, 15 blocks behind the best' },
    ],
    [
      'an authority without keys',
      { author_hasKey: (_key: string, type: string) => type === 'aura' },
      { check: 'keys', status: 'failure', message: 'has no key of a present authority: gran' },
    ],
    [
      'a full node, which needs none',
      { system_nodeRoles: () => ['Full'], author_hasKey: () => false },
      { check: 'keys', status: 'ok', message: 'no authority, needs no keys' },
    ],
  ])('%s', async (_what, changes, finding) => {
    expect(await findings(changes)).toContainEqual(finding);
  });

  test('keys that the node does not tell about', async () => {
    const found = await findings({}, 'author_hasKey');
    expect(found.find(({ check }) => check === 'keys')?.status).toBe('warning');
    expect(exitCode(found)).toBe(2);
  });

  test('a port that is not one of a node', async () => {
    const server = createServer((_request, response) => response.end('Not found.'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const found = await examine(url, expected);
    server.close();
    expect(found).toEqual([
      {
        check: 'reachable',
        status: 'failure',
        message: `${url.replace('ws', 'http')} answers, but not as a node: its answer is not JSON`,
      },
    ]);
  });

  test('an address that is none', async () => {
    for (const url of ['erc', 'ws://127.0.0.1:99999', 'ftp://erc.example']) {
      await expect(examine(url, expected)).rejects.toThrow(`${url} is no address of a node`);
    }
  });

  test('a node that does not answer', async () => {
    const node = await fakeNode({});
    await node.stop();
    const found = await examine(node.url, expected);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      check: 'reachable',
      status: 'failure',
      message: expect.stringContaining('does not answer: connect ECONNREFUSED'),
    });
    expect(exitCode(found)).toBe(1);
  });
});

test('the genesis hash of a raw spec is that of the chain it starts', async () => {
  const spec = await makeSpec({ root: ROOT, chain: 'dev', raw: true });
  const hash = await genesisHash(JSON.stringify(spec), 'dev.raw.json');
  expect(hash).toBe(toHex(Chain.fromRaw(spec.genesis.raw.top).genesis.hash));
  for (const text of ['{}', 'blockTime: 6000']) {
    await expect(genesisHash(text, 'plain.json')).rejects.toThrow('plain.json is no raw spec');
  }
});
