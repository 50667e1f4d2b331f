/**
 * Rubbish, each met with one line that says what is wrong with what: no JavaScript wording, no stack trace, the right
 * exit code, and nothing half written.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocketServer } from 'ws';
import { parseJson } from '../../tools/node/json.js';
import { hex, requireShape } from '../../tools/node/shapes.js';
import { HeadEndReader } from '../../tools/services/oracle/reader.js';
import { adapt } from '../../tools/services/oracle/adapter.js';
import { ReadingError } from '../../tools/services/oracle/wire.js';
import { Following } from '../../tools/services/following.js';
import { examine } from '../../tools/operations/doctor.js';
import { staging } from '../../node-config/chains/staging.js';
import { gridOutcome } from '../support/grid.js';

const HASH = `0x${'ab'.repeat(32)}`;
/** Words of JavaScript and its libraries, which mean nothing to who runs a service. */
const WORDING =
  /undefined|\bnull\b|NaN|\[object|TypeError|SyntaxError|RangeError|Unexpected token|Cannot (read|convert|destructure)|is not a function|is not iterable|JSON\.parse|ZodError|Invalid input|\n\s+at /;

function expectOneLine(text: string, words: string): void {
  expect(text.trim().split('\n')).toHaveLength(1);
  expect(text).toContain(words);
  expect(text).not.toMatch(WORDING);
}

/** A server that says the same to everybody. */
async function saying(status: number, body: string | Buffer): Promise<[string, Server]> {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => response.writeHead(status).end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return [`http://127.0.0.1:${(server.address() as AddressInfo).port}`, server];
}

const result = (value: unknown): string => JSON.stringify({ jsonrpc: '2.0', id: 1, result: value });

describe('JSON', () => {
  test.each([
    ['{"a":1,"a":2}', '"a"'],
    ['{"a":1,"\\u0061":2}', '"a"'],
    ['[{"b":{"a\\\\" :1,"a\\\\":2}}]', '"a\\\\"'],
    ['{"a":{"b":1},"b":[],"c":{},"b" \n:0}', '"b"'],
  ])('%s names a field twice', (text, name) => {
    expect(() => parseJson(text)).toThrow(`has ${name} twice`);
  });

  test.each([
    '{"a":{"a":1}}',
    '[{"a":1},{"a":2}]',
    '{"a":"\\",\\"a\\":1"}',
    '{"a\\"":1,"a":2}',
    '["a","a"]',
  ])('%s does not', (text) => expect(parseJson(text)).toEqual(JSON.parse(text)));

  test('of as many bytes as a node may answer is read', () => {
    const bytes = `0x${'a1'.repeat(30 << 20)}`;
    const { result } = parseJson(`{"result":"${bytes}"}`) as { result: string };
    expect(requireShape(hex, result, 'bytes') === bytes).toBe(true);
  });
});

describe('JSON-RPC: the doctor of a node that answers', () => {
  const expected = {
    peers: 1,
    finalityLag: 10,
    silentEpochs: 4,
    requestAge: 50,
    unclearedEpochs: 1,
    now: 0,
  };
  test.each([
    ['', 'is not JSON'],
    ['Not found.', 'is not JSON'],
    ['<html><body>Login</body></html>', 'is not JSON'],
    ['{"jsonrpc":"2.0","id":1,', 'is not JSON'],
    ['{}', 'jsonrpc: expected "2.0", found nothing'],
    ['null', 'its answer: expected an object, found nothing'],
    ['[]', 'expected an object, found a list of 0'],
    ['"ok"', 'expected an object, found "ok"'],
    ['{"jsonrpc":"1.0","id":1,"result":{}}', 'jsonrpc: expected "2.0", found "1.0"'],
    ['{"jsonrpc":"2.0","id":1}', 'neither a result nor an error'],
    ['{"jsonrpc":"2.0","id":7,"result":{}}', 'answers another question than system_health'],
    ['{"jsonrpc":"2.0","id":1,"id":1,"result":{}}', 'has "id" twice'],
    ['{"jsonrpc":"2.0","id":1,"error":"no"}', 'error: expected an object, found "no"'],
    ['{"jsonrpc":"2.0","id":1,"error":{"code":"x","message":"no"}}', 'error.code: expected'],
    ['{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"no"}}', 'system_health: no'],
    [result(undefined), 'neither a result nor an error'],
    [result('healthy'), 'system_health: expected an object, found "healthy"'],
    [result({}), 'system_health: peers: expected a whole number, found nothing'],
    [result({ peers: -1, isSyncing: false }), 'peers: expected a whole number, found -1'],
    [result({ peers: '3', isSyncing: false }), 'peers: expected a whole number, found "3"'],
    [result({ peers: 1.5, isSyncing: false }), 'peers: expected a whole number, found 1.5'],
    [result({ peers: 3, isSyncing: 'no' }), 'isSyncing: expected true or false, found "no"'],
  ])('%s', async (body, words) => {
    const [url, server] = await saying(200, body);
    try {
      const found = await examine(url, expected);
      expect(found).toMatchObject([{ check: 'reachable', status: 'failure' }]);
      expectOneLine(found[0]!.message, words);
    } finally {
      server.close();
    }
  });

  test.each([404, 500, 302])('HTTP %d', async (status) => {
    const [url, server] = await saying(status, 'x');
    const found = await examine(url, expected);
    server.close();
    expectOneLine(found[0]!.message, `is not the RPC port of a node: HTTP ${status}`);
  });

  test('health alone, and rubbish to all the rest', async () => {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { id, method } = JSON.parse(Buffer.concat(chunks).toString()) as Record<
          string,
          unknown
        >;
        const good = { peers: 3, isSyncing: false };
        const answer = method === 'system_health' ? good : { surprise: true };
        response.end(JSON.stringify({ jsonrpc: '2.0', id, result: answer }));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const found = await examine(
      `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      expected,
    );
    server.close();
    const good = found.filter(({ status }) => status === 'ok').map(({ check }) => check);
    expect(good).toEqual(['peers', 'syncing']);
    for (const { message, status } of found) {
      if (status !== 'ok') expectOneLine(message, 'expected');
    }
  });
});

/** Why a service does not follow a node that says `answers(question)`, whatever it is asked. */
async function whyNotFollowed(answers: (question: string) => string[]): Promise<string> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (socket) =>
    socket.on('message', (question) => {
      for (const answer of answers(String(question))) socket.send(answer);
    }),
  );
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const reason = await new Promise<string>((resolve) => {
    const following = new Following(
      { url },
      {
        begin: () => resolve('it was believed'),
        pause: (why) => void following.stop().then(() => resolve(why)),
      },
    );
  });
  server.close();
  return reason;
}

describe('JSON-RPC: a service on a WebSocket that says', () => {
  test.each([
    ['hello', 'answers, but not as a node: its answer is not JSON'],
    ['{"jsonrpc":"2.0","id":99,"result":1}', 'answers what nobody asked'],
    ['{"jsonrpc":"2.0","id":1,"result":{}}', 'with no id of a subscription'],
    ['{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"Method not found"}}', 'not found'],
  ])('%s', async (message, words) => {
    expectOneLine(await whyNotFollowed(() => [message]), words);
  });

  test('a header without a number', async () => {
    const reason = await whyNotFollowed((question) => {
      const { id } = JSON.parse(question) as { id: number };
      const params = { subscription: 'sub', result: { parentHash: HASH } };
      return [
        JSON.stringify({ jsonrpc: '2.0', id, result: 'sub' }),
        JSON.stringify({ jsonrpc: '2.0', method: 'chain_finalizedHead', params }),
      ];
    });
    expectOneLine(reason, 'a new block: number: expected a number in hex, found nothing');
  });
});

describe('a head-end that answers', () => {
  const fields = {
    meterId: 'm1',
    unit: 'Wh',
    epoch: '7',
    sequence: '1',
    importWh: '1',
    exportWh: '1',
    signature: `0x${'ab'.repeat(64)}`,
  };
  const text = (changes: object): string => JSON.stringify({ ...fields, ...changes });
  test.each<[string, string, ReadingError['fault']]>([
    ['', 'is not JSON', 'not-json'],
    ['<html>', 'is not JSON', 'not-json'],
    ['null', 'expected an object', 'malformed'],
    ['[]', 'expected an object, found a list of 0', 'malformed'],
    [text({ unit: 'kWh' }), 'unit: expected "Wh", found "kWh"', 'malformed'],
    [text({ meterId: 'm2' }), 'answered for meter m2, asked for m1', 'other'],
    [text({ epoch: '8' }), 'answered for epoch 8, asked for 7', 'other'],
    [text({ epoch: 7.5 }), 'epoch: expected', 'malformed'],
    [text({ exportWh: '1.5' }), 'exportWh: expected', 'malformed'],
    [text({ exportWh: '-1' }), 'exportWh: expected', 'malformed'],
    [text({ exportWh: 'NaN' }).replace('NaN', 'ten'), 'exportWh: expected', 'malformed'],
    [text({ exportWh: '99999999999999999999' }), 'exportWh: expected', 'malformed'],
    [text({ signature: '0xab' }), 'signature: expected 0x and 128 or 130 hex digits', 'malformed'],
    [text({ voltage: '230' }), 'unknown field "voltage"', 'malformed'],
    [text({}).replace('{', '{"exportWh":"900",'), 'has "exportWh" twice', 'malformed'],
    [text({}).replace('{', '{"export\\u0057h":"900",'), 'has "exportWh" twice', 'malformed'],
    ['x'.repeat(5_000), 'longer than 4096 bytes', 'too-large'],
  ])('%s', async (body, words, fault) => {
    const [url, server] = await saying(200, body);
    const failure: unknown = await new HeadEndReader({ url })
      .read('m1', 7n)
      .catch((e: unknown) => e);
    server.close();
    expect(failure).toBeInstanceOf(ReadingError);
    expectOneLine((failure as ReadingError).message, words);
    expect((failure as ReadingError).fault).toBe(fault);
  });

  test.each(['.', '..', 'm'.repeat(65), '', '\ud800'])(
    'a meter %j is never asked for',
    async (id) => {
      const asked: string[] = [];
      const server = createServer((request, response) => {
        asked.push(String(request.url));
        response.end(text({ meterId: id }));
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      await expect(new HeadEndReader({ url }).read(id, 7n)).rejects.toThrow(
        'no head-end can be asked',
      );
      server.close();
      expect(asked).toEqual([]);
    },
  );
});

describe('an adapter that is asked', () => {
  const refused = (): Promise<never> => Promise.reject(new ReadingError('missing', 'not reached'));
  const reader = { read: refused, probe: refused };
  const now = (): Promise<bigint> => Promise.resolve(7n);
  test.each([
    ['', 'the request is not JSON'],
    ['{"id":1', 'the request is not JSON'],
    ['null', 'expected an object'],
    ['[]', 'expected an object, found a list of 0'],
    ['{"id":1}', 'data: expected an object, found nothing'],
    ['{"id":1,"data":[]}', 'data: expected an object, found a list of 0'],
    ['{"id":1,"data":{}}', 'data.meterId: expected the name of a meter, found nothing'],
    ['{"id":1,"data":{"meterId":7}}', 'data.meterId: expected the name of a meter, found 7'],
    ['{"id":1,"data":{"meterId":".."}}', 'data.meterId: expected the name of a meter, found ".."'],
    ['{"id":1,"data":{"meterId":"m1","epoch":-1}}', 'data.epoch: expected a number of an epoch'],
    ['{"id":1,"data":{"meterId":"m1","epoch":"soon"}}', 'data.epoch: expected a number'],
    ['{"id":1,"data":{"meterId":"m1","meter":"m2"}}', 'unknown field "meter"'],
    ['{"id":1,"data":{"meterId":"m1","meterId":"m2"}}', 'has "meterId" twice'],
    ['{"id":{},"data":{"meterId":"m1"}}', 'id: expected a text or a whole number'],
  ])('%s', async (body, words) => {
    const answer = await adapt(body, reader, now);
    expect(answer).toMatchObject({ statusCode: 400, status: 'errored' });
    if (answer.statusCode === 200) throw new Error('it was answered');
    expectOneLine(answer.error.message, words);
  });
});

describe('keys.yaml', () => {
  const ADDRESS = '5HdhvQdrzA9dbppAM192SDZPdy2MJEmY2ia6YLP8StLyyFxX';
  test.each([
    ['', 1, 'expected an object'],
    ['- a\n', 1, 'expected an object'],
    ['authorities: [\n', 2, 'not YAML or JSON'],
    ['authorities: []\nauthorities: []\n', 2, 'unique'],
    ['\nauthorities: 4\n', 2, 'authorities: expected a list'],
    ['\n\nauthorities: []\n', 3, 'authorities: has 0 entries, needs at least 4'],
    [`authorities:\n- aura: ${ADDRESS}\n  grandpa: x\n`, 2, 'has 1 entries'],
    [`authorities:\n- {}\n- {}\n- {}\n- {}\n`, 2, 'authorities[0].aura'],
    [`authorities:\n- &a {aura: x}\n- *a\n- *a\n- *a\n`, 2, 'keys.yaml:'],
  ])('%j', (text, line, words) => {
    let message = 'it was taken';
    try {
      staging(text, 'keys.yaml');
    } catch (error) {
      ({ message } = error as Error);
    }
    expectOneLine(message, words);
    expect(message).toContain(`keys.yaml:${line}:`);
  });
});

describe('the command line and the environment', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'grid-rubbish-'));
    writeFileSync(join(folder, 'bad.yaml'), 'authorities: []\n');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const KEY = { GRID_ORACLE_KEY: '//Oracle1' };
  test.each<[string, string[], Record<string, string>, string]>([
    [
      'a head-end with a password',
      ['oracle', '--head-end', 'http://a:b@x'],
      KEY,
      'a name or password',
    ],
    ['a head-end with a query', ['oracle', '--head-end', 'http://x/?a=1'], KEY, 'a query'],
    ['a head-end with a fragment', ['oracle', '--head-end', 'http://x/#a'], KEY, 'a fragment'],
    [
      'a head-end that is a node',
      ['oracle', '--head-end', 'ws://x'],
      KEY,
      'expected an address like',
    ],
    ['a node with a fragment', ['exporter', '--url', 'ws://x/#a'], {}, 'a fragment'],
    ['a genesis', ['oracle', '--genesis', 'banana'], KEY, '0x and 64 hex digits'],
    ['a genesis for a head-end', ['head-end', '--genesis', 'banana'], {}, '0x and 64 hex digits'],
    ['a genesis for the doctor', ['doctor', '--genesis', '0x12'], {}, '0x and 64 hex digits'],
    ['a doctor’s node', ['doctor', 'banana'], {}, 'expected an address like ws://'],
    ['a port', ['exporter', '--port', '99999'], {}, 'a port is a number from 0 to 65535'],
    ['an empty node', ['oracle'], { ...KEY, GRID_ORACLE_URL: '' }, "from env 'GRID_ORACLE_URL'"],
    ['an empty head-end', ['oracle'], { ...KEY, GRID_ORACLE_HEAD_END: '' }, 'GRID_ORACLE_HEAD_END'],
    ['an empty port', ['oracle'], { ...KEY, GRID_ORACLE_PORT: '' }, 'GRID_ORACLE_PORT'],
    ['an empty host', ['oracle'], { ...KEY, GRID_ORACLE_HOST: '' }, 'GRID_ORACLE_HOST'],
    ['an empty level', ['oracle'], { ...KEY, GRID_ORACLE_LOG_LEVEL: '' }, 'GRID_ORACLE_LOG_LEVEL'],
    ['an empty key', ['oracle'], { GRID_ORACLE_KEY: '' }, 'GRID_ORACLE_KEY is empty'],
    ['a key', ['oracle'], { GRID_ORACLE_KEY: 'four words no phrase' }, 'no phrase, seed or secret'],
    ['an address', ['oracle', '--signer-url', 'http://x', '--address', '5x'], {}, 'is no address'],
    ['operators', ['start', '--operators', '0'], {}, 'expected a whole number, 1 to 16'],
    ['an epoch length', ['head-end', '--epoch-length', '0'], {}, 'expected a whole number, 1 or'],
    ['a spec that is not there', ['doctor', '--spec', 'no.json'], {}, 'there is no such file'],
  ])('%s', (_what, args, env, words) => {
    const { code, out, err } = gridOutcome(args, env);
    expect([code, out]).toEqual([2, '']);
    expectOneLine(err, words);
    expect(err).not.toContain('four words');
  });

  test('a spec of bad keys writes nothing', () => {
    const out = join(folder, 'spec.json');
    const args = ['spec', 'staging', '--raw', '--keys', join(folder, 'bad.yaml'), '--out', out];
    const { code, err } = gridOutcome(args);
    expect(code).toBe(2);
    expectOneLine(err, 'bad.yaml:1: authorities: has 0 entries');
    expect(existsSync(out)).toBe(false);
    expect(readdirSync(folder)).toEqual(['bad.yaml']);
  });
});
