import { setTimeout as sleep } from 'node:timers/promises';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { PAGE_PORT } from '../support/ports.js';
import { ROOT } from '../support/root.js';
import { campusAccounts, type Campus } from './simulation/accounts.js';
import { type CampusFile, readCampusFile, SHIPPED_CAMPUS } from '../campus-file/index.js';
import { type Building, type Measured, measuredCampus } from './simulation/buildings.js';
import { type BuildingEnergy, energiesOf } from './simulation/energy.js';
import { epochLength, requireCampusGrid } from './calls.js';
import type { Chain } from './chain.js';
import { daysOf } from './simulation/data.js';
import { chooseDays, type DayOptions } from './days.js';
import { standingOf } from './holdings.js';
import { LivingCampus, nextSun } from './living.js';
import { onInterruption } from '../services/stopping.js';
import { ReplayMeter } from './simulation/meters.js';
import { chainUrl, openChain, requireOpenable, type ChainOptions } from './open-chain.js';
import { CampusOracle } from './oracle.js';
import { type Mode, type ModeOptions, MODES, MODE_TEXTS, modesOf } from './modes.js';
import { PageHost } from './page/host.js';
import { StartState } from './page/state.js';
import { chainBill, compare, report } from './report/index.js';
import type { CampusResult } from './report/results.js';
import { Days, tariffFor } from './results.js';
import { type Outcome, run } from './run.js';
import { awake, type Scenario, scenarioOf } from './scenario.js';
import { MINUTE_MS, QUARTER_HOUR_MS } from '../../node-config/time.js';

/** Time that a block has to end in, once the process is asked to end. */
const PATIENCE_MS = 3_000;
const NOT_REPLAYED = '* as the data has it; --compare replays these on the chain, too';
/** Epochs of a real clock up to which a replay is worth waiting for. */
const LONGEST_EPOCH_MS = 60_000;

/** How much faster than a real one the chain's clock runs after the replay, unless it is told. */
const DEFAULT_SPEED = 60;
/** What `npm start` can be told. */
export interface StartOptions extends ChainOptions, DayOptions, ModeOptions {
  /** End after the replay instead of keeping the chain up. */
  readonly once?: boolean | undefined;
  /** False where there is nothing to see but how the campus lives on: no day passes before, no tables. */
  readonly replay?: boolean | undefined;
  /** Where the page is served; 8080 unless given. */
  readonly pagePort?: number | undefined;
  /** How much faster than a real one the chain's clock runs after the replay; 60 unless given. */
  readonly speed?: number | undefined;
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
  readonly measured: readonly Measured[];
  /** The page, unless the replay is all there is. */
  readonly host: PageHost | null;
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
  await requireOpenable(options, pagePortOf(options));
  const file = readCampusFile(options.campus ?? SHIPPED_CAMPUS);
  const measured = measuredCampus(file);
  const energies = energiesOf(measured);
  const days = daysOf(measured[0]?.readings ?? []);
  const chosen = chooseDays(options, days, file.day ?? days[0] ?? '');
  const scenario =
    options.replay === false
      ? awake(chosen[0] ?? '', file.offsetMinutes)
      : scenarioOf(measured, energies, chosen, file.offsetMinutes);
  await cryptoWaitReady();
  const campus = campusAccounts(measured.map(({ building }) => building));
  say('campus', campusTitle(file.name, buildingsOf(campus)));
  const interruption = onInterruption();
  const host = await hostOf(options, scenario, campus, file);
  const interrupted = interruption.happened;
  const withTariff = { ...options, ...(options.url === undefined && { tariff: file.tariff }) };
  const setting = { energies, scenario, campus, options: withTariff, interrupted, host, measured };
  try {
    const results = new Map<Mode, CampusResult>();
    for (const mode of modes) {
      const isLast = mode === modes.at(-1);
      await onChain(setting, mode, async (replayed) => {
        if (options.replay !== false) {
          results.set(mode, replayed.days.result(mode, replayed.outcome));
          show(setting, mode, results, replayed, isLast);
        }
        if (isLast && !options.once) await stayUp(setting, mode, replayed);
      });
    }
  } finally {
    await host?.stop();
    interruption.dispose();
  }
}

/** Where the page is served; null where the process ends after the replay. */
const pagePortOf = ({ once, compare, pagePort = PAGE_PORT }: StartOptions): number | null =>
  once || compare ? null : pagePort;

/** The page, which is there before the chain is; none where the process ends after the replay. */
async function hostOf(
  options: StartOptions,
  scenario: Scenario,
  campus: Campus,
  { name, timeZone }: Pick<CampusFile, 'name' | 'timeZone'>,
): Promise<PageHost | null> {
  const { speed = DEFAULT_SPEED } = options;
  const port = pagePortOf(options);
  if (port === null) return null;
  const state = new StartState(scenario.steps.length + quartersUntilSun(scenario), speed);
  const node = chainUrl(options);
  const page = { root: ROOT, port, node, name, timeZone, campus, state };
  const host = await PageHost.start(page);
  say('page', `${host.url} (it shows how far the replay is)`);
  return host;
}

/** Quarter hours between the last one that is replayed and the morning. */
function quartersUntilSun({ steps, opening, offsetMinutes }: Scenario): number {
  const end = steps.at(-1)?.time ?? opening;
  return Math.ceil((nextSun(end, offsetMinutes) - end) / QUARTER_HOUR_MS);
}

/** Replays the days on a chain of its own, which ends when `use` is through with it. */
async function onChain(
  { energies, scenario, campus, options, interrupted, host }: Setting,
  mode: Mode,
  use: (replayed: Replayed) => Promise<void>,
): Promise<void> {
  let chain: Chain | undefined;
  let oracle: CampusOracle | undefined;
  try {
    chain = await openChain(options, ROOT, scenario.opening, say);
    await requireReplayable(chain);
    await host?.follow(chain);
    const tariff = await tariffFor(chain.api, chain.isRealTime);
    const days = new Days(energies, scenario, campus, tariff);
    oracle = await startOracle(chain, campus);
    say('orders', MODE_TEXTS[mode]);
    const running = { chain, oracle };
    const outcome = await untilInterrupted(interrupted, (signal) =>
      run(running.chain, running.oracle, campus, scenario, days.plan(mode), signal, () =>
        host?.state.progress(),
      ),
    );
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
    `the chain at ${url} has epochs of ${length / MINUTE_MS} min on a real clock; ` +
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

/** Keeps the chain up until the process is asked to end; the embedded one lives on. */
async function stayUp(setting: Setting, mode: Mode, replayed: Replayed): Promise<void> {
  const { host, interrupted, scenario } = setting;
  const { chain, oracle } = replayed;
  const apps = `https://polkadot.js.org/apps/?rpc=${encodeURIComponent(chain.url)}#/explorer`;
  console.log(`\nThe chain stays up at ${chain.url}. Polkadot.js Apps: ${apps}`);
  console.log(`What the operators say: ${oracle.metricsUrls.join(' ')}\nCtrl-C ends it.`);
  const ending = new AbortController();
  const end = interrupted.then(() => ending.abort());
  chain.open();
  // Signals alone do not keep a process alive, and a connection to a node that goes away would not either.
  const alive = setInterval(() => {}, 60_000);
  const living = chain.isRealTime
    ? null
    : await livingCampus(setting, mode, replayed, ending.signal);
  if (!living) oracle.stayUp();
  if (host) console.log(host.url);
  const morning = nextSun(await timeOf(chain), scenario.offsetMinutes);
  await living?.passUntil(morning, () => host?.state.progress());
  host?.state.live(living);
  await Promise.all([end, living?.run()]);
  clearInterval(alive);
  console.log('\nThe chain has ended.');
}

/** The chain's time as of the latest block, ms since 1970. */
async function timeOf({ api }: Chain): Promise<number> {
  return Number(await api.query.timestamp?.now?.());
}

async function livingCampus(
  { campus, measured, options, scenario }: Setting,
  mode: Mode,
  { chain, oracle, days }: Replayed,
  signal: AbortSignal,
): Promise<LivingCampus> {
  const now = await timeOf(chain);
  return new LivingCampus({
    ...{ chain, oracle, campus, measured, mode, signal },
    from: now - (now % QUARTER_HOUR_MS),
    pricesAt: days.pricesAt,
    offsetMinutes: scenario.offsetMinutes,
    speed: options.speed ?? DEFAULT_SPEED,
    onTrouble: ({ message }) => {
      if (!signal.aborted) console.error(`a block went wrong, the next one is tried: ${message}`);
    },
  });
}

function say(subject: string, text: string): void {
  console.log(`  ${subject.padEnd(8)} ${text}`);
}
