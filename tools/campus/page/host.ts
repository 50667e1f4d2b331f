/** The page of `npm start`: served from the first moment on, with a history of its own in a temporary folder. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { ensurePageBuilt } from '../../compiler/page/index.js';
import { HOST, requireFreePort } from '../../node/port.js';
import { type Database, type History, openDatabase, startHistory } from '../../services/history/index.js';
import { servePage } from '../../services/page.js';
import type { Chain } from '../chain.js';
import type { Campus } from '../simulation/accounts.js';
import { campusPeople } from './people.js';
import { startRoutes } from './routes.js';
import type { StartState } from './state.js';

const DEFAULT_PORT = 8080;

export interface PageHostOptions {
  /** The repository's root folder. */
  readonly root: string;
  /** 8080 unless given; 0 for any free one. */
  readonly port?: number | undefined;
  readonly campus: Campus;
  readonly state: StartState;
}

export class PageHost {
  #history: History | null = null;

  private constructor(
    readonly state: StartState,
    readonly url: string,
    private readonly app: FastifyInstance,
    private readonly database: Database,
    private readonly folder: string,
  ) {}

  /** @throws Error if the port is taken, or the page cannot be built */
  static async start({ root, port = DEFAULT_PORT, campus, state }: PageHostOptions): Promise<PageHost> {
    if (port !== 0) await requireFreePort(port, '--page-port');
    const page = await ensurePageBuilt({ root });
    state.people = campusPeople(campus);
    const folder = mkdtempSync(join(tmpdir(), 'campus-grid-'));
    const database = await openDatabase(join(folder, 'history.sqlite'));
    const app = await apiOf(database, campus);
    startRoutes(app, state);
    await servePage(app, page);
    const url = await app.listen({ host: HOST, port });
    return new PageHost(state, url, app, database, folder);
  }

  /** From here on the history follows `chain`. */
  async follow(chain: Chain): Promise<void> {
    this.state.node = chain.url;
    this.state.genesis = chain.api.genesisHash.toHex();
    this.#history = await startHistory({ url: chain.url, database: this.database });
    this.#history.ended.catch(({ message }: Error) => {
      this.state.phase = 'failed';
      console.error(`the history has ended: ${message}`);
    });
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.#history?.stop();
    await this.database.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
