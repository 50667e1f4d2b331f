/** What strangers send that is hardly HTTP: each is answered in words, or cut off; nobody else notices. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../tools/support/root.js';

const SECRET = 'nobody may read this';
/** More than an answer takes on a busy machine. */
const ANSWER_MS = 20_000;

let folder: string;
let child: ChildProcess;
let base: URL;
let errors = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'campus-grid-http-'));
  mkdirSync(join(folder, 'page', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), SECRET);
  writeFileSync(join(folder, 'page', '.hidden'), SECRET);
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html><title>Campus Grid</title>');
  writeFileSync(join(folder, 'page', 'assets', 'a-1234.js'), 'export {};');
  const script = join(ROOT, 'tests/history-api/page-child.ts');
  const args = ['--import', 'tsx', script, join(folder, 'page')];
  child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stderr?.on('data', (data: Buffer) => (errors += data.toString()));
  const [line] = (await once(child.stdout!, 'data')) as [Buffer];
  base = new URL(line.toString().trim());
});
afterAll(async () => {
  child?.kill();
  if (child?.exitCode === null) await once(child, 'exit');
  rmSync(folder, { recursive: true });
});

const open = (): Socket => connect(Number(base.port), base.hostname).on('error', () => {});

/** All that comes back for `bytes` until the connection ends. @throws Error if it does not end */
async function raw(...parts: readonly (string | Buffer)[]): Promise<string> {
  const socket = open();
  const late = setTimeout(() => socket.destroy(new Error('no answer')), ANSWER_MS);
  let isLate = false;
  socket.on('error', ({ message }) => (isLate ||= message === 'no answer'));
  let text = '';
  socket.on('data', (data) => (text += data.toString('latin1')));
  for (const part of parts) socket.write(part);
  await new Promise((resolve) => socket.once('close', resolve));
  clearTimeout(late);
  if (isLate) throw new Error(`no end of the answer: ${text.slice(0, 200)}`);
  return text;
}

const END = 'host: here\r\nconnection: close\r\n';
const request = (line: string, headers = '', body = ''): string =>
  `${line} HTTP/1.1\r\n${END}${headers}\r\n${body}`;
const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);

/** What is wrong, in words. */
function requireWords(answer: string): void {
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  if (statusOf(answer) < 400 || !/content-length: [1-9]/i.test(head)) return;
  expect(body).toMatch(/^\{"code":"\w+","error":".+"\}$/);
}

const ODD: readonly (readonly [string, string | Buffer, readonly number[]])[] = [
  ['a path out of the page', request('GET /../secret.txt'), [400, 403, 404]],
  ['an escaped one', request('GET /%2e%2e/secret.txt'), [400, 403, 404]],
  ['one escaped twice', request('GET /%252e%252e%252fsecret.txt'), [400, 403, 404]],
  ['one below a folder', request('GET /assets/..%2f..%2fsecret.txt'), [400, 403, 404]],
  ['one with backslashes', request('GET /..\\secret.txt'), [400, 403, 404]],
  ['one with a zero byte', request('GET /index.html%00.js'), [400, 403, 404]],
  ['a hidden file', request('GET /.hidden'), [403, 404]],
  ['two slashes', request('GET //v1//prices'), [403, 404]],
  ['a percent sign that escapes nothing', request('GET /v1/accounts/%'), [400]],
  ['half a character', request('GET /v1/accounts/%E0%A4%A'), [400]],
  ['bytes that are no text', request('GET /v1/accounts/%ff%fe/energy'), [400, 404]],
  ['a query that escapes nothing', request('GET /v1/prices?from=%zz'), [400]],
  ['a query of nothing', request('GET /v1/prices?&&==&'), [200, 400]],
  ['a parameter twice', request('GET /v1/blocks?limit=1&limit=2'), [400]],
  ['a parameter of another language', request('GET /v1/blocks?limit[]=1'), [400]],
  ['a whole address', request('GET http://evil.example/v1/health'), [200, 400, 404, 503]],
  ['no path at all', request('OPTIONS *'), [200, 204, 400, 404]],
  ['OPTIONS', request('OPTIONS /v1/prices'), [404]],
  ['HEAD', request('HEAD /v1/prices'), [200]],
  ['HEAD of what nobody has', request('HEAD /v1/nothing'), [404]],
  ['TRACE', request('TRACE /v1/prices'), [400, 404, 405]],
  ['PATCH', request('PATCH /v1/prices'), [404]],
  ['a method of its own', request('FOO /v1/prices'), [400, 404, 501]],
  ['no version', 'GET /v1/nothing\r\n\r\n', [400, 404]],
  ['HTTP/9.9', 'GET /v1/prices HTTP/9.9\r\n\r\n', [400, 505]],
  ['no host', 'GET /v1/prices HTTP/1.1\r\nconnection: close\r\n\r\n', [400]],
  ['TLS', Buffer.from('16030100a5010000a10303', 'hex'), [400]],
  ['rubbish', `${'\u0000\u0001rubbish'.repeat(50)}\r\n\r\n`, [400]],
  ['a header of 100 kB', request('GET /v1/prices', `x: ${'a'.repeat(100_000)}\r\n`), [431]],
  ['a query of 100 kB', request(`GET /v1/prices?from=${'1'.repeat(100_000)}`), [431]],
  ['3,000 headers', request('GET /v1/prices', 'a: b\r\n'.repeat(2_000)), [200, 431]],
  ['a header without a name', request('GET /v1/prices', ': x\r\n'), [400]],
  [
    'many things that it accepts',
    request('GET /v1/epochs', `accept: ${'text/csv;q=0,'.repeat(900)}\r\n`),
    [200],
  ],
  [
    'an encoding of nobody',
    request('GET /', 'accept: text/html\r\naccept-encoding: ,;q=,br;q=x\r\n'),
    [200],
  ],
  [
    'a range of nothing',
    request('GET /assets/a-1234.js', 'range: bytes=999-0\r\n'),
    [200, 206, 416],
  ],
  ['cookies', request('GET /v1/session', 'cookie: session=1; token=2\r\n'), [401]],
  ['another kind of session', request('GET /v1/session', 'authorization: Basic YTpi\r\n'), [401]],
  [
    'two sessions',
    request('GET /v1/session', 'authorization: Bearer a\r\nauthorization: Bearer b\r\n'),
    [400, 401],
  ],
  ['a session in the address', request('GET /v1/session?token=abc'), [400, 401]],
];

const text = (bytes: string | Buffer): string =>
  typeof bytes === 'string' ? bytes : bytes.toString('latin1');

test.each(ODD)('%s', async (_what, bytes, expected) => {
  const answer = await raw(bytes);
  expect(expected).toContain(statusOf(answer));
  expect(answer).not.toContain(SECRET);
  if (!text(bytes).startsWith('HEAD')) requireWords(answer);
});

const JSON_HEADER = 'content-type: application/json\r\n';
const POST = 'POST /v1/session/challenge';
const chunk = (text: string): string => `${text.length.toString(16)}\r\n${text}\r\n`;

const BODIES: readonly (readonly [string, readonly string[], readonly number[]])[] = [
  [
    'chunks beyond the limit',
    [
      request(POST, `${JSON_HEADER}transfer-encoding: chunked\r\n`),
      ...Array<string>(40).fill(chunk('x'.repeat(1_000))),
    ],
    [413],
  ],
  [
    'a length beyond the limit',
    [request(POST, `${JSON_HEADER}content-length: 99999999\r\n`, '{}')],
    [413],
  ],
  ['a length that is none', [request(POST, `${JSON_HEADER}content-length: -1\r\n`, '{}')], [400]],
  [
    'a length and chunks',
    [
      request(
        POST,
        `${JSON_HEADER}content-length: 2\r\ntransfer-encoding: chunked\r\n`,
        '0\r\n\r\n',
      ),
    ],
    [400],
  ],
  [
    'a chunk of no length',
    [request(POST, `${JSON_HEADER}transfer-encoding: chunked\r\n`, 'zz\r\n{}\r\n')],
    [400],
  ],
  ['no type', [request(POST, 'content-length: 2\r\n', '{}')], [400, 415]],
  ['a type of nobody', [request(POST, 'content-type: x/\r\ncontent-length: 2\r\n', '{}')], [415]],
  [
    'plain text',
    [request(POST, 'content-type: text/plain\r\ncontent-length: 2\r\n', '{}')],
    [400, 415],
  ],
  [
    'a form',
    [request(POST, 'content-type: multipart/form-data; boundary=x\r\ncontent-length: 2\r\n', '{}')],
    [415],
  ],
  ['nothing', [request(POST, `${JSON_HEADER}content-length: 0\r\n`)], [400]],
  ['null', [request(POST, `${JSON_HEADER}content-length: 4\r\n`, 'null')], [400]],
  ['a list', [request(POST, `${JSON_HEADER}content-length: 2\r\n`, '[]')], [400]],
  [
    'a compressed one',
    [
      request(
        POST,
        `${JSON_HEADER}content-encoding: gzip\r\ncontent-length: 2\r\n`,
        '\u001f\u008b',
      ),
    ],
    [400, 415],
  ],
  [
    'nesting without an end',
    [request(POST, `${JSON_HEADER}content-length: 12000\r\n`, '['.repeat(12_000))],
    [400],
  ],
  [
    'a body where none is read',
    [request('GET /v1/prices', `${JSON_HEADER}content-length: 2\r\n`, '{}')],
    [200, 400],
  ],
];

test.each(BODIES)('a body: %s', async (_what, parts, expected) => {
  const answer = await raw(...parts);
  expect(expected).toContain(statusOf(answer));
  requireWords(answer);
});

test('who sends a letter a second keeps nobody else waiting', async () => {
  const slow = Array.from({ length: 300 }, open);
  for (const [i, socket] of slow.entries()) {
    socket.write(
      i % 2
        ? 'GET /v1/prices HTTP/1.1\r\nhost: he'
        : `${POST} HTTP/1.1\r\nhost: here\r\n${JSON_HEADER}content-length: 9\r\n\r\n{`,
    );
  }
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => raw(request('GET /v1/blocks?limit=1'))),
  );
  expect(answers.map(statusOf)).toEqual(Array(20).fill(200));
  for (const socket of slow) socket.destroy();
});

test('and afterwards the service is as it was, with nothing to say', async () => {
  expect(statusOf(await raw(request('GET /v1/epochs?limit=1')))).toBe(200);
  expect(child.exitCode).toBeNull();
  expect(errors).toBe('');
});
