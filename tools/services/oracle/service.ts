/** An operator as a process: follows the chain's blocks until it is told to stop. */
import { ApiPromise } from '@polkadot/api';
import type { Header } from '@polkadot/types/interfaces';
import type { Logger } from 'pino';
import { Backoff } from '../backoff.js';
import { NodeConnection } from '../../node/connection.js';
import type { OperatorKey } from './keys.js';
import { OperatorMetrics } from './metrics.js';
import { Operator } from './operator.js';
import { readMeters } from './oracle-state.js';
import { HeadEndReader } from './reader.js';
import { OperatorServer, type Health } from './server.js';

export interface ServiceOptions {
  /** The node, `ws://…`. */
  readonly url: string;
  /** The head-end, `http://…`. */
  readonly headEndUrl: string;
  readonly key: OperatorKey;
  /** Where /health, /metrics and the adapter are; 0 for any free port. */
  readonly port: number;
  readonly host?: string | undefined;
  readonly log: Logger;
}

/** Without a block for this long, the node is not well. */
const STALE_MS = 60_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

export class OperatorService {
  private readonly backoff = new Backoff(FIRST_WAIT_MS, LONGEST_WAIT_MS);
  private latest: Header | null = null;
  private lastBlock = 0;
  private lastWork = Date.now();
  private running: Promise<void> | null = null;
  private readonly stopping = new AbortController();
  private counting: Promise<void> = Promise.resolve();
  private server: OperatorServer | null = null;

  private constructor(
    private readonly connection: NodeConnection,
    private readonly api: ApiPromise,
    private readonly operator: Operator,
    private readonly metrics: OperatorMetrics,
    private readonly options: ServiceOptions,
  ) {}

  /** Waits for the node if it is not there yet, then begins. @throws Error if the port is taken */
  static async start(options: ServiceOptions): Promise<OperatorService> {
    const { url, headEndUrl, key, log } = options;
    const connection = new NodeConnection(url, new Backoff(FIRST_WAIT_MS, LONGEST_WAIT_MS));
    const { provider } = connection;
    const api = await ApiPromise.create({ provider, noInitWarn: true, throwOnConnect: false });
    const reader = new HeadEndReader({ url: headEndUrl });
    const metrics = new OperatorMetrics();
    const operator = new Operator({ api, key, reader, metrics, log });
    const service = new OperatorService(connection, api, operator, metrics, options);
    try {
      await service.begin(reader);
    } catch (error) {
      connection.close();
      await api.disconnect();
      throw error;
    }
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

  /** Finishes what has been begun of the present block's work, then ends everything. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.options.log.info('stopping');
    await this.running;
    await this.counting;
    await this.server?.stop();
    this.connection.close();
    await this.api.disconnect();
  }

  private async begin(reader: HeadEndReader): Promise<void> {
    const { port, host, key, url, headEndUrl, log } = this.options;
    const parts = { reader, health: () => this.health(), metrics: () => this.metricsText() };
    this.server = await OperatorServer.start(parts, port, host);
    this.api.on('connected', () => this.operator.reconnect());
    // The library subscribes again by itself when the node comes back.
    await this.api.rpc.chain.subscribeNewHeads((head) => this.note(head));
    log.info({ address: key.address, node: url, headEnd: headEndUrl, http: this.url }, 'started');
  }

  /** Blocks may come faster than the work on them: then only the latest counts. */
  private note(head: Header): void {
    if (this.stopping.signal.aborted) return;
    this.latest = head;
    const hash = head.hash.toHex();
    this.counting = this.counting
      .then(() => this.operator.countRefusals(hash))
      .catch((error: Error) => {
        this.options.log.debug({ hash, error: error.message }, 'events not read');
      });
    this.running ??= this.run().finally(() => {
      this.running = null;
    });
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (this.latest && !signal.aborted && !this.backoff.isWaiting) {
      const head = this.latest;
      this.latest = null;
      try {
        await this.operator.work(head.hash.toHex(), signal);
        this.backoff.succeed();
        this.lastWork = Date.now();
        this.lastBlock = head.number.toNumber();
      } catch (error) {
        const wait = this.backoff.fail();
        this.metrics.failures.inc();
        const { message } = error as Error;
        this.options.log.error({ block: head.number.toNumber(), wait }, message);
      }
    }
  }

  private health(): Health {
    const age = Date.now() - this.lastWork;
    const isConnected = this.api.isConnected;
    const isHealthy = isConnected && age < STALE_MS;
    return { isHealthy, details: { connected: isConnected, secondsSinceWork: age / 1000 } };
  }

  private async metricsText(): Promise<string> {
    try {
      if (this.api.isConnected) await this.noteMeters();
    } catch (error) {
      this.options.log.debug({ error: (error as Error).message }, 'meters not read');
    }
    return this.metrics.registry.metrics();
  }

  private async noteMeters(): Promise<void> {
    for (const { meterId: meter, sequence, silentEpochs } of await readMeters(this.api)) {
      this.metrics.sequence.set({ meter }, Number(sequence));
      this.metrics.silence.set({ meter }, Number(silentEpochs));
    }
  }
}
