/** `grid spec`: chain specs, plain for people and raw for nodes. */
import { join } from 'node:path';
import { bench } from '../../../node-config/chains/bench.js';
import { campus, campusTou } from '../../../node-config/chains/campus.js';
import { dev } from '../../../node-config/chains/dev.js';
import { drill } from '../../../node-config/chains/drill.js';
import { local } from '../../../node-config/chains/local.js';
import { replay } from '../../../node-config/chains/replay.js';
import { staging } from '../../../node-config/chains/staging.js';
import {
  slotDurationOf,
  withSlots,
  type ChainDefinition,
  type GenesisConfig,
} from '../../../node-config/genesis.js';
import { ensureBuilt } from '../build/blobs.js';
import { replaceFile } from '../../support/files.js';
import { UnusableError } from '../../support/failure.js';
import { readGivenText, writeGivenFile } from '../../support/given-file.js';
import { isObject, merged, type Json } from '../../support/merged.js';
import { plainSpec, type PlainSpec } from './plain.js';
import { rawSpec, specText, type RawSpec } from './raw.js';

export type { PlainSpec } from './plain.js';
export type { RawSpec } from './raw.js';

/** Those whose keys everybody knows. */
const CHAINS: ReadonlyMap<string, ChainDefinition> = new Map(
  Object.entries({ dev, local, campus, 'campus-tou': campusTou, drill, replay, bench }),
);

export interface SpecOptions {
  /** The repository's root folder. */
  readonly root: string;
  /** `dev`, `local`, `campus`, `campus-tou`, `drill`, `replay`, `bench` or `staging`. */
  readonly chain: string;
  /** Storage instead of a configuration. */
  readonly raw?: boolean;
  /** For `staging`: the file with its keys. */
  readonly keys?: string;
  /** A JSON file that is laid over the chain's configuration: objects merge, lists and values replace. */
  readonly genesis?: string;
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
 * The spec of a chain with the blob of the sources as they are, linked for its blocks.
 * @throws Error if there is no such chain, its keys are wrong, or the runtime refuses its genesis
 */
export function makeSpec(options: SpecOptions & { raw: true }): Promise<RawSpec>;
export function makeSpec(options: SpecOptions): Promise<PlainSpec | RawSpec>;
export async function makeSpec(options: SpecOptions): Promise<PlainSpec | RawSpec> {
  const { root, progress, raw = false } = options;
  const chain = configured(atSlots(chainOf(options), options.slotDuration), options.genesis);
  for (const note of chain.notes ?? []) progress?.(note);
  const { blob, compressed } = await ensureBuilt({
    root,
    slotDuration: slotDurationOf(chain.genesis),
    ...(progress && { progress }),
  });
  return raw ? rawSpec(chain, blob, compressed) : plainSpec(chain, compressed);
}

/**
 * Writes the spec to `out`, by default below `build/specs/`; `-` is standard output.
 * @returns the file written, or null for standard output
 */
export async function writeSpec(options: SpecOptions & { out?: string }): Promise<string | null> {
  const { root, chain, raw = false, out } = options;
  const text = specText(await makeSpec(options));
  if (out === '-') {
    for (const piece of text) process.stdout.write(piece);
    return null;
  }
  const file = out ?? specFile(chain, raw);
  if (out === undefined) replaceFile(join(root, file), text);
  else writeGivenFile(out, text);
  return file;
}

function chainOf({ chain, keys }: SpecOptions): ChainDefinition {
  if (chain === 'staging') {
    if (!keys) throw new UnusableError('staging has no keys of its own: name a file with --keys');
    return stagingOf(keys);
  }
  if (keys) throw new UnusableError(`${chain} has development keys; --keys is for staging`);
  const definition = CHAINS.get(chain);
  if (definition) return definition;
  throw new UnusableError(
    `there is no chain ${chain}; there are ${[...CHAINS.keys(), 'staging'].join(', ')}`,
  );
}

/** The chain of a file of keys, whose faults name their lines. */
function stagingOf(file: string): ChainDefinition {
  const text = readGivenText(file);
  try {
    return staging(text, file);
  } catch (error) {
    throw new UnusableError((error as Error).message, { cause: error });
  }
}

function atSlots(chain: ChainDefinition, slotDuration?: number): ChainDefinition {
  if (slotDuration === undefined) return chain;
  return { ...chain, genesis: withSlots(chain.genesis, slotDuration) };
}

/** The chain with what a file says of its first state besides; the runtime judges that. */
function configured(chain: ChainDefinition, file: string | undefined): ChainDefinition {
  if (file === undefined) return chain;
  const patch = parsed(readGivenText(file), file);
  return { ...chain, genesis: merged(chain.genesis as Json, patch) as GenesisConfig };
}

function parsed(text: string, file: string): Json {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new UnusableError(`${file} is no JSON: ${(error as Error).message}`, { cause: error });
  }
  if (isObject(json)) return json;
  throw new UnusableError(
    `${file} has to be an object of pallets: {"registry": {"users": […]}, …}`,
  );
}
