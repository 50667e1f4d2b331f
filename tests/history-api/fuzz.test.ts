/** Whatever is asked, by the OpenAPI file or against it: an answer of the right shape or a problem in words, never a 500. */
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { ROOT } from '../../tools/support/root.js';
import { admin, alice, ask, type Asked, type Scene, scene, signIn } from './support.js';

interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly $ref?: string;
  readonly anyOf?: readonly Schema[];
}
interface Parameter {
  readonly in: 'path' | 'query';
  readonly name: string;
  readonly required?: boolean;
  readonly schema: Schema;
}
interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: Schema }> };
}
interface OpenApi {
  readonly paths: Record<string, Record<string, Operation>>;
}

const { paths } = JSON.parse(readFileSync(`${ROOT}/tools/client/openapi.json`, 'utf8')) as OpenApi;
const OPERATIONS = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);
const RUNS = process.env.GRID_FULL ? 20_000 : 1_000;

let at: Scene;
const tokens: (string | undefined)[] = [undefined];
beforeAll(async () => {
  at = await scene({ days: 2 });
  tokens.push(await signIn(at, alice), await signIn(at, admin));
});
afterAll(() => at.close());

const HOSTILE = [
  ...[
    '',
    ' ',
    '0',
    '-1',
    '1e3',
    '0x',
    'NaN',
    'Infinity',
    'null',
    'true',
    '__proto__',
    'constructor',
  ],
  ...["'", '"', "' OR 1=1 --", '%', '_', '\\', ';', '--', '\u0000', '\u202e', 'ก', '😀', '\ud800'],
  ...['../../etc/passwd', '%00', '%ff', '=1+1', '9007199254740993', '99999999999999999999999'],
  ...['2024-02-30', '2024-13-01', '0000-00-00', '9999-12-31', '2024-01-01T24:00Z', '2024-01'],
  ...['2024-01-01T00:00:00+99:99', '4294967296_0', '1_1_1', '1_-1', 'a'.repeat(5_000)],
];

/** What a schema asks for, as near as one gets without solving patterns; now and then what it does not. */
function valueOf(schema: Schema): fc.Arbitrary<unknown> {
  const hostile = fc.constantFrom(...HOSTILE);
  const wild = fc.oneof(
    hostile,
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.integer(),
    fc.double(),
  );
  const proper = properValueOf(schema);
  return fc.oneof({ arbitrary: proper, weight: 3 }, { arbitrary: wild, weight: 1 });
}

function properValueOf(schema: Schema): fc.Arbitrary<unknown> {
  const { type, enum: values, pattern, minimum = 0, maximum = 2 ** 53 - 1 } = schema;
  if (values) return fc.constantFrom(...values);
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer') {
    const near = Math.floor(at.clock.now / 900_000);
    const around = fc.constantFrom(minimum, maximum, 1, 7, 100, near, near - 30, near + 1);
    return fc.oneof(around, fc.integer({ min: minimum, max: Math.min(maximum, 2 ** 31 - 1) }));
  }
  if (type === 'object') {
    const { properties = {}, required = [] } = schema;
    const fields = Object.fromEntries(
      Object.entries(properties).map(([name, each]) => [name, valueOf(each)]),
    );
    return fc.record(fields, { requiredKeys: [...required] });
  }
  const known = [
    ...[
      '2024-01-01',
      '2024-01-02',
      '2024-01-01T10:00:00+07:00',
      '2023-12-31T17:00Z',
      '2024-01',
      '2023-12',
    ],
    ...[alice.address, admin.address, 'M-0001', 'M-0002', '0x00', '1_1', '17_3', '1_2_3', '5'],
    ...[`0x${'ab'.repeat(32)}`, `0x${'00'.repeat(64)}`, '0'.repeat(32), `1-${'0'.repeat(32)}`],
  ];
  const fitting = pattern ? known.filter((text) => new RegExp(pattern, 'u').test(text)) : known;
  return fc.oneof(
    fc.constantFrom(...(fitting.length ? fitting : known)),
    fc.constantFrom(...known),
  );
}

interface Case {
  readonly url: string;
  readonly asked: Asked;
}

function caseOf({ path, method, operation }: (typeof OPERATIONS)[number]): fc.Arbitrary<Case> {
  const { parameters = [], requestBody } = operation;
  const body = requestBody?.content['application/json']?.schema;
  return fc
    .record({
      values: fc.tuple(...parameters.map(({ schema }) => valueOf(schema))),
      kept: fc.tuple(...parameters.map(() => fc.boolean())),
      body: body ? valueOf(body) : fc.constant(undefined),
      // Whoever signs out asks for nothing more.
      token:
        operation.operationId === 'signOut' ? fc.constant(undefined) : fc.constantFrom(...tokens),
      accept: fc.constantFrom('application/json', 'text/csv', '*/*', 'text/csv;q=x', ','),
      tag: fc.constantFrom(undefined, '*', 'W/"1-x"', '"'),
    })
    .map(({ values, kept, body: sent, token, accept, tag }) => {
      let url = path;
      const query: string[] = [];
      for (const [i, { in: place, name }] of parameters.entries()) {
        const text = encoded(values[i]);
        if (place === 'path') url = url.replace(`{${name}}`, text);
        else if (kept[i]) query.push(`${name}=${text}`);
      }
      return {
        url: url + (query.length ? `?${query.join('&')}` : ''),
        asked: {
          method: method.toUpperCase() as 'GET',
          token,
          ...(sent !== undefined && {
            body: typeof sent === 'object' ? sent : JSON.stringify(sent),
          }),
          headers: {
            accept,
            ...(tag !== undefined && { 'if-none-match': tag }),
            ...(typeof sent !== 'object' &&
              sent !== undefined && { 'content-type': 'application/json' }),
          },
        },
      };
    });
}

/** As browsers encode it; what cannot be is sent raw where it may stand. */
function encoded(value: unknown): string {
  try {
    return encodeURIComponent(String(value));
  } catch {
    return '%ed%a0%80';
  }
}

test('no question has the service answer with 500', async () => {
  const any = fc.constantFrom(
    ...OPERATIONS.filter(({ operation }) => operation.operationId !== 'stream'),
  );
  await fc.assert(
    fc.asyncProperty(any.chain(caseOf), async ({ url, asked }) => {
      const reply = await ask<{ code?: string; error?: string }>(at, url, asked);
      if (reply.status >= 500) throw new Error(`${reply.status}: ${reply.text}`);
      if (reply.status >= 400) {
        expect(reply.body).toEqual({ code: expect.any(String), error: expect.any(String) });
        expect(reply.body.error).not.toBe('');
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
});

test('most of what fits the OpenAPI file is answered, so that the test is of more than refusals', async () => {
  const statuses = new Map<string, Set<number>>();
  for (const operation of OPERATIONS) {
    const { operationId } = operation.operation;
    if (operationId === 'stream' || operationId === 'signOut') continue;
    const seen = new Set<number>();
    statuses.set(operationId, seen);
    for (const { url, asked } of fc.sample(caseOf(operation), { numRuns: 60, seed: 7 })) {
      const { status, text } = await ask(at, url, { ...asked, token: tokens[2] });
      if (status >= 500) throw new Error(`${url}: ${text}`);
      seen.add(status);
    }
  }
  const reads = OPERATIONS.filter(({ method }) => method === 'get').map(
    ({ operation }) => operation.operationId,
  );
  const answered = reads.filter((id) => statuses.get(id)?.has(200));
  expect(reads.filter((id) => !answered.includes(id) && id !== 'stream')).toEqual([]);
});
