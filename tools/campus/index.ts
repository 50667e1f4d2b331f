import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { ROOT } from '../root.js';
import { campusAccounts } from './accounts.js';
import { BUILDINGS } from './buildings.js';
import { registrationCalls, requireCampusGrid } from './calls.js';
import type { Chain } from './chain.js';
import { mismatches } from './check.js';
import { daysOf, parseReadings, type Reading } from './data.js';
import { requireDay } from './days.js';
import { dayEnergy } from './energy.js';
import { onInterruption } from './interruption.js';
import { openChain, type ChainOptions } from './open-chain.js';
import { progressView } from './progress.js';
import { holdingsAt, minting, replay, resultsOf } from './replay.js';
import { formatGrid, renderTable } from './table.js';

const DATA_FILE = 'data/chulalongkorn-ee-2024.csv';

/** What is replayed if nothing is said: a working Monday on which all five buildings export. */
export const DEFAULT_DAY = '2024-01-15';

/** What `npm start` can be told. */
export interface StartOptions extends ChainOptions {
  /** Day of the data to replay, `2024-01-15`. */
  readonly day?: string | undefined;
  /** End after the replay instead of keeping the chain up. */
  readonly once?: boolean | undefined;
}

/**
 * Builds the runtime, starts a chain, registers the campus, replays one day of its meter data and prints what came of
 * it. Then the chain stays up until Ctrl-C, unless `once`.
 *
 * @throws Error with one line that says what is wrong: the options, the environment, or a total that does not agree
 */
export async function start(options: StartOptions = {}): Promise<void> {
  const day = options.day ?? DEFAULT_DAY;
  const text = await readFile(join(ROOT, DATA_FILE), 'utf8');
  const readings = parseReadings(text, DATA_FILE);
  requireDay(day, daysOf(readings));

  await cryptoWaitReady();
  const interruption = onInterruption();
  let chain: Chain | undefined;
  try {
    const today = readings.filter((reading) => reading.day === day);
    chain = await openChain(options, ROOT, today[0]?.start ?? 0, say);
    const interrupted = interruption.happened.then(() => 'interrupted' as const);
    const outcome = await Promise.race([runDay(chain, readings, today), interrupted]);
    if (outcome === 'interrupted') throw new Error('interrupted before the day was over');
    if (!options.once) await stayUp(chain, interruption.happened);
  } finally {
    interruption.dispose();
    await chain?.close();
  }
}

/** Registers the campus, replays `today`, prints the table. @throws Error if a total does not agree */
async function runDay(
  chain: Chain,
  readings: readonly Reading[],
  today: readonly Reading[],
): Promise<void> {
  const { api } = chain;
  const day = today[0]?.day ?? '';
  requireCampusGrid(api, chain.url);
  const campus = campusAccounts(BUILDINGS);
  const energies = dayEnergy(readings, BUILDINGS, day);

  await chain.submitAll(await registrationCalls(api, campus), today[0]?.start ?? 0);
  const before = await holdingsAt(api, await chain.settled(), campus.members);
  const kwp = BUILDINGS.reduce((sum, building) => sum + building.kwp, 0);
  say('campus', `${BUILDINGS.length} buildings, ${BUILDINGS.length} meters, ${kwp} kWp`);

  const view = progressView(today.length, process.stdout);
  try {
    await replay(chain, energies, minting(api, campus), (progress) => view.update(progress));
  } finally {
    view.stop();
  }

  const after = await holdingsAt(api, await chain.settled(), campus.members);
  const results = resultsOf(energies, before, after);
  const issued = after.supply - before.supply;
  console.log(`\n${day}, local time\n${renderTable(results)}`);
  const wrong = mismatches(results, issued, today);
  if (wrong.length > 0) throw new Error(`the totals do not agree: ${wrong.join('; ')}`);
  console.log(
    `Totals agree with the data: every exported Wh was minted, ${formatGrid(issued)} GRID.`,
  );
}

async function stayUp(chain: Chain, interrupted: Promise<void>): Promise<void> {
  chain.open();
  const apps = `https://polkadot.js.org/apps/?rpc=${encodeURIComponent(chain.url)}#/explorer`;
  console.log(`\nThe chain stays up at ${chain.url}. Polkadot.js Apps: ${apps}\nCtrl-C ends it.`);
  // Signals alone do not keep a process alive, and a connection to a node that goes away would not either.
  const alive = setInterval(() => {}, 60_000);
  await interrupted;
  clearInterval(alive);
  console.log('\nThe chain has ended.');
}

function say(subject: string, text: string): void {
  console.log(`  ${subject.padEnd(8)} ${text}`);
}
