import { SLOT_DURATION } from '../../node-config/genesis.js';
import type { ApiPromise } from '@polkadot/api';
import type { EventRecord } from '@polkadot/types/interfaces';
import type { Campus } from './simulation/accounts.js';
import { LEAD_MS, type Scenario, type Step } from './scenario.js';
import { endowmentCalls, epochLength, orderCall, registrationCalls } from './calls.js';
import type { Chain, SignedCall } from './chain.js';
import { totalsOf, type Wh } from './simulation/energy.js';
import { Fills } from './fills.js';
import { holdingsAt, type Holdings } from './holdings.js';
import type { Oracle } from './oracle.js';
import { progressView } from './progress.js';
import { Readings } from './readings.js';
import { formatGrid } from './table.js';
import { orderOf } from './tariff.js';
import { Ledger } from './trades.js';

/** Blocks in which the last books have to be cleared. */
const CLEARING_BLOCKS = 10;
/** Blocks in which the meters have to be read: time for each of 16 operators to wait for those before it. */
const READING_BLOCKS = 60;

/** How far a replay is. */
export interface Progress {
  /** Steps done. */
  readonly done: number;
  /** Milliseconds since 1970: the time of the last step. */
  readonly time: number;
  /** Energy exported so far by all buildings. */
  readonly exported: Wh;
}

/** What the chain's events say happened, from the first one it is told of. */
export class Journal {
  readonly ledger = new Ledger();
  readonly fills: Fills;
  readonly readings: Readings;

  constructor(api: ApiPromise) {
    this.fills = new Fills(api);
    this.readings = new Readings(api);
  }

  /** Takes note of `events`, which have to be all there are, in order. */
  note(events: readonly EventRecord[]): void {
    this.readings.note(events);
    this.fills.in(events).forEach((fill) => this.ledger.add(fill));
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
  /** Length of the chain's epochs, ms. */
  readonly epochLength: number;
  /** Whether the chain has accepted a reading of every meter at the end of `epoch` or later. */
  readonly hasRead: (epoch: bigint) => boolean;
  /** Ends the run before its next block. */
  readonly signal?: AbortSignal;
}

/**
 * Registers the campus, and brings the scenario to the chain, one quarter hour after the other.
 * @param signal ends it before the next block
 * @throws Error what the chain throws, that a meter was not read, or that it was ended
 */
export async function run(
  chain: Chain,
  oracle: Oracle,
  campus: Campus,
  { opening, steps }: Scenario,
  signal: AbortSignal,
): Promise<Outcome> {
  const before = await open(chain, oracle, campus, opening);
  const journal = new Journal(chain.api);
  const parts = { ...(await partsOf(chain, oracle, campus, journal)), signal };
  const view = progressView(steps, process.stdout);
  try {
    await runSteps(parts, steps, campusCalls(chain.api, campus), (progress) =>
      view.update(progress, journal.ledger.total.sold),
    );
  } finally {
    view.stop();
  }
  return { journal, before, after: await settle(parts, campus) };
}

/**
 * Registers the campus and has every meter read once, in the epoch after: a meter is read from the end of the epoch in
 * which it was assigned.
 *
 * @param time when the campus is registered, ms since 1970
 * @returns what it holds then
 */
async function open(chain: Chain, oracle: Oracle, campus: Campus, time: number): Promise<Holdings> {
  const { api } = chain;
  const parts = await partsOf(chain, oracle, campus, new Journal(api));
  parts.watch(await chain.submitAll(await registrationCalls(api, campus), time));
  await nextEpoch(parts, await currentEpoch(parts), time + LEAD_MS);
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

/** What the prosumers order for the quarter hour to come, which they know in advance as the data says. */
export function campusCalls(api: ApiPromise, campus: Campus): StepCalls {
  return ({ coming }) =>
    campus.members.flatMap((member, index) => {
      const quarter = coming?.[index];
      const order = quarter ? orderOf(quarter) : null;
      return order ? [orderCall(api, member, order)] : [];
    });
}

/**
 * Brings the steps to the chain in order, each in an epoch of its own: a block that begins it, then blocks with the
 * step's calls and what the operators submit, until every meter is read.
 *
 * @param report is called after each step
 * @throws Error what `Chain.submitAll` throws, or that a meter was not read
 */
export async function runSteps(
  parts: ReplayParts,
  steps: readonly Step[],
  callsOf: StepCalls,
  report: (progress: Progress) => void,
): Promise<void> {
  let exported = 0;
  let epoch = await currentEpoch(parts);
  for (const [index, step] of steps.entries()) {
    parts.signal?.throwIfAborted();
    epoch = await nextEpoch(parts, epoch, step.time);
    if (step.counted) parts.oracle.count(epoch - 1n, step.counted);
    await readMeters(parts, callsOf(step));
    exported += totalsOf(step.counted ?? []).exported;
    report({ done: index + 1, time: step.time, exported });
  }
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
 * Applies `calls`, and lets blocks pass until every meter is read at the end of the last epoch. Where a real clock moves
 * on to the next epoch before that, the next reading contains the energy.
 *
 * @throws Error if a meter is not read in 60 blocks
 */
export async function readMeters(parts: ReplayParts, calls: readonly SignedCall[]): Promise<void> {
  const { chain, oracle, watch, hasRead } = parts;
  const epoch = await currentEpoch(parts);
  let waiting = calls;
  for (let block = 1; block <= READING_BLOCKS; block++) {
    parts.signal?.throwIfAborted();
    await oracle.caughtUp();
    watch(await chain.submitAll(waiting, (await now(chain)) + SLOT_DURATION));
    waiting = [];
    if (hasRead(epoch - 1n) || (await currentEpoch(parts)) > epoch) return;
  }
  throw new Error(`a meter was not read in ${READING_BLOCKS} blocks; LOG_LEVEL=warn shows why`);
}

/** The chain's time as of the latest block, ms since 1970. */
async function now({ api }: Chain): Promise<number> {
  return Number(await api.query.timestamp?.now?.());
}

async function currentEpoch({ chain, epochLength }: ReplayParts): Promise<bigint> {
  return BigInt(Math.floor((await now(chain)) / epochLength));
}

/**
 * Lets blocks pass until no order of the campus is open. The last book closed when its quarter hour began, so as a
 * rule there is none.
 *
 * @returns what the campus holds then
 * @throws Error if money is still reserved after ten blocks
 */
export async function settle(
  { chain, watch }: Pick<ReplayParts, 'chain' | 'watch'>,
  campus: Campus,
): Promise<Holdings> {
  for (let blocks = 1; ; blocks++) {
    const holdings = await holdingsAt(chain.api, await chain.settled(), campus.members);
    if (holdings.reserved === 0n) return holdings;
    if (blocks > CLEARING_BLOCKS) {
      throw new Error(`${formatGrid(holdings.reserved)} GRID are still reserved for open orders`);
    }
    watch(await chain.submitAll([], (await now(chain)) + SLOT_DURATION));
  }
}
