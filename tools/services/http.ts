/** The one HTTP server that the services share. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HOST } from '../node/port.js';

/** Bytes that the body of a request has at most. */
export const MOST_REQUEST_BYTES = 16_384;
/** What is read of a longer one, so that its sender hears why it was refused. */
const MOST_DRAINED_BYTES = 1024 * 1024;
/** Time that a request has to arrive. */
const REQUEST_TIMEOUT_MS = 10_000;
const JSON_TYPE = 'application/json';

export interface HttpRequest {
  /** What the colons of the route's path stand for, decoded. */
  readonly parts: Readonly<Record<string, string>>;
  /** The body as text. @throws HttpError if it is longer than requests are here */
  body(): Promise<string>;
}

export interface HttpAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

export interface Route {
  readonly method: 'GET' | 'POST';
  /** `/meters/:id` */
  readonly path: string;
  /** What it throws other than an HttpError is answered with 500. */
  readonly answer: (request: HttpRequest) => HttpAnswer | Promise<HttpAnswer>;
}

/** A request that is refused: its status, and one line that says why. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export const json = (status: number, body: unknown): HttpAnswer => ({
  status,
  type: JSON_TYPE,
  body: JSON.stringify(body),
});

export interface HttpPlace {
  /** 0 for any free one. */
  readonly port: number;
  readonly host?: string | undefined;
}

export class HttpService {
  private constructor(
    private readonly server: Server,
    readonly url: string,
    readonly port: number,
  ) {}

  /** @throws Error saying why the port cannot be opened */
  static async start(routes: readonly Route[], place: HttpPlace): Promise<HttpService> {
    const { port, host = HOST } = place;
    const server = createServer((request, response) => {
      respond(routes, request, response).catch(() => response.destroy());
    });
    server.requestTimeout = REQUEST_TIMEOUT_MS;
    server.on('clientError', (_error, socket) => {
      if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n');
    });
    server.listen(port, host);
    try {
      await once(server, 'listening');
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const reason =
        code === 'EADDRINUSE' ? 'is in use by another program' : `cannot be opened: ${code}`;
      throw new Error(`port ${port} of ${host} ${reason}; --port and --host name another`);
    }
    const { port: opened } = server.address() as AddressInfo;
    const name = host.includes(':') ? `[${host}]` : host;
    return new HttpService(server, `http://${name}:${opened}`, opened);
  }

  /** Takes no more requests, and cuts off those that are waiting. */
  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }
}

async function respond(
  routes: readonly Route[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let answer: HttpAnswer;
  try {
    answer = await routed(routes, request);
  } catch (error) {
    const { status, message } =
      error instanceof HttpError ? error : new HttpError(500, 'this service could not answer');
    answer = json(status, { error: message });
  }
  const { status, type, body } = answer;
  const headers = { 'content-type': type, 'content-length': String(Buffer.byteLength(body)) };
  response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body);
}

/** HEAD asks what GET would say; a query changes nothing here. */
function routed(
  routes: readonly Route[],
  request: IncomingMessage,
): HttpAnswer | Promise<HttpAnswer> {
  const [path = '/'] = (request.url ?? '/').split('?');
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const found = routes.flatMap((route) => {
    const parts = match(route.path, path);
    return parts ? [{ route, parts }] : [];
  });
  const { route, parts = {} } = found.find((each) => each.route.method === method) ?? {};
  if (route) return route.answer({ parts, body: () => bodyOf(request) });
  const known = (found.length ? found.map((each) => each.route) : routes).map(
    (each) => `${each.method} ${each.path}`,
  );
  throw new HttpError(found.length ? 405 : 404, `${method} ${path}: there is ${known.join(', ')}`);
}

/** What the colons of `pattern` stand for in `path`; null where it does not fit. */
function match(pattern: string, path: string): Record<string, string> | null {
  const [names, values] = [pattern.split('/'), path.split('/')];
  if (names.length !== values.length) return null;
  const parts: Record<string, string> = {};
  for (const [i, name] of names.entries()) {
    const value = values[i] ?? '';
    if (name.startsWith(':')) parts[name.slice(1)] = unescaped(value);
    else if (name !== value) return null;
  }
  return parts;
}

function unescaped(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new HttpError(400, `${part}: its % signs escape nothing`);
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MOST_REQUEST_BYTES) chunks.push(chunk);
    if (size > MOST_DRAINED_BYTES) break;
  }
  if (size > MOST_REQUEST_BYTES) {
    throw new HttpError(413, `a request has at most ${MOST_REQUEST_BYTES} bytes`);
  }
  return Buffer.concat(chunks).toString('utf8');
}
