/** What the page asks the node, through the history. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { type Scene, scene } from './support.js';

let node: WebSocketServer;
let at: Scene;
const asked: string[] = [];

beforeAll(async () => {
  node = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(node, 'listening');
  node.on('connection', (client) =>
    client.on('message', (data) => {
      const { id, method } = JSON.parse(String(data)) as { id: number; method: string };
      asked.push(method);
      client.send(JSON.stringify({ jsonrpc: '2.0', id, result: `answer to ${method}` }));
    }),
  );
  const { port } = node.address() as AddressInfo;
  at = await scene({
    days: 1,
    node: `ws://127.0.0.1:${port}`,
    origins: ['https://campus.example'],
  });
});

afterAll(async () => {
  await at.close();
  for (const client of node.clients) client.terminate();
  node.close();
});

const place = (path = '/rpc'): string => `${at.api.url.replace('http', 'ws')}${path}`;

async function open(origin?: string, path?: string): Promise<WebSocket> {
  const socket = new WebSocket(place(path), origin === undefined ? {} : { origin });
  await once(socket, 'open');
  return socket;
}

async function answerTo(socket: WebSocket, text: string): Promise<Record<string, unknown>> {
  socket.send(text);
  const [data] = (await once(socket, 'message')) as [Buffer];
  return JSON.parse(String(data)) as Record<string, unknown>;
}

const call = (method: string): string =>
  JSON.stringify({ jsonrpc: '2.0', id: 7, method, params: [] });

test('what shows the chain, or sends what is signed, is handed on', async () => {
  const socket = await open(at.api.url);
  for (const method of ['chainHead_v1_follow', 'state_call', 'author_submitAndWatchExtrinsic']) {
    expect(await answerTo(socket, call(method))).toEqual({
      ...{ jsonrpc: '2.0', id: 7 },
      result: `answer to ${method}`,
    });
  }
  socket.close();
});

test.each([
  'author_rotateKeys',
  'author_insertKey',
  'author_removeExtrinsic',
  'system_addReservedPeer',
  'system_dryRun',
  'state_traceBlock',
  'offchain_localStorageSet',
  'dev_newBlock',
  'chain_getHeader\n',
])('%j, which nodes let only their own machine do, never reaches the node', async (method) => {
  const socket = await open();
  const { id, error } = await answerTo(socket, call(method));
  expect([id, error]).toEqual([7, expect.objectContaining({ code: -32601 })]);
  expect(asked).not.toContain(method);
  socket.close();
});

test('several calls in one message, or none, are refused', async () => {
  const socket = await open();
  const before = asked.length;
  for (const text of [`[${call('author_rotateKeys')}]`, '{', 'null', '{"id":1}']) {
    expect(await answerTo(socket, text)).toMatchObject({ id: null, error: { code: -32600 } });
  }
  expect(asked).toHaveLength(before);
  socket.close();
});

test('pages of other hosts get no connection, unless they are named', async () => {
  const refused = async (origin: string, path?: string): Promise<string> => {
    const socket = new WebSocket(place(path), { origin });
    const [error] = (await once(socket, 'error')) as [Error];
    return error.message;
  };
  expect(await refused('http://evil.example')).toContain('403');
  expect(await refused('null')).toContain('403');
  expect(await refused(at.api.url, '/elsewhere')).toContain('404');
  const named = await open('https://campus.example');
  named.close();
});

test('an address has so many connections at most, and has them again when they end', async () => {
  const open20 = await Promise.all(Array.from({ length: 20 }, () => open()));
  const one = new WebSocket(place());
  expect(String(await once(one, 'error'))).toContain('429');
  for (const socket of open20) {
    socket.close();
    await once(socket, 'close');
  }
  (await open()).close();
});

test('a node that is away ends the connection with a reason', async () => {
  const own = await scene({ days: 1, node: 'ws://127.0.0.1:9' });
  const socket = new WebSocket(`${own.api.url.replace('http', 'ws')}/rpc`);
  const [code, reason] = (await once(socket, 'close')) as [number, Buffer];
  expect([code, String(reason)]).toEqual([1013, 'the node does not answer']);
  await own.close();
});

test('without a page there is no way to the node', async () => {
  const own = await scene({ days: 1 });
  const socket = new WebSocket(`${own.api.url.replace('http', 'ws')}/rpc`);
  expect(String(await once(socket, 'error'))).toContain('404');
  await own.close();
});
