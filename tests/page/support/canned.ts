/** The built page beside an API that answers what it is told to: for how screens look, not for what they do to a chain. */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { signatureVerify } from '@polkadot/util-crypto';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
/** Nothing of another host, as where the page is served for real. */
const POLICY =
  "default-src 'self'; connect-src 'self' ws://127.0.0.1:*; img-src 'self' data: blob:; object-src 'none'";

/** 15 January 2024, 13:47 in Bangkok. */
export const NOW = Date.parse('2024-01-15T13:47:00+07:00');
export const GENESIS = `0x${'45'.repeat(32)}`;
export const AS_OF = { height: 1_234, time: '2024-01-15T13:47:00+07:00' };

/** Between blocks of a night. */
const SLOT_MS = 6_000;

/** What is answered to `METHOD /path` without its query: JSON, or a status. */
export type Answers = Readonly<Record<string, unknown>>;

interface CannedChain {
  readonly genesis: string;
  readonly isStalled: boolean;
  /** How long after `NOW` it is on this chain, in ms. */
  readonly lateMs: number;
}

export interface Canned {
  readonly url: string;
  /** Answers from now on; others stay. A number is a status without an answer, a promise is waited for. */
  readonly answer: (answers: Answers) => void;
  /** Answers nothing else from now on: what a test before has said is over. */
  readonly begin: (answers: Answers) => void;
  /** Answers to `METHOD /path` as it does of itself. */
  readonly forget: (key: string) => void;
  /** Bodies of what was sent, by `METHOD /path`. */
  readonly sent: Map<string, unknown[]>;
  /** What was asked that the API's file does not have: an address or a parameter. */
  readonly unheard: string[];
  /** Another chain, from the next connection on, one whose blocks stop or come again, or the same one later. */
  readonly become: (change: Partial<CannedChain>) => void;
  /** Ends all connections, streams among them, as a network that goes does. */
  readonly hangUp: () => void;
  readonly close: () => Promise<void>;
}

/** The API's own file: operations by method and address, with the parameters that each takes. */
const api = JSON.parse(readFileSync('tools/client/openapi.json', 'utf8')) as {
  paths: Record<string, Record<string, { parameters?: { in: string; name: string }[] }>>;
};
const OPERATIONS = Object.entries(api.paths).map(([path, methods]) => ({
  path: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
  methods,
}));

/** Whether the API has such a question. */
function isHeard(method: string, { pathname, searchParams }: URL): boolean {
  if (!pathname.startsWith('/v1/')) return true;
  return OPERATIONS.some(({ path, methods }) => {
    const operation = methods[method.toLowerCase()];
    if (!operation || !path.test(pathname)) return false;
    const known = (operation.parameters ?? []).filter((each) => each.in === 'query');
    return [...searchParams.keys()].every((name) => known.some((each) => each.name === name));
  });
}

/** Serves `folder`, the built page, on a free port. Whoever signs in holds the roles that `rolesOf` says. */
export async function serveCanned(
  folder: string,
  rolesOf: (account: string) => readonly string[],
): Promise<Canned> {
  const answers = new Map<string, unknown>();
  const sent = new Map<string, unknown[]>();
  const unheard: string[] = [];
  let chain: CannedChain = { genesis: GENESIS, isStalled: false, lateMs: 0 };
  const server = createServer((request, response) => {
    void respond(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  const json = (response: ServerResponse, status: number, value: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  };
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const key = `${request.method ?? 'GET'} ${path}`;
    const asked = new URL(request.url ?? '/', 'http://page');
    if (!isHeard(request.method ?? 'GET', asked)) unheard.push(`${key}${asked.search}`);
    const body = await bodyOf(request);
    if (body !== undefined) sent.set(key, [...(sent.get(key) ?? []), body]);
    if (answers.has(key)) {
      const answer = await answers.get(key);
      if (typeof answer === 'number') json(response, answer, { code: 'x', error: 'as told' });
      else json(response, 200, answer);
    } else if (path === '/v1/stream') stream(response, () => chain);
    else if (path.startsWith('/v1/session')) session(key, request, body, response);
    else if (path.startsWith('/v1/') || path.startsWith('/start/')) json(response, 404, {});
    else file(path, response);
  };
  const session = (
    key: string,
    request: IncomingMessage,
    body: unknown,
    response: ServerResponse,
  ): void => {
    const challengeOf = (account: string): string => `${account} at Campus Grid`;
    if (key === 'POST /v1/session/challenge') {
      const { account } = body as { account: string };
      json(response, 200, { challenge: account, message: challengeOf(account) });
    } else if (key === 'POST /v1/session') {
      const { challenge, signature } = body as { challenge: string; signature: string };
      // As the real one: the signature is of the account, plain or as wallets wrap it.
      if (!signatureVerify(challengeOf(challenge), signature, challenge).isValid)
        json(response, 401, {});
      else json(response, 201, { token: challenge, session: sessionOf(challenge) });
    } else {
      const account = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
      json(response, account ? 200 : 401, account ? sessionOf(account) : {});
    }
  };
  const sessionOf = (account: string) => ({
    account,
    name: null,
    roles: rolesOf(account),
    expiresAt: '2030-01-01T00:00:00+07:00',
  });
  const file = (path: string, response: ServerResponse): void => {
    const name = normalize(path === '/' ? '/index.html' : path);
    let content: Buffer;
    try {
      content = readFileSync(join(folder, name));
    } catch {
      response.writeHead(404).end();
      return;
    }
    response
      .writeHead(200, {
        'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
        'content-security-policy': POLICY,
      })
      .end(content);
  };
  const answer = (more: Answers): void => {
    for (const [key, value] of Object.entries(more)) answers.set(key, value);
  };
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}/`,
    answer,
    begin: (first) => {
      answers.clear();
      answer(first);
    },
    forget: (key) => void answers.delete(key),
    become: (change) => {
      chain = { ...chain, ...change };
    },
    sent,
    unheard,
    hangUp: () => server.closeAllConnections(),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function stream(response: ServerResponse, chain: () => CannedChain): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const blocksLate = (): number => Math.round(chain().lateMs / SLOT_MS);
  const hello = {
    kind: 'hello',
    genesis: chain().genesis,
    height: AS_OF.height + blocksLate(),
    epoch: 1,
    time: new Date(NOW + chain().lateMs).toISOString(),
  };
  response.write(`event: hello\ndata: ${JSON.stringify(hello)}\n\n`);
  // Blocks come on before what is there counts as stale.
  let height = AS_OF.height + blocksLate();
  const timer = setInterval(() => {
    if (chain().isStalled) return;
    height += 1;
    const time = new Date(
      NOW + 1_000 * (height - AS_OF.height - blocksLate()) + chain().lateMs,
    ).toISOString();
    const block = { kind: 'block', height, hash: GENESIS, time, epoch: 1 };
    response.write(`event: block\ndata: ${JSON.stringify(block)}\n\n`);
  }, 4_000);
  response.on('close', () => clearInterval(timer));
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length > 0 ? (JSON.parse(Buffer.concat(chunks).toString()) as unknown) : undefined;
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}
