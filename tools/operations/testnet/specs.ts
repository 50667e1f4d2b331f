/** The chain specs that the networks in `zombienet/` start from. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drill, DRILL_SLOT_MS } from '../../../node-config/chains/drill.js';
import type { GenesisConfig } from '../../../node-config/genesis.js';
import { replaceFile } from '../../support/files.js';
import { blobAt } from '../../compiler/build/blobs.js';
import { toHex, utf8 } from '../../compiler/host/bytes.js';
import { presetOf } from '../../compiler/host/chain.js';
import { Executor, ready } from '../../compiler/host/executor.js';
import { makeSpec, specFile, writeSpec } from '../../compiler/spec/index.js';
import { rawSpec, type RawSpec } from '../../compiler/spec/raw.js';

/** Compressed blobs of what was released, by spec version. */
const RELEASES = 'node-config/releases';
const RELEASE = /^campus-grid-(\d+)\.compact\.compressed\.wasm$/;
/** Less than chains may have: a thousand blocks in a few minutes. */
const RUSH_SLOT_MS = 250;

/** Writes every spec. @throws Error if a build fails, a runtime refuses its genesis, or there is no release */
export async function writeSpecs(root: string): Promise<void> {
  await ready();
  for (const chain of ['local', 'drill']) {
    await writeSpec({ root, chain, raw: true, progress: console.log });
  }
  const write = (chain: string, spec: RawSpec): void =>
    replaceFile(join(root, specFile(chain, true)), `${JSON.stringify(spec, null, 2)}\n`);
  write('previous', await previousSpec(root));
  write('rush', await rushSpec(root));
}

/** A configuration as releases have it; up to 102 an epoch's length was one of the market's parameters. */
type ReleasedConfig = Omit<GenesisConfig, 'trading'> & {
  trading?: { epochLength?: number; parameters: { epochLength?: number } };
};

/** A chain of the latest release, as that configures its `preset`, with the slots and epochs of the drill. */
export async function previousSpec(root: string, preset = 'local_testnet'): Promise<RawSpec> {
  const code = readFileSync(join(root, latestRelease(root)));
  const released = JSON.parse(presetOf(new Executor(code), preset)) as ReleasedConfig;
  const aura = { authorities: [], ...released.aura, slotDuration: DRILL_SLOT_MS };
  const genesis = { ...released, aura, trading: inAHurry(released.trading) } as GenesisConfig;
  return rawSpec({ ...drill, genesis }, code, code);
}

function inAHurry(trading: ReleasedConfig['trading']): ReleasedConfig['trading'] {
  const epochLength = drill.genesis.trading?.epochLength;
  if (!trading || epochLength === undefined) return trading;
  if (trading.parameters.epochLength === undefined) return { ...trading, epochLength };
  return { ...trading, parameters: { ...trading.parameters, epochLength } };
}

function latestRelease(root: string): string {
  const versions = readdirSync(join(root, RELEASES)).flatMap((name) => {
    const version = RELEASE.exec(name)?.[1];
    return version === undefined ? [] : [{ name, version: Number(version) }];
  });
  const latest = versions.sort((a, b) => b.version - a.version)[0];
  if (!latest) throw new Error(`${RELEASES} has no release`);
  return join(RELEASES, latest.name);
}

/** The first state of the drill under a blob whose slots no configuration would be taken for. */
async function rushSpec(root: string): Promise<RawSpec> {
  const spec = await makeSpec({ root, chain: 'drill', raw: true });
  spec.genesis.raw.top[toHex(utf8(':code'))] = toHex(await blobAt(root, 'release', RUSH_SLOT_MS));
  return spec;
}
