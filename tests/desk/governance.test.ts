/** What authorities are asked: proposed from words, verified against what is now, right ones and forged, voted on. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { u8aToHex } from '@polkadot/util';
import { Keyring } from '@polkadot/keyring';
import { stringify } from 'yaml';
import { concat, fromHex, utf8 } from '../../tools/compiler/host/bytes.js';
import { ensureBuilt } from '../../tools/compiler/build/blobs.js';
import { ROOT } from '../../tools/support/root.js';
import { embeddedVersion } from '../../tools/compiler/host/runtime-version.js';
import { proposalsShape } from '../../tools/desk/jobs/proposals.js';
import { verdictShape } from '../../tools/desk/jobs/verify.js';
import { tariffsShape } from '../../tools/desk/jobs/tariffs.js';
import { receiptShape } from '../../tools/desk/submit.js';
import { withVersion } from '../link/surgery.js';
import { account, authorities, egat, erc, mea, pea } from '../support/accounts.js';
import { ChainBuilder, runtimeBlob } from '../support/chain-builder.js';
import { runInProcess } from '../support/in-process.js';
import { type LiveNode, liveNode } from '../support/live-node.js';

const LAST_RELEASE = 'node-config/releases/campus-grid-102.compact.compressed.wasm';

let node: LiveNode;
let folder: string;
let genesis: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'votes-'));
  const chain = new ChainBuilder()
    .realSignatures()
    .authority(...authorities)
    .unshared()
    .build();
  genesis = u8aToHex(chain.chain.genesis.hash);
  node = await liveNode(chain);
});
afterAll(async () => {
  await node.stop();
  rmSync(folder, { recursive: true });
});

const grid = (key: string, ...args: string[]) =>
  runInProcess([...args, '--url', node.url, '--json'], { GRID_KEY: key });
async function signed(key: string, ...args: string[]) {
  const { code, out, err } = await grid(key, ...args, '--yes');
  if (code !== 0) throw new Error(err);
  return receiptShape.parse(JSON.parse(out));
}
/** Proposes, and answers the proposal's number. */
async function proposed(key: string, ...args: string[]): Promise<number> {
  await signed(key, 'propose', ...args);
  const open = proposalsShape.parse(JSON.parse((await grid(key, 'proposals')).out));
  return Math.max(...open.map(({ id }) => id));
}
async function verdict(id: number, ...args: string[]) {
  const { code, out } = await grid('//Erc', 'verify', String(id), ...args);
  const found = verdictShape.parse(JSON.parse(out));
  expect(code).toBe(found.isRight ? 0 : 1);
  return found;
}
const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

const TARIFF = `tariff:
  periods:
    - { days: Monday to Friday, from: 09:00, to: 22:00, feedIn: 0.5, retail: 1.4 }
    - { feedIn: 0.5, retail: 0.6 }
`;

describe('a tariff', () => {
  test('is proposed from a file, verified, approved, and shown', async () => {
    const wanted = file('tariff.yaml', TARIFF);
    const id = await proposed('//Erc', 'tariff', wanted);
    const right = await verdict(id, '--file', wanted);
    expect(right).toMatchObject({ isRight: true, wrong: [] });
    expect(right.says).toContainEqual(
      expect.stringMatching(/^\+ Monday to Friday, 09:00 to 22:00: feed-in 0\.5, retail 1\.4/),
    );
    const forged = await verdict(id, '--file', file('other.yaml', TARIFF.replace('1.4', '1.3')));
    expect(forged.wrong).toEqual([
      expect.stringMatching(/^it is not the tariff of .*other\.yaml$/),
    ]);
    await signed('//Mea', 'approve', String(id));
    const { says, events } = await signed('//Pea', 'approve', String(id));
    expect(says.at(-1)).toBe('with this approval it runs at once');
    expect(events).toContainEqual({
      name: 'Governance.Executed',
      data: expect.objectContaining({ proposal: id }),
    });
    const tariffs = tariffsShape.parse(JSON.parse((await grid('//Erc', 'tariff')).out));
    expect(tariffs.at(-1)?.periods.map(({ retail }) => retail)).toEqual(['1.4', '0.6']);
  });

  test('that is too soon, or is none, is refused before anything is signed', async () => {
    const soon = await grid(
      '//Erc',
      'propose',
      'tariff',
      file('tariff.yaml', TARIFF),
      '--from',
      '1',
      '--yes',
    );
    expect(soon).toMatchObject({ code: 2, out: '' });
    expect(soon.err).toContain('1 is too soon: orders may exist until');
    const none = await grid(
      '//Erc',
      'propose',
      'tariff',
      file('none.yaml', TARIFF.replace('0.6 }', '0.4 }')),
      '--yes',
    );
    expect(none.err).toContain(
      'none.yaml:4:17: tariff.periods[2].feedIn: is above retail (0.5 > 0.4)',
    );
  });
});

describe('parameters', () => {
  test('are proposed by name, and verified against the present ones', async () => {
    const id = await proposed('//Mea', 'parameters', 'market', 'lot=20', 'collar=true');
    const { says, isRight } = await verdict(id);
    expect(isRight).toBe(true);
    expect(says.slice(1)).toEqual(['  lot from 10 to 20', '  collar from false to true']);
    expect(await verdict(id, '--changes', 'lot=20', 'collar=true')).toMatchObject({ wrong: [] });
    const forged = await verdict(id, '--changes', 'lot=20', 'tick=2000');
    expect(forged.wrong).toEqual(['it changes collar=true, too, and does not change tick=2000']);
    await signed('//Erc', 'reject', String(id));
    await signed('//Pea', 'reject', String(id));
    expect((await grid('//Erc', 'verify', String(id))).err).toContain(
      `there is no open proposal ${id}`,
    );
  });

  test.each([
    [['market', 'lots=20'], '"lots=20" is no change such as horizon=…; there are horizon, '],
    [['market', 'lot=many'], 'lot is a whole number, not "many"'],
    [['market', 'collar=yes'], 'collar is true or false, not "yes"'],
    [['market', 'lot=0'], 'this would fail if the authorities ran it now: Trading.InvalidLot'],
    [['oracle', 'quorum=99'], 'would'],
  ])('%j is refused', async (args, message) => {
    const { code, err } = await grid('//Erc', 'propose', 'parameters', ...args, '--yes');
    expect(code).toBe(2);
    expect(err.split('\n').at(-1)).toMatch(new RegExp(message.replace(/[?…]/g, '.')));
  });
});

describe('an upgrade', () => {
  const { specVersion } = embeddedVersion(runtimeBlob()) as { specVersion: number };
  const next = withVersion(runtimeBlob(), { specVersion: specVersion + 1 });

  /** A section that does nothing. */
  const EXTRA = Uint8Array.of(0, 7, 5, ...utf8('extra'), 1);

  test('is compared byte by byte and by its interface', async () => {
    const wanted = file('next.wasm', next);
    const id = await proposed('//Erc', 'upgrade', wanted);
    const right = await verdict(id, '--file', wanted);
    expect(right.wrong).toEqual([]);
    expect(right.says).toContain(`version ${specVersion} becomes ${specVersion + 1}`);
    const forged = await verdict(id, '--file', file('forged.wasm', concat(next, EXTRA)));
    expect(forged.wrong).toEqual([expect.stringMatching(/^it is not .*forged\.wasm/)]);
    await signed('//Mea', 'reject', String(id));
    await signed('//Pea', 'reject', String(id));
  });

  test('from the last release is rebuilt, and what differs in its interface is listed', async () => {
    const old = new ChainBuilder()
      .running(new Uint8Array(readFileSync(LAST_RELEASE)))
      .realSignatures()
      .authority(...authorities)
      .build();
    const older = await liveNode(old);
    const { url } = older;
    const ask = async (...args: string[]) => {
      const outcome = await runInProcess([...args, '--url', url, '--json'], { GRID_KEY: '//Erc' });
      if (outcome.err.includes('Error') || outcome.out === '') throw new Error(outcome.err);
      return outcome;
    };
    try {
      const { compressed } = await ensureBuilt({ root: ROOT });
      await ask('propose', 'upgrade', file('built.wasm', compressed), '--yes');
      const right = verdictShape.parse(JSON.parse((await ask('verify', '0')).out));
      expect(right.wrong).toEqual([]);
      expect(right.checked).toContain('it is the code that was built here, byte by byte');
      expect(right.says).toContain(`version 102 becomes ${specVersion}`);
      const lines = right.says.filter((line) => /^[+-] /.test(line));
      expect(right.says.join('\n')).toMatch(/its interface differs in [1-9]\d* lines/);
      expect(lines.length).toBeGreaterThan(0);
      // Of the same version and interface, and not what the sources say.
      await ask('propose', 'upgrade', file('like.wasm', concat(runtimeBlob(), EXTRA)), '--yes');
      const forged = await ask('verify', '1');
      expect(forged.code).toBe(1);
      expect(verdictShape.parse(JSON.parse(forged.out)).wrong).toEqual([
        expect.stringMatching(/^it is not the code that was built here \(BLAKE2b-256 0x/),
      ]);
    } finally {
      await older.stop();
    }
  });

  test('to the present version, or to no runtime, is refused', async () => {
    const present = await grid(
      '//Erc',
      'propose',
      'upgrade',
      file('present.wasm', runtimeBlob()),
      '--yes',
    );
    expect(present.err).toContain(
      `is version ${specVersion}, the chain runs ${specVersion}; raise SPEC_VERSION`,
    );
    const none = await grid(
      '//Erc',
      'propose',
      'upgrade',
      file('none.wasm', Uint8Array.of(1, 2, 3)),
      '--yes',
    );
    expect(none).toMatchObject({ code: 2 });
    expect(none.err).toContain('is no runtime; "npm run build" writes');
  });
});

describe('a set of authorities', () => {
  const sr25519 = new Keyring({ type: 'sr25519', ss58Format: 42 });
  const ed25519 = new Keyring({ type: 'ed25519', ss58Format: 42 });
  /** What "grid keys prove" prints for an authority. */
  const entry = (
    who: { address: string; publicKey: Uint8Array },
    seed: string,
    chain = genesis,
  ) => {
    const [aura, grandpa] = [
      sr25519.addFromUri(`//${seed}//aura`),
      ed25519.addFromUri(`//${seed}//grandpa`),
    ];
    const message = concat(
      utf8('GRID-KEYS-V1'),
      fromHex(chain),
      who.publicKey,
      aura.publicKey,
      grandpa.publicKey,
    );
    const proof = { aura: u8aToHex(aura.sign(message)), grandpa: u8aToHex(grandpa.sign(message)) };
    return { account: who.address, aura: aura.address, grandpa: grandpa.address, proof };
  };
  const setOf = (chain?: string) =>
    [erc, mea, pea, account('Nesdc')].map((who, at) => entry(who, `set${at}`, chain));

  test('is proposed with proofs, and compared with who governs now', async () => {
    const wanted = file('keys.yaml', stringify({ authorities: setOf() }));
    const id = await proposed('//Erc', 'authorities', wanted);
    const right = await verdict(id, '--file', wanted);
    expect(right.wrong).toEqual([]);
    expect(right.says).toEqual([
      '4 authorities become 4',
      `- ${egat.address}`,
      `+ ${account('Nesdc').address}`,
    ]);
    expect(right.checked).toContain(`${account('Nesdc').address} has proven both keys`);
    const others = [...setOf().slice(0, 3), entry(egat, 'set9')];
    const forged = await verdict(
      id,
      '--file',
      file('others.yaml', stringify({ authorities: others })),
    );
    expect(forged.wrong).toEqual([expect.stringMatching(/^they are not those of .*others\.yaml$/)]);
  });

  test('whose proofs are for another chain is refused', async () => {
    const foreign = file('foreign.yaml', stringify({ authorities: setOf(`0x${'44'.repeat(32)}`) }));
    const { code, err } = await grid('//Erc', 'propose', 'authorities', foreign, '--yes');
    expect(code).toBe(2);
    expect(err).toContain('the chain would not take this proposal: Governance.KeysNotProven');
  });
});
