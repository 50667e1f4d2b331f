import type { Campus } from './simulation/accounts.js';
import { endowmentCalls, epochLength, registrationCalls } from './calls.js';
import type { Chain } from './chain.js';
import { mismatches } from './check.js';
import { describeDays } from './days.js';
import { holdingsAt, resultsOf, type Holdings } from './holdings.js';
import { Journal } from './journal.js';
import type { Oracle } from './oracle.js';
import { progressView } from './progress.js';
import { campusCalls, readMeters, replay, settle, type ReplayParts } from './replay.js';
import type { Stage } from './stage.js';
import { formatGrid, formatKwh, meteredOf, renderReadings, renderTable } from './table.js';

/** Registers the campus, replays the stage, prints what came of it. @throws Error if a total does not agree */
export async function run(
  chain: Chain,
  oracle: Oracle,
  campus: Campus,
  stage: Stage,
): Promise<void> {
  const before = await open(chain, oracle, campus, stage.opening);
  const journal = new Journal(chain.api);
  const parts = await partsOf(chain, oracle, campus, journal);
  const view = progressView(stage.steps, process.stdout);
  try {
    await replay(parts, stage.steps, campusCalls(chain.api, campus), (progress) =>
      view.update(progress, journal.ledger.total.sold),
    );
  } finally {
    view.stop();
  }
  const after = await settle(parts, campus);
  conclude(campus, stage, journal, before, after);
}

/** Registers the campus and has every meter read once. @returns what it holds then */
async function open(chain: Chain, oracle: Oracle, campus: Campus, time: number): Promise<Holdings> {
  const { api } = chain;
  const parts = await partsOf(chain, oracle, campus, new Journal(api));
  parts.watch(await chain.submitAll(await registrationCalls(api, campus), time));
  await readMeters(parts, await endowmentCalls(api, campus));
  return holdingsAt(api, await chain.settled(), campus.members);
}

async function partsOf(
  chain: Chain,
  oracle: Oracle,
  { members }: Campus,
  journal: Journal,
): Promise<ReplayParts> {
  const { readings } = journal;
  return {
    chain,
    oracle,
    epochLength: await epochLength(chain.api),
    watch: (events) => journal.note(events),
    hasRead: (epoch) => members.every(({ meterId }) => readings.of(meterId).epoch >= epoch),
  };
}

/** Prints what came of the replay. @throws Error if a total does not agree */
function conclude(
  { members }: Campus,
  { days, energies, readings }: Stage,
  journal: Journal,
  before: Holdings,
  after: Holdings,
): void {
  const results = resultsOf(energies, members, journal, before, after);
  const issued = after.supply - before.supply;
  console.log(`\n${describeDays(days)}, local time\n${renderTable(results)}`);
  console.log(`\nWhat the oracle read and did\n${renderReadings(results)}`);
  const wrong = mismatches(results, issued, readings);
  if (wrong.length > 0) throw new Error(`the totals do not agree: ${wrong.join('; ')}`);
  const { accepted, exported, imported, carried, owed } = meteredOf(results);
  const { sold, paid } = journal.ledger.total;
  console.log(
    `Totals agree with the data. ${accepted} readings were accepted, ${journal.readings.refused} refused.\n` +
      `The supply changed by ${formatGrid(issued)} GRID: ${formatKwh(exported)} kWh of verified export, less ` +
      `${formatKwh(imported)} kWh of verified import,\n` +
      `less ${formatKwh(carried)} kWh that wait below the deadband, plus ${formatGrid(owed)} GRID still owed.\n` +
      `What was sold was bought, ${formatKwh(sold)} kWh in ${journal.fills.epochs} quarter hours; ` +
      `what was paid was received, ${formatGrid(paid)} GRID: energy and money sum to zero.`,
  );
}
