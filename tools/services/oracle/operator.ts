/** An operator's work on one block: look what is open, read meters, answer, perform upkeep. */
import type { DispatchError } from '@polkadot/types/interfaces';
import type { Logger } from 'pino';
import type { Account } from '../../node/extrinsic.js';
import type { StateAt } from '../../node/state.js';
import { Backoff } from '../backoff.js';
import type { FollowedChain } from '../following.js';
import type { OperatorMetrics } from './metrics.js';
import { readOracle, type OpenRequest, type OracleState, type Upkeep } from './oracle-state.js';
import { isTurn, placeOf, requestsFor } from './plan.js';
import type { MeterReader } from './reader.js';
import type { SignedReading } from './reading.js';
import { isForLater } from './room.js';
import { Submitter } from './submitter.js';
import { ReadingError } from './wire.js';

/** Answers that one block's work submits at most. */
const MAX_ANSWERS_PER_BLOCK = 250;
/** Meters that are read at the same time. */
const PARALLEL_READINGS = 16;
/** Blocks after which an answer that is not on chain is given again. */
const RETRY_BLOCKS = 5;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

export interface OperatorParts {
  readonly key: Account;
  readonly reader: MeterReader;
  readonly metrics: OperatorMetrics;
  readonly log: Logger;
}

/** What was submitted, and in which block's work. */
interface Given {
  /** The reading's signature, or the upkeep's data. */
  readonly content: string;
  readonly block: number;
}

/** Holds nothing that a restart would lose: what is to be done, the chain knows. */
export class Operator {
  private submitter: Submitter;
  private readonly headEnd = new Backoff(FIRST_WAIT_MS, LONGEST_WAIT_MS);
  private given = new Map<bigint, Given>();
  private upkeep: Given | null = null;
  private mayBeLost = false;

  constructor(
    chain: FollowedChain,
    private readonly parts: OperatorParts,
  ) {
    this.submitter = new Submitter(chain, parts.key);
  }

  /**
   * Does what is to be done after the block of `state`; begins nothing more once `stopping` is aborted.
   * @returns whether this account is an operator of the chain
   * @throws Error if the node does not answer or refuses a transaction
   */
  async work(state: StateAt, stopping?: AbortSignal): Promise<boolean> {
    const { key, metrics, log } = this.parts;
    const end = metrics.duration.startTimer();
    const oracle = await readOracle(state);
    this.observe(oracle);
    const place = placeOf(key.address, oracle);
    if (place < 0) {
      log.warn({ address: key.address }, 'this account is not an operator on the chain');
      return false;
    }
    await this.submitter.begin(state);
    if (this.mayBeLost) await this.forgetLost(state);
    if (isTurn(place, oracle) && !stopping?.aborted) {
      await this.asRoomAllows(oracle.block, this.perform(oracle));
    }
    await this.asRoomAllows(oracle.block, this.answer(oracle, stopping));
    end();
    return true;
  }

  /**
   * Leaves to a later block what the account has no room for yet: a quota counts what is still in the pool.
   * @throws what `work` throws else
   */
  private async asRoomAllows(block: number, work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      if (!isForLater(error)) throw error;
      this.parts.log.info({ block }, `goes on in a later block: ${(error as Error).message}`);
    }
  }

  /** Says that the node was away: one that restarts has forgotten what was in its pool. */
  reconnect(chain: FollowedChain): void {
    this.submitter = new Submitter(chain, this.parts.key);
    this.mayBeLost = true;
  }

  /** Makes ready to give again what was given, unless it is still in the pool. */
  private async forgetLost(state: StateAt): Promise<void> {
    if (!(await this.submitter.hasPending(state))) {
      this.given.clear();
      this.upkeep = null;
    }
    this.mayBeLost = false;
  }

  /** Counts what failed in the block of `state`, whoever submitted it. */
  async countRefusals(state: StateAt): Promise<void> {
    for (const { event } of await state.events()) {
      if (event.section !== 'system' || event.method !== 'ExtrinsicFailed') continue;
      const [pallet, reason] = state.errorName(event.data[0] as DispatchError).split('.');
      if (pallet === 'OracleClient') this.parts.metrics.refused.inc({ reason: reason ?? '' });
    }
  }

  private observe({ block, requests, upkeep }: OracleState): void {
    const { metrics } = this.parts;
    // What was submitted is done, and may be due again soon where epochs are short.
    if (!upkeep) this.upkeep = null;
    metrics.block.set(block);
    metrics.openRequests.set(requests.length);
    const oldest = Math.min(block, ...requests.map(({ openedAt }) => openedAt));
    metrics.oldestRequest.set(block - oldest);
    const open = new Set(requests.map(({ id }) => id));
    this.given = new Map([...this.given].filter(([id]) => open.has(id)));
  }

  private async perform({ upkeep, block }: OracleState): Promise<void> {
    const data = upkeep && (await this.doable(upkeep));
    if (!data) return;
    const content = JSON.stringify(data);
    // The same again means that the last one is not in a block yet.
    const last = this.upkeep;
    if (last?.content === content && block < last.block + RETRY_BLOCKS) return;
    const { metrics, log } = this.parts;
    await this.submitter.submit(({ runtime }) => runtime.call('OracleClient.perform_upkeep', data));
    this.upkeep = { content, block };
    metrics.upkeeps.inc();
    log.info({ block }, 'upkeep submitted');
  }

  /**
   * What of `upkeep` makes sense now. Requests do not wait for ever, and an epoch that was asked for in vain is passed over:
   * so no meter is asked for while the head-end is away, and all that is missed is read when it is back.
   */
  private async doable({ meters, clearing }: Upkeep): Promise<object | null> {
    const isReadable = meters.length > 0 && (await this.isHeadEndThere());
    if (!isReadable && !clearing.isTrue) return null;
    return {
      meters: isReadable ? meters.map((meter) => meter.toHex()) : [],
      clearing: clearing.isTrue,
    };
  }

  private async isHeadEndThere(): Promise<boolean> {
    if (this.headEnd.isWaiting) return false;
    try {
      await this.parts.reader.probe();
      this.headEnd.succeed();
      return true;
    } catch (error) {
      this.note(error as Error, 'no meter is asked for');
      return false;
    }
  }

  private async answer(state: OracleState, stopping?: AbortSignal): Promise<void> {
    const { block } = state;
    const waiting = requestsFor(this.parts.key.address, state)
      .filter(({ id }) => !this.isUnderWay(id, block))
      .slice(0, MAX_ANSWERS_PER_BLOCK);
    for (let at = 0; at < waiting.length; at += PARALLEL_READINGS) {
      if (this.headEnd.isWaiting || stopping?.aborted) return;
      const batch = waiting.slice(at, at + PARALLEL_READINGS);
      await allOf(batch.map((request) => this.answerRequest(request, block)));
    }
  }

  /** Reads the meter that was asked for and submits what it shows. */
  private async answerRequest(request: OpenRequest, block: number): Promise<void> {
    const reading = await this.read(request);
    if (!reading || this.isRefused(request.id, reading)) return;
    const { metrics, log } = this.parts;
    await this.submitter.submit(({ runtime }) =>
      runtime.call('OracleClient.fulfill_energy_data', request.id, reading),
    );
    this.given.set(request.id, { content: reading.signature, block });
    metrics.answers.inc();
    log.debug({ request: String(request.id), meter: request.meterId }, 'reading submitted');
  }

  /** Whether an answer may still be on its way into a block. */
  private isUnderWay(id: bigint, block: number): boolean {
    const given = this.given.get(id);
    return given !== undefined && block < given.block + RETRY_BLOCKS;
  }

  /** Whether the chain has had this very reading for this request, and did not take it. */
  private isRefused(id: bigint, reading: SignedReading): boolean {
    return this.given.get(id)?.content === reading.signature;
  }

  private async read({ meterId, epoch }: OpenRequest): Promise<SignedReading | null> {
    const { reader } = this.parts;
    try {
      const reading = await reader.read(meterId, epoch);
      this.headEnd.succeed();
      return reading;
    } catch (error) {
      this.note(error as Error, meterId);
      return null;
    }
  }

  /** Counts that a head-end did not answer as it should, and waits where it is away. @throws `error` if it is another one */
  private note(error: Error, subject: string): void {
    if (!(error instanceof ReadingError)) throw error;
    const { metrics, log } = this.parts;
    metrics.readFaults.inc({ reason: error.fault });
    // Readings that failed together are one failure.
    const isNew = isOutage(error) && !this.headEnd.isWaiting;
    const wait = isNew ? this.headEnd.fail() : 0;
    log.warn({ subject, fault: error.fault, wait }, error.message);
  }
}

/** Waits for every one of them, also when one fails. @throws what the first of them threw */
async function allOf(work: readonly Promise<void>[]): Promise<void> {
  await Promise.allSettled(work);
  await Promise.all(work);
}

/** Whether the head-end as a whole is away, as opposed to one meter. */
function isOutage({ fault }: ReadingError): boolean {
  return fault === 'unreachable';
}
