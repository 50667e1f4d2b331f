/** Pages of other hosts that may ask. */
import type { FastifyInstance } from 'fastify';

/** No page of another host reads what is here, unless it is named. */
export function allowOrigins(app: FastifyInstance, origins: readonly string[] = []): void {
  const allowed = new Set(origins);
  if (allowed.size === 0) return;
  app.addHook('onRequest', async (request, reply) => {
    reply.header('vary', 'origin');
    const { origin } = request.headers;
    if (origin === undefined || !allowed.has(origin)) return;
    reply.header('access-control-allow-origin', origin);
    reply.header('access-control-expose-headers', 'etag, retry-after');
    if (request.method !== 'OPTIONS') return;
    reply.header('access-control-allow-methods', 'GET, POST, PUT, DELETE');
    reply.header('access-control-allow-headers', 'authorization, content-type, if-none-match');
    reply.header('access-control-max-age', '600');
    return reply.code(204).send();
  });
  app.options('/v1/*', (_request, reply) => reply.code(204).send());
}
