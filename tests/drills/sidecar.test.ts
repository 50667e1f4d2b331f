/** Substrate API Sidecar on a campus that lives on; needs SIDECAR_DIR, where `npm i @substrate/api-sidecar` was run. */
/* eslint-disable @typescript-eslint/no-explicit-any -- answers of any shape */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { Keyring } from '@polkadot/keyring';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { answers, freePort, HOST } from '../../tools/node/port.js';
import { ExampleChain } from '../clients/example-chain.js';

const FOLDER = process.env.SIDECAR_DIR;
const PROGRAM = 'node_modules/@substrate/api-sidecar/build/src/main.js';
const ALICE = new Keyring({ type: 'sr25519' }).addFromUri('//Alice').address;

jest.setTimeout(180_000);

(FOLDER ? describe : describe.skip)('Sidecar', () => {
  let chain: ExampleChain;
  let sidecar: ChildProcess;
  let url: string;

  beforeAll(async () => {
    chain = await ExampleChain.start();
    const port = await freePort();
    url = `http://${HOST}:${port}`;
    sidecar = spawn(process.execPath, [join(FOLDER!, PROGRAM)], {
      cwd: FOLDER,
      env: {
        ...{ ...process.env, NODE_OPTIONS: '', SAS_LOG_LEVEL: 'error' },
        ...{ SAS_SUBSTRATE_URL: chain.chain.url, SAS_EXPRESS_BIND_HOST: HOST },
        SAS_EXPRESS_PORT: String(port),
      },
      stdio: 'ignore',
    });
    while (!(await answers(HOST, port))) await sleep(200);
  });
  afterAll(async () => {
    sidecar?.kill();
    if (sidecar?.exitCode === null) await once(sidecar, 'exit');
    await chain?.stop();
  });

  const read = async (path: string): Promise<Record<string, any>> => {
    const reply = await fetch(url + path);
    expect([path, reply.status]).toEqual([path, 200]);
    return (await reply.json()) as Record<string, any>;
  };

  test('reads the newest block with its author, extrinsics and events', async () => {
    const block = await read('/blocks/head?eventDocs=true&extrinsicDocs=true');
    expect(block).toMatchObject({ finalized: true, authorId: expect.any(String) });
    expect(block.extrinsics[0].method).toEqual({ pallet: 'timestamp', method: 'set' });
    await read('/blocks/head/header');
  });

  test('reads accounts, storage and what a signer needs', async () => {
    expect(await read(`/accounts/${ALICE}/balance-info`)).toMatchObject({ tokenSymbol: 'GRID' });
    expect(await read(`/accounts/${ALICE}/proxy-info`)).toMatchObject({ depositHeld: '0' });
    const { value } = await read(`/pallets/system/storage/account?keys[]=${ALICE}`);
    expect(value.nonce).toMatch(/^\d+$/);
    expect(await read('/transaction/material')).toMatchObject({ specName: 'campus-grid' });
    for (const part of ['storage', 'dispatchables', 'events', 'errors', 'consts']) {
      expect((await read(`/pallets/trading/${part}`)).items).not.toEqual([]);
    }
  });

  test('reads what runs the chain', async () => {
    expect(await read('/runtime/spec')).toMatchObject({ specName: 'campus-grid' });
    expect((await read('/runtime/code')).code).toMatch(/^0x/);
    await read('/runtime/metadata');
    expect(await read('/node/network')).toMatchObject({ isSyncing: false });
    expect(await read('/node/version')).toMatchObject({ clientImplName: 'campus-grid-as' });
    expect(await read('/node/transaction-pool')).toHaveProperty('pool');
  });
});
