/** Signing against the runtime itself, in the embedded chain: through the code that a browser runs. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { dev } from '../../node-config/chains/dev.js';
import { SLOT_DURATION } from '../../node-config/genesis.js';
import type { Chain } from '../../tools/campus/chain.js';
import { startEmbeddedChain } from '../../tools/campus/embedded-chain.js';
import { ready } from '../../tools/compiler/host/executor.js';
import { rawSpec } from '../../tools/compiler/spec/raw.js';
import { describeCall } from '../../tools/page/screens/governance/describe.js';
import { planOf, batchesOf } from '../../tools/page/screens/people/plan.js';
import { readPeople } from '../../tools/page/screens/people/file.js';
import type { Call, Done, Person, Refused } from '../../tools/page/session.js';
import * as calls from '../../tools/page/signing/calls.js';
import { disconnect } from '../../tools/page/signing/chain.js';
import { signing } from '../../tools/page/signing/index.js';
import {
  currentRules,
  knownPeople,
  openProposal,
  quorumOf,
} from '../../tools/page/signing/reads.js';
import { address } from './support/people.js';

const BLOB = new URL('../../build/campus_grid.wasm', import.meta.url);
const GRID = 10n ** 18n;
const AUTHORITIES = ['//Alice', '//Bob', '//Charlie', '//Dave'].map(address);

jest.setTimeout(120_000);
await ready();
let chain: Chain;
let isOver = false;
let stopped: () => void = () => undefined;
const building = new Promise<void>((resolve) => (stopped = resolve));

beforeAll(async () => {
  // Browsers have one; Node.js 20 has none.
  Object.assign(globalThis, { WebSocket });
  const blob = readFileSync(BLOB);
  const registry = { ...dev.genesis.registry, authorities: AUTHORITIES };
  const spec = await rawSpec({ ...dev, genesis: { ...dev.genesis, registry } }, blob, blob);
  const clock = Date.UTC(2024, 0, 15);
  chain = await startEmbeddedChain(spec, { port: 0, clock, slotDuration: SLOT_DURATION });
  chain.open();
  void keepBuilding(clock);
});

/** Blocks come by themselves, as on any chain. */
async function keepBuilding(clock: number): Promise<void> {
  for (let time = clock; !isOver; await sleep(200)) {
    await chain.submitAll([], (time += 2 * SLOT_DURATION));
  }
  stopped();
}

afterAll(async () => {
  isOver = true;
  await building;
  disconnect(chain.url);
  await chain.close();
});

const person = (uri: string): Person => ({
  address: address(uri),
  name: uri,
  key: { kind: 'campus', uri },
});
const submit = (uri: string, call: Call): Promise<Done> =>
  signing.submit(call, person(uri), chain.url, () => undefined);
const refused = (uri: string, call: Call): Promise<Refused> =>
  submit(uri, call).then(
    () => Promise.reject(new Error('it went through')),
    (error: Refused) => error,
  );

describe('a signed call', () => {
  test('is followed into a final block, with what came of it', async () => {
    const progress: string[] = [];
    const done = await signing.submit(
      calls.mint(address('//Bob'), 5n * GRID),
      person('//Alice'),
      chain.url,
      (at) => progress.push(at),
    );
    expect(progress).toEqual(['signing', 'sent', 'inBlock']);
    expect(done.block.number).toBeGreaterThan(0);
    expect(done.events.map(({ pallet, name }) => `${pallet}.${name}`)).toContain(
      'GridToken.Transfer',
    );
  });

  test('that the runtime refuses says why, in its own words', async () => {
    expect(await refused('//Alice', calls.burn(address('//Eve'), GRID))).toMatchObject({
      reason: 'chain',
      detail: 'GridToken.InsufficientBalance',
      sentence: 'The account holds less GRID than the call would move.',
    });
  });

  test('of somebody without the role is refused in the pool, and says so', async () => {
    expect(await refused('//Nobody', calls.approve(0))).toMatchObject({ reason: 'noAccess' });
    expect(await refused('//Bob', calls.mint(address('//Bob'), GRID))).toMatchObject({
      reason: 'noAccess',
      detail: 'RoleRequired',
    });
  });

  test('without a key that is open is not signed at all', async () => {
    const looking: Person = { ...person('//Bob'), key: { kind: 'none' } };
    await expect(
      signing.submit(calls.approve(0), looking, chain.url, () => undefined),
    ).rejects.toMatchObject({ reason: 'locked' });
    const own: Person = { ...person('//Bob'), key: { kind: 'own', isBackedUp: true } };
    expect(signing.isLocked(own)).toBe(true);
    await expect(signing.unlock(own, 'x')).rejects.toMatchObject({ reason: 'locked' });
  });
});

test('users and meters of a file are registered, and the file then is nothing to do', async () => {
  const head = 'address,type,location,meter,class,rated_kw,key,scheme';
  const key = `0x${'ab'.repeat(32)}`;
  const rows = [
    `${address('//User//1')},prosumer,หอสมุด <b>,LIB-๑,bidirectional,43.5,${key},ed25519`,
    `${address('//User//1')},prosumer,หอสมุด <b>,LIB-2,,,,`,
    `${address('//User//2')},consumer,Dormitory,,,,,`,
  ];
  const read = readPeople(new TextEncoder().encode([head, ...rows].join('\n')));
  expect(read.flaws).toEqual([]);
  const plan = planOf(read.rows, await knownPeople(chain.url, read.rows));
  const batches = batchesOf(plan, 100);
  expect(batches).toHaveLength(1);
  for (const { call } of batches) await submit('//Alice', call);
  const known = await knownPeople(chain.url, read.rows);
  expect(known.held.get(address('//User//1'))).toBe(2);
  expect(known.meters.get('LIB-๑')).toBe(address('//User//1'));
  expect(known.devices.get('LIB-๑')).toMatchObject({
    ratedWatts: 43_500n,
    meterClass: 'Bidirectional',
  });
  expect(batchesOf(planOf(read.rows, known), 100)).toEqual([]);
  // A batch is all or nothing.
  const twice = calls.batchAll([
    calls.registerUser(address('//User//3'), 'Consumer', 'x'),
    calls.registerUser(address('//User//2'), 'Consumer', 'x'),
  ]);
  expect(await refused('//Alice', twice)).toMatchObject({ detail: 'Registry.AlreadyRegistered' });
  const [row] = read.rows;
  const third = await knownPeople(
    chain.url,
    row ? [{ ...row, address: address('//User//3'), meter: null }] : [],
  );
  expect(third.users.size).toBe(0);
});

test('a proposal is told in words beside what holds now, tried out, and voted on', async () => {
  const now = await currentRules(chain.url);
  expect(now.authorities).toEqual(AUTHORITIES);
  const before = now.parameters?.Settlement as { pool_deadline: number };
  const change = (deadline: number): Call => ({
    pallet: 'Governance',
    name: 'propose',
    args: {
      call: calls.decodedCall({
        pallet: 'Settlement',
        name: 'set_parameters',
        args: { parameters: { ...before, pool_deadline: deadline } },
      }),
    },
  });
  await submit('//Alice', change(before.pool_deadline + 1));
  const good = await openProposal(chain.url, 0);
  if (!good) throw new Error('the proposal is not there');
  expect(good.error).toBeNull();
  expect(describeCall(good.call, now)).toMatchObject({
    kind: 'parameters',
    pallet: 'Settlement',
    lines: [
      {
        field: 'pool_deadline',
        before: before.pool_deadline,
        after: before.pool_deadline + 1,
        isChanged: true,
      },
      { field: 'steps_per_block', isChanged: false },
    ],
  });
  await submit('//Alice', change(0));
  expect(await openProposal(chain.url, 1)).toMatchObject({ error: 'Settlement.InvalidParameters' });
  await submit('//Bob', calls.approve(0));
  await submit('//Charlie', calls.approve(0));
  expect(await openProposal(chain.url, 0)).toBeNull();
  const after = (await currentRules(chain.url)).parameters?.Settlement;
  expect(after).toMatchObject({ pool_deadline: before.pool_deadline + 1 });
  expect(await refused('//Dave', calls.approve(0))).toMatchObject({
    detail: 'Governance.ProposalNotFound',
  });
  expect(await quorumOf(chain.url)).toBe(1);
});
