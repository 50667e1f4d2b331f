/** A state is decoded by the runtime that wrote it, and asked through the one that is in it. */
import { beforeAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromHex, toHex } from '../../tools/compiler/host/bytes.js';
import { Executor, ready } from '../../tools/compiler/host/executor.js';
import { Externalities } from '../../tools/compiler/host/externalities.js';
import { NodeRpc } from '../../tools/node/rpc.js';
import { Runtimes, StateAt } from '../../tools/node/state.js';
import type { Transport } from '../../tools/node/transport.js';
import { ROOT } from '../../tools/support/root.js';

const RELEASE = 'node-config/releases/campus-grid-102.compact.compressed.wasm';
const hashOf = (number: number): string => `0x${`0${number}`.repeat(32)}`;
/** The block that puts new code into the state. */
const UPGRADE = 2;

/** Blocks 1 to 3 of a chain, and the metadata of its runtimes. */
class UpgradedNode implements Transport {
  readonly url = 'test';
  readonly asked: string[] = [];

  constructor(
    private readonly before: Executor,
    private readonly after: Executor,
  ) {}

  send(method: string, params: readonly unknown[]): Promise<unknown> {
    this.asked.push(method);
    const number = Number(String(params.at(-1)).slice(2, 4));
    const runtime = number < UPGRADE ? this.before : this.after;
    return Promise.resolve(this.answer(method, params, number, runtime));
  }

  private answer(method: string, params: readonly unknown[], number: number, runtime: Executor) {
    const hash = hashOf(number);
    switch (method) {
      case 'chain_getHeader': {
        const roots = { parentHash: hashOf(number - 1), stateRoot: hash, extrinsicsRoot: hash };
        return { number: `0x${number}`, ...roots, digest: { logs: [] } };
      }
      case 'state_getRuntimeVersion': {
        const specVersion = runtime === this.before ? 102 : 103;
        return { specName: 'campus-grid', specVersion, implVersion: 0, transactionVersion: 1 };
      }
      case 'state_call': {
        const [name, input] = params.map(String) as [string, string];
        return toHex(runtime.call(name, fromHex(input), new Externalities()));
      }
      default:
        return null;
    }
  }
}

let node: UpgradedNode;
let rpc: NodeRpc;
let runtimes: Runtimes;

beforeAll(async () => {
  await ready();
  const blob = (file: string): Executor => new Executor(readFileSync(join(ROOT, file)));
  node = new UpgradedNode(blob(RELEASE), blob('build/campus_grid.wasm'));
  rpc = new NodeRpc(node);
  runtimes = new Runtimes(rpc);
});

/** Whether the state lacks what only the runtime after release 102 keeps. */
async function writtenBefore(number: number): Promise<boolean> {
  const state = await StateAt.after(rpc, runtimes, hashOf(number));
  const failure = await state.get('Trading.Kept', 1).catch((error: Error) => error.message);
  return failure === 'the runtime has no storage Trading.Kept';
}

test('the block of an upgrade was written by the runtime before it, the next one by the new one', async () => {
  expect(await writtenBefore(UPGRADE - 1)).toBe(true);
  expect(await writtenBefore(UPGRADE)).toBe(true);
  expect(await writtenBefore(UPGRADE + 1)).toBe(false);
});

test('what is asked after the upgrade, the new runtime answers', async () => {
  const asks = async (number: number): Promise<boolean> =>
    (await StateAt.after(rpc, runtimes, hashOf(number))).has('TradingApi.epoch_length');
  expect(await asks(UPGRADE - 1)).toBe(false);
  expect(await asks(UPGRADE)).toBe(true);
});

test('each runtime is read once, whatever the number of blocks', async () => {
  const before = node.asked.length;
  for (let i = 0; i < 3; i++) await StateAt.after(rpc, runtimes, hashOf(UPGRADE + 1));
  expect(node.asked.slice(before).filter((method) => method === 'state_call')).toEqual([]);
});
