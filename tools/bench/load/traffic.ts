/** Sends what was signed over several connections and watches it come into blocks and become final. */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod/v4';
import { NodeRpc, requireHeader, type Header } from '../../node/rpc.js';
import type { NodeSocket } from '../../node/socket.js';
import { RpcError } from '../../node/transport.js';
import type { Signed } from './sign.js';

/** Time without anything new after which the rest is given up. */
const PATIENCE_MS = 60_000;
const POLL_MS = 250;

const block = z.object({ block: z.object({ extrinsics: z.array(z.string()) }) });

/** A transaction's life; milliseconds of the client's clock, null where it did not come so far. */
export interface Journey {
  readonly offered: number;
  accepted: number | null;
  included: number | null;
  final: number | null;
}

export interface SeenBlock {
  readonly number: number;
  readonly hash: string;
  /** Of what was sent. */
  readonly included: number;
}

export interface Traffic {
  readonly journeys: readonly Journey[];
  /** How often the nodes refused something, by what they said. */
  readonly refusals: Readonly<Record<string, number>>;
  /** In order, from the first with something of it to the last. */
  readonly blocks: readonly SeenBlock[];
}

/**
 * Sends all traders' transactions side by side, each trader's one after the other, until all that were accepted are
 * final, or nothing has moved for a minute.
 * @param watching the connection over which blocks are watched
 * @param sockets those over which is sent
 */
export async function send(
  signed: Signed,
  watching: NodeSocket,
  sockets: readonly NodeSocket[],
): Promise<Traffic> {
  const watch = await Watch.start(watching);
  const refusals: Record<string, number> = {};
  await Promise.all(
    signed.map(async (ofTrader, i) => {
      const socket = sockets[i % sockets.length] ?? watching;
      for (const hex of ofTrader) {
        const journey = watch.expect(hex);
        try {
          await socket.send('author_submitExtrinsic', [hex]);
          watch.accept(journey);
        } catch (error) {
          if (!(error instanceof RpcError)) throw error;
          refusals[error.message] = (refusals[error.message] ?? 0) + 1;
        }
      }
    }),
  );
  await watch.finish();
  return { journeys: watch.journeys, refusals, blocks: watch.blocks };
}

/** Follows one node's chain. */
class Watch {
  private readonly byHex = new Map<string, Journey>();
  private readonly seen = new Map<string, SeenBlock & { mine: Journey[] }>();
  private best = 0;
  private final = 0;
  private moved = Date.now();
  private queue: Promise<void> = Promise.resolve();
  private failure: unknown = null;

  private constructor(private readonly rpc: NodeRpc) {}

  static async start(socket: NodeSocket): Promise<Watch> {
    const watch = new Watch(new NodeRpc(socket));
    watch.best = await watch.rpc.height();
    watch.final = await watch.rpc.height(await watch.rpc.finalizedHead());
    const follow = (visit: (header: Header) => Promise<void>) => (item: unknown) => {
      watch.queue = watch.queue
        .then(() => visit(requireHeader(item, 'a head')))
        .catch((error: unknown) => void (watch.failure ??= error));
    };
    await socket.subscribe(
      'chain_subscribeNewHeads',
      follow((head) => watch.include(head.number)),
    );
    await socket.subscribe(
      'chain_subscribeFinalizedHeads',
      follow((head) => watch.finalise(head.number)),
    );
    return watch;
  }

  expect(hex: string): Journey {
    const journey = { offered: Date.now(), accepted: null, included: null, final: null };
    this.byHex.set(hex, journey);
    return journey;
  }

  accept(journey: Journey): void {
    journey.accepted = this.moved = Date.now();
  }

  get journeys(): readonly Journey[] {
    return [...this.byHex.values()];
  }

  /** Those of the final chain, or of the best one where that is not final yet. */
  get blocks(): readonly SeenBlock[] {
    const all = [...this.seen.values()].sort((a, b) => a.number - b.number);
    const used = all.flatMap(({ included }, i) => (included ? [i] : []));
    const range = all.slice(used[0] ?? 0, (used.at(-1) ?? -1) + 1);
    return range.map(({ number, hash, included }) => ({ number, hash, included }));
  }

  async finish(): Promise<void> {
    this.moved = Date.now();
    const isOpen = ({ accepted, final }: Journey): boolean => accepted !== null && final === null;
    while (this.journeys.some(isOpen) && Date.now() - this.moved < PATIENCE_MS) {
      if (this.failure) throw this.failure as Error;
      await sleep(POLL_MS);
    }
  }

  private async include(best: number): Promise<void> {
    for (let number = this.best + 1; number <= best; number++) {
      for (const journey of await this.visit(number)) journey.included ??= Date.now();
    }
    this.best = Math.max(this.best, best);
  }

  private async finalise(final: number): Promise<void> {
    for (let number = this.final + 1; number <= final; number++) {
      const now = Date.now();
      for (const journey of await this.visit(number)) {
        journey.included ??= now;
        journey.final ??= now;
        this.moved = now;
      }
    }
    this.final = Math.max(this.final, final);
  }

  /** What of ours is in block `number`; another block of that number is forgotten. */
  private async visit(number: number): Promise<readonly Journey[]> {
    const hash = await this.rpc.blockHash(number);
    if (hash === null) return [];
    const known = this.seen.get(hash);
    if (known) return known.mine;
    const { extrinsics } = (await this.rpc.ask(block, 'chain_getBlock', hash)).block;
    const mine = extrinsics.flatMap((hex) => this.byHex.get(hex) ?? []);
    for (const other of [...this.seen.values()]) {
      if (other.number === number) this.seen.delete(other.hash);
    }
    this.seen.set(hash, { number, hash, included: mine.length, mine });
    return mine;
  }
}
