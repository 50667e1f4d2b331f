/** The one HTTP server: what it does with requests that are not quite those it has routes for. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { connect } from 'node:net';
import {
  HttpError,
  HttpService,
  json,
  MOST_REQUEST_BYTES,
  type Route,
} from '../../tools/services/http.js';
import { OperatorMetrics } from '../../tools/services/oracle/metrics.js';

const ROUTES: Route[] = [
  { method: 'GET', path: '/health', answer: () => json(200, { message: 'OK' }) },
  { method: 'GET', path: '/meters/:id/readings/:epoch', answer: ({ parts }) => json(200, parts) },
  { method: 'POST', path: '/', answer: async ({ body }) => json(200, (await body()).length) },
  {
    method: 'GET',
    path: '/broken',
    answer: () => {
      throw new TypeError('of no concern to others');
    },
  },
  {
    method: 'GET',
    path: '/waiting',
    answer: () => {
      throw new HttpError(503, 'the node has not answered yet');
    },
  },
];

let server: HttpService;

beforeAll(async () => {
  server = await HttpService.start(ROUTES, { port: 0 });
});

afterAll(() => server.stop());

const ask = (path: string, options?: RequestInit): Promise<Response> =>
  fetch(server.url + path, options);

test('HEAD is what GET would say, without its body', async () => {
  const [head, get] = [await ask('/health', { method: 'HEAD' }), await ask('/health')];
  const text = await get.text();
  expect([head.status, await head.text()]).toEqual([200, '']);
  expect(head.headers.get('content-length')).toBe(String(text.length));
});

test('a query changes nothing', async () => {
  expect(await (await ask('/health?probe=1&x')).json()).toEqual({ message: 'OK' });
});

test('parts of a path arrive unescaped', async () => {
  const answer = await ask(`/meters/${encodeURIComponent('dach/süd')}/readings/7`);
  expect(await answer.json()).toEqual({ id: 'dach/süd', epoch: '7' });
});

test.each<[string, string, RequestInit, number, string]>([
  ['a path that is none', '/nowhere', {}, 404, 'there is GET /health'],
  ['another method', '/health', { method: 'PUT' }, 405, 'PUT /health: there is GET /health'],
  ['signs that escape nothing', '/meters/%zz/readings/7', {}, 400, 'escape nothing'],
  ['what breaks here', '/broken', {}, 500, 'this service could not answer'],
  ['what is not there yet', '/waiting', {}, 503, 'the node has not answered yet'],
])('%s', async (_what, path, options, status, words) => {
  const answer = await ask(path, options);
  expect(answer.status).toBe(status);
  expect(((await answer.json()) as { error: string }).error).toContain(words);
});

test('a body has a length that it may not exceed, which its sender hears', async () => {
  const send = (size: number): Promise<Response> =>
    ask('/', { method: 'POST', body: 'x'.repeat(size) });
  expect(await (await send(MOST_REQUEST_BYTES)).json()).toBe(MOST_REQUEST_BYTES);
  expect((await send(MOST_REQUEST_BYTES + 1)).status).toBe(413);
  expect((await send(500_000)).status).toBe(413);
  expect((await ask('/health')).status).toBe(200);
});

test('what is no HTTP is told so, and harms nobody', async () => {
  const socket = connect(server.port, '127.0.0.1');
  socket.write('hello\r\n\r\n');
  const [answer] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  expect(String(answer)).toMatch(/^HTTP\/1.1 400 /);
  expect((await ask('/health')).status).toBe(200);
});

test('a port that is taken is said to be', async () => {
  const again = HttpService.start(ROUTES, { port: server.port });
  await expect(again).rejects.toThrow(`port ${server.port} of 127.0.0.1 is in use`);
});

test('a meter that is gone has no series any more', async () => {
  const metrics = new OperatorMetrics(`0x${'11'.repeat(32)}`);
  const meter = (meterId: string) => ({ meterId, sequence: 1n, silentEpochs: 0n });
  metrics.showMeters([meter('roof-1'), meter('roof-2')]);
  expect(await metrics.registry.metrics()).toContain('meter="roof-1"');
  metrics.showMeters([meter('roof-2')]);
  const text = await metrics.registry.metrics();
  expect(text).not.toContain('meter="roof-1"');
  expect(text).toContain('solar_oracle_meter_sequence{meter="roof-2",genesis="0x11111111"} 1');
});
