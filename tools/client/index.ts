/** The typed client of the history's API, for browsers and Node.js. */
import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './schema.js';

export type * from './schema.js';
export { type HistoryStream, listen, type StreamHandlers } from './stream.js';
export { baseUnits, gridText } from './money.js';

export type HistoryClient = Client<paths, 'application/json'>;

export interface HistoryClientOptions {
  /** `http://127.0.0.1:8080`; without one the page's own host. */
  readonly baseUrl?: string;
  /** The token of the session, asked for with every request; null while nobody has signed in. */
  readonly token?: () => string | null;
  readonly fetch?: (request: Request) => Promise<Response>;
}

/**
 * `const { data, error } = await client.GET('/v1/epochs/{epoch}', { params: { path: { epoch } } })`: `data` where it was
 * answered, `error` (a `Problem`) where not.
 */
export function historyClient(options: HistoryClientOptions = {}): HistoryClient {
  const { baseUrl = '', token, fetch } = options;
  const client: HistoryClient = createClient<paths, 'application/json'>({
    baseUrl,
    headers: { accept: 'application/json' },
    ...(fetch && { fetch }),
  });
  client.use({
    onRequest({ request }) {
      const known = token?.();
      if (known) request.headers.set('authorization', `Bearer ${known}`);
      return request;
    },
  });
  return client;
}
