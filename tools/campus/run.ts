import { SLOT_DURATION } from '../../node-config/genesis.js';
import type { ApiPromise } from '@polkadot/api';
import type { EventRecord } from '@polkadot/types/interfaces';
import type { Campus } from './simulation/accounts.js';
import { LEAD_MS, type Scenario, type Step } from './scenario.js';
import { endowmentCalls, epochLength, orderCall, registrationCalls } from './calls.js';
import type { Chain, SignedCall } from './chain.js';
import { holdingsAt, type Holdings } from './holdings.js';
import type { Oracle } from './oracle.js';
import { Fills } from './fills.js';
import { type Lines, NO_LINES, plus, sumOf } from './lines.js';
import { progressView } from './progress.js';
import { Readings } from './readings.js';
import type { Plan } from './plan.js';
import { formatGrid } from './report/format.js';
import { Settlements } from './settlements.js';

/** Blocks in which another meter has to be read: time for each of 16 operators to wait for those before it. */
const PATIENCE_BLOCKS = 60;

/** How far a replay is. */
export interface Progress {
  /** Steps done. */
  readonly done: number;
  /** Milliseconds since 1970: the time of the last step. */
  readonly time: number;
}

/** What the chain says happened, from the first event it is told of. */
class Journal {
  readonly readings: Readings;
  readonly fills: Fills;
  readonly settlements: Settlements;
  readonly #accounts: readonly string[];

  constructor(api: ApiPromise, { members }: Campus) {
    this.readings = new Readings(api);
    this.#accounts = members.map(({ account }) => account.address);
    this.fills = new Fills(api);
    this.settlements = new Settlements(api, this.#accounts);
  }

  /** Of every member, in their order, as far as they are settled, but for what they carry. */
  get lines(): Lines[] {
    return this.#accounts.map((account, at) =>
      plus(this.settlements.lines[at] ?? NO_LINES, this.fills.of(account)),
    );
  }

  /** Takes note of `events`, which have to be all there are, in order. */
  note(events: readonly EventRecord[]): void {
    this.readings.note(events);
    this.fills.note(events);
    this.settlements.note(events);
  }
}

/** What a run came to. */
export interface Outcome {
  readonly journal: Journal;
  readonly before: Holdings;
  readonly after: Holdings;
}

/** What is signed and submitted in a step. */
export type StepCalls = (step: Step) => SignedCall[];

/** What a replay runs on. */
export interface ReplayParts {
  readonly chain: Chain;
  readonly oracle: Oracle;
  /** Sees the events of the blocks as they come. */
  readonly watch: (events: readonly EventRecord[]) => void;
  /** Reads what has been settled since the last time. */
  readonly collect: () => Promise<void>;
  /** Length of the chain's epochs, ms. */
  readonly epochLength: number;
  /** Whether the chain has accepted a reading of every meter at the end of `epoch` or later. */
  readonly hasRead: (epoch: bigint) => boolean;
  /** Readings that the chain has accepted so far. */
  readonly accepted: () => number;
  /** Ends the run before its next block. */
  readonly signal?: AbortSignal;
}

/**
 * Registers the campus, and brings the scenario to the chain, one quarter hour after the other.
 * @param plan what the buildings order
 * @param signal ends it before the next block
 * @param report is called after each step
 * @throws Error what the chain throws, that a meter was not read, or that it was ended
 */
export async function run(
  chain: Chain,
  oracle: Oracle,
  campus: Campus,
  scenario: Scenario,
  plan: Plan,
  signal: AbortSignal,
  report: (progress: Progress) => void = () => {},
): Promise<Outcome> {
  const { opening, steps } = scenario;
  const before = await open(chain, oracle, campus, opening, signal);
  const journal = new Journal(chain.api, campus);
  const parts = await partsOf(chain, oracle, campus, journal, signal);
  const view = progressView(scenario, process.stdout);
  let last: bigint;
  try {
    last = await runSteps(parts, steps, campusCalls(chain.api, campus, plan), (progress) => {
      view.update(progress, sumOf(journal.lines));
      report(progress);
    });
  } finally {
    view.stop();
  }
  return {
    journal,
    before,
    after: await settle(
      parts,
      campus,
      () => steps.length === 0 || journal.settlements.last >= last,
    ),
  };
}

/**
 * Registers the campus and has every meter read once, in the epoch after: a meter is read from the end of the epoch in
 * which it was assigned.
 *
 * @param time when the campus is registered, ms since 1970
 * @returns what it holds then
 */
async function open(
  chain: Chain,
  oracle: Oracle,
  campus: Campus,
  time: number,
  signal: AbortSignal,
): Promise<Holdings> {
  const { api } = chain;
  const parts = await partsOf(chain, oracle, campus, new Journal(api, campus), signal);
  parts.watch(await chain.submitAll(await registrationCalls(api, campus), time));
  const epoch = await nextEpoch(parts, await currentEpoch(parts), time + LEAD_MS);
  oracle.count(epoch - 1n, null);
  await readMeters(parts, await endowmentCalls(api, campus));
  return holdingsAt(api, await chain.settled(), campus.members);
}

async function partsOf(
  chain: Chain,
  oracle: Oracle,
  { members }: Campus,
  journal: Journal,
  signal: AbortSignal,
): Promise<ReplayParts> {
  const { readings, settlements } = journal;
  return {
    chain,
    oracle,
    epochLength: await epochLength(chain.api),
    watch: (events) => journal.note(events),
    collect: () => settlements.collect(),
    hasRead: (epoch) => members.every(({ meterId }) => readings.of(meterId).epoch >= epoch),
    accepted: () => readings.accepted,
    signal,
  };
}

/** What the prosumers order for the quarter hour to come. */
function campusCalls(api: ApiPromise, campus: Campus, plan: Plan): StepCalls {
  return ({ coming }) => {
    const orders = coming ? plan(coming[0]?.start ?? 0) : [];
    return campus.members.flatMap((member, index) => {
      const order = orders[index];
      return order ? [orderCall(api, member, order)] : [];
    });
  };
}

/**
 * Brings the steps to the chain in order, each in an epoch of its own: a block that begins it, then blocks with the
 * step's calls and what the operators submit, until every meter is read.
 *
 * @param report is called after each step
 * @returns the epoch of the last quarter hour that was counted
 * @throws Error what `Chain.submitAll` throws, or that a meter was not read
 */
export async function runSteps(
  parts: ReplayParts,
  steps: readonly Step[],
  callsOf: StepCalls,
  report: (progress: Progress) => void,
): Promise<bigint> {
  let epoch = await currentEpoch(parts);
  for (const [index, step] of steps.entries()) {
    parts.signal?.throwIfAborted();
    epoch = await nextEpoch(parts, epoch, step.time);
    parts.oracle.count(epoch - 1n, step.counted);
    await readMeters(parts, callsOf(step));
    await parts.collect();
    report({ done: index + 1, time: step.time });
  }
  return epoch - 1n;
}

/** Goes on to the first block of a later epoch than `last`, at `time` where the chain has not got there yet. */
async function nextEpoch(parts: ReplayParts, last: bigint, time: number): Promise<bigint> {
  const { chain, watch, signal } = parts;
  let epoch = await currentEpoch(parts);
  while (epoch === last) {
    signal?.throwIfAborted();
    // Each block is later than the last, whatever time was meant: the epoch ends.
    watch(await chain.submitAll([], Math.max(time, (await now(chain)) + SLOT_DURATION)));
    epoch = await currentEpoch(parts);
  }
  return epoch;
}

/**
 * Applies `calls`, and lets blocks pass until every meter is read at the end of the last epoch, and of all before it that
 * nobody has been able to read yet. Where a real clock moves on to the next epoch before that, the operators catch up later.
 *
 * @throws Error if no meter is read in 60 blocks
 */
export async function readMeters(parts: ReplayParts, calls: readonly SignedCall[]): Promise<void> {
  const { chain, oracle, watch, hasRead, accepted } = parts;
  const epoch = await currentEpoch(parts);
  let waiting = calls;
  let known = accepted();
  for (let block = 1; block <= PATIENCE_BLOCKS; block++) {
    parts.signal?.throwIfAborted();
    await oracle.caughtUp();
    watch(await chain.submitAll(waiting, (await now(chain)) + SLOT_DURATION));
    waiting = [];
    if (hasRead(epoch - 1n) || (await currentEpoch(parts)) > epoch) return;
    if (accepted() > known) [known, block] = [accepted(), 0];
  }
  throw new Error(`no meter was read in ${PATIENCE_BLOCKS} blocks; LOG_LEVEL=warn shows why`);
}

/** The chain's time as of the latest block, ms since 1970. */
async function now({ api }: Chain): Promise<number> {
  return Number(await api.query.timestamp?.now?.());
}

async function currentEpoch({ chain, epochLength }: ReplayParts): Promise<bigint> {
  return BigInt(Math.floor((await now(chain)) / epochLength));
}

/**
 * Lets blocks pass until everything is settled: the last readings are in as a rule, and their pool closes in the block
 * after.
 *
 * @param isSettled whether the campus's last epoch is
 * @returns what the campus holds then
 * @throws Error if money is still reserved, or the epoch not settled, after 60 blocks
 */
export async function settle(
  parts: Pick<ReplayParts, 'chain' | 'oracle' | 'watch' | 'collect' | 'signal'>,
  campus: Campus,
  isSettled: () => boolean,
): Promise<Holdings> {
  const { chain, oracle, watch, collect, signal } = parts;
  for (let blocks = 1; ; blocks++) {
    await collect();
    const holdings = await holdingsAt(chain.api, await chain.settled(), campus.members);
    if (holdings.reserved === 0n && isSettled()) return holdings;
    if (blocks > PATIENCE_BLOCKS) {
      const reserved = formatGrid(holdings.reserved);
      const pool = isSettled() ? 'has closed' : 'has not closed';
      throw new Error(
        `after ${PATIENCE_BLOCKS} blocks the last pool ${pool} and ${reserved} GRID are reserved`,
      );
    }
    signal?.throwIfAborted();
    await oracle.caughtUp();
    watch(await chain.submitAll([], (await now(chain)) + SLOT_DURATION));
  }
}
