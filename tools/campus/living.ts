/** The campus after the replay: days go on, its buildings are read, forecast and order, and visitors trade with them. */
import { setTimeout as sleep } from 'node:timers/promises';
import { SLOT_DURATION } from '../../node-config/genesis.js';
import { DAY_MS, HOUR_MS, MINUTE_MS, QUARTER_HOUR_MS } from '../../node-config/time.js';
import { endowmentCalls, orderCall } from './calls.js';
import type { Chain, SignedCall } from './chain.js';
import { intervalOf, nextTime, type Pace } from './clock.js';
import type { Mode } from './modes.js';
import type { Oracle } from './oracle.js';
import { type Plan, planOf } from './plan.js';
import type { PricesAt } from './results.js';
import type { CampusQuarter } from './scenario.js';
import type { Campus } from './simulation/accounts.js';
import type { Measured } from './simulation/buildings.js';
import { endless } from './simulation/endless.js';
import { buildingEnergy } from './simulation/energy.js';

/** Days that are worked out at once. */
const DAYS_AHEAD = 28;
/** Local time of day at which roofs give, so that there is somebody to trade with. */
const MORNING_MS = 9 * HOUR_MS;
/** Until then there is enough of the day left. */
const AFTERNOON_MS = 14 * HOUR_MS;
/** Blocks of an epoch while it only has to pass: one begins it, one orders and asks, one reports, one closes the pool. */
const FEWEST_BLOCKS = 5;

/**
 * The next moment from `time` on at which a visitor finds sun, ms since 1970.
 * @param offsetMinutes of local time ahead of UTC
 */
export function nextSun(time: number, offsetMinutes: number): number {
  const offset = offsetMinutes * MINUTE_MS;
  const local = time + offset;
  const ofDay = local % DAY_MS;
  if (ofDay >= MORNING_MS && ofDay < AFTERNOON_MS) return time;
  const morning = local - ofDay + MORNING_MS;
  return (morning >= local ? morning : morning + DAY_MS) - offset;
}

/** What the campus does in the quarter hours to come. */
interface Days {
  /** The first moment that is not worked out. */
  readonly end: number;
  /** By the quarter hour's start. */
  readonly quarters: ReadonlyMap<number, CampusQuarter>;
  readonly plan: Plan;
}

export interface LivingOptions {
  readonly chain: Chain;
  readonly oracle: Oracle;
  readonly campus: Campus;
  readonly measured: readonly Measured[];
  /** The beginning of the epoch that runs, ms since 1970: the data before it has been counted. */
  readonly from: number;
  readonly mode: Mode;
  /** Minutes by which local time is ahead of UTC. */
  readonly offsetMinutes: number;
  readonly pricesAt: PricesAt;
  /** Milliseconds of the chain per real one. */
  readonly speed: number;
  readonly signal: AbortSignal;
  /** Is told what went wrong in a block; the next one is tried all the same. */
  readonly onTrouble: (error: Error) => void;
}

export class LivingCampus {
  readonly #pace: Pace;
  readonly #picked = new Set<string>();
  #days: Days;
  /** The epoch that the meters count now. */
  #epoch = -1;
  /** Whether what is due in this epoch still has to be submitted. */
  #isOrdering = false;
  #builtAt = performance.now();

  constructor(private readonly options: LivingOptions) {
    this.#pace = {
      speed: options.speed,
      slotDuration: SLOT_DURATION,
      epochLength: QUARTER_HOUR_MS,
    };
    this.#days = this.#worked(DAYS_AHEAD);
  }

  /** The building of `address` orders nothing by itself from now on, as somebody acts for it; or does again. */
  pick(address: string, isPicked: boolean): void {
    if (isPicked) this.#picked.add(address);
    else this.#picked.delete(address);
  }

  /**
   * Lets the time until `time` pass as fast as the operators read: a night in which nobody would wait.
   * @param report is told of each epoch that has begun
   */
  async passUntil(time: number, report: () => void): Promise<void> {
    const { signal, oracle } = this.options;
    for (let now = await this.#now(); now < time && !signal.aborted;) {
      await oracle.caughtUp();
      const epoch = this.#epoch;
      now = await this.#block(this.#pace.epochLength / FEWEST_BLOCKS / this.#pace.speed);
      if (this.#epoch !== epoch) report();
    }
    this.#builtAt = performance.now();
  }

  /** Builds a block every one or two seconds until it is told to end. */
  async run(): Promise<void> {
    const { signal } = this.options;
    const interval = intervalOf(this.#pace);
    while (!signal.aborted) {
      const next = performance.now() + interval;
      try {
        const before = this.#builtAt;
        this.#builtAt = performance.now();
        await this.#block(this.#builtAt - before);
      } catch (error) {
        this.options.onTrouble(error as Error);
      }
      const rest = Math.max(next - performance.now(), 0);
      await sleep(rest, null, { signal }).catch(() => {});
    }
  }

  /** @param passed real milliseconds that the block is of @returns its time */
  async #block(passed: number): Promise<number> {
    const { chain } = this.options;
    const time = nextTime(await this.#now(), passed, this.#pace);
    const epoch = Math.floor(time / QUARTER_HOUR_MS);
    if (epoch !== this.#epoch) {
      // The block that begins an epoch clears its book; what is due in it comes in the next one.
      await chain.submitAll([], time);
      this.#begin(epoch);
      return time;
    }
    const calls = this.#isOrdering ? await this.#calls(epoch) : [];
    this.#isOrdering = false;
    await chain.submitAll(calls, time);
    return time;
  }

  /** Ends the epoch before for the meters. */
  #begin(epoch: number): void {
    const last = epoch - 1;
    this.options.oracle.count(BigInt(last), this.#quarterAt(last * QUARTER_HOUR_MS));
    this.#epoch = epoch;
    this.#isOrdering = true;
  }

  /** What the buildings order for the next epoch; at midnight the cash desk tops up who needs it. */
  async #calls(epoch: number): Promise<SignedCall[]> {
    const { chain, campus, offsetMinutes } = this.options;
    const start = (epoch + 1) * QUARTER_HOUR_MS;
    this.#workedUpTo(start);
    const orders = this.#days.plan(start);
    const placed = campus.members.flatMap((member, at) => {
      const order = orders[at];
      if (!order || this.#picked.has(member.account.address)) return [];
      return [orderCall(chain.api, member, order)];
    });
    const local = epoch * QUARTER_HOUR_MS + offsetMinutes * MINUTE_MS;
    const isMidnight = local % DAY_MS === 0;
    return isMidnight ? [...(await endowmentCalls(chain.api, campus)), ...placed] : placed;
  }

  #quarterAt(start: number): CampusQuarter | null {
    this.#workedUpTo(start);
    return this.#days.quarters.get(start) ?? null;
  }

  #workedUpTo(start: number): void {
    const { from } = this.options;
    if (start < this.#days.end) return;
    this.#days = this.#worked(Math.ceil((start - from) / DAY_MS) + DAYS_AHEAD);
  }

  #worked(days: number): Days {
    const { measured, from, mode, pricesAt, offsetMinutes } = this.options;
    const energies = measured.map(({ building, readings }) => ({
      building,
      quarters: buildingEnergy(endless(readings, from, days, offsetMinutes), building),
    }));
    const quarters = (energies[0]?.quarters ?? []).map(
      ({ start }, row): [number, CampusQuarter] => [
        start,
        energies.map((each) => each.quarters[row] as CampusQuarter[number]),
      ],
    );
    return {
      end: from + days * DAY_MS,
      quarters: new Map(quarters.filter(([start]) => start >= from)),
      plan: planOf(mode, energies, pricesAt),
    };
  }

  async #now(): Promise<number> {
    return Number(await this.options.chain.api.query.timestamp?.now?.());
  }
}
