/** A connection on which nothing is hidden: what is sent, what is answered, what is told. */
/* eslint-disable @typescript-eslint/no-explicit-any -- answers of any shape */
import { once } from 'node:events';
import { WebSocket } from 'ws';

export interface Notification {
  readonly method: string;
  readonly params: { readonly subscription: string; readonly result: unknown };
}

export class Wire {
  readonly told: Notification[] = [];
  #asked = 0;
  #answers = new Map<unknown, (answer: unknown) => void>();

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as { id?: unknown; method?: string };
      if (message.method !== undefined) this.told.push(message as Notification);
      else this.#answers.get(Array.isArray(message) ? 'batch' : message.id)?.(message);
    });
  }

  static async open(url: string): Promise<Wire> {
    const socket = new WebSocket(url);
    await once(socket, 'open');
    return new Wire(socket);
  }

  /** Sends `text`, whatever it is. @param id of the answer to it; `batch` for several */
  raw(text: string, id: unknown): Promise<unknown> {
    const answer = new Promise((resolve) => this.#answers.set(id, resolve));
    this.socket.send(text);
    return answer;
  }

  /** @returns the answer: `{ result }` or `{ error }` */
  async ask(method: string, ...params: readonly unknown[]): Promise<{ result?: any; error?: any }> {
    const id = ++this.#asked;
    const text = JSON.stringify({ jsonrpc: '2.0', id, method, params });
    const { result, error } = (await this.raw(text, id)) as { result?: unknown; error?: unknown };
    return error === undefined ? { result } : { error };
  }

  /** What a subscription has been told. */
  of(subscription: string): unknown[] {
    return this.told
      .filter(({ params }) => params.subscription === subscription)
      .map(({ params }) => params.result);
  }

  close(): void {
    this.socket.terminate();
  }
}

/** Words that name something, and are compared as they are. */
const NAMES: ReadonlySet<string> = new Set(['code', 'message', 'event', 'class', 'type', 'method']);
/** Words that are answers. */
const WORDS: ReadonlySet<string> = new Set(['started', 'limitReached']);
/** What blocks have where several authorities agree on them. */
const OF_CONSENSUS: ReadonlySet<string> = new Set(['justifications']);
/** What is a number, a date or a place in one chain only. */
const ANY_NUMBER = 'a number';

/** What kind of thing `value` is: the same for two answers that a client reads in the same way. */
export function shapeOf(value: unknown, name = ''): unknown {
  if (typeof value === 'number') return name === 'code' ? value : ANY_NUMBER;
  if (typeof value === 'string') return shapeOfText(value, name);
  if (Array.isArray(value)) {
    const shapes = value.map((item) => JSON.stringify(shapeOf(item)));
    return [...new Set(shapes)].sort().map((shape): unknown => JSON.parse(shape));
  }
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value)
    .filter(([key]) => !OF_CONSENSUS.has(key))
    .map(([key, field]) => [key, shapeOf(field, key)] as const);
  return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function shapeOfText(text: string, name: string): string {
  const digits = /^0x([0-9a-f]*)$/.exec(text)?.[1];
  if (digits !== undefined) return digits.length === 64 ? 'a hash' : 'bytes or a number in hex';
  if (/^\d+$/.test(text)) return 'a number in decimal';
  // Reasons are in the words of whoever ran the code.
  if (!NAMES.has(name)) return WORDS.has(text) ? text : 'text';
  return text
    .replace(/0x[0-9a-f]{64}/g, 'HASH')
    .replace(/(Execution failed|range|UnknownBlock|invalid format|too low).*$/s, '$1');
}
