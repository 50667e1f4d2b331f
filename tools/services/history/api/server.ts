/** The API as a Fastify server: the routes of the contract, behind what guards all of them. */
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { healthOf } from './answers/campus.js';
import { HANDLERS } from './answers/index.js';
import { csvFileOf, jsonOf, names, prefersCsv, Remembered, type Sent, Tags } from './answer.js';
import { accountOf } from './accounts.js';
import type { Asking } from './context.js';
import { ROUTES, type RouteDefinition, type RouteName } from './contract/index.js';
import { questionSchema } from './contract/schemas.js';
import { endSession, sessionOf } from './joining/sessions.js';
import { MOST_BODY_BYTES, problemOf, requireWhole } from './failures.js';
import { ApiMetrics } from './metrics.js';
import { NodeRelay } from './node-relay.js';
import { refuseNoHttp } from './not-http.js';
import { isScreen, policyOf, servePage } from './page-files.js';
import { LIMITS, type Limits, type ServerOptions } from './options.js';
import { allowOrigins } from './origins.js';
import { badRequest, Problem, sessionNeeded, tooMany, unavailable } from './problem.js';
import type { State } from './state.js';
import { Streams } from './stream.js';
import { NOBODY, require, rolesOf, type Viewer } from './viewer.js';

/** Characters of an address or a meter in a path. */
const MOST_PARAM_LENGTH = 200;
const REQUEST_MS = 30_000;

/** What handlers of all routes have in common. */
type AnyHandler = (question: unknown, asking: Asking) => Promise<unknown>;

export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const limits = { ...LIMITS, ...options.limits };
  const app = Fastify({
    bodyLimit: MOST_BODY_BYTES,
    requestTimeout: REQUEST_MS,
    trustProxy: options.trustProxy ?? false,
    routerOptions: { maxParamLength: MOST_PARAM_LENGTH },
    ajv: { customOptions: { removeAdditional: false, coerceTypes: true, useDefaults: true } },
    // What is wrong with an address before any route is found.
    frameworkErrors: (error, _request, reply) => {
      const tooLong = error.code === 'FST_ERR_MAX_PARAM_LENGTH';
      const words = tooLong
        ? `a part of a path has at most ${MOST_PARAM_LENGTH} characters`
        : 'the address is none: its % signs escape nothing';
      const body = { code: tooLong ? 'too_large' : 'bad_request', error: words };
      void (reply as unknown as FastifyReply).code(tooLong ? 414 : 400).send(body);
    },
    clientErrorHandler: refuseNoHttp,
    // Pages keep their stream open; ending does not wait for them.
    forceCloseConnections: true,
  });
  await new Api(app, options, limits).build();
  return app;
}

class Api {
  private readonly tags = new Tags();
  private readonly remembered = new Remembered();
  private readonly streams: Streams;
  private readonly metrics: ApiMetrics;
  private publicNames: { prefix: number; names: ReadonlyMap<string, string> } | null = null;

  constructor(
    private readonly app: FastifyInstance,
    private readonly options: ServerOptions,
    private readonly limits: Limits,
  ) {
    this.streams = new Streams(options.context.states, limits);
    this.metrics = new ApiMetrics(this.streams);
  }

  async build(): Promise<void> {
    const { app, options, limits } = this;
    app.setSerializerCompiler(() => (data) => JSON.stringify(data));
    app.setErrorHandler<FastifyError | Problem>((error, request, reply) =>
      this.refuse(error, request, reply),
    );
    app.setNotFoundHandler((request, reply) => {
      if (options.page && isScreen(request)) {
        return reply.header('cache-control', 'no-cache').sendFile('index.html');
      }
      const what = `${request.method} ${pathOf(request)}`;
      const words = `there is no ${what}; /v1/openapi.json lists what there is`;
      return this.refuse(new Problem(404, 'not_found', words), request, reply);
    });
    app.addHook('onResponse', async (request, reply) =>
      this.metrics.answered(
        request.routeOptions.url ?? 'none',
        reply.statusCode,
        reply.elapsedTime / 1000,
      ),
    );
    app.addHook('preClose', async () => this.streams.close());
    // Whose connection has ended has no address any more, by which requests are counted.
    app.addHook('onRequest', async ({ ip }: { ip?: string }) => {
      if (ip === undefined) throw badRequest('the connection has ended');
    });
    allowOrigins(app, options.origins);
    await app.register(helmet, policyOf(options.page));
    await app.register(rateLimit, {
      max: limits.perMinute,
      timeWindow: 60_000,
      errorResponseBuilder: (_request, { after }) =>
        tooMany(`too many requests from here; go on in ${after}`),
    });
    for (const name of Object.keys(ROUTES) as RouteName[]) this.addRoute(name);
    this.addFiles();
    this.relayNode();
    if (options.page) await servePage(app, options.page);
  }

  private addRoute(name: RouteName): void {
    const definition: RouteDefinition = ROUTES[name];
    const { method, url } = definition;
    const isJoining = method === 'POST' && definition.access === 'public';
    const handler =
      name === 'stream'
        ? (request: FastifyRequest, reply: FastifyReply) => this.streams.listen(request, reply)
        : name === 'health'
          ? (_request: FastifyRequest, reply: FastifyReply) => this.tellHealth(reply)
          : (request: FastifyRequest, reply: FastifyReply) => this.answer(name, request, reply);
    this.app.route({
      method,
      url,
      schema: questionSchema(definition),
      exposeHeadRoute: name !== 'stream' && method === 'GET',
      config: isJoining
        ? { rateLimit: { max: this.limits.joiningPerMinute, timeWindow: 60_000 } }
        : {},
      handler,
    });
  }

  private addFiles(): void {
    const { app, options } = this;
    const { openapi } = options;
    if (openapi !== undefined) {
      app.get('/v1/openapi.json', (_request, reply) =>
        reply.type('application/json; charset=utf-8').send(openapi),
      );
    }
    app.get('/metrics', async (_request, reply) => {
      const { registry } = this.metrics;
      const follower = (await options.metrics?.()) ?? '';
      return reply.type(registry.contentType).send(follower + (await registry.metrics()));
    });
  }

  private relayNode(): void {
    const { node, origins = [] } = this.options;
    if (node === undefined) return;
    const relay = new NodeRelay(this.app.server, { node, origins });
    this.app.addHook('preClose', async () => relay.close());
  }

  private tellHealth(reply: FastifyReply): FastifyReply {
    const health = healthOf(this.options.context);
    this.options.inspect?.('health', health);
    return reply
      .code(health.status === 'ok' ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(health);
  }

  private async answer(
    name: Exclude<RouteName, 'stream' | 'health'>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const definition: RouteDefinition = ROUTES[name];
    const { context } = this.options;
    const state = context.states.current;
    if (!state) throw unavailable('there is no block yet; /v1/health says why');
    const viewer = await this.viewerOf(request, state);
    require(definition.access, viewer);
    const asking: Asking = {
      context,
      db: context.database,
      state,
      viewer,
      publicNames: this.publicNamesOf(state),
    };
    const { params, query, body } = request;
    requireWhole({ ...(query as object), ...(params as object) });
    const make = (): Promise<unknown> =>
      (HANDLERS[name] as unknown as AnyHandler)({ params, query, body }, asking);
    if (definition.method !== 'GET' || definition.access === 'session') {
      const answer = await make();
      this.options.inspect?.(name, answer);
      reply.header('cache-control', 'no-store').code(definition.status ?? 200);
      return answer === undefined ? reply.send() : this.send(reply, jsonOf(answer));
    }
    return this.answerTagged(name, definition, make, asking, request, reply);
  }

  private async answerTagged(
    name: RouteName,
    definition: RouteDefinition,
    make: () => Promise<unknown>,
    { state, viewer }: Asking,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const { context } = this.options;
    const asCsv = definition.csv !== undefined && prefersCsv(request.headers.accept);
    const asked = `${request.url} ${asCsv ? 'csv' : 'json'}`;
    const revision = context.revision.value;
    const tag = this.tags.of(state, revision, viewer, asked);
    reply.header('etag', tag).header('vary', 'accept, authorization');
    reply.header('cache-control', viewer.account === null ? 'no-cache' : 'private, no-cache');
    // A tag has a seal: who has it was answered the same before.
    if (names(request.headers['if-none-match'], tag)) return reply.code(304).send();
    const sent = async (): Promise<Sent> => {
      const answer = await make();
      this.options.inspect?.(name, answer);
      return asCsv ? csvFileOf(definition, answer, fileOf(request)) : jsonOf(answer);
    };
    const found =
      viewer.account === null
        ? await this.remembered.get(asked, `${state.head.hash} ${revision}`, sent)
        : await sent();
    return this.send(reply, found);
  }

  private send(reply: FastifyReply, { type, body, file }: Sent): FastifyReply {
    if (file !== undefined) reply.header('content-disposition', `attachment; filename="${file}"`);
    return reply
      .type(type)
      .serializer((text: unknown) => String(text))
      .send(body);
  }

  /** Who asks, by the token of a session. @throws Problem if that has ended */
  private async viewerOf(request: FastifyRequest, state: State): Promise<Viewer> {
    const { authorization } = request.headers;
    if (authorization === undefined) return NOBODY;
    const [, token] = /^Bearer ([\w-]{43})$/.exec(authorization) ?? [];
    const { database, now } = this.options.context;
    const session = token === undefined ? null : await sessionOf(token, now(), database);
    if (token === undefined || !session) throw sessionNeeded();
    const account = accountOf(session.account, state.chain.ss58_prefix);
    return {
      account,
      roles: await rolesOf(database, account),
      session: { expiresAt: session.expiresAt, end: () => endSession(token, database) },
    };
  }

  private publicNamesOf({ chain }: State): ReadonlyMap<string, string> {
    const prefix = chain.ss58_prefix;
    if (this.publicNames?.prefix !== prefix) {
      const { buildings } = this.options.context.campus;
      const all = buildings.map(({ account, name }) => [accountOf(account, prefix), name] as const);
      this.publicNames = { prefix, names: new Map(all) };
    }
    return this.publicNames.names;
  }

  private refuse(
    error: FastifyError | Problem,
    request: FastifyRequest,
    reply: FastifyReply,
  ): FastifyReply {
    const problem =
      error instanceof Problem
        ? error
        : problemOf(error, (line) =>
            this.options.progress?.(`${request.method} ${pathOf(request)}: ${line}`),
          );
    this.metrics.refuse(problem.code);
    if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
    reply.removeHeader('etag').header('cache-control', 'no-store');
    return reply.code(problem.status).send({ code: problem.code, error: problem.message });
  }
}

const pathOf = ({ url }: FastifyRequest): string =>
  (url.split('?')[0] ?? '').slice(0, MOST_PARAM_LENGTH);

/** `v1-prices`: the name that a download has. */
const fileOf = (request: FastifyRequest): string =>
  pathOf(request)
    .replace(/^\/v1\//, '')
    .replace(/[^\w.-]+/g, '-')
    .slice(0, 100);
