/** What a client that keeps a connection is told of, and until when. */
import { randomBytes } from 'node:crypto';
import { RpcFailure } from './failure.js';
import type { Params } from './params.js';

/** Answers a question. @throws RpcFailure */
export type Method = (params: Params, connection: Connection) => unknown;
export type Methods = Readonly<Record<string, Method>>;

/** Tells the subscriber one thing more. */
export type Tell = (result: unknown) => void;

export class Connection {
  readonly #open = new Map<string, () => void>();

  /** @param send carries a message to the client; null where a connection is over with the answer: HTTP */
  constructor(private readonly send: ((message: object) => void) | null) {}

  /**
   * Begins a subscription.
   *
   * @param method what its notifications are called
   * @param start gets what tells the client, from after the answer on, and returns what ends it
   * @returns its id
   */
  subscribe(method: string, start: (tell: Tell, id: string) => () => void): string {
    const { send } = this;
    if (!send) throw new RpcFailure(-32603, 'Internal error');
    const id = newId();
    let hasAnswered = false;
    const early: unknown[] = [];
    const notify: Tell = (result) =>
      send({ jsonrpc: '2.0', method, params: { subscription: id, result } });
    let stop: () => void = () => {};
    this.#open.set(id, () => stop());
    stop = start((result) => {
      if (!hasAnswered) early.push(result);
      else if (this.#open.has(id)) notify(result);
    }, id);
    setImmediate(() => {
      hasAnswered = true;
      early.forEach(notify);
    });
    return id;
  }

  /** @returns whether there was such a subscription */
  unsubscribe(id: string): boolean {
    const stop = this.#open.get(id);
    this.#open.delete(id);
    stop?.();
    return stop !== undefined;
  }

  has(id: string): boolean {
    return this.#open.has(id);
  }

  end(): void {
    for (const id of [...this.#open.keys()]) this.unsubscribe(id);
  }
}

/** As nodes name subscriptions and operations. */
export function newId(): string {
  return randomBytes(12).toString('base64url');
}

/** Ends the subscription that is named. */
export const unsubscribe: Method = (params, connection) => connection.unsubscribe(params.text());
