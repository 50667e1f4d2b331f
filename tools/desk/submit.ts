/** Signs calls, hands them to the pool, and waits for the block that has them. */
import type { Call, DispatchError, EventRecord } from '@polkadot/types/interfaces';
import { setTimeout as sleep } from 'node:timers/promises';
import { blake2AsHex } from '@polkadot/util-crypto';
import { z } from 'zod/v4';
import {
  type Account,
  type Mortality,
  PERIOD,
  SAFE_DEPTH,
  signedExtrinsic,
} from '../node/extrinsic.js';
import { pascal } from '../node/runtime.js';
import { count, fields, hash, hex as hexText, listOf } from '../node/shapes.js';
import { RpcError } from '../node/transport.js';
import { address, answer, type Answer, hex } from './answer.js';
import type { Desk } from './desk.js';
import { refused } from './refusals.js';

const POLL_MS = 200;
/** In so many new blocks neither in one nor in the pool: it will not come any more. */
const MOST_ABSENT = 2;
/** Without a block for so long, the chain stands still. */
const PATIENCE_MS = 120_000;

export interface EventInWords {
  /** `Registry.UserRegistered` */
  readonly name: string;
  readonly data: unknown;
}

/** Where a call went. */
export interface Receipt {
  readonly block: number;
  readonly blockHash: string;
  readonly hash: string;
  readonly events: readonly EventInWords[];
}

const blockShape = fields({
  block: fields({ header: fields({ parentHash: hash }), extrinsics: listOf(hexText) }),
});

interface SeenBlock {
  /** Of extrinsics, by their hash. */
  readonly places: ReadonlyMap<string, number>;
  readonly eventsOf: () => Promise<readonly EventRecord[]>;
}

/** A call that the pool has taken. */
export interface Sent {
  readonly hash: string;
  readonly nonce: number;
  /** The best block then. */
  readonly from: number;
}

/**
 * The pool has let go of a call that it had taken. It does so where a block had no room left for the account: it reckons that what
 * waits before a call weighs as much as that call itself.
 */
export class DroppedError extends Error {
  override name = 'DroppedError';
}

/** Sends an account's calls, one nonce after the other. */
export class Sender {
  private nonce: number | null = null;
  private readonly seen = new Map<string, SeenBlock>();

  constructor(
    private readonly desk: Desk,
    readonly account: Account,
  ) {}

  /** @throws Error naming the call and why it was refused, or failed */
  async send(call: Call): Promise<Receipt> {
    const sent = await this.handOver(call);
    return this.included(sent, call);
  }

  /**
   * Hands a call to the pool.
   * @param again the nonce of a call that the pool has let go of; the next one otherwise
   * @throws RefusedError with the reason
   */
  async handOver(call: Call, again?: number): Promise<Sent> {
    const { desk, account } = this;
    const { rpc, genesis: genesisHash } = desk;
    await desk.refresh();
    this.nonce ??= await rpc.ask(count, 'system_accountNextIndex', account.address);
    const nonce = again ?? this.nonce;
    const from = await this.startOfValidity();
    const details = { genesisHash, nonce, from };
    const extrinsic = await signedExtrinsic(desk.state.runtime, call, account, details);
    const { number } = desk.state;
    try {
      await rpc.ask(hash, 'author_submitExtrinsic', extrinsic);
    } catch (error) {
      if (!(error instanceof RpcError)) throw error;
      throw refused(nameOf(call), error);
    }
    if (again === undefined) this.nonce++;
    return { hash: blake2AsHex(extrinsic), nonce, from: number };
  }

  /**
   * Waits until a block has it.
   * @throws DroppedError if none will; Error if it failed there, or the chain stands still
   */
  async included(sent: Sent, call: Call): Promise<Receipt> {
    const { rpc } = this.desk;
    let [next, since, absent] = [sent.from + 1, Date.now(), 0];
    while (Date.now() - since < PATIENCE_MS) {
      const height = await rpc.height();
      const isNew = next <= height;
      for (; next <= height; next++, since = Date.now()) {
        const found = await this.lookInto(next, sent.hash, call);
        if (found) return found;
        if (next > sent.from + PERIOD)
          throw new Error(`${nameOf(call)} was in none of ${PERIOD} blocks and is void; try again`);
      }
      if (isNew) absent = (await this.isWaiting(sent)) ? 0 : absent + 1;
      if (absent > MOST_ABSENT) {
        throw new DroppedError(
          `${nameOf(call)} left the pool without a block: the account had used up its part of one; try again`,
        );
      }
      await sleep(POLL_MS);
    }
    throw new Error(
      `the chain has had no new block for ${PATIENCE_MS / 1000} s; "grid doctor" says why`,
    );
  }

  /** Whether the pool has it; true where the node does not tell. */
  private async isWaiting({ hash: wanted }: Sent): Promise<boolean> {
    try {
      const pending = await this.desk.rpc.ask(listOf(hexText), 'author_pendingExtrinsics');
      return pending.some((extrinsic) => blake2AsHex(extrinsic) === wanted);
    } catch (error) {
      if (error instanceof RpcError) return true;
      throw error;
    }
  }

  private async lookInto(number: number, wanted: string, call: Call): Promise<Receipt | null> {
    const blockHash = await this.desk.rpc.blockHash(number);
    if (blockHash === null) return null;
    const { places, eventsOf } = await this.blockAt(blockHash);
    const at = places.get(wanted);
    if (at === undefined) return null;
    const records = (await eventsOf()).filter(
      ({ phase }) => phase.isApplyExtrinsic && phase.asApplyExtrinsic.toNumber() === at,
    );
    requireSuccess(records, call);
    const events = records.map(({ event }) => ({
      name: `${pascal(event.section)}.${event.method}`,
      data: eventData(event),
    }));
    await this.desk.refresh();
    return { block: number, blockHash, hash: wanted, events };
  }

  /** A block, read once however many of its calls are ours. */
  private async blockAt(blockHash: string): Promise<SeenBlock> {
    const known = this.seen.get(blockHash);
    if (known) return known;
    const { block } = await this.desk.rpc.ask(blockShape, 'chain_getBlock', blockHash);
    const places = new Map(block.extrinsics.map((extrinsic, at) => [blake2AsHex(extrinsic), at]));
    let events: Promise<readonly EventRecord[]> | undefined;
    const eventsOf = (): Promise<readonly EventRecord[]> =>
      (events ??= this.desk.stateAt(blockHash).then(async (state) => [...(await state.events())]));
    const found = { places, eventsOf };
    this.seen.set(blockHash, found);
    return found;
  }

  private async startOfValidity(): Promise<Mortality> {
    const { rpc, state } = this.desk;
    const number = Math.max(0, state.number - SAFE_DEPTH);
    const known = number === state.number ? state.hash : await rpc.blockHash(number);
    return { number: known ? number : state.number, hash: known ?? state.hash, period: PERIOD };
  }
}

/** `Registry.register_user` */
export const nameOf = (call: Call): string => `${pascal(call.section)}.${call.method}`;

/** The fields of an event by name. */
function eventData(event: EventRecord['event']): unknown {
  const names = event.data.names;
  const values = event.data.map((value) => value.toPrimitive());
  return names ? Object.fromEntries(names.map((name, at) => [name, values[at]])) : values;
}

/** @throws Error with the chain's own words */
function requireSuccess(records: readonly EventRecord[], call: Call): void {
  for (const { event } of records) {
    if (event.section !== 'system' || event.method !== 'ExtrinsicFailed') continue;
    throw new Error(`${nameOf(call)} failed: ${errorInWords(event.data[0] as DispatchError)}`);
  }
}

/** `Registry.MeterTaken: The meter belongs to somebody else.` */
export function errorInWords(error: DispatchError): string {
  if (!error.isModule) return error.type;
  const { section, name, docs } = error.registry.findMetaError(error.asModule);
  return [`${pascal(section)}.${name}`, docs.join(' ').trim()].filter(Boolean).join(': ');
}

/** The shape of what every command that signs answers. */
export const receiptShape = z.strictObject({
  account: address,
  says: z.array(z.string()),
  block: z.int(),
  blockHash: hex,
  hash: hex,
  events: z.array(z.strictObject({ name: z.string(), data: z.unknown() })),
});

/** A receipt as an answer. */
export function receiptAnswer(
  account: string,
  says: readonly string[],
  receipt: Receipt,
): Answer<typeof receiptShape> {
  const { block, blockHash, hash: extrinsic, events } = receipt;
  const told = events.filter(({ name }) => !/^(System|TransactionPayment)\./.test(name));
  const lines = told.map(({ name, data }) => `  ${name} ${JSON.stringify(data)}`);
  const text = [`Done in block ${block}.`, ...lines].join('\n');
  return answer(
    receiptShape,
    { account, says: [...says], block, blockHash, hash: extrinsic, events: [...events] },
    text,
  );
}
