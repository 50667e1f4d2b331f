/** Serves the built page beside an API. */
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Files whose names change with their content. */
const HASHED = /\/assets\//;
const YEAR_S = 31_536_000;

/** What the page may load: itself, and live data of a node on this machine. Nothing of another host. */
export const PAGE_POLICY = {
  defaultSrc: ["'self'"],
  connectSrc: ["'self'", 'ws://127.0.0.1:*', 'ws://localhost:*'],
  imgSrc: ["'self'", 'data:', 'blob:'],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
} as const;

const POLICY = Object.entries(PAGE_POLICY)
  .map(([name, values]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} ${values.join(' ')}`)
  .join('; ');

/** Serves the files of `folder` from `/` on. */
export async function servePage(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    cacheControl: false,
    setHeaders(response, path) {
      const lasts = HASHED.test(path);
      response.setHeader(
        'cache-control',
        lasts ? `public, max-age=${YEAR_S}, immutable` : 'no-cache',
      );
      response.setHeader('content-security-policy', POLICY);
      response.setHeader('x-content-type-options', 'nosniff');
      response.setHeader('referrer-policy', 'no-referrer');
    },
  });
}
