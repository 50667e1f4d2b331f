import type { ChainDefinition } from '../../../node-config/genesis.js';
import { buildGenesis, toRaw } from '../host/chain.js';
import { Executor, ready } from '../host/executor.js';
import { specHead, type SpecHead } from './plain.js';

/** A spec that holds the first state itself: it needs no GenesisBuilder, and light clients read it. */
export interface RawSpec extends SpecHead {
  genesis: { raw: { top: Record<string, string>; childrenDefault: Record<string, never> } };
}

/**
 * Lets the runtime build the first state, as a node would.
 * @param code what becomes `:code`: the blob, compressed or not
 */
export async function rawSpec(
  chain: ChainDefinition,
  blob: Uint8Array,
  code: Uint8Array,
): Promise<RawSpec> {
  await ready();
  const executor = new Executor(blob);
  const state = buildGenesis(executor, code, JSON.stringify(chain.genesis));
  return {
    ...specHead(chain),
    genesis: { raw: { top: { ...toRaw(state) }, childrenDefault: {} } },
  };
}
