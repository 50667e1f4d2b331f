import { ApiPromise } from '@polkadot/api';
import { xxhashAsHex } from '@polkadot/util-crypto';
import { bnToU8a, u8aToHex } from '@polkadot/util';
import type { Blockchain } from '@acala-network/chopsticks';
import type { Chain, SignedCall } from './chain.js';
import { FlatState } from './flat-state.js';
import { serve } from './rpc/index.js';
import { isFuture } from './rpc/pool.js';
import type { WhileStill } from './rpc/system.js';
import { takeIncluded } from './outcome.js';
import { requireFreePort } from '../node/port.js';
import { Signer, type SignedExtrinsic } from './signing.js';

/** A raw chain spec, as far as it matters here. */
export interface RawSpec {
  readonly name: string;
  readonly id: string;
  readonly properties?: Record<string, unknown> | null;
  readonly genesis: { readonly raw: { readonly top: Record<string, string> } };
}

/** What runs the chain, as wallets show it. */
const NODE_NAME = 'Chopsticks';
/** Blocks kept in memory, of a day some 400, for explorers to go back; the history has all of them. */
const BLOCKS_IN_MEMORY = 2_000;

/** How the embedded chain runs. */
export interface EmbeddedOptions {
  /** Where it listens on 127.0.0.1; 0 for any free port. */
  readonly port: number;
  /** Its time before the first block, ms since 1970. */
  readonly clock: number;
  /** The runtime's slot duration, ms. */
  readonly slotDuration: number;
}

/**
 * Starts a chain from `spec` inside this process: the runtime in Chopsticks, at `ws://127.0.0.1:<port>`.
 *
 * Its clock is ours: the first block comes one slot after `clock`, each later one when `submitAll` says. There is no
 * consensus and no state root; semantics only.
 *
 * @throws Error if the port is taken or the runtime does not run
 */
export async function startEmbeddedChain(
  spec: RawSpec,
  { port, clock, slotDuration }: EmbeddedOptions,
): Promise<Chain> {
  await requireFreePort(port);
  const chopsticks = await loadChopsticks();
  const started = withClock(spec, clock);
  const { chain } = await chopsticks.setupContext({
    'chain-spec': started as never,
    'build-block-mode': chopsticks.BuildBlockMode.Manual,
    'max-memory-block-count': BLOCKS_IN_MEMORY,
    port,
  });
  if (chain.head.number === 0) {
    await chain.close();
    await chopsticks.destroyWorker();
    throw new Error('the runtime did not build the first block; LOG_LEVEL=warn shows why');
  }
  let built: Promise<void> = Promise.resolve();
  const whileStill: WhileStill = async (ask) => {
    for (;;) {
      const newest = built;
      await newest.catch(() => undefined);
      const answer = await ask();
      if (built === newest) return answer;
    }
  };
  const server = await serve(chain, {
    port,
    handler: chopsticks.handler({ chain }),
    refusalEvent: chopsticks.APPLY_EXTRINSIC_ERROR,
    whileStill,
  });
  const provider = new chopsticks.ChopsticksProvider(chain);
  const api = await ApiPromise.create({ provider, noInitWarn: true });
  const signer = new Signer(api);
  const state = new FlatState(chopsticks, chain, started.genesis.raw.top);
  await state.follow();

  return {
    title: 'embedded chain (Chopsticks)',
    url: server.url,
    api,
    isRealTime: false,
    async submitAll(calls: readonly SignedCall[], time: number) {
      const signed = await signer.signAll(calls);
      // A block's time is one slot after its parent's, so the parent's is set to one slot before.
      await chopsticks.timeTravel(chain, time - slotDuration);
      built = buildBlock(chain, chopsticks.APPLY_EXTRINSIC_ERROR, signed);
      await built;
      await state.follow();
      const pending = new Map(signed.map((extrinsic) => [extrinsic.hash, extrinsic]));
      return takeIncluded(api, chain.head.hash, pending);
    },
    settled: () => Promise.resolve(chain.head.hash),
    open: () => {
      signer.share();
    },
    async close() {
      await api.disconnect();
      await chain.close();
      await server.close();
      await chopsticks.destroyWorker();
    },
  };
}

/** Loads Chopsticks, whose log speaks only of what ends it unless LOG_LEVEL says otherwise. */
async function loadChopsticks() {
  process.env.LOG_LEVEL ??= 'fatal';
  // One after the other: Jest's loader trips over modules that two of them import.
  const all = await import('@acala-network/chopsticks');
  const { setupContext } = await import('@acala-network/chopsticks/context');
  const { handler } = await import('@acala-network/chopsticks/rpc/index');
  return { ...all, setupContext, handler };
}

/** `spec` with `Timestamp.Now` at genesis, and keys in the order Chopsticks relies on for iteration. */
function withClock(spec: RawSpec, clock: number): RawSpec {
  const now = `${xxhashAsHex('Timestamp', 128)}${xxhashAsHex('Now', 128).slice(2)}`;
  const value = u8aToHex(bnToU8a(clock, { bitLength: 64, isLe: true }));
  const top = Object.entries({ ...spec.genesis.raw.top, [now]: value }).sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  // Chopsticks gives a spec's id for the name of the chain, and its name for that of the node.
  const names = { id: spec.name, name: NODE_NAME };
  return { ...spec, ...names, genesis: { raw: { top: Object.fromEntries(top) } } };
}

/** Takes out of the pool what is in the newest block or was refused; the rest waits for the next one. */
async function forget(
  { txPool, head }: Blockchain,
  refused: ReadonlyMap<string, string>,
): Promise<void> {
  const included = new Set<string>(await head.extrinsics);
  // Once it is there, nobody's next nonce is asked for while the pool is empty.
  await head.registry;
  const left = new Set(
    txPool.pendingExtrinsics.filter((hex) => !included.has(hex) && !refused.has(hex)),
  );
  txPool.clear();
  await Promise.all([...left].map((hex) => txPool.submitExtrinsic(hex)));
}

/**
 * Builds one block on the head: of what the pool holds, then of `extrinsics`.
 * @throws Error if one of `extrinsics` is refused or the block cannot be built
 */
async function buildBlock(
  chain: Blockchain,
  refusalEvent: string,
  extrinsics: readonly SignedExtrinsic[],
): Promise<void> {
  const refusals = new Map<string, string>();
  // They stay in the pool until the block is there: the next nonce of their signers counts them.
  const submitted = chain.txPool.pendingExtrinsics;
  const pending = new Set<string>(submitted);
  const onRefusal = ([hex, error]: [string, { toString(): string }]): void => {
    // What those before it are missing for waits for them.
    if (isFuture(error) && pending.has(hex)) return;
    refusals.set(hex, error.toString());
  };
  chain.txPool.event.on(refusalEvent, onRefusal);
  try {
    await chain.newBlockWithParams({
      transactions: [...submitted, ...extrinsics.map(({ hex }) => hex)],
      upwardMessages: {},
      downwardMessages: [],
      horizontalMessages: {},
    });
  } catch (error) {
    const { message } = error as Error;
    // One of them may be why: the next block is tried without them.
    for (const hex of submitted) refusals.set(hex, message);
    throw new Error(`the runtime did not build a block (${message}); LOG_LEVEL=warn shows why`);
  } finally {
    chain.txPool.event.removeListener(refusalEvent, onRefusal);
    await forget(chain, refusals);
  }
  const included = new Set<string>(await chain.head.extrinsics);
  const missing = extrinsics.find(({ hex }) => !included.has(hex));
  if (missing) {
    const reason = refusals.get(missing.hex) ?? 'the runtime stopped while applying it';
    throw new Error(`${missing.name} was refused: ${reason}`);
  }
}
