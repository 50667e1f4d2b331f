/** JSON-RPC over HTTP and WebSocket on one port, as polkadot-sdk's nodes serve it. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { HOST } from '../../node/port.js';
import { Connection, type Methods } from './connection.js';
import { invalidRequest, methodNotFound, parseError, RpcFailure, toldOf } from './failure.js';
import { Params } from './params.js';

/** Bytes of a question, at most. */
const MOST_BYTES = 15 * 1024 * 1024;

export interface Server {
  /** `ws://127.0.0.1:9944` */
  readonly url: string;
  close(): Promise<void>;
}

/** @param port 0 for any free one */
export async function listen(methods: Methods, port: number): Promise<Server> {
  const http = createServer((request, response) => {
    answerHttp(methods, request, response).catch(() => response.destroy());
  });
  const sockets = new WebSocketServer({ server: http, maxPayload: MOST_BYTES });
  sockets.on('connection', (socket) => {
    const connection = new Connection((message) => {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
    });
    socket.on('message', (data) => {
      void answered(methods, String(data), connection).then((answer) => {
        if (answer !== null && socket.readyState === socket.OPEN) socket.send(answer);
      });
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => connection.end());
  });
  // As with a node, a connection may rest as long as its client likes: closed, it would cross with a question.
  http.keepAliveTimeout = 0;
  http.listen(port, HOST);
  await once(http, 'listening');
  const { port: taken } = http.address() as AddressInfo;
  return {
    url: `ws://${HOST}:${taken}`,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      http.close();
      http.closeAllConnections();
      await once(http, 'close');
    },
  };
}

async function answerHttp(
  methods: Methods,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader('access-control-allow-origin', '*');
  if (request.method === 'OPTIONS') {
    response.setHeader('access-control-allow-methods', 'POST');
    response.setHeader('access-control-allow-headers', 'content-type');
    response.end();
    return;
  }
  if (request.method === 'GET' && /^\/health(\/readiness)?$/.test(request.url ?? '')) {
    const health = await answered(methods, ask('system_health'), new Connection(null));
    const { result } = JSON.parse(health ?? '{}') as { result: unknown };
    const isAsked = request.url === '/health';
    sendJson(response, 200, isAsked ? JSON.stringify(result) : '');
    return;
  }
  if (request.method !== 'POST') {
    sendText(response, 405, 'Used HTTP Method is not allowed. POST is required\n');
    return;
  }
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
    sendText(
      response,
      415,
      'Supplied content type is not allowed. Content-Type: application/json is required\n',
    );
    return;
  }
  const body = await bodyOf(request);
  if (body === null) {
    sendText(response, 413, 'The request was too large\n');
    return;
  }
  const answer = await answered(methods, body, new Connection(null));
  sendJson(response, body === '' ? 400 : 200, answer ?? '');
}

const ask = (method: string): string => JSON.stringify({ jsonrpc: '2.0', id: 0, method });

function sendJson(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(text);
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain' }).end(text);
}

/** null if it is longer than a question may be */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** What is answered to a question or several; null where there is nothing to say. */
async function answered(
  methods: Methods,
  text: string,
  connection: Connection,
): Promise<string | null> {
  let asked: unknown;
  try {
    asked = JSON.parse(text);
  } catch {
    return JSON.stringify(failed(null, parseError()));
  }
  if (!Array.isArray(asked)) {
    const answer = await answerTo(methods, asked, connection);
    return answer === null ? null : JSON.stringify(answer);
  }
  if (asked.length === 0) return JSON.stringify(failed(null, invalidRequest()));
  const answers = await Promise.all(asked.map((one) => answerTo(methods, one, connection)));
  const said = answers.filter((answer) => answer !== null);
  return said.length === 0 ? null : JSON.stringify(said);
}

type Id = string | number | null;

/** null of what asks for no answer: a question without an id. */
async function answerTo(
  methods: Methods,
  asked: unknown,
  connection: Connection,
): Promise<object | null> {
  const { jsonrpc, id, method, params } = (asked ?? {}) as Readonly<Record<string, unknown>>;
  const isId = typeof id === 'string' || typeof id === 'number' || id === null;
  if (jsonrpc !== '2.0' || typeof method !== 'string')
    return failed(isId ? id : null, invalidRequest());
  try {
    const answer = Object.hasOwn(methods, method) ? methods[method] : undefined;
    if (!answer) throw methodNotFound();
    const result = await answer(new Params(listOf(params)), connection);
    return isId ? { jsonrpc: '2.0', id, result: result ?? null } : null;
  } catch (error) {
    return isId ? failed(id, error) : null;
  }
}

const failed = (id: Id, error: unknown): object => ({ jsonrpc: '2.0', id, error: toldOf(error) });

/** Parameters in their order, also where they are named. */
function listOf(params: unknown): readonly unknown[] {
  if (params === undefined || params === null) return [];
  if (Array.isArray(params)) return params as unknown[];
  if (typeof params === 'object') return Object.values(params);
  throw new RpcFailure(-32600, 'Invalid request');
}
