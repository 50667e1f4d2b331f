/** The page of `npm start`: served from the first moment on, with a history of its own in a temporary folder. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pageState } from '../../compiler/page/index.js';
import { requireFreePort } from '../../node/port.js';
import { temporaryFolder } from '../../support/leavings.js';
import { PAGE_PORT } from '../../support/ports.js';
import { HistoryApi } from '../../services/history/api/index.js';
import {
  type Database,
  type History,
  openDatabase,
  startHistory,
} from '../../services/history/index.js';
import { buildApart } from '../../services/history/page.js';
import type { Chain } from '../chain.js';
import type { Campus } from '../simulation/accounts.js';
import { campusPeople } from './people.js';
import { startRoutes } from './routes.js';
import type { StartState } from './state.js';

/** What pages may ask in a minute: everybody of this machine, and tests, are one address. */
const REQUESTS_PER_MINUTE = 100_000;

export interface PageHostOptions {
  /** The repository's root folder. */
  readonly root: string;
  /** 8080 unless given; 0 for any free one. */
  readonly port?: number | undefined;
  /** Where the chain will listen, which the page speaks to. */
  readonly node: string;
  /** What the campus is called. */
  readonly name: string;
  readonly timeZone: string;
  readonly campus: Campus;
  readonly state: StartState;
}

export class PageHost {
  #database: Database | null = null;
  #api: HistoryApi | null = null;
  #history: History | null = null;

  private constructor(
    readonly state: StartState,
    private readonly folder: string,
  ) {}

  /** @throws Error if the port is taken, or the page cannot be built */
  static async start(options: PageHostOptions): Promise<PageHost> {
    const { root, port = PAGE_PORT, campus, state } = options;
    // The build takes seconds; better to know before.
    if (port !== 0) await requireFreePort(port, '--page-port');
    const { folder: page, isNew } = pageState({ root });
    const flaw = isNew ? null : await buildApart(root);
    if (flaw !== null) throw new Error(`the page could not be built: ${flaw}`);
    const folder = temporaryFolder('campus-grid-');
    const host = new PageHost(state, folder);
    state.people = campusPeople(campus);
    try {
      host.#database = await openDatabase(join(folder, 'history.sqlite'));
      await host.#serve(host.#database, port, page, options);
    } catch (error) {
      await host.stop();
      throw error;
    }
    return host;
  }

  async #serve(
    database: Database,
    port: number,
    folder: string,
    { name, timeZone, campus, node, state }: PageHostOptions,
  ): Promise<void> {
    const buildings = campus.members.map(({ building, account }) => ({
      account: account.address,
      name: building.name,
    }));
    this.#api = await HistoryApi.start({
      port,
      database,
      campus: { name, timeZone, buildings },
      follower: () => this.#follower(),
      limits: { perMinute: REQUESTS_PER_MINUTE, joiningPerMinute: REQUESTS_PER_MINUTE },
      page: { folder, nodes: [node] },
      extend: (app) => startRoutes(app, state),
      progress: (line) => console.error(line),
    });
  }

  get url(): string {
    return this.#api?.url ?? '';
  }

  /** From here on the history follows `chain`. */
  async follow(chain: Chain): Promise<void> {
    if (!this.#database) return;
    this.state.node = chain.url;
    this.#history = await startHistory({
      url: chain.url,
      database: this.#database,
      onBlock: () => void this.#api?.refresh(),
    });
    this.#history.ended.catch(({ message }: Error) => {
      this.state.phase = 'failed';
      console.error(`the history has ended: ${message}`);
    });
  }

  #follower(): { nodeHeight: number | null; problem: string | null } {
    const { cursor, lag, problem } = this.#history?.status ?? {
      ...{ cursor: null, lag: 0, problem: 'the chain is starting' },
    };
    return { nodeHeight: cursor ? cursor.height + lag : null, problem };
  }

  async stop(): Promise<void> {
    await this.#api?.stop();
    await this.#history?.stop();
    await this.#database?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
