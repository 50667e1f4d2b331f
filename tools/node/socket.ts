/** JSON-RPC over one WebSocket connection. It ends when the connection does; who wants another opens one. */
import { once } from 'node:events';
import { WebSocket } from 'ws';
import {
  MOST_ANSWER_BYTES,
  NodeError,
  parseReply,
  type Reply,
  requireNodeUrl,
  resultOf,
  type Transport,
} from './transport.js';

const OPEN_TIMEOUT_MS = 10_000;
const ANSWER_TIMEOUT_MS = 30_000;
/** A connection that carries nothing for so long has gone, though nobody said so. */
const PING_MS = 10_000;

/** Subscriptions for which something may have come before their ids, and items of each. */
const MOST_EARLY = 256;
const MOST_EARLY_ITEMS = 10_000;

interface Question {
  readonly method: string;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

type Listener = (item: unknown) => void;

export class NodeSocket implements Transport {
  private readonly questions = new Map<number, Question>();
  private readonly listeners = new Map<string | number, Listener>();
  /** What came for subscriptions whose ids are not known yet. */
  private readonly early = new Map<string | number, unknown[]>();
  private readonly ping: NodeJS.Timeout;
  private asked = 0;
  private isAlive = true;
  private reason: NodeError | null = null;
  private end: (reason: NodeError) => void = () => {};
  /** Resolves, with the reason, when the connection has ended. */
  readonly ended = new Promise<NodeError>((resolve) => (this.end = resolve));

  private constructor(
    readonly url: string,
    private readonly socket: WebSocket,
  ) {
    socket.on('message', (data) => this.take(String(data)));
    socket.on('pong', () => (this.isAlive = true));
    socket.on('close', () => this.finish(new NodeError(`the connection to ${url} has ended`)));
    socket.on('error', (error) => this.finish(new NodeError(`${url}: ${problemOf(error)}`)));
    this.ping = setInterval(() => this.check(), PING_MS);
  }

  /** @throws NodeError if nothing answers there */
  static async open(url: string, signal?: AbortSignal): Promise<NodeSocket> {
    const target = requireNodeUrl(url).href.replace(/^http/, 'ws');
    const options = { handshakeTimeout: OPEN_TIMEOUT_MS, maxPayload: MOST_ANSWER_BYTES };
    const socket = new WebSocket(target, options);
    try {
      await once(socket, 'open', { signal });
    } catch (error) {
      socket.on('error', () => {});
      socket.terminate();
      throw new NodeError(`${url} does not answer: ${wordsOf(error as NodeJS.ErrnoException)}`);
    }
    return new NodeSocket(url, socket);
  }

  send(method: string, params: readonly unknown[]): Promise<unknown> {
    if (this.reason) return Promise.reject(this.reason);
    const id = ++this.asked;
    const answer = new Promise((resolve, reject) => {
      const seconds = ANSWER_TIMEOUT_MS / 1000;
      const timer = setTimeout(() => {
        this.questions.delete(id);
        reject(new NodeError(`${this.url} does not answer ${method} within ${seconds} s`));
      }, ANSWER_TIMEOUT_MS);
      this.questions.set(id, { method, resolve, reject, timer });
    });
    this.socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    return answer;
  }

  /** Asks for a stream, which ends with the connection. */
  async subscribe(method: string, listener: Listener): Promise<void> {
    const id = await this.idOf(method, []);
    this.listeners.set(id, listener);
    for (const item of this.early.get(id) ?? []) listener(item);
    this.early.delete(id);
  }

  async *stream(method: string, params: readonly unknown[]): AsyncGenerator<unknown> {
    const id = await this.idOf(method, params);
    const items: unknown[] = this.early.get(id) ?? [];
    this.early.delete(id);
    let wake = (): void => {};
    this.listeners.set(id, (item) => {
      items.push(item);
      wake();
    });
    try {
      while (!this.reason) {
        yield* items.splice(0);
        const more = new Promise<void>((resolve) => (wake = resolve));
        if (items.length === 0) await Promise.race([more, this.ended]);
      }
      throw this.reason;
    } finally {
      this.listeners.delete(id);
    }
  }

  close(): void {
    this.finish(new NodeError(`the connection to ${this.url} was closed`));
  }

  private async idOf(method: string, params: readonly unknown[]): Promise<string | number> {
    const id = await this.send(method, params);
    if (typeof id === 'string' || typeof id === 'number') return id;
    throw new NodeError(`${this.url} answers ${method} with no id of a subscription`);
  }

  private take(message: string): void {
    this.isAlive = true;
    try {
      const answer = parseReply(message, this.url);
      if (answer.params) this.deliver(answer.params);
      else this.answer(answer);
    } catch (error) {
      this.finish(error as NodeError);
    }
  }

  private deliver({ subscription, result }: NonNullable<Reply['params']>): void {
    const listener = this.listeners.get(subscription);
    if (listener) listener(result);
    else this.keepEarly(subscription, result);
  }

  /** What comes for nobody is kept for whoever is about to hear of its id; what comes after an end, for a while. */
  private keepEarly(id: string | number, item: unknown): void {
    const known = this.early.get(id);
    if (!known) this.early.set(id, [item]);
    else if (known.push(item) > MOST_EARLY_ITEMS) known.shift();
    const [oldest] = this.early.keys();
    if (this.early.size > MOST_EARLY && oldest !== undefined) this.early.delete(oldest);
  }

  private answer(answer: Reply): void {
    const id = answer.id ?? 0;
    const question = this.questions.get(id);
    // One that has been given up is answered late.
    if (!question && id > 0 && id <= this.asked) return;
    if (!question) throw new NodeError(`${this.url} answers what nobody asked`);
    this.questions.delete(id);
    clearTimeout(question.timer);
    try {
      question.resolve(resultOf(answer, question.method, this.url));
    } catch (error) {
      question.reject(error as Error);
    }
  }

  private check(): void {
    if (!this.isAlive) {
      this.finish(new NodeError(`${this.url} has said nothing for ${PING_MS / 1000} s`));
      return;
    }
    this.isAlive = false;
    this.socket.ping();
  }

  private finish(reason: NodeError): void {
    if (this.reason) return;
    this.reason = reason;
    clearInterval(this.ping);
    this.socket.terminate();
    for (const { reject, timer } of this.questions.values()) {
      clearTimeout(timer);
      reject(reason);
    }
    this.questions.clear();
    this.end(reason);
  }
}

/** What ended a connection that was open. */
function problemOf({ code, message }: NodeJS.ErrnoException): string {
  if (code !== 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') return message;
  return `an answer has more than ${MOST_ANSWER_BYTES / 1024 / 1024} MB`;
}

function wordsOf({ name, message, code }: NodeJS.ErrnoException): string {
  if (name === 'AbortError') return 'not waited for';
  return message || code || 'nothing listens there';
}
