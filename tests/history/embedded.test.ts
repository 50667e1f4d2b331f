/** The history of the embedded chain, which `npm start` runs: no archive, a clock of its own, blocks when it likes. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { campus as campusChain } from '../../node-config/chains/campus.js';
import { SLOT_DURATION } from '../../node-config/genesis.js';
import { registrationCalls } from '../../tools/campus/calls.js';
import type { Chain } from '../../tools/campus/chain.js';
import { startEmbeddedChain } from '../../tools/campus/embedded-chain.js';
import { campusAccounts } from '../../tools/campus/simulation/accounts.js';

import { ready } from '../../tools/compiler/host/executor.js';
import { rawSpec } from '../../tools/compiler/spec/raw.js';
import {
  HistoryReader,
  type History,
  startHistory,
  type WrittenBlock,
} from '../../tools/services/history/index.js';
import { BUILDINGS, withoutUsers } from '../support/shipped-campus.js';

const BLOB = new URL('../../build/campus_grid.wasm', import.meta.url);
const START = Date.UTC(2024, 0, 15);

// On a busy machine a block takes half a second.
jest.setTimeout(180_000);
await ready();
const campus = campusAccounts(BUILDINGS.slice(0, 2));
let chain: Chain;
let history: History;
const told: WrittenBlock[] = [];

beforeAll(async () => {
  const blob = readFileSync(BLOB);
  const spec = await rawSpec(withoutUsers(campusChain), blob, blob);
  chain = await startEmbeddedChain(spec, {
    port: 0,
    clock: START - 60_000,
    slotDuration: SLOT_DURATION,
  });
  history = await startHistory({
    url: chain.url,
    database: ':memory:',
    onBlock: (block) => told.push(block),
  });
});

afterAll(async () => {
  await history?.stop();
  await chain?.close();
});

test('has each block as it comes, with the chain’s own time, people and money', async () => {
  await chain.submitAll(await registrationCalls(chain.api, campus), START);
  await chain.submitAll([], START + SLOT_DURATION);
  const { number } = await chain.api.rpc.chain.getHeader();
  await history.reached(number.toNumber());
  expect(told.map((block) => block.number)).toEqual(
    Array.from({ length: number.toNumber() }, (_, i) => i + 1),
  );
  const { database } = history;
  const reader = new HistoryReader(database);
  expect(await reader.cursor()).toMatchObject({
    height: number.toNumber(),
    hash: (await chain.api.rpc.chain.getBlockHash()).toHex(),
    time: START + SLOT_DURATION,
  });
  const users = await database.all<{ account: string; type: string; status: string }>(
    'SELECT account, type, status FROM users',
  );
  for (const { account } of campus.members) {
    expect(users).toContainEqual({ account: account.address, type: 'prosumer', status: 'active' });
    const { free } = await reader.holding(account.address, number.toNumber());
    const info = (await chain.api.query['system']?.['account']?.(account.address)) as unknown as {
      data: { free: { toBigInt(): bigint } };
    };
    expect(free).toBe(info.data.free.toBigInt());
  }
  const meters = await database.all<{ meter: string }>(
    'SELECT meter FROM meters WHERE account IS NOT NULL',
  );
  expect(meters.map(({ meter }) => meter)).toEqual(
    expect.arrayContaining(campus.members.map(({ meterId }) => meterId)),
  );
  expect(history.status).toMatchObject({ lag: 0, problem: null });
});
