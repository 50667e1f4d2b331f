import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EventRecord } from '@polkadot/types/interfaces';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { SLOT_DURATION } from '../../node-config/genesis.js';
import { ROOT } from '../root.js';
import { campusAccounts } from './accounts.js';
import { agenda, type Step } from './agenda.js';
import { BUILDINGS } from './buildings.js';
import { endowmentCalls, epochLength, registrationCalls, requireCampusGrid } from './calls.js';
import type { Chain } from './chain.js';
import { mismatches } from './check.js';
import { daysOf, parseReadings, type Reading } from './data.js';
import { chooseDays, describeDays, type DayOptions } from './days.js';
import { energyOn, type BuildingEnergy } from './energy.js';
import { Fills } from './fills.js';
import { holdingsAt, resultsOf } from './holdings.js';
import { onInterruption } from './interruption.js';
import { openChain, type ChainOptions } from './open-chain.js';
import { progressView } from './progress.js';
import { campusCalls, replay, settle } from './replay.js';
import { formatGrid, formatKwh, renderTable } from './table.js';
import { Ledger, type Trade } from './trades.js';

const DATA_FILE = 'data/chulalongkorn-ee-2024.csv';

/** What is replayed if nothing is said: a working Monday on which all five buildings export. */
export const DEFAULT_DAY = '2024-01-15';

/** Time between the first transactions, which make the campus, and the first orders. */
const LEAD_MS = 60_000;

/** What `npm start` can be told. */
export interface StartOptions extends ChainOptions, DayOptions {
  /** End after the replay instead of keeping the chain up. */
  readonly once?: boolean | undefined;
}

/**
 * Builds the runtime, starts a chain, registers the campus, replays days of its meter data with the trade that comes
 * of it, and prints a table. Then the chain stays up until Ctrl-C, unless `once`.
 *
 * @throws Error with one line that says what is wrong: the options, the environment, or a total that does not agree
 */
export async function start(options: StartOptions = {}): Promise<void> {
  const text = await readFile(join(ROOT, DATA_FILE), 'utf8');
  const readings = parseReadings(text, DATA_FILE);
  const days = chooseDays(options, daysOf(readings), DEFAULT_DAY);

  await cryptoWaitReady();
  const interruption = onInterruption();
  let chain: Chain | undefined;
  try {
    const stage = stageOf(readings, days);
    chain = await openChain(options, ROOT, stage.opening, say);
    const interrupted = interruption.happened.then(() => 'interrupted' as const);
    const outcome = await Promise.race([run(chain, stage), interrupted]);
    if (outcome === 'interrupted') throw new Error('interrupted before the replay was over');
    if (!options.once) await stayUp(chain, interruption.happened);
  } finally {
    interruption.dispose();
    await chain?.close();
  }
}

/** What is replayed. */
interface Stage {
  readonly days: readonly string[];
  /** The readings of these days. */
  readonly readings: readonly Reading[];
  readonly energies: readonly BuildingEnergy[];
  readonly steps: readonly Step[];
  /** When the campus is registered, ms since 1970. */
  readonly opening: number;
}

function stageOf(readings: readonly Reading[], days: readonly string[]): Stage {
  const energies = energyOn(readings, BUILDINGS, days);
  const steps = agenda(energies);
  const wanted = readings.filter(({ day }) => days.includes(day));
  return { days, readings: wanted, energies, steps, opening: (steps[0]?.time ?? 0) - LEAD_MS };
}

/** Registers the campus, replays the stage, prints the table. @throws Error if a total does not agree */
async function run(
  chain: Chain,
  { days, readings, energies, steps, opening }: Stage,
): Promise<void> {
  const { api } = chain;
  requireCampusGrid(api, chain.url);
  const campus = campusAccounts(BUILDINGS);
  await chain.submitAll(await registrationCalls(api, campus), opening);
  await chain.submitAll(await endowmentCalls(api, campus), opening + SLOT_DURATION);
  const before = await holdingsAt(api, await chain.settled(), campus.members);
  const kwp = BUILDINGS.reduce((sum, building) => sum + building.kwp, 0);
  say('campus', `${BUILDINGS.length} buildings, ${BUILDINGS.length} meters, ${kwp} kWp`);

  const trades = await canTrade(chain);
  const ledger = new Ledger();
  const fills = new Fills(api);
  const watch = (events: readonly EventRecord[]): void =>
    fills.in(events).forEach((fill) => ledger.add(fill));
  const view = progressView(steps, process.stdout);
  try {
    await replay(chain, steps, campusCalls(api, campus, trades), watch, (progress) =>
      view.update(progress, ledger.total.sold),
    );
  } finally {
    view.stop();
  }

  const after = await settle(chain, campus, steps.at(-1)?.time ?? 0, watch);
  const results = resultsOf(energies, campus.members, ledger, before, after);
  const issued = after.supply - before.supply;
  console.log(`\n${describeDays(days)}, local time\n${renderTable(results)}`);
  const wrong = mismatches(results, issued, readings);
  if (wrong.length > 0) throw new Error(`the totals do not agree: ${wrong.join('; ')}`);
  conclude(ledger.total, fills.epochs, issued);
}

/** Whether every quarter hour of the data can have an epoch of its own. */
async function canTrade({ api, isRealTime }: Chain): Promise<boolean> {
  const length = await epochLength(api);
  if (!isRealTime || length <= SLOT_DURATION) return true;
  const minutes = length / 60_000;
  say('market', `no trade: epochs of ${minutes} min on a real clock; --node starts a faster chain`);
  return false;
}

function conclude({ sold, paid }: Trade, epochs: number, issued: bigint): void {
  console.log(
    `Totals agree with the data: every exported Wh was minted, ${formatGrid(issued)} GRID.\n` +
      `What was sold was bought, ${formatKwh(sold)} kWh in ${epochs} quarter hours; what was paid was received, ` +
      `${formatGrid(paid)} GRID: energy and money sum to zero.`,
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
