import { setTimeout as sleep } from 'node:timers/promises';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { ROOT } from '../support/root.js';
import { campusAccounts, type Campus } from './simulation/accounts.js';
import { readCampusFile, SHIPPED_CAMPUS } from '../campus-file/index.js';
import { type Building, measuredCampus } from './simulation/buildings.js';
import { type BuildingEnergy, energiesOf } from './simulation/energy.js';
import { epochLength, requireCampusGrid } from './calls.js';
import type { Chain } from './chain.js';
import { daysOf } from './simulation/data.js';
import { chooseDays, type DayOptions } from './days.js';
import { standingOf } from './holdings.js';
import { onInterruption } from '../services/stopping.js';
import { ReplayMeter } from './simulation/meters.js';
import { openChain, type ChainOptions } from './open-chain.js';
import { CampusOracle } from './oracle.js';
import { type Mode, type ModeOptions, MODES, MODE_TEXTS, modesOf } from './modes.js';
import { chainBill, compare, report } from './report/index.js';
import type { CampusResult } from './report/results.js';
import { Days, tariffFor } from './results.js';
import { type Outcome, run } from './run.js';
import { type Scenario, scenarioOf } from './scenario.js';

/** Time that a block has to end in, once the process is asked to end. */
const PATIENCE_MS = 3_000;
const NOT_REPLAYED = '* as the data has it; --compare replays these on the chain, too';
/** Epochs of a real clock up to which a replay is worth waiting for. */
const LONGEST_EPOCH_MS = 60_000;

/** What `npm start` can be told. */
export interface StartOptions extends ChainOptions, DayOptions, ModeOptions {
  /** End after the replay instead of keeping the chain up. */
  readonly once?: boolean | undefined;
  /** The campus file to replay; the shipped one unless given. */
  readonly campus?: string | undefined;
}

/** The campus's days, before a chain and its tariff are known. */
interface Setting {
  /** Of all days there are. */
  readonly energies: readonly BuildingEnergy[];
  readonly scenario: Scenario;
  readonly campus: Campus;
  readonly options: StartOptions;
  readonly interrupted: Promise<void>;
}

/** A chain and its oracle that a replay is over on. */
interface Replayed {
  readonly chain: Chain;
  readonly oracle: CampusOracle;
  readonly days: Days;
  readonly outcome: Outcome;
}

/**
 * Builds the runtime, starts a chain and the oracle, registers the campus, replays days of its meter data with the trade
 * that comes of it, and prints tables; once per mode, each on a chain of its own. Then the last chain and its oracle stay
 * up until Ctrl-C, unless `once`.
 *
 * @throws Error with one line that says what is wrong: the options, the environment, or a total that does not agree
 */
export async function start(options: StartOptions = {}): Promise<void> {
  const modes = modesOf(options);
  const file = readCampusFile(options.campus ?? SHIPPED_CAMPUS);
  const measured = measuredCampus(file);
  const energies = energiesOf(measured);
  const days = daysOf(measured[0]?.readings ?? []);
  const chosen = chooseDays(options, days, file.day ?? days[0] ?? '');
  const scenario = scenarioOf(measured, energies, chosen, file.offsetMinutes);
  await cryptoWaitReady();
  const campus = campusAccounts(measured.map(({ building }) => building));
  say('campus', campusTitle(file.name, buildingsOf(campus)));
  const interruption = onInterruption();
  const interrupted = interruption.happened;
  const withTariff = { ...options, ...(options.url === undefined && { tariff: file.tariff }) };
  const setting = { energies, scenario, campus, options: withTariff, interrupted };
  try {
    const results = new Map<Mode, CampusResult>();
    for (const mode of modes) {
      const isLast = mode === modes.at(-1);
      await onChain(setting, mode, async (replayed) => {
        results.set(mode, replayed.days.result(mode, replayed.outcome));
        show(setting, mode, results, replayed, isLast);
        if (isLast && !options.once) await stayUp(replayed, setting.interrupted);
      });
    }
  } finally {
    interruption.dispose();
  }
}

/** Replays the days on a chain of its own, which ends when `use` is through with it. */
async function onChain(
  { energies, scenario, campus, options, interrupted }: Setting,
  mode: Mode,
  use: (replayed: Replayed) => Promise<void>,
): Promise<void> {
  let chain: Chain | undefined;
  let oracle: CampusOracle | undefined;
  try {
    chain = await openChain(options, ROOT, scenario.opening, say);
    await requireReplayable(chain);
    const tariff = await tariffFor(chain.api, chain.isRealTime);
    const days = new Days(energies, scenario, campus, tariff);
    oracle = await startOracle(chain, campus);
    say('orders', MODE_TEXTS[mode]);
    const running = { chain, oracle };
    const outcome = await untilInterrupted(interrupted, (signal) =>
      run(running.chain, running.oracle, campus, scenario, days.plan(mode), signal),
    );
    oracle.stayUp();
    await use({ ...running, days, outcome });
  } finally {
    await oracle?.stop();
    await chain?.close();
  }
}

/** Prints what a replay came to, and after the last one how the modes compare. */
function show(
  { scenario, campus }: Setting,
  mode: Mode,
  results: ReadonlyMap<Mode, CampusResult>,
  { days, outcome }: Replayed,
  isLast: boolean,
): void {
  const { readings, fills, settlements } = outcome.journal;
  const { accepted, refused } = readings;
  const { late } = settlements;
  const circumstances = { days: scenario.days, measured: scenario.measured };
  const result = results.get(mode) as CampusResult;
  report(result, { ...circumstances, accepted, refused, trades: fills.epochs, late });
  if (!isLast) return;
  const { alone, tariff } = days;
  const { satangPerGrid } = tariff;
  const cases = days.cases(results);
  const shown = { name: mode, bill: chainBill(result) };
  compare(
    { buildings: buildingsOf(campus), alone, cases, satangPerGrid },
    shown,
    results.size < MODES.length ? NOT_REPLAYED : '',
    late === 0,
  );
}

/** What `task` comes to. @throws Error when the process is asked to end; the task then has a moment to do so */
async function untilInterrupted<T>(
  interrupted: Promise<void>,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const ending = new AbortController();
  const interruption = interrupted.then(() => {
    ending.abort(new Error('interrupted before the replay was over'));
    return sleep(PATIENCE_MS, null, { ref: false }).then(() => ending.signal.throwIfAborted());
  });
  interruption.catch(() => {});
  return Promise.race([task(ending.signal), interruption as Promise<never>]);
}

/** @throws Error if the chain is another one, or a quarter hour of the data takes it too long */
async function requireReplayable({ api, url, isRealTime }: Chain): Promise<void> {
  requireCampusGrid(api, url);
  const length = await epochLength(api);
  if (!isRealTime || length <= LONGEST_EPOCH_MS) return;
  throw new Error(
    `the chain at ${url} has epochs of ${length / 60_000} min on a real clock; ` +
      'npm run spec -- replay --raw makes one with epochs of 6 s, --node starts it',
  );
}

/** Starts the campus's head-end and operators; the meters go on from where the chain knows them. */
async function startOracle(chain: Chain, { members }: Campus): Promise<CampusOracle> {
  const meters = members.map(
    async (member) => new ReplayMeter(member, await standingOf(chain.api.query, member.meterId)),
  );
  const oracle = await CampusOracle.start(chain, await Promise.all(meters));
  say('oracle', oracle.title);
  return oracle;
}

const buildingsOf = ({ members }: Campus): Building[] => members.map(({ building }) => building);

function campusTitle(name: string, buildings: readonly Building[]): string {
  const kwp = buildings.reduce((sum, building) => sum + building.kwp, 0);
  return `${name}: ${buildings.length} buildings and meters, ${kwp} kWp`;
}

async function stayUp({ chain, oracle }: Replayed, interrupted: Promise<void>): Promise<void> {
  chain.open();
  const apps = `https://polkadot.js.org/apps/?rpc=${encodeURIComponent(chain.url)}#/explorer`;
  console.log(`\nThe chain stays up at ${chain.url}. Polkadot.js Apps: ${apps}`);
  console.log(`What the operators say: ${oracle.metricsUrls.join(' ')}\nCtrl-C ends it.`);
  // Signals alone do not keep a process alive, and a connection to a node that goes away would not either.
  const alive = setInterval(() => {}, 60_000);
  await interrupted;
  clearInterval(alive);
  console.log('\nThe chain has ended.');
}

function say(subject: string, text: string): void {
  console.log(`  ${subject.padEnd(8)} ${text}`);
}
