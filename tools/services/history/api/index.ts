/** The API and the page, served beside the history of one database. */
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { HOST } from '../../../node/port.js';
import type { HttpPlace } from '../../http.js';
import type { Database } from '../database/index.js';
import { closeNextDay } from './answers/energy-days.js';
import { closeNextStatementDay } from './answers/statement-days.js';
import type { Context, FollowerView, PublicCampus } from './context.js';
import { Challenges } from './joining/challenge.js';
import { Erasures } from './joining/erasures.js';
import { buildServer } from './server.js';
import { type ServerOptions } from './options.js';
import { tellNoStart } from './page-files.js';
import { States } from './state.js';

export type { FollowerView, PublicBuilding, PublicCampus } from './context.js';
export type { PageOptions } from './page-files.js';

/** How often the database is asked whether there is more, where another process fills it. */
const LOOK_MS = 250;
const OPENAPI = new URL('../../../client/openapi.json', import.meta.url);

export interface HistoryApiOptions
  extends
    HttpPlace,
    Pick<
      ServerOptions,
      'limits' | 'origins' | 'page' | 'node' | 'metrics' | 'inspect' | 'trustProxy'
    > {
  readonly database: Database;
  /** How the follower is doing; without one another process follows. */
  readonly follower?: () => FollowerView;
  /** What the campus file says; without one no building is public. */
  readonly campus?: PublicCampus;
  /** Is told what happens, a line at a time. */
  readonly progress?: (line: string) => void;
  readonly now?: () => number;
  /** Adds routes of whoever starts it. */
  readonly extend?: (app: FastifyInstance) => void;
}

const NO_CAMPUS: PublicCampus = { name: 'Campus Grid', timeZone: 'Asia/Bangkok', buildings: [] };

export class HistoryApi {
  private summing: Promise<void> = Promise.resolve();
  private erasing: Promise<void> = Promise.resolve();
  private isStopped = false;

  private constructor(
    /** For tests: `app.inject(…)` asks without a socket. */
    readonly app: FastifyInstance,
    private readonly states: States,
    private readonly options: HistoryApiOptions,
  ) {}

  /** Everything but the listening. */
  static async build(options: HistoryApiOptions): Promise<HistoryApi> {
    const { database, follower, campus = NO_CAMPUS, now = Date.now } = options;
    const states = new States(database);
    const context: Context = {
      database,
      states,
      campus,
      challenges: new Challenges(now),
      get follower() {
        return follower?.() ?? null;
      },
      now,
      revision: { value: 0 },
      erasures: new Erasures(database, now, options.progress),
    };
    const app = await buildServer({ ...options, context, openapi: readFileSync(OPENAPI, 'utf8') });
    if (options.extend) options.extend(app);
    else if (options.page) tellNoStart(app);
    const api = new HistoryApi(app, states, options);
    states.on('head', () => {
      api.sumUp();
      api.erasing = api.erasing.then(() => context.erasures.finish());
    });
    await states.refresh();
    return api;
  }

  /** @throws Error saying why the port cannot be opened */
  static async start(options: HistoryApiOptions): Promise<HistoryApi> {
    const api = await HistoryApi.build(options);
    const { port, host = HOST } = options;
    try {
      await api.app.listen({ port, host });
    } catch (error) {
      await api.stop();
      const { code } = error as NodeJS.ErrnoException;
      const reason =
        code === 'EADDRINUSE' ? 'is in use by another program' : `cannot be opened: ${code}`;
      throw new Error(`port ${port} of ${host} ${reason}; --page-port names another`);
    }
    await api.states.start(LOOK_MS);
    return api;
  }

  get url(): string {
    const { address, port, family } = this.app.server.address() as AddressInfo;
    return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
  }

  /** Looks whether there is a new block: who writes them says so. */
  refresh(): Promise<void> {
    return this.states.refresh();
  }

  /** What Prometheus is told of requests and refusals. */
  async metrics(): Promise<string> {
    return (await this.app.inject('/metrics')).payload;
  }

  /** Resolves once the days that are over are summed up, and what was erased is out of the files. */
  get summedUp(): Promise<unknown> {
    return Promise.all([this.summing, this.erasing]);
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    await this.states.stop();
    await this.app.close();
    await Promise.all([this.summing, this.erasing]);
  }

  /** Days that are long over are summed up one after the other, with room for questions between them. */
  private sumUp(): void {
    const { database, progress } = this.options;
    this.summing = this.summing
      .then(async () => {
        while (!this.isStopped && this.states.current) {
          const { current } = this.states;
          const closed = [
            await closeNextDay(database, current),
            await closeNextStatementDay(database, current),
          ];
          if (!closed.includes(true)) return;
          await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
        }
      })
      .catch((error: unknown) => progress?.(`summing up a day: ${(error as Error).message}`));
  }
}

/** Between two days. */
const PAUSE_MS = 5;
