import type { ChainDefinition } from '../../../node-config/genesis.js';
import { buildGenesis, toRaw } from '../host/chain.js';
import { Executor, ready } from '../host/executor.js';
import { partsOf } from './parts.js';
import { specHead, type SpecHead } from './plain.js';

/** Characters that are written at once. */
const PIECE = 1 << 20;

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
  const state = buildGenesis(executor, code, partsOf(chain.genesis));
  return {
    ...specHead(chain),
    genesis: { raw: { top: { ...toRaw(state) }, childrenDefault: {} } },
  };
}

/** The text of a spec in pieces, as that of a large state is longer than a string may be. */
export function* specText(spec: SpecHead & { genesis: object }): Generator<string> {
  if (!isRaw(spec)) {
    yield `${JSON.stringify(spec, null, 2)}\n`;
    return;
  }
  const { raw } = spec.genesis;
  const frame = JSON.stringify({ ...spec, genesis: { raw: { ...raw, top: {} } } }, null, 2);
  const [before, after] = frame.split('"top": {}') as [string, string];
  yield `${before}"top": {`;
  let between = '\n';
  let piece = '';
  for (const [key, value] of Object.entries(raw.top)) {
    piece += `${between}        "${key}": "${value}"`;
    between = ',\n';
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}\n      }${after}\n`;
}

function isRaw(spec: { genesis: object }): spec is RawSpec {
  return 'raw' in spec.genesis;
}
