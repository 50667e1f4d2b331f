/** A chain at the counter: what is asked of it, in plain values. */
import type { Codec } from '@polkadot/types/types';
import { z } from 'zod/v4';
import { requireShape } from '../node/shapes.js';
import { QUARTER_HOUR_MS } from '../../node-config/time.js';
import { NodeRpc, SPEC_NAME } from '../node/rpc.js';
import { Runtimes, StateAt } from '../node/state.js';
import { UnusableError } from '../support/failure.js';
import { localIso } from '../support/time-zone.js';

/** A number of any size, as the chain's library gives it. */
export const big = z.union([z.number(), z.string(), z.bigint()], 'a number').transform(BigInt);
/** Text that is kept as bytes: none is shown as `0x`. */
export const words = z.string('a text').transform((text) => (text === '0x' ? '' : text));

const tariffShape = z.object({
  version: z.number(),
  tariff: z.object({ offsetMinutes: z.number(), satangPerGrid: z.number() }),
});

/** Local time and what a GRID is worth, on a chain without a tariff. */
const UNTIL_TOLD = { minutes: 7 * 60, satang: 420 };

/** The chain after its best block. */
export class Desk {
  private constructor(
    readonly rpc: NodeRpc,
    private readonly runtimes: Runtimes,
    readonly genesis: string,
    public state: StateAt,
    /** Length of the market's epochs, ms. */
    readonly epochLength: number,
    /** Minutes by which the tariff's local time is ahead of UTC. */
    readonly offsetMinutes: number,
    readonly satangPerGrid: number,
  ) {}

  /**
   * @param genesis the chain it has to be; whatever is there unless given
   * @throws UnusableError if it is another chain, NodeError if nobody answers
   */
  static async open(url: string, genesis?: string): Promise<Desk> {
    const rpc = new NodeRpc(url);
    const runtimes = new Runtimes(rpc);
    const hash = await rpc.genesisHash();
    if (genesis !== undefined && genesis !== hash) {
      throw new UnusableError(
        `${url} is on another chain: its genesis is ${hash}, not ${genesis}; is the address right?`,
      );
    }
    const state = await StateAt.best(rpc, runtimes);
    const { specName, specVersion } = state.runtime.version;
    if (specName !== SPEC_NAME) {
      throw new UnusableError(
        `${url} runs ${specName} ${specVersion}, which is no Campus Grid; is the address right?`,
      );
    }
    // Releases before the tariff: their authorities vote on what brings it.
    if (!state.has('TradingApi.epoch_length') || !state.has('SettlementApi.tariff')) {
      return new Desk(
        rpc,
        runtimes,
        hash,
        state,
        QUARTER_HOUR_MS,
        UNTIL_TOLD.minutes,
        UNTIL_TOLD.satang,
      );
    }
    const ask = async <T extends z.ZodType>(
      shape: T,
      path: string,
      ...args: unknown[]
    ): Promise<z.output<T>> => requireShape(shape, plain(await state.call(path, ...args)), path);
    const length = Number(await ask(big, 'TradingApi.epoch_length'));
    const epoch = await ask(big, 'TradingApi.current_epoch');
    const { tariff } = await ask(tariffShape, 'SettlementApi.tariff', epoch);
    const { offsetMinutes, satangPerGrid } = tariff;
    return new Desk(rpc, runtimes, hash, state, length, offsetMinutes, satangPerGrid);
  }

  /** Looks at the newest block. */
  async refresh(): Promise<void> {
    this.state = await StateAt.best(this.rpc, this.runtimes);
  }

  stateAt(hash: string): Promise<StateAt> {
    return StateAt.after(this.rpc, this.runtimes, hash);
  }

  /** The answer of a runtime API as `shape` has it. */
  async ask<T extends z.ZodType>(shape: T, path: string, ...args: unknown[]): Promise<z.output<T>> {
    return requireShape(shape, plain(await this.state.call(path, ...args)), path);
  }

  /** A value of storage as `shape` has it. */
  async get<T extends z.ZodType>(shape: T, path: string, ...args: unknown[]): Promise<z.output<T>> {
    return requireShape(shape, plain(await this.state.get(path, ...args)), path);
  }

  /** Time of the best block, ms since 1970. */
  async now(): Promise<number> {
    return (await this.rpc.time()) ?? 0;
  }

  epochAt(time: number): number {
    return Math.floor(time / this.epochLength);
  }

  /** When an epoch begins, in local time: `2024-01-15T12:45+07:00`. */
  startOf(epoch: number): string {
    return this.clock(epoch * this.epochLength);
  }

  /** Local time: `2024-01-15T12:45+07:00`. */
  clock(time: number): string {
    return localIso(time, this.offsetMinutes);
  }
}

/** A value of the chain's library as JavaScript has it: numbers beyond 52 bits as text. */
export const plain = (value: Codec): unknown => value.toPrimitive();
