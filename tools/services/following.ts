/** Follows a chain through whatever its node does: is not there yet, restarts, is wiped, turns to another chain. */
import { setTimeout as sleep } from 'node:timers/promises';
import { NodeError } from '../node/transport.js';
import { headerHash } from '../node/header-hash.js';
import { type Header, NodeRpc, requireHeader } from '../node/rpc.js';
import { NodeSocket } from '../node/socket.js';
import { Runtimes } from '../node/state.js';
import { Backoff } from './backoff.js';
import { type ChainIdentity, identityOf, type KnownChain, likeness } from './chain-identity.js';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 4_000;

/** A chain, through one connection. */
export interface FollowedChain extends ChainIdentity {
  readonly rpc: NodeRpc;
  readonly runtimes: Runtimes;
  /** Its name, as the node's spec has it. */
  readonly name: string;
}

export interface Head {
  readonly number: number;
  readonly hash: string;
  readonly header: Header;
}

/** What is told of a chain. */
export interface Follower {
  /** The node is there; `isNew` unless it is the chain that was followed before, with all that was final. */
  begin(chain: FollowedChain, isNew: boolean): void;
  /** A new best block. */
  best?(head: Head): void;
  /** A newly final block; those between it and the last one are final, too. */
  final?(head: Head): void;
  /** The node is away, or not where it was; one line says how. */
  pause(reason: string): void;
}

export interface FollowingOptions {
  /** The node, `ws://…`. */
  readonly url: string;
  /** The only chain that is followed; without one, whatever chain the node is on. */
  readonly genesis?: string | undefined;
}

export class Following {
  private readonly stopping = new AbortController();
  private readonly backoff = new Backoff(FIRST_WAIT_MS, LONGEST_WAIT_MS);
  private known: KnownChain | null = null;
  private socket: NodeSocket | null = null;
  private trouble: string | null = 'the node has not answered yet';
  /** Rejects when there is nothing to follow any more: the node is on a chain that is not wanted. */
  readonly ended: Promise<void>;

  constructor(
    private readonly options: FollowingOptions,
    private readonly follower: Follower,
  ) {
    this.ended = this.run();
    this.ended.catch(() => {});
  }

  /** Why nothing is followed at the moment; null while all is well. */
  get problem(): string | null {
    return this.trouble;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.socket?.close();
    await this.ended.catch(() => {});
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await this.connection();
      } catch (error) {
        if (error instanceof UnwantedChain) throw error;
        if (!signal.aborted) this.pause((error as Error).message);
      }
      await sleep(this.backoff.fail(), null, { signal }).catch(() => {});
    }
  }

  /** Follows through one connection, until it ends. @throws Error saying why it has ended */
  private async connection(): Promise<never> {
    const { url } = this.options;
    const socket = await NodeSocket.open(url, this.stopping.signal);
    this.socket = socket;
    try {
      const session = new Session(socket, this);
      await Promise.race([session.start(), socket.ended]);
      throw await Promise.race([session.failed, socket.ended]);
    } finally {
      socket.close();
    }
  }

  /** Takes note of why nothing is followed. */
  pause(reason: string): void {
    if (this.trouble === reason) return;
    this.trouble = reason;
    this.follower.pause(reason);
  }

  /** Whether the chain is one to go on with, and is new. @throws UnwantedChain */
  async recognise(
    rpc: NodeRpc,
    now: ChainIdentity,
    final: { number: number; hash: string },
  ): Promise<{ isNew: boolean } | null> {
    const { genesis, url } = this.options;
    if (genesis !== undefined && genesis !== now.genesis) {
      throw new UnwantedChain(
        `${url} is on another chain: its genesis is ${now.genesis}, not ${genesis}`,
      );
    }
    const found = this.known && (await likeness(rpc, this.known, now, final.number));
    if (found?.kind === 'behind') {
      const { number } = this.known?.final ?? final;
      this.pause(`the node lacks block #${number}, which was final before; it may be catching up`);
      return null;
    }
    const isNew = found?.kind !== 'same';
    if (isNew && found) this.follower.pause(`the node is on another chain: ${found.kind}`);
    const first = isNew ? now.first : (this.known?.first ?? now.first);
    this.known = { genesis: now.genesis, first, final };
    return { isNew };
  }

  begin(chain: FollowedChain, isNew: boolean): void {
    this.trouble = null;
    this.backoff.succeed();
    this.follower.begin(chain, isNew);
  }

  best(head: Head): void {
    this.follower.best?.(head);
  }

  final(head: Head): void {
    if (this.known) this.known = { ...this.known, final: head };
    this.follower.final?.(head);
  }

  /** Tells two chains apart that begin alike, once this one has begun. */
  async learnFirst(rpc: NodeRpc): Promise<void> {
    const { known } = this;
    if (!known || known.first || known.final.number === 0) return;
    const first = await rpc.blockHash(1);
    if (this.known) this.known = { ...this.known, first };
  }
}

/** What one connection says, trusted once the chain is recognised. */
class Session {
  private readonly rpc: NodeRpc;
  private readonly runtimes: Runtimes;
  private isTrusted = false;
  private readonly newest: { best?: Head; final?: Head } = {};
  private work: Promise<void> = Promise.resolve();
  private fail: (error: Error) => void = () => {};
  /** Resolves, with the reason, when the connection is of no use any more. */
  readonly failed = new Promise<Error>((resolve) => (this.fail = resolve));

  constructor(
    private readonly socket: NodeSocket,
    private readonly following: Following,
  ) {
    this.rpc = new NodeRpc(socket);
    this.runtimes = new Runtimes(this.rpc);
  }

  async start(): Promise<void> {
    await this.socket.subscribe('chain_subscribeFinalizedHeads', (item) =>
      this.take(item, 'final'),
    );
    await this.socket.subscribe('chain_subscribeNewHeads', (item) => this.take(item, 'best'));
  }

  private take(item: unknown, kind: 'best' | 'final'): void {
    try {
      const head = this.headOf(item);
      this.newest[kind] = head;
      if (this.isTrusted && kind === 'best') this.following.best(head);
      else this.work = this.work.then(() => this.note(head, kind)).catch(this.fail);
    } catch (error) {
      this.fail(error as Error);
    }
  }

  private async note(head: Head, kind: 'best' | 'final'): Promise<void> {
    if (!this.isTrusted) await this.judge();
    else if (kind === 'final') this.following.final(head);
    if (this.isTrusted) await this.following.learnFirst(this.rpc);
  }

  /** Decides whether the chain is to be followed. */
  private async judge(): Promise<void> {
    const { final } = this.newest;
    if (!final) return;
    const identity = await identityOf(this.rpc);
    const found = await this.following.recognise(this.rpc, identity, final);
    if (!found) return;
    const name = await this.rpc.name();
    const { rpc, runtimes } = this;
    this.isTrusted = true;
    this.following.begin({ ...identity, rpc, runtimes, name }, found.isNew);
    this.following.final(this.newest.final ?? final);
    // What came while the chain was recognised counts: the next block may be long in coming.
    const { best } = this.newest;
    if (best) this.following.best(best);
  }

  private headOf(item: unknown): Head {
    const header = requireHeader(item, `${this.socket.url}: a new block`);
    return { number: header.number, hash: headerHash(header), header };
  }
}

/** The node is on a chain that nobody wants followed. */
class UnwantedChain extends NodeError {
  override name = 'UnwantedChain';
}
