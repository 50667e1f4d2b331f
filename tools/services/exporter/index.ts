/** `grid exporter`: serves metrics of a chain's final blocks to Prometheus. */
import { StateAt } from '../../node/state.js';
import { RpcError } from '../../node/transport.js';
import { type FollowedChain, type Follower, Following, type Head } from '../following.js';
import {
  type HttpAnswer,
  HttpError,
  type HttpPlace,
  HttpService,
  json,
  type Route,
} from '../http.js';
import { Metrics } from './metrics.js';
import { observe } from './observe.js';
import { survey } from './survey.js';

/** Time on the chain between two walks over all users and meters. */
const SURVEY_MS = 60_000;

/** Blocks after which a node that is no archive may have given up a state. */
const MOST_BEHIND = 250;

export interface ExporterOptions extends HttpPlace {
  /** `ws://…` of a node. */
  readonly url: string;
  /** The only chain to follow; without one, whatever chain the node is on. */
  readonly genesis?: string | undefined;
  /** Is told what happens, a line at a time. */
  readonly progress: (line: string) => void;
}

/** What was seen of one chain. */
interface ChainRecord {
  readonly metrics: Metrics;
  chain: FollowedChain;
  /** The block that is counted next; null before the first. */
  next: number | null;
  /** Time of the last survey on the chain. */
  surveyed: number;
}

export class Exporter implements Follower {
  private record: ChainRecord | null = null;
  private work = Promise.resolve();
  private server: HttpService | null = null;
  private following: Following | null = null;

  private constructor(private readonly options: ExporterOptions) {}

  /** Listens, and begins to look for the node. @throws Error if the port cannot be opened */
  static async start(options: ExporterOptions): Promise<Exporter> {
    const exporter = new Exporter(options);
    exporter.server = await HttpService.start(exporter.routes(), options);
    const { url, genesis, progress } = options;
    const { server } = exporter;
    progress(`${server.url}/metrics will tell what ${url} finalises, once it answers`);
    exporter.following = new Following({ url, genesis }, exporter);
    return exporter;
  }

  get url(): string {
    return this.server?.url ?? '';
  }

  get port(): number {
    return this.server?.port ?? 0;
  }

  /** Rejects when the node is on a chain that is not to be followed. */
  get ended(): Promise<void> {
    return this.following?.ended ?? Promise.resolve();
  }

  async stop(): Promise<void> {
    await this.following?.stop();
    await this.work;
    await this.server?.stop();
  }

  begin(chain: FollowedChain, isNew: boolean): void {
    const { name, genesis } = chain;
    if (this.record && !isNew) this.record.chain = chain;
    else {
      const metrics = new Metrics(name, genesis);
      this.record = { metrics, chain, next: null, surveyed: -SURVEY_MS };
    }
    this.record.metrics.setUp(true);
    this.options.progress(`${isNew ? 'follows' : 'goes on with'} ${name}, genesis ${genesis}`);
  }

  pause(reason: string): void {
    this.record?.metrics.setUp(false);
    this.options.progress(reason);
  }

  final(head: Head): void {
    const { record } = this;
    // Genesis has no events, and the time 0.
    if (!record || head.number === 0) return;
    this.work = this.work
      .then(() => catchUp(record, head, this.options.progress))
      .catch((error: unknown) => {
        // Until the node is there again, that it has gone is all there is to say.
        if (this.following?.problem) return;
        this.options.progress(`#${head.number}: ${(error as Error).message}`);
      });
  }

  private routes(): Route[] {
    return [
      { method: 'GET', path: '/metrics', answer: () => this.scrape() },
      {
        method: 'GET',
        path: '/health',
        answer: () => {
          const problem = this.following?.problem;
          return json(problem ? 503 : 200, { message: problem ?? 'OK' });
        },
      },
    ];
  }

  /** The metrics, or 503 before there are any. */
  private async scrape(): Promise<HttpAnswer> {
    const registry = this.record?.metrics.registry;
    if (!registry) throw new HttpError(503, this.following?.problem ?? 'there is no block yet');
    return { status: 200, type: registry.contentType, body: await registry.metrics() };
  }
}

/** Records every final block once: a node may announce several with one head. */
async function catchUp(
  record: ChainRecord,
  head: Head,
  progress: (line: string) => void,
): Promise<void> {
  record.next ??= head.number;
  if (head.number - record.next > MOST_BEHIND) skipTo(record, head.number, progress);
  while (record.next <= head.number) {
    try {
      await recordBlock(record, record.next);
      record.next++;
    } catch (error) {
      // A node that was wiped has the newer states only.
      if (!(error instanceof RpcError) || record.next === head.number) throw error;
      skipTo(record, head.number, progress);
    }
  }
}

function skipTo(record: ChainRecord, number: number, progress: (line: string) => void): void {
  progress(`#${record.next} to #${number - 1} are not counted: the node has them no more`);
  record.next = number;
}

async function recordBlock(record: ChainRecord, number: number): Promise<void> {
  const { rpc, runtimes } = record.chain;
  const hash = await rpc.blockHash(number);
  if (!hash) throw new Error('the node does not have it');
  const state = await StateAt.after(rpc, runtimes, hash);
  const block = await observe(state);
  const isSurveyDue = block.timestamp >= record.surveyed + SURVEY_MS;
  const found = isSurveyDue ? await survey(state) : null;
  record.metrics.record(block);
  if (!found) return;
  record.metrics.survey(found);
  record.surveyed = block.timestamp;
}
