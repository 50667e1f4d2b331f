/** The chain of `npm start` beside a node: to the same questions the same answers, but for what is in them. */
/* eslint-disable @typescript-eslint/no-explicit-any -- answers of any shape */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { ApiPromise } from '@polkadot/api';
import { ApiPromise as Api, WsProvider } from '@polkadot/api';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { dev } from '../../node-config/chains/dev.js';
import { SLOT_DURATION } from '../../node-config/genesis.js';
import type { Chain } from '../../tools/campus/chain.js';
import { startEmbeddedChain } from '../../tools/campus/embedded-chain.js';
import { ready } from '../../tools/compiler/host/executor.js';
import { rawSpec } from '../../tools/compiler/spec/raw.js';
import {
  describeNode,
  devSpec,
  finalised,
  pair,
  runNode,
  type RunningNode,
} from '../node/support.js';
import {
  type Facts,
  operations,
  pinned,
  type Question,
  questions,
  subscriptions,
} from './questions.js';
import { shapeOf, Wire } from './wire.js';

const BLOB = new URL('../../build/campus_grid.wasm', import.meta.url);
const START = Date.UTC(2024, 0, 15, 3);
/** Real time between blocks. */
const PAUSE_MS = 500;

/** What only a node has: keys, peers, a trie, a log, finality of its own. */
const NODES_ONLY =
  /^(author_(hasKey|hasSessionKeys|insertKey|rotateKeys\w*|removeExtrinsic)|bitswap_|grandpa_|offchain_|state_(getReadProof|getChildReadProof|traceBlock|callRecorded)|system_(add|remove|reset)|system_unstable_)/;

jest.setTimeout(240_000);

/** A chain, and what of it is asked about. */
interface Asked {
  readonly url: string;
  readonly wire: Wire;
  readonly api: ApiPromise;
  readonly facts: Facts;
}

async function asked(url: string, api: ApiPromise): Promise<Asked> {
  const wire = await Wire.open(url);
  const { result: block } = await wire.ask('chain_getBlockHash', 1);
  const { result: genesis } = await wire.ask('chain_getBlockHash', 0);
  const { result: signed } = await wire.ask('chain_getBlock', block);
  const transaction = await api.tx.system!.remark!('0x00').signAsync(pair('Alice'), { era: 0 });
  const [inherent] = signed.block.extrinsics;
  return { url, wire, api, facts: { genesis, block, inherent, transaction: transaction.toHex() } };
}

describeNode('beside a node', () => {
  let [node, embedded]: [Asked, Asked] = [] as never;
  let running: RunningNode;
  let chain: Chain;
  let isLiving = true;
  let living: Promise<void> = Promise.resolve();

  async function live(): Promise<void> {
    for (let time = START; isLiving; time += SLOT_DURATION) {
      await chain.submitAll([], time);
      await sleep(PAUSE_MS);
    }
  }

  beforeAll(async () => {
    await ready();
    running = await runNode(await devSpec(true));
    const blob = readFileSync(BLOB);
    const spec = await rawSpec(dev, blob, blob);
    const options = { port: 0, clock: START - 2 * SLOT_DURATION, slotDuration: SLOT_DURATION };
    chain = await startEmbeddedChain(spec, options);
    living = live();
    await finalised(running.api, 2);
    node = await asked(running.url, running.api);
    const provider = new WsProvider(chain.url);
    embedded = await asked(chain.url, await Api.create({ provider, noInitWarn: true }));
  });

  afterAll(async () => {
    isLiving = false;
    await living;
    for (const { wire } of [node, embedded]) wire?.close();
    await embedded?.api.disconnect();
    await chain?.close();
    await running?.stop();
  });

  /** Both answers to what `ask` asks of each, as shapes. */
  async function both(ask: (of: Asked) => Promise<unknown>): Promise<[unknown, unknown]> {
    const [first, second] = await Promise.all([ask(node), ask(embedded)]);
    return [shapeOf(second), shapeOf(first)];
  }

  /** @returns by its words, what each question was answered with */
  async function answers({ wire }: Asked, all: readonly Question[]): Promise<[string, unknown][]> {
    const given: [string, unknown][] = [];
    for (const question of all) given.push([nameOf(question), await wire.ask(...question)]);
    return given;
  }

  test('every method of a node is there, or none that a chain in a process can have', async () => {
    const [all, here] = await Promise.all(
      [node, embedded].map(async ({ wire }) => (await wire.ask('rpc_methods')).result.methods),
    );
    const missing = (all as string[]).filter((name) => !here.includes(name));
    expect(missing.filter((name) => !NODES_ONLY.test(name))).toEqual([]);
    for (const name of missing) {
      expect(await embedded.wire.ask(name)).toMatchObject({ error: { code: -32601 } });
    }
    const more = (here as string[]).filter((name) => !all.includes(name));
    expect(more.filter((name) => !name.startsWith('dev_'))).toEqual([]);
  });

  test('questions have answers of the same shape', async () => {
    const of = async (one: Asked) =>
      (await answers(one, questions(one.facts))).map(([name, answer]) => [
        name,
        shapeOf(
          /^state_getMetadata|rpc_methods/.test(name) ? Object.keys(answer as object) : answer,
        ),
      ]);
    const [first, second] = await Promise.all([of(node), of(embedded)]);
    expect(second).toEqual(first);
  });

  test.each(subscriptions.map((question) => [question[0], question] as const))(
    '%s tells the same',
    async (name, question) => {
      const [first, second] = await both(async ({ wire }) => {
        const { result: id } = await wire.ask(...question);
        while (wire.of(id).length === 0) await sleep(100);
        const { method, params } = wire.told.find(({ params: told }) => told.subscription === id)!;
        const ended = await wire.ask(name.replace(/subscribe/, 'unsubscribe'), id);
        return [{ method }, params.result, ended, await wire.ask(name, [])];
      });
      expect(first).toEqual(second);
    },
  );

  test('followers of chainHead_v1 are told and answered the same', async () => {
    const of = async ({ wire }: Asked): Promise<unknown[]> => {
      const { result: follow } = await wire.ask('chainHead_v1_follow', true);
      const isThere = (event: string) =>
        (wire.of(follow) as { event: string }[]).find((told) => told.event === event) as any;
      for (const event of ['initialized', 'newBlock', 'bestBlockChanged', 'finalized']) {
        while (!isThere(event)) await sleep(100);
      }
      const events = ['initialized', 'newBlock', 'bestBlockChanged', 'finalized'].map(isThere);
      const block = events[0].finalizedBlockHashes.at(-1) as string;
      const results: unknown[] = [];
      for (const question of operations(follow, block)) {
        const { result } = await wire.ask(...question);
        const done = () =>
          (wire.of(follow) as { event: string; operationId?: string }[]).filter(
            ({ operationId }) => operationId === result.operationId,
          );
        while (!/Done|Error/.test(done().at(-1)?.event ?? '')) await sleep(50);
        results.push([nameOf(question.slice(3) as never), result, done()]);
      }
      const once = [];
      for (const question of pinned(follow, block)) once.push(await wire.ask(...question));
      return [events, results, once].map((part) => part.map((each: unknown) => shapeOf(each)));
    };
    const [first, second] = await Promise.all([of(node), of(embedded)]);
    expect(second).toEqual(first);
  });

  test('transactions are taken in, refused and told of the same', async () => {
    const of = async ({ wire, api }: Asked): Promise<unknown[]> => {
      const alice = pair('Alice');
      const { result: first } = await wire.ask('system_accountNextIndex', alice.address);
      const remark = async (nonce: number, text: string): Promise<string> =>
        (await api.tx.system!.remark!(text).signAsync(alice, { nonce, era: 0 })).toHex();
      const [one, two] = [await remark(first, '0x01'), await remark(first + 1, '0x02')];
      const forged = `${one.slice(0, 100)}${one.slice(100, 102) === '00' ? '01' : '00'}${one.slice(102)}`;
      // The second before the first: it waits.
      const { result: waiting } = await wire.ask('author_submitAndWatchExtrinsic', two);
      const { result: next } = await wire.ask('system_accountNextIndex', alice.address);
      const { result: watched } = await wire.ask('transactionWatch_v1_submitAndWatch', one);
      const refused = [
        await wire.ask('author_submitExtrinsic', one),
        await wire.ask('author_submitExtrinsic', await remark(first, '0x03')),
        await wire.ask('author_submitExtrinsic', forged),
      ];
      const { result: invalid } = await wire.ask('transactionWatch_v1_submitAndWatch', '0x03');
      const last = (id: string): unknown => JSON.stringify(wire.of(id).at(-1) ?? null);
      while (![waiting, watched].every((id) => /finalized/.test(last(id) as string))) {
        await sleep(100);
      }
      refused.push(await wire.ask('author_submitExtrinsic', await remark(first, '0x04')));
      const ends = [waiting, watched, invalid].map((id) => wire.ask('author_unwatchExtrinsic', id));
      const { result: after } = await wire.ask('system_accountNextIndex', alice.address);
      return [
        // As words, as numbers of any size have one shape.
        `${next - first} and ${after - first} later`,
        refused.map((answer) => [shapeOf(answer)]),
        wire.of(waiting).map((status) => [shapeOf(status)]),
        wire.of(watched).map((event) => [shapeOf(event)]),
        wire.of(invalid).map((event) => [shapeOf(event)]),
        await Promise.all(ends),
      ];
    };
    const [first, second] = await Promise.all([of(node), of(embedded)]);
    expect(second).toEqual(first);
  });

  const text = (fields: object): string => JSON.stringify({ jsonrpc: '2.0', id: 'x', ...fields });
  const several = [
    { id: 1, method: 'system_chain' },
    { id: 2, method: 'nobody_knows' },
    { method: 'system_chain' },
  ];

  test('a WebSocket takes what a node’s takes', async () => {
    const [first, second] = await both(async ({ wire }) => [
      [await wire.raw(text({ method: 'chain_getBlockHash', params: { hash: 0 } }), 'x')],
      [await wire.raw(text({ method: 'system_chain', params: null }), 'x')],
      [await wire.raw(text({ method: 'system_chain' }), 'x')],
      [await wire.raw('{nonsense', null)],
      [await wire.raw('[]', null)],
      [await wire.raw('{"jsonrpc":"2.0","id":"y"}', 'y')],
      [await wire.raw('{"id":"y","method":"system_chain"}', 'y')],
      [
        await wire.raw(
          `[${several.map((one) => text({ id: undefined, ...one })).join()}]`,
          'batch',
        ),
      ],
    ]);
    expect(first).toEqual(second);
  });

  test('HTTP on the same port takes what a node’s takes', async () => {
    const json = { 'content-type': 'application/json' };
    const requests: [path: string, init: RequestInit][] = [
      text({ method: 'system_chain', params: [] }),
      text({ method: 'nobody_knows' }),
      text({ method: 'chain_subscribeNewHeads' }),
      text({ id: undefined, method: 'system_chain' }),
      `[${several.map((one) => text({ id: undefined, ...one })).join()}]`,
      ...['[]', '{no', ''],
    ].map((body): [string, RequestInit] => ['/', { method: 'POST', headers: json, body }]);
    requests.push(
      ['/', { method: 'POST', body: text({ method: 'system_chain' }) }],
      ['/', { method: 'GET' }],
      ['/health', { method: 'GET' }],
      ['/health/readiness', { method: 'GET' }],
      ['/', { method: 'OPTIONS' }],
    );
    const [first, second] = await both(async ({ url }) => {
      const all: unknown[] = [];
      for (const [path, init] of requests) {
        const response = await fetch(url.replace('ws', 'http') + path, init);
        const body = await response.text();
        const said: unknown = /^[[{]/.test(body) ? JSON.parse(body) : body;
        all.push([{ code: response.status, type: response.headers.get('content-type') }, [said]]);
      }
      return all;
    });
    expect(first).toEqual(second);
  });

  test('a connection may follow four times', async () => {
    const [first, second] = await both(async ({ url }) => {
      const wire = await Wire.open(url);
      const all = [];
      for (let at = 0; at < 5; at++) all.push(await wire.ask('chainHead_v1_follow', false));
      wire.close();
      return all.map((answer) => [answer]);
    });
    expect(first).toEqual(second);
  });
});

const nameOf = ([method, ...params]: Question): string =>
  `${method} ${JSON.stringify(params).slice(0, 120)}`.replace(/[0-9a-f]{20,}/g, '…');
