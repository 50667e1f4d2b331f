/** The days of operators, each by the words of their page: four machines, then five. */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ApiPromise, WsProvider } from '@polkadot/api';
import type { SubmittableExtrinsic } from '@polkadot/api/types';
import { Keyring } from '@polkadot/keyring';
import type { KeyringPair } from '@polkadot/keyring/types';
import { u8aToHex } from '@polkadot/util';
import { cryptoWaitReady, decodeAddress } from '@polkadot/util-crypto';
import { storedKeys } from '../../tools/operations/keys.js';
import { ROOT } from '../../tools/support/root.js';
import { withVersion } from '../link/surgery.js';
import { describeNode, finalised, submitFinal } from '../node/support.js';
import { type Answer, Machine } from './machine.js';
import { type Block, blocksOf } from './page.js';

const PAGE = 'tools/operations/README.md';
const DAY_TIMEOUT = 900_000;
/** Milliseconds between blocks. */
const BLOCK_TIME = 2000;

interface PublicKeys {
  aura: string;
  grandpa: string;
  peerId: string;
}

interface Seat {
  account: string;
  aura: string;
  grandpa: string;
  proof: object | null;
}

describeNode('an operator who follows the page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'grid-drill-'));
  const blocks = blocksOf(PAGE);
  const followed = new Set<Block>();
  let erc: Machine, mea: Machine, pea: Machine, egat: Machine, nea: Machine;
  let four: Machine[];
  const seats = new Map<Machine, Seat>();
  const voters = new Map<Machine, KeyringPair>();
  let api: ApiPromise | null = null;

  /** The block of the page under a heading. */
  function words(heading: string, number = 0): Block {
    const block = blocks.find((one) => one.heading === heading && one.number === number);
    if (!block) throw new Error(`the page has no block ${number} under ${heading}`);
    return block;
  }

  async function follow(machine: Machine, block: Block, values = {}): Promise<Answer> {
    followed.add(block);
    return machine.run(block, values);
  }

  /** Follows a block, all of whose commands have to succeed; what they print. */
  async function obey(machine: Machine, block: Block, values = {}): Promise<string> {
    const { code, output } = await follow(machine, block, values);
    if (code !== 0) throw new Error(`${machine.name}: ${block.commands}\n${output}`);
    return output;
  }

  /** The doctor's exit code, as the page calls it; with other words where `options` says so. */
  async function doctor(
    machine: Machine,
    options: [from: string, to: string] = ['', ''],
  ): Promise<Answer> {
    const block = words('Watch');
    followed.add(block);
    return machine.run({ commands: block.commands.replace(...options) });
  }

  async function healthy(machine: Machine, seconds = 240): Promise<void> {
    let answer = await doctor(machine);
    for (const end = Date.now() + seconds * 1000; answer.code !== 0 && Date.now() < end;) {
      await sleep(BLOCK_TIME);
      answer = await doctor(machine);
    }
    expect(answer).toMatchObject({ code: 0 });
  }

  /** Keys of a new machine, whose peers find it from now on. */
  async function makeKeys(machine: Machine): Promise<void> {
    const printed = (await obey(machine, words('Keys'))).split(/(?<=\})\s*/);
    const keys = JSON.parse(printed[0]!) as PublicKeys;
    machine.peerId = keys.peerId;
    machine.announce();
    const { account } = JSON.parse(printed[1]!) as { account: string };
    const hex = (address: string): string => u8aToHex(decodeAddress(address));
    seats.set(machine, {
      account,
      aura: hex(keys.aura),
      grandpa: hex(keys.grandpa),
      proof: null,
    });
    voters.set(machine, wallet(machine));
  }

  const wallet = (machine: Machine): KeyringPair =>
    new Keyring({ type: 'sr25519' }).addFromUri(
      readFileSync(machine.path('../erc-vote/account'), 'utf8').trim(),
    );

  /** The key that authors blocks, as whoever steals the folder has it. */
  const auraPair = (machine: Machine): KeyringPair => {
    const [key] = storedKeys(machine.path('../erc/keystore'));
    return new Keyring({ type: 'sr25519' }).addFromUri(key!.secret);
  };

  /** Three of the authorities decide; waits until the change is final. */
  async function decide(call: (api: ApiPromise) => SubmittableExtrinsic<'promise'>): Promise<void> {
    await connected(async (api) => {
      const [first, ...others] = [erc, mea, pea].map((machine) => voters.get(machine)!);
      const proposed = await submitFinal(api.tx['governance']!['propose']!(call(api)), first!);
      const [id] = dataOf(proposed, 'governance.Proposed') as [number];
      const more = seats.size > 4 ? [voters.get(egat)!] : [];
      let events = proposed;
      for (const who of [...others, ...more]) {
        events = await submitFinal(api.tx['governance']!['approve']!(id), who);
        if (events.some(([name]) => name === 'governance.Executed')) break;
      }
      expect(dataOf(events, 'governance.Executed')).toEqual([id, { ok: null }]);
    });
  }

  async function connected<T>(task: (api: ApiPromise) => Promise<T>): Promise<T> {
    api = await ApiPromise.create({ provider: new WsProvider(mea.url), noInitWarn: true });
    try {
      return await task(api);
    } finally {
      await api.disconnect();
      api = null;
    }
  }

  const setAuthorities =
    (...machines: Machine[]) =>
    (on: ApiPromise): SubmittableExtrinsic<'promise'> =>
      on.tx['governance']!['setAuthorities']!(machines.map((machine) => seats.get(machine)!));

  beforeAll(async () => {
    await cryptoWaitReady();
    const make = (name: string): Promise<Machine> => Machine.make(name, folder);
    four = [erc, mea, pea, egat] = [
      await make('erc'),
      await make('mea'),
      await make('pea'),
      await make('egat'),
    ];
    nea = await make('nea');
  });

  afterAll(async () => {
    await api?.disconnect();
    await Promise.all([...four, nea].map((machine) => machine.stop()));
    rmSync(folder, { recursive: true, force: true });
  });

  test(
    'starts: four make keys and the same spec; three are enough for a healthy chain',
    async () => {
      for (const machine of four) await makeKeys(machine);
      // EGAT's Aura key votes: it has no account of its own yet.
      voters.set(egat, auraPair(egat));
      const file = keyFile([erc, mea, pea], egat);
      const sums = new Set<string>();
      for (const machine of [erc, mea]) {
        writeFileSync(machine.path('keys.yaml'), file);
        const printed = await obey(machine, words('The spec'));
        expect(printed).toContain('a reading counts when 1 of 1 oracle operators report it');
        sums.add(/[\da-f]{64}/.exec(printed)![0]);
      }
      // Two more builds would only take their time.
      for (const machine of [pea, egat]) copyFileSync(spec(erc), spec(machine));
      for (const machine of four) machine.installUnit(four.filter((one) => one !== machine));
      expect(sums.size).toBe(1);
      for (const machine of [erc, mea, pea]) await obey(machine, words('Start'));
      await healthy(erc);
      await obey(egat, words('Start'));
      await healthy(egat);
    },
    DAY_TIMEOUT,
  );

  test(
    'loses one machine for a while: the doctor is content with two peers, and warns who expects three',
    async () => {
      await egat.stop();
      await sleep(5 * BLOCK_TIME);
      await healthy(erc);
      expect(await doctor(erc, ['--peers 2', '--peers 3'])).toMatchObject({ code: 2 });
      await egat.systemctl('start campus-grid');
      await healthy(egat);
    },
    DAY_TIMEOUT,
  );

  test(
    'loses two: finality is missed, and comes back with one of them',
    async () => {
      await Promise.all([pea, egat].map((machine) => machine.stop()));
      const failed = /FAILURE\s+finality/;
      let answer = await doctor(erc);
      for (let i = 0; i < 60 && !failed.test(answer.output); i++) {
        await sleep(BLOCK_TIME);
        answer = await doctor(erc);
      }
      expect(answer).toMatchObject({ code: 1, output: expect.stringMatching(failed) });
      await pea.systemctl('start campus-grid');
      await healthy(erc);
      await egat.systemctl('start campus-grid');
      await healthy(egat);
    },
    DAY_TIMEOUT,
  );

  test(
    'loses a database, and syncs again with the same keys',
    async () => {
      await obey(egat, words('A database is lost'));
      await healthy(egat);
      await authorsAgain(egat);
    },
    DAY_TIMEOUT,
  );

  test(
    'loses a machine, and brings it back from the back-up',
    async () => {
      await obey(pea, words('A back-up'));
      await pea.stop();
      pea.loseDisk();
      await obey(pea, words('A machine is lost'));
      await healthy(pea);
      await authorsAgain(pea);
    },
    DAY_TIMEOUT,
  );

  test(
    'takes other keys: the old ones author and vote no more, and leave the machine',
    async () => {
      const thief = auraPair(egat);
      const { account } = seats.get(egat)!;
      const printed = await obey(egat, words('Other keys'), { '5…': account });
      seats.set(egat, JSON.parse(printed.slice(printed.indexOf('{\n  "account"'))) as Seat);
      await decide(setAuthorities(erc, mea, pea, egat));
      voters.set(egat, wallet(egat));
      await authorsAgain(egat);
      await connected(async (on) => {
        const vote = on.tx['governance']!['propose']!(on.tx['system']!['remark']!('0x'));
        // Past polkadot-js, which would log the refusal.
        const signed = (await vote.signAsync(thief)).toHex();
        const provider = new WsProvider(mea.url);
        await provider.isReady;
        const sent = provider.send('author_submitExtrinsic', [signed]);
        await expect(sent).rejects.toThrow('1010: Invalid Transaction: Invalid signing address');
        await provider.disconnect();
      });

      const told = await obey(egat, words('Other keys', 1));
      const inUse = [...told.matchAll(/"inUse": (\w+)/g)].map(([, state]) => state);
      expect(inUse).toEqual(['false', 'true']);
      expect(told.match(/^removed (aura|gran) 5/gm)).toHaveLength(2);
      expect(storedKeys(egat.path('/var/lib/campus-grid/keystore'))).toHaveLength(2);
      await healthy(egat);
      await authorsAgain(egat);
    },
    DAY_TIMEOUT,
  );

  test(
    'asks the doctor before an upgrade: code for a block every six seconds is not for this chain',
    async () => {
      const told = async (blocks: string): Promise<Answer> => {
        const next = withVersion(readFileSync(join(ROOT, `build/campus_grid${blocks}.wasm`)), {
          specVersion: 10_000,
        });
        mkdirSync(erc.path('build'), { recursive: true });
        writeFileSync(erc.path('build/campus_grid.wasm'), next);
        return follow(erc, words('An upgrade'));
      };
      const refused = { code: 1, output: expect.stringMatching(/FAILURE\s+code/) };
      expect(await told('')).toMatchObject(refused);
      expect((await told(`.${BLOCK_TIME}ms`)).output).toMatch(/ok\s+code/);
    },
    DAY_TIMEOUT,
  );

  test(
    'lets a further authority in, though all have --reserved-only',
    async () => {
      await makeKeys(nea);
      copyFileSync(spec(erc), spec(nea));
      nea.installUnit(four);
      await obey(nea, words('Start'));
      await sleep(5 * BLOCK_TIME);
      expect(await doctor(nea)).toMatchObject({
        code: 1,
        output: expect.stringMatching(/FAILURE\s+peers\s+0 peers/),
      });

      // MEA has unsafe RPC on its own machine, for once.
      mea.changeUnit('--rpc-methods safe', '--rpc-methods unsafe');
      await mea.systemctl('restart campus-grid');
      const peerId = { PEER_ID_OF_NEA: nea.peerId, '/dns/nea.example/tcp/30333': hostOf(nea) };
      const added = await obey(mea, words('A further authority', 1), peerId);
      expect(JSON.parse(added)).toMatchObject({ result: null });
      for (const machine of [erc, pea, egat]) {
        await obey(machine, words('A further authority'), { PEER_ID_OF_NEA: nea.peerId });
        await healthy(machine);
      }
      const proof = words('Other keys').commands.split('\n')[2]!.replace('../next', '../erc');
      const { account } = seats.get(nea)!;
      const { output } = await nea.run({ commands: proof }, { '5…': account });
      seats.set(nea, JSON.parse(output) as Seat);
      seats.set(egat, { ...seats.get(egat)!, proof: null });
      seats.set(nea, { ...seats.get(nea)! });
      const five = [...four, nea];
      await decide(setAuthorities(...five));
      await healthy(nea);
      await authorsAgain(nea);
      // Without its vote, four of five would not be there.
      await erc.stop();
      await connected(async (on) => {
        const height = (await on.rpc.chain.getHeader()).number.toNumber();
        await finalised(on, height + 2);
      });
    },
    DAY_TIMEOUT,
  );

  test('no command of the page is left out', () => {
    const left = blocks.filter((block) => !followed.has(block));
    expect(left.map(({ heading, number }) => `${heading} ${number}`)).toEqual([]);
  });
});

const spec = (machine: Machine): string => machine.path('staging.raw.json');

const hostOf = (machine: Machine): string => `/ip4/127.0.0.1/tcp/${new URL(machine.url).port}`;

/** Waits until the node has authored a block after this moment. */
async function authorsAgain(machine: Machine): Promise<void> {
  const authored = (): number => machine.words().match(/Pre-sealed block/g)?.length ?? 0;
  const before = authored();
  for (let i = 0; i < 60 && authored() === before; i++) await sleep(BLOCK_TIME);
  expect(authored()).toBeGreaterThan(before);
}

function dataOf(events: Awaited<ReturnType<typeof submitFinal>>, name: string): unknown {
  const [, data] = events.find(([event]) => event === name) ?? [];
  if (data === undefined) throw new Error(`no event ${name}: ${JSON.stringify(events)}`);
  return data;
}

/** The file of the page: accounts of their own for all but the last. */
function keyFile(voters: readonly Machine[], last: Machine): string {
  const keys = (machine: Machine): string => {
    const [aura, gran] = storedKeys(machine.path('../erc/keystore')).map(
      ({ publicKey }) => publicKey,
    );
    return `aura: ${ss58(aura!)}, grandpa: ${ss58(gran!)}, peerId: ${machine.peerId}`;
  };
  const account = (machine: Machine): string =>
    new Keyring({ type: 'sr25519', ss58Format: 42 }).addFromUri(
      readFileSync(machine.path('../erc-vote/account'), 'utf8').trim(),
    ).address;
  const stranger = (name: string): string =>
    new Keyring({ type: 'sr25519', ss58Format: 42 }).addFromUri(`//drill//${name}`).address;
  return [
    `blockTime: ${BLOCK_TIME}`,
    'authorities:',
    ...voters.map((machine) => `  - { account: ${account(machine)}, ${keys(machine)} }`),
    `  - { ${keys(last)} }`,
    `admins: [${stranger('admin')}]`,
    `oracleOperators: [${stranger('operator')}]`,
    'bootNodes:',
    ...voters.map((machine) => `  - ${machine.address}`),
    '',
  ].join('\n');
}

const ss58 = (publicKey: string): string =>
  new Keyring({ ss58Format: 42 }).encodeAddress(publicKey);
