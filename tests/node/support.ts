/** Starts nodes for tests, and submits to them. */
import { describe, expect } from '@jest/globals';
import { ApiPromise, WsProvider } from '@polkadot/api';
import type { SubmittableExtrinsic } from '@polkadot/api/types';
import { Keyring } from '@polkadot/keyring';
import type { KeyringPair } from '@polkadot/keyring/types';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startNode } from '../../tools/node/process.js';
import { signReading } from '../../tools/services/oracle/reading.js';
import { nodeCommand } from '../../tools/support/node-command.js';
import { ROOT } from '../../tools/support/root.js';
import { makeSpec } from '../../tools/compiler/spec/index.js';

/** `describe` where POLKADOT_NODE names a node, else `describe.skip`. */
export const describeNode = process.env.POLKADOT_NODE ? describe : describe.skip;

/** Three slots to get into a block, three to become final, and a start on a busy machine. */
export const NODE_TIMEOUT = 180_000;

/** Blocks as often as they may come: whoever waits for three of them waits long enough. */
export const SLOT_MS = 2_000;

export function devSpec(raw: boolean, slotDuration = SLOT_MS): ReturnType<typeof makeSpec> {
  return makeSpec({ root: ROOT, chain: 'dev', raw, slotDuration });
}

/** For so long polkadot-js keeps a timer of a subscription that has ended, which Jest would complain about. */
const LINGERING_MS = 2000;

/** A node that authors a chain, with an API to it. */
export interface RunningNode {
  readonly url: string;
  readonly api: ApiPromise;
  readonly provider: WsProvider;
  stop(): Promise<void>;
}

/** `startNode`'s `authority` and `options`. */
export interface NodeOptions {
  readonly authority?: 'alice' | 'bob';
  readonly options?: readonly string[];
}

/** @throws Error with the end of the node's log if it does not start */
export async function runNode(
  spec: object,
  { authority, options }: NodeOptions = {},
): Promise<RunningNode> {
  await cryptoWaitReady();
  const { file, remove } = temporaryFile(JSON.stringify(spec));
  try {
    const command = nodeCommand('this test');
    const { url, stop } = await startNode(command, file, await freePort(), { options, authority });
    const provider = new WsProvider(url);
    const api = await ApiPromise.create({ provider, noInitWarn: true });
    const end = async (): Promise<void> => {
      await api.disconnect();
      await stop();
      remove();
      await sleep(LINGERING_MS);
    };
    return { url, api, provider, stop: end };
  } catch (error) {
    remove();
    throw error;
  }
}

export function temporaryFile(content: string): { file: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'campus-grid-'));
  const file = join(folder, 'spec.json');
  writeFileSync(file, content);
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The key pair of `//<name>`. */
export function pair(name: string): KeyringPair {
  return new Keyring({ type: 'sr25519' }).addFromUri(`//${name}`);
}

/** Resolves when block `number` is final. */
export async function finalised(api: ApiPromise, number: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const unsubscribe = api.rpc.chain.subscribeFinalizedHeads((head) => {
      if (head.number.toNumber() < number) return;
      resolve();
      unsubscribe.then((stop) => stop()).catch(reject);
    });
    unsubscribe.catch(reject);
  });
}

/** An event as `[name, data]`, the data as JSON. */
export type NamedEvent = [name: string, data: unknown];

/** Signs and submits a call; resolves to its events once its block is final. */
export async function submitFinal(
  call: SubmittableExtrinsic<'promise'>,
  signer: KeyringPair,
): Promise<NamedEvent[]> {
  return new Promise((resolve, reject) => {
    const unsubscribe = call.signAndSend(signer, ({ status, events, isError }) => {
      if (isError) reject(new Error(`the transaction is ${status.type}`));
      if (!status.isFinalized) return;
      resolve(events.map(({ event }) => [`${event.section}.${event.method}`, event.data.toJSON()]));
      unsubscribe.then((stop) => stop()).catch(reject);
    });
    unsubscribe.catch(reject);
  });
}

/** Has an operator ask for a meter and report its registers, all 0: who orders needs a meter that was read. */
export async function setBaseline(
  api: ApiPromise,
  meterId: string,
  key: KeyringPair,
  operator = pair('Oracle1'),
): Promise<void> {
  const { requestEnergyData, fulfillEnergyData } = api.tx['oracleClient']!;
  const opened = await submitFinal(requestEnergyData!(meterId), operator);
  const request = opened.find(([name]) => name === 'oracleClient.RequestOpened')![1];
  const [id, , epoch] = request as [number, string, number];
  const registers = { sequence: 1n, importWh: 0n, exportWh: 0n };
  const reading = signReading(key, api.genesisHash.toHex(), {
    ...{ meterId, epoch: BigInt(epoch) },
    ...registers,
  });
  const settled = await submitFinal(fulfillEnergyData!(id, reading), operator);
  expect(settled.map(([name]) => name)).toContain('oracleClient.BaselineSet');
}
