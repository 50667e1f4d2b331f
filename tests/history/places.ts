/** The databases that tests run on, new ones each time. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../../tools/node/port.js';

/** Places of databases that nobody has used yet. */
export interface Places {
  /** A new one each time. */
  next(): Promise<string>;
  close(): Promise<void>;
}

export const KINDS = ['SQLite', 'PostgreSQL'] as const;
export type Kind = (typeof KINDS)[number];

export async function placesOf(kind: Kind): Promise<Places> {
  return kind === 'SQLite' ? sqlitePlaces() : Postgres.start();
}

function sqlitePlaces(): Places {
  const folder = mkdtempSync(join(tmpdir(), 'campus-grid-history-'));
  let count = 0;
  return {
    next: () => Promise.resolve(join(folder, `${++count}.sqlite`)),
    close: () => Promise.resolve(rmSync(folder, { recursive: true, force: true })),
  };
}

/** Where Debian puts each version. */
const DEBIAN = '/usr/lib/postgresql';

/** The folder of `initdb`; null where there is none. */
function binaries(): string | null {
  if (!existsSync(DEBIAN)) return null;
  const versions = readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a));
  return (
    versions
      .map((version) => join(DEBIAN, version, 'bin'))
      .find((folder) => existsSync(join(folder, 'initdb'))) ?? null
  );
}

const POSTGRES = binaries();
export const HAS_POSTGRES = POSTGRES !== null;

/** Debian's user of it where this one is root, as whom it does not run. */
function ownUser(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = ['-u', '-g'].map((which) =>
    Number(spawnSync('id', [which, 'postgres'], { encoding: 'utf8' }).stdout),
  );
  return { ...(uid && { uid }), ...(gid && { gid }) };
}

/** A server of its own in a temporary folder. */
class Postgres implements Places {
  private count = 0;

  private constructor(
    private readonly folder: string,
    private readonly server: ChildProcess,
    private readonly url: string,
  ) {}

  static async start(): Promise<Postgres> {
    const folder = mkdtempSync(join(tmpdir(), 'campus-grid-postgres-'));
    const data = join(folder, 'data');
    const port = await freePort();
    const user = ownUser();
    if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
    const within = { ...user, cwd: folder };
    const program = (name: string): string => join(POSTGRES ?? '', name);
    const form = ['--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C.UTF-8'];
    const made = spawnSync(program('initdb'), ['-D', data, '-U', 'grid', ...form], {
      ...within,
      encoding: 'utf8',
    });
    if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
    const settings = ['fsync=off', 'listen_addresses=127.0.0.1', `port=${port}`];
    const options = settings.flatMap((setting) => ['-c', setting]);
    const server = spawn(program('postgres'), ['-D', data, '-k', folder, ...options], {
      ...within,
      stdio: 'ignore',
    });
    const places = new Postgres(folder, server, `postgres://grid@127.0.0.1:${port}`);
    await places.answers();
    return places;
  }

  async next(): Promise<string> {
    const name = `history_${++this.count}`;
    await this.ask(`CREATE DATABASE ${name}`);
    return `${this.url}/${name}`;
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.server.once('exit', resolve));
    // At once: nobody wants what is in it any more.
    this.server.kill('SIGQUIT');
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async ask(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: `${this.url}/postgres` });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  }

  private async answers(): Promise<void> {
    for (let tries = 0; ; tries++) {
      try {
        return await this.ask('SELECT 1');
      } catch (error) {
        if (tries > 200) throw error;
        await sleep(50);
      }
    }
  }
}
