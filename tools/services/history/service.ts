/** `grid history`: the follower as a process of its own, with `/health` and `/metrics`. */
import { HttpError, type HttpPlace, HttpService, json, type Route } from '../http.js';
import type { Service } from '../stopping.js';
import { type History, type HistoryOptions, startHistory } from './index.js';
import { HistoryMetrics } from './metrics.js';

export type HistoryServiceOptions = HttpPlace &
  Pick<HistoryOptions, 'url' | 'genesis'> & {
    readonly database: string;
    readonly progress: (line: string) => void;
  };

export class HistoryService implements Service {
  private readonly metrics = new HistoryMetrics();

  private constructor(
    readonly history: History,
    private server: HttpService | null,
  ) {}

  /** @throws Error if the database cannot be used, or the port cannot be opened */
  static async start(options: HistoryServiceOptions): Promise<HistoryService> {
    const history = await startHistory(options);
    const service = new HistoryService(history, null);
    try {
      service.server = await HttpService.start(service.routes(), options);
    } catch (error) {
      await history.stop();
      throw error;
    }
    options.progress(
      `${history.database.name} is filled; ${service.url}/metrics tells how far it is`,
    );
    return service;
  }

  get url(): string {
    return this.server?.url ?? '';
  }

  get ended(): Promise<void> {
    return this.history.ended;
  }

  async stop(): Promise<void> {
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
          return { status: 200, type: registry.contentType, body: await registry.metrics() };
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
