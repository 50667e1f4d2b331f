/** The page's built files, and what a browser may do with them. */
import type { FastifyHelmetOptions } from '@fastify/helmet';
import type {} from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';

export interface PageOptions {
  /** Folder of the built page. */
  readonly folder: string;
  /** Nodes that the page may speak to, `ws://…`. */
  readonly nodes: readonly string[];
}

/** Names of files that have a hash of their content in them: they never change. */
const HASHED = /[/\\]assets[/\\]/;

/** Security headers: nothing comes from elsewhere, nothing is run that is not a file of here. */
export function policyOf(page: PageOptions | undefined): FastifyHelmetOptions {
  const nobody = ["'none'"];
  const own = ["'self'"];
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: page
        ? {
            defaultSrc: nobody,
            scriptSrc: own,
            styleSrc: own,
            imgSrc: ["'self'", 'data:'],
            fontSrc: own,
            workerSrc: own,
            manifestSrc: own,
            connectSrc: ["'self'", ...page.nodes.map(originOf)],
            baseUri: nobody,
            formAction: nobody,
            frameAncestors: nobody,
          }
        : { defaultSrc: nobody, frameAncestors: nobody },
    },
    // Who serves it by TLS says so in front of it.
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  };
}

/** `ws://127.0.0.1:9944`, whatever follows. */
function originOf(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}

export async function servePage(app: FastifyInstance, { folder }: PageOptions): Promise<void> {
  const { default: files } = await import('@fastify/static');
  await app.register(files, {
    root: folder,
    // A page has none; somebody's folder may.
    dotfiles: 'ignore',
    // What is compressed beside it already is sent so.
    preCompressed: true,
    cacheControl: false,
    setHeaders(reply, path) {
      reply.header(
        'cache-control',
        HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
}

/** The page asks who serves it: `npm start` says how far it is and whom one can be, nobody else has anything to say to that. */
export function tellNoStart(app: FastifyInstance): void {
  app.get('/start/state', (_request, reply) =>
    reply.header('cache-control', 'no-store').type('application/json; charset=utf-8').send('null'),
  );
}

/** Whether a browser asks for a screen of the page: a path that is neither a file nor of the API. */
export function isScreen({ method, url, headers }: FastifyRequest): boolean {
  const [path = ''] = url.split('?');
  return (
    (method === 'GET' || method === 'HEAD') &&
    !/^\/(v1|metrics)(\/|$)/.test(path) &&
    !/\.\w+$/.test(path) &&
    (headers.accept?.includes('text/html') ?? false)
  );
}
