/** Requests to the history's API, which is where the page came from. */
import { Failure, type FailureKind } from './loaded.js';

/** A question that takes longer is given up. */
const PATIENCE_MS = 20_000;

/** What proves to the API who asks; null while nobody does. */
let access: string | null = null;
/** Is told where the API refuses who had shown who they are: their session or their role may be over. */
export const DENIED = 'access-denied';

/** From here on requests are those of the session `token`. */
export function setAccess(token: string | null): void {
  access = token;
}

export interface Answer<T> {
  /** null: as it was. */
  readonly value: T | null;
  readonly tag: string | null;
}

/** GET `path` as JSON. @throws Failure */
export async function get<T>(path: string, tag: string | null = null): Promise<Answer<T>> {
  const response = await ask(path, {
    headers: { accept: 'application/json', ...(tag && { 'if-none-match': tag }) },
    // The tag is ours to keep: the browser's own cache would answer 304 as 200.
    cache: 'no-store',
  });
  if (response.status === 304) return { value: null, tag };
  return { value: await bodyOf<T>(response), tag: response.headers.get('etag') };
}

/** Sends JSON. @throws Failure */
export async function post<T>(path: string, body: unknown, method = 'POST'): Promise<T> {
  const response = await ask(path, {
    method,
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.status === 204 ? (undefined as T) : bodyOf<T>(response);
}

async function ask(path: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  if (access !== null) headers.set('authorization', `Bearer ${access}`);
  let response: Response;
  try {
    response = await fetch(path, { ...init, headers, signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch {
    throw new Failure('offline');
  }
  if (response.ok || response.status === 304) return response;
  const kind = kindOf(response.status);
  if (kind === 'forbidden' && access !== null) dispatchEvent(new Event(DENIED));
  throw new Failure(kind, await detailOf(response));
}

async function bodyOf<T>(response: Response): Promise<T> {
  try {
    return (await response.json()) as T;
  } catch {
    throw new Failure('server', 'the answer is no JSON');
  }
}

async function detailOf(response: Response): Promise<string> {
  const body = (await response.json().catch(() => null)) as { message?: unknown } | null;
  return typeof body?.message === 'string' ? body.message : response.statusText;
}

function kindOf(status: number): FailureKind {
  if (status === 404) return 'missing';
  if (status === 401 || status === 403) return 'forbidden';
  if (status === 429) return 'busy';
  return status === 503 ? 'starting' : 'server';
}
