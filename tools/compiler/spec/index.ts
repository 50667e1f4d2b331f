/** `grid spec`: chain specs, plain for people and raw for nodes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dev } from '../../../node-config/chains/dev.js';
import { drill } from '../../../node-config/chains/drill.js';
import { local } from '../../../node-config/chains/local.js';
import { replay } from '../../../node-config/chains/replay.js';
import { staging } from '../../../node-config/chains/staging.js';
import { EPOCH_LENGTH, marketOf, type ChainDefinition } from '../../../node-config/genesis.js';
import { ensureBuilt } from '../build/index.js';
import { replaceFile } from '../../support/files.js';
import { plainSpec, type PlainSpec } from './plain.js';
import { rawSpec, type RawSpec } from './raw.js';

export type { PlainSpec } from './plain.js';
export type { RawSpec } from './raw.js';

const CHAINS = ['dev', 'local', 'drill', 'replay', 'staging'];

export interface SpecOptions {
  /** The repository's root folder. */
  readonly root: string;
  /** `dev`, `local`, `drill`, `replay` or `staging`. */
  readonly chain: string;
  /** Storage instead of a configuration. */
  readonly raw?: boolean;
  /** For `staging`: the file with its keys. */
  readonly keys?: string;
  /** Milliseconds between blocks, where they are not to be the chain's own. */
  readonly slotDuration?: number;
  /** Is told what the build does, a line at a time. */
  readonly progress?: (line: string) => void;
}

/** Where the spec of a chain goes unless said otherwise, relative to the root. */
export function specFile(chain: string, raw: boolean): string {
  return `build/specs/campus-grid-${chain}${raw ? '.raw' : ''}.json`;
}

/**
 * The spec of a chain with the blob of the sources as they are.
 * @throws Error if there is no such chain, its keys are wrong, or the runtime refuses its genesis
 */
export function makeSpec(options: SpecOptions & { raw: true }): Promise<RawSpec>;
export function makeSpec(options: SpecOptions): Promise<PlainSpec | RawSpec>;
export async function makeSpec(options: SpecOptions): Promise<PlainSpec | RawSpec> {
  const { root, progress, raw = false } = options;
  const chain = withSlots(chainOf(options), options.slotDuration);
  for (const note of chain.notes ?? []) progress?.(note);
  const { blob, compressed } = await ensureBuilt({ root, ...(progress && { progress }) });
  return raw ? rawSpec(chain, blob, compressed) : plainSpec(chain, compressed);
}

/**
 * Writes the spec to `out`, by default below `build/specs/`; `-` is standard output.
 * @returns the file written, or null for standard output
 */
export async function writeSpec(options: SpecOptions & { out?: string }): Promise<string | null> {
  const { root, chain, raw = false, out } = options;
  const text = `${JSON.stringify(await makeSpec(options), null, 2)}\n`;
  if (out === '-') {
    process.stdout.write(text);
    return null;
  }
  const file = out ?? specFile(chain, raw);
  replaceFile(out ?? join(root, file), text);
  return file;
}

function chainOf({ chain, keys }: SpecOptions): ChainDefinition {
  if (chain === 'staging') {
    if (!keys) throw new Error('staging has no keys of its own: name a file with --keys');
    return staging(readKeys(keys), keys);
  }
  if (keys) throw new Error(`${chain} has development keys; --keys is for staging`);
  if (chain === 'dev') return dev;
  if (chain === 'local') return local;
  if (chain === 'drill') return drill;
  if (chain === 'replay') return replay;
  throw new Error(`there is no chain ${chain}; there are ${CHAINS.join(', ')}`);
}

function withSlots(chain: ChainDefinition, slotDuration?: number): ChainDefinition {
  const { aura, trading } = chain.genesis;
  if (slotDuration === undefined || !aura) return chain;
  const genesis = { ...chain.genesis, aura: { ...aura, slotDuration } };
  if (trading) {
    const blocks = Math.floor((trading.epochLength ?? EPOCH_LENGTH) / slotDuration);
    genesis.trading = { ...trading, parameters: marketOf(blocks, slotDuration) };
  }
  return { ...chain, genesis };
}

function readKeys(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`the keys cannot be read: ${(error as Error).message}`, { cause: error });
  }
}
