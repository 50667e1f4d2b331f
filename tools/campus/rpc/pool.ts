/** Transactions that wait for a block, as nodes take them in and tell of them. */
import type { Blockchain } from '@acala-network/chopsticks';
import { fromHex, readCompact } from '../../compiler/host/bytes.js';
import { blake2AsHex } from '@polkadot/util-crypto';
import type { Block, Blocks } from './blocks.js';
import { RpcFailure } from './failure.js';
import type { Hex } from './params.js';
import { refusal } from './refused.js';

/**
 * Time in which a block is not final yet. Clients ask for the block's events when they are told of it, and polkadot-js lets
 * go of the answer when it is told more meanwhile: of a block that is final at once it never says that it is one.
 */
const FINALITY_MS = 1_000;

/** Where a transaction is on its way. */
export type Status =
  | { readonly is: 'future' | 'ready' }
  | { readonly is: 'inBlock' | 'finalized'; readonly block: Hex; readonly index: number }
  | { readonly is: 'invalid'; readonly why: string };

/** A transaction that was taken in. */
interface Waiting {
  readonly provides: readonly string[];
  readonly priority: bigint;
  /** Until those before it are there. */
  readonly isFuture: boolean;
}

export class Pool {
  readonly #waiting = new Map<string, Waiting>();

  /** @param refusalEvent what Chopsticks' pool calls a transaction that did not get into a block */
  constructor(
    private readonly blocks: Blocks,
    private readonly refusalEvent: string,
  ) {}

  get pending(): readonly string[] {
    return this.#pool.pendingExtrinsics;
  }

  /** @returns its hash @throws RpcFailure as nodes refuse it */
  async submit(extrinsic: Hex): Promise<Hex> {
    const pending = new Set(this.pending);
    for (const known of this.#waiting.keys()) if (!pending.has(known)) this.#waiting.delete(known);
    requireWhole(extrinsic);
    const hash = blake2AsHex(extrinsic, 256);
    if (pending.has(extrinsic))
      throw new RpcFailure(1013, 'Transaction Already Imported', `"${hash}"`);
    const waiting = await this.#validated(extrinsic);
    for (const [other, { provides, priority }] of this.#waiting) {
      if (!provides.some((tag) => waiting.provides.includes(tag))) continue;
      if (waiting.priority <= priority) throw tooLow(priority, waiting.priority);
      await this.#drop(other);
    }
    this.#waiting.set(extrinsic, waiting);
    await this.#pool.submitExtrinsic(extrinsic);
    return hash;
  }

  /** Tells where `extrinsic` is from now on, until `ended`. @returns what ends it before */
  watch(extrinsic: Hex, tell: (status: Status) => void, ended: () => void): () => void {
    let timer: NodeJS.Timeout | undefined;
    const onBlock = async (block: Block): Promise<void> => {
      const index = (await block.extrinsics).indexOf(extrinsic);
      if (index < 0) return;
      stop();
      const included = { block: block.hash, index };
      if (isWaiting) tell({ is: 'ready' });
      tell({ is: 'inBlock', ...included });
      timer = setTimeout(() => {
        tell({ is: 'finalized', ...included });
        ended();
      }, FINALITY_MS).unref();
    };
    const onRefusal = ([hex, error]: [string, { toString(): string }]): void => {
      if (hex !== extrinsic || isFuture(error)) return;
      tell({ is: 'invalid', why: refusal(error.toString()).data ?? '' });
      stop();
      ended();
    };
    const unwatch = this.blocks.watch((block) => void onBlock(block));
    this.#pool.event.on(this.refusalEvent, onRefusal);
    const stop = (): void => {
      unwatch();
      this.#pool.event.removeListener(this.refusalEvent, onRefusal);
    };
    const isWaiting = this.#waiting.get(extrinsic)?.isFuture ?? false;
    tell({ is: isWaiting ? 'future' : 'ready' });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }

  get #pool(): Blockchain['txPool'] {
    return this.blocks.chain.txPool;
  }

  async #validated(extrinsic: Hex): Promise<Waiting> {
    const validity = await this.blocks.chain.validateExtrinsic(extrinsic).catch((error: Error) => {
      throw new RpcFailure(1002, `Verification Error: Runtime error: ${error.message}`);
    });
    if (validity.isErr) throw refusal(validity.asErr.toString());
    const { provides, requires, priority } = validity.asOk;
    const known = new Set([...this.#waiting.values()].flatMap((each) => each.provides));
    return {
      provides: provides.map((tag) => tag.toHex()),
      priority: priority.toBigInt(),
      isFuture: requires.some((tag) => !known.has(tag.toHex())),
    };
  }

  async #drop(extrinsic: string): Promise<void> {
    this.#waiting.delete(extrinsic);
    const left = this.pending.filter((hex) => hex !== extrinsic) as Hex[];
    this.#pool.clear();
    for (const hex of left) await this.#pool.submitExtrinsic(hex);
  }
}

/** Whether a transaction was not taken only because those before it are not there. */
export function isFuture(error: { toString(): string }): boolean {
  return error.toString() === JSON.stringify({ invalid: { future: null } });
}

/** @throws RpcFailure unless there are as many bytes as its length says */
function requireWhole(extrinsic: Hex): void {
  const bytes = fromHex(extrinsic);
  const length = readCompact(bytes, 0);
  if (length !== null && length.size + length.value <= bytes.length) return;
  const why = 'Could not decode `OpaqueExtrinsic.0`:\n\tNot enough data to fill buffer\n';
  throw new RpcFailure(1001, `Extrinsic has invalid format: ${why}`);
}

function tooLow(before: bigint, now: bigint): RpcFailure {
  const why =
    'The transaction has too low priority to replace another transaction already in the pool.';
  return new RpcFailure(1014, `Priority is too low: (${before} vs ${now})`, why);
}
