/** A year of a campus of 100 meters, in a database that is made once and kept. */
import { once } from 'node:events';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../../services/history/database/index.js';
import { startChild } from '../../support/leavings.js';
import { BEGINNING, makeHistory } from './made-history.js';

export const METERS = 100;
const YEAR_EPOCHS = 35_040;
/** Another name where other rows are made: a year that is there is kept. */
const PLACE = 'build/bench/history-year-with-staff.sqlite';
/** Who runs the made campus, alone: its key derives from the development phrase. */
export const STAFF = {
  address: '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY',
  uri: '//Alice',
};
const ROLES = 'admin minter burner authority oracle_operator';

async function makeYear(place: string): Promise<void> {
  mkdirSync(dirname(place), { recursive: true });
  const unfinished = `${place}.tmp`;
  rmSync(unfinished, { force: true });
  const begun = Date.now();
  const database = await openDatabase(unfinished);
  await makeHistory(database, {
    ...{ epochs: YEAR_EPOCHS, meters: METERS, from: BEGINNING },
    roles: { [STAFF.address]: ROLES },
    progress: (days) => {
      if (days % 30 === 0) console.log(`${days} days made in ${seconds(begun)} s`);
    },
  });
  await database.close();
  renameSync(unfinished, place);
}

const seconds = (since: number): string => ((Date.now() - since) / 1000).toFixed(0);

export interface Served {
  /** Where the database is. */
  readonly place: string;
  readonly url: string;
  readonly pid: number;
  readonly accounts: readonly string[];
  stop(): Promise<void>;
}

/**
 * Makes the year unless it is there, and serves it in a process of its own, whose buildings are all public, so that anybody may ask for all of them.
 * @param page folder of a built page that is served beside it
 */
export async function serveYear(root: string, page?: string): Promise<Served> {
  const place = join(root, PLACE);
  if (!existsSync(place)) await makeYear(place);
  const child = startChild(
    process.execPath,
    [
      '--import',
      'tsx',
      new URL('./serve-year.ts', import.meta.url).pathname,
      place,
      ...(page === undefined ? [] : [page]),
    ],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const { url, accounts } = JSON.parse(line.toString()) as Pick<Served, 'url' | 'accounts'>;
  const stop = async (): Promise<void> => {
    child.kill();
    await once(child, 'exit');
  };
  return { place, url, accounts, pid: child.pid ?? 0, stop };
}

/** Waits until the days of the year are summed up, which happens once. */
export async function summedUp(url: string): Promise<void> {
  const begun = Date.now();
  let looked = 0;
  for (;;) {
    const reply = await fetch(`${url}/summed-up`);
    const { days } = (await reply.json()) as { days: number };
    if (days >= YEAR_EPOCHS / 96 - 4) break;
    if (++looked % 20 === 0) console.log(`${days} days summed up in ${seconds(begun)} s`);
    await sleep(500);
  }
  console.log(`days summed up after ${seconds(begun)} s`);
}
