/** `grid history`: the follower as a process of its own, with `/health` and `/metrics`. */
import { HttpError, type HttpPlace, HttpService, json, type Route } from '../http.js';
import type { Service } from '../stopping.js';
import { type History, type HistoryOptions, startHistory } from './index.js';
import { HistoryApi, type HistoryApiOptions } from './api/index.js';
import { HistoryMetrics } from './metrics.js';

export type HistoryServiceOptions = HttpPlace &
  Pick<HistoryOptions, 'url' | 'genesis'> & {
    readonly database: string;
    readonly progress: (line: string) => void;
    /** Where the API is served, and the page; without it neither is. */
    readonly api?: Pick<
      HistoryApiOptions,
      'host' | 'port' | 'origins' | 'page' | 'node' | 'campus'
    >;
  };

export class HistoryService implements Service {
  private readonly metrics = new HistoryMetrics();

  private constructor(
    readonly history: History,
    private server: HttpService | null,
    private api: HistoryApi | null = null,
  ) {}

  /** @throws Error if the database cannot be used, or the port cannot be opened */
  static async start(options: HistoryServiceOptions): Promise<HistoryService> {
    const service: { current: HistoryService | null } = { current: null };
    const history = await startHistory({
      ...options,
      onBlock: () => void service.current?.api?.refresh().catch(() => {}),
    });
    const started = new HistoryService(history, null);
    service.current = started;
    try {
      started.server = await HttpService.start(started.routes(), options);
      if (options.api) await started.serveApi(options.api, options.progress);
    } catch (error) {
      await started.stop();
      throw error;
    }
    options.progress(
      `${history.database.name} is filled; ${started.url}/metrics tells how far it is`,
    );
    return started;
  }

  private async serveApi(
    options: NonNullable<HistoryServiceOptions['api']>,
    progress: (line: string) => void,
  ): Promise<void> {
    const { history } = this;
    this.api = await HistoryApi.start({
      ...options,
      ...{ database: history.database, progress },
      follower: () => {
        const { cursor, lag, problem } = history.status;
        return { nodeHeight: cursor ? cursor.height + lag : null, problem };
      },
    });
    const what = options.page ? 'the page and its API' : 'the API';
    progress(`${what}: ${this.api.url}`);
  }

  /** Where the API is; empty without it. */
  get apiUrl(): string {
    return this.api?.url ?? '';
  }

  get url(): string {
    return this.server?.url ?? '';
  }

  get ended(): Promise<void> {
    return this.history.ended;
  }

  async stop(): Promise<void> {
    await this.api?.stop();
    await this.server?.stop();
    await this.history.stop();
  }

  private routes(): Route[] {
    return [
      {
        method: 'GET',
        path: '/metrics',
        answer: async () => {
          this.metrics.record(this.history.status);
          const { registry } = this.metrics;
          const ofApi = (await this.api?.metrics()) ?? '';
          const body = (await registry.metrics()) + ofApi;
          return { status: 200, type: registry.contentType, body };
        },
      },
      {
        method: 'GET',
        path: '/health',
        answer: () => {
          const { cursor, lag, problem } = this.history.status;
          if (problem) throw new HttpError(503, problem);
          return json(200, { message: 'OK', block: cursor?.height ?? null, lag });
        },
      },
    ];
  }
}
