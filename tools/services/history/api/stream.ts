/** Server-sent events: whoever listens hears of each new final block, and of each new epoch. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Static } from 'typebox';
import type { StreamEvent } from './contract/service.js';
import { tooMany } from './problem.js';
import type { State, States } from './state.js';

type Event = Static<typeof StreamEvent>;

/** A comment now and then, so that what stands between does not take the connection for dead. */
const ALIVE_MS = 20_000;
/** What a slow listener may have waiting before it is cut off; it connects again by itself. */
const MOST_WAITING_BYTES = 64 * 1024;

export interface StreamLimits {
  /** Listeners in all, and of one address. */
  readonly most: number;
  readonly mostOfAddress: number;
}

export class Streams {
  private readonly open = new Map<string, Set<FastifyReply>>();

  constructor(
    private readonly states: States,
    private readonly limits: StreamLimits,
  ) {
    states.on('head', (state, before) => this.tell(state, before));
  }

  get count(): number {
    let count = 0;
    for (const replies of this.open.values()) count += replies.size;
    return count;
  }

  /** @throws Problem if too many listen */
  listen(request: FastifyRequest, reply: FastifyReply): void {
    const { most, mostOfAddress } = this.limits;
    const { ip } = request;
    const mine = this.open.get(ip) ?? new Set();
    if (this.count >= most || mine.size >= mostOfAddress) {
      throw tooMany('too many pages listen; close some, or ask /v1/health now and then');
    }
    reply.hijack();
    // Headers that hooks have set, such as those of security, are not sent by themselves any more.
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) reply.raw.setHeader(name, value);
    }
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    this.open.set(ip, mine.add(reply));
    const alive = setInterval(() => send(reply, ': still here\n\n'), ALIVE_MS);
    reply.raw.on('close', () => {
      clearInterval(alive);
      mine.delete(reply);
      if (mine.size === 0) this.open.delete(ip);
    });
    send(reply, textOf(helloOf(this.states.current)));
  }

  /** Ends all of them. */
  close(): void {
    for (const replies of this.open.values()) for (const reply of replies) reply.raw.end();
  }

  private tell(state: State, before: State | null): void {
    const { height, hash, time, epoch } = state.head;
    const { local } = state;
    const events: Event[] = [{ kind: 'block', height, hash, time: local.iso(time), epoch }];
    if (before?.head.epoch !== epoch) events.push({ kind: 'epoch', epoch, height });
    const text = events.map(textOf).join('');
    for (const replies of this.open.values()) for (const reply of replies) send(reply, text);
  }
}

function helloOf(state: State | null): Event {
  if (!state) return { kind: 'hello', genesis: null, height: null, epoch: null, time: null };
  const { chain, head, local } = state;
  const { height, epoch, time } = head;
  return { kind: 'hello', genesis: chain.genesis, height, epoch, time: local.iso(time) };
}

const textOf = (event: Event): string => `event: ${event.kind}\ndata: ${JSON.stringify(event)}\n\n`;

function send({ raw }: FastifyReply, text: string): void {
  if (raw.writableLength > MOST_WAITING_BYTES) raw.destroy();
  else if (raw.writable) raw.write(text);
}
