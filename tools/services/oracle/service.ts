/** An operator as a process: follows the chain's blocks until it is told to stop. */
import { setTimeout as sleep } from 'node:timers/promises';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Logger } from 'pino';
import type { Account } from '../../node/extrinsic.js';
import { StateAt } from '../../node/state.js';
import { Backoff } from '../backoff.js';
import { type FollowedChain, Following, type Follower, type Head } from '../following.js';
import type { HttpPlace, HttpService } from '../http.js';
import { OperatorMetrics } from './metrics.js';
import { Operator } from './operator.js';
import { finishedEpochOf, readMeters } from './oracle-state.js';
import { HeadEndReader } from './reader.js';
import { type Health, startOperatorServer } from './server.js';

export interface ServiceOptions extends HttpPlace {
  /** The node, `ws://…`. */
  readonly url: string;
  /** The head-end, `http://…`. */
  readonly headEndUrl: string;
  readonly key: Account;
  /** The only chain to work for; without one, whatever chain the node is on. */
  readonly genesis?: string | undefined;
  readonly log: Logger;
}

/** Without a block for this long, the node is not well. */
const STALE_MS = 60_000;
/** Time that the work on a block has to end in. */
const STOP_TIMEOUT_MS = 5_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
/** Timers may fire a little early by the clock that the wait is measured on. */
const ROUNDING_MS = 20;

/** The work for one chain. */
interface Task {
  chain: FollowedChain;
  readonly operator: Operator;
  readonly metrics: OperatorMetrics;
}

export class OperatorService implements Follower {
  private readonly backoff = new Backoff(FIRST_WAIT_MS, LONGEST_WAIT_MS);
  private readonly own = new Registry();
  private readonly connected: Gauge;
  private readonly reader: HeadEndReader;
  private task: Task | null = null;
  private latest: Head | null = null;
  private lastBlock = 0;
  private lastWork = Date.now();
  private isOperator = true;
  private isSyncing = false;
  private running: Promise<void> | null = null;
  private readonly stopping = new AbortController();
  private counting: Promise<void> = Promise.resolve();
  private server: HttpService | null = null;
  private following: Following | null = null;

  private constructor(private readonly options: ServiceOptions) {
    this.reader = new HeadEndReader({ url: options.headEndUrl });
    collectDefaultMetrics({ register: this.own });
    const registers = [this.own];
    const help = 'Whether the node is there, and on the chain it was on.';
    this.connected = new Gauge({ name: 'solar_oracle_connected', help, registers });
  }

  /** Listens, and begins to look for the node. @throws Error if the port cannot be opened */
  static async start(options: ServiceOptions): Promise<OperatorService> {
    const service = new OperatorService(options);
    const { reader } = service;
    service.server = await startOperatorServer(
      {
        reader,
        health: () => service.health(),
        metrics: () => service.metricsText(),
        finishedEpoch: async () => finishedEpochOf(await service.state()),
      },
      options,
    );
    const { key, url: node, headEndUrl: headEnd, log, genesis } = options;
    log.info({ address: key.address, node, headEnd, http: service.url }, 'started');
    service.following = new Following({ url: node, genesis }, service);
    return service;
  }

  /** Where /health, /metrics and the adapter are. */
  get url(): string {
    return this.server?.url ?? '';
  }

  /** Number of the latest block whose work is done; 0 before the first. */
  get block(): number {
    return this.lastBlock;
  }

  /** Rejects when the node is on a chain that is not to be worked for. */
  get ended(): Promise<void> {
    return this.following?.ended ?? Promise.resolve();
  }

  /** Finishes what has been begun of the present block's work, then ends everything. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.options.log.info('stopping');
    // A node that does not answer is not waited for.
    const finished = Promise.all([this.running, this.counting]);
    await Promise.race([finished, sleep(STOP_TIMEOUT_MS, null, { ref: false })]);
    await this.server?.stop();
    await this.following?.stop();
  }

  begin(chain: FollowedChain, isNew: boolean): void {
    const { name, genesis } = chain;
    this.options.log.info({ chain: name, genesis }, isNew ? 'works for a chain' : 'goes on');
    this.connected.set(1);
    if (this.task && !isNew) {
      this.task.chain = chain;
      this.task.operator.reconnect(chain);
      return;
    }
    const { key, log } = this.options;
    const metrics = new OperatorMetrics(genesis);
    const operator = new Operator(chain, { key, reader: this.reader, metrics, log });
    this.task = { chain, operator, metrics };
    this.lastBlock = 0;
  }

  /** Blocks may come faster than the work on them: then only the latest counts. */
  best(head: Head): void {
    const { task } = this;
    if (this.stopping.signal.aborted || !task) return;
    this.latest = head;
    this.counting = this.counting
      .then(() => this.countRefusals(head, task))
      .catch((error: Error) => {
        this.options.log.debug({ block: head.number, error: error.message }, 'events not read');
      });
    this.wake();
  }

  private wake(): void {
    this.running ??= this.run().finally(() => {
      this.running = null;
    });
  }

  /** What failed in blocks that nobody asks for any more is not looked at. */
  private async countRefusals(head: Head, { chain, operator }: Task): Promise<void> {
    if (this.stopping.signal.aborted) return;
    await operator.countRefusals(await stateOf(chain, head));
  }

  pause(reason: string): void {
    this.connected.set(0);
    this.latest = null;
    this.options.log.warn({ node: this.options.url }, reason);
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (this.latest && this.task && !signal.aborted && !this.backoff.isWaiting) {
      const head = this.latest;
      this.latest = null;
      try {
        await this.workOn(head, this.task);
        this.backoff.succeed();
      } catch (error) {
        // What fails because the node has gone is not held against the one that comes back.
        const wait = this.following?.problem ? 0 : this.backoff.fail();
        this.task.metrics.failures.inc();
        this.options.log.error({ block: head.number, wait }, (error as Error).message);
        void this.tryAgain(head, wait);
      }
    }
  }

  /** After the wait, on the newest block there is then: the next one may be long in coming. */
  private async tryAgain(head: Head, wait: number): Promise<void> {
    const { task } = this;
    await sleep(wait + ROUNDING_MS, null, { ref: false });
    if (this.task !== task || this.following?.problem || this.stopping.signal.aborted) return;
    if (this.lastBlock < head.number) this.latest ??= head;
    this.wake();
  }

  private async workOn(head: Head, { chain, operator }: Task): Promise<void> {
    // What a node that catches up says of the present is long past.
    this.isSyncing = (await chain.rpc.health()).isSyncing;
    if (this.isSyncing) return;
    this.isOperator = await operator.work(await stateOf(chain, head), this.stopping.signal);
    this.lastWork = Date.now();
    this.lastBlock = head.number;
  }

  private health(): Health {
    const age = Date.now() - this.lastWork;
    const trouble = this.trouble(age);
    const { name, genesis } = this.task?.chain ?? {};
    const seconds = { secondsSinceWork: age / 1000 };
    const details = { connected: !this.following?.problem, ...seconds, chain: name, genesis };
    return { isHealthy: trouble === null, message: trouble ?? 'OK', details };
  }

  private trouble(age: number): string | null {
    const problem = this.following?.problem;
    if (problem) return problem;
    if (this.isSyncing) return 'the node is syncing';
    if (age >= STALE_MS) return `nothing was done for ${Math.floor(age / 1000)} s`;
    return this.isOperator ? null : 'this account is not an operator on the chain';
  }

  /** The state after the newest block. @throws Error saying why there is none */
  private async state(): Promise<StateAt> {
    const problem = this.following?.problem;
    if (problem || !this.task) throw new Error(problem ?? 'the node has not answered yet');
    const { rpc, runtimes } = this.task.chain;
    return StateAt.best(rpc, runtimes);
  }

  private async metricsText(): Promise<string> {
    const { task } = this;
    try {
      if (task && !this.following?.problem) {
        task.metrics.showMeters(await readMeters(await this.state()));
      }
    } catch (error) {
      this.options.log.debug({ error: (error as Error).message }, 'meters not read');
    }
    const texts = [this.own, ...(task ? [task.metrics.registry] : [])].map((r) => r.metrics());
    return (await Promise.all(texts)).join('\n');
  }
}

function stateOf({ rpc, runtimes }: FollowedChain, { hash, header }: Head): Promise<StateAt> {
  return StateAt.after(rpc, runtimes, hash, header);
}
