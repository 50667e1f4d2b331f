import { join } from 'node:path';
import { campus } from '../../node-config/chains/campus.js';
import { replay } from '../../node-config/chains/replay.js';
import {
  SLOT_DURATION,
  slotDurationOf,
  type ChainDefinition,
  type Tariff,
} from '../../node-config/genesis.js';
import { ensureBuilt, type Built } from '../compiler/build/blobs.js';
import { replaceFile } from '../support/files.js';
import { nodeCommand } from '../support/node-command.js';
import { specFile } from '../compiler/spec/index.js';
import { rawSpec } from '../compiler/spec/raw.js';
import { operatorAccounts } from './simulation/accounts.js';
import { campusAuthorities } from './simulation/authorities.js';
import type { Chain } from './chain.js';
import { startEmbeddedChain } from './embedded-chain.js';
import { connectNode } from './node-chain.js';
import { startNode } from '../node/process.js';
import { oracleSetup, type OracleOptions, type OracleSetup } from './oracle-options.js';
import { HOST, requireFreePort } from '../node/port.js';
import { RPC_PORT } from '../support/ports.js';
import { UnusableError } from '../support/failure.js';

/** How long before the first thing happens on it the embedded chain begins. */
const QUIET_MS = 60_000;

/** Where the chain comes from. */
export interface ChainOptions extends OracleOptions {
  /** A real node instead of the embedded chain: `$POLKADOT_NODE` is started. */
  readonly node?: boolean | undefined;
  /** A real node that runs already, `ws://…`. */
  readonly url?: string | undefined;
  /** Where a chain that is started here listens, `RPC_PORT` unless given. */
  readonly port?: number | undefined;
  /** What the utility pays and asks on a chain that is started here; as the preset has it unless given. */
  readonly tariff?: Tariff | undefined;
}

/**
 * Opens the chain that `options` ask for; for one that is started here, the runtime is built and its spec written.
 *
 * @param root the repository's root folder
 * @param time when the first thing will happen on the chain, ms since 1970, where its clock is ours
 * @param say is told each step: what, and how it went
 * @throws Error if an option is wrong, the port is taken, the build fails, or the chain does not start
 */
export async function openChain(
  options: ChainOptions,
  root: string,
  time: number,
  say: (subject: string, text: string) => void,
): Promise<Chain> {
  const chain = await open(options, root, time, say);
  say('chain', `${chain.url}, ${chain.title}`);
  return chain;
}

/** Where the chain that `options` ask for listens. */
export function chainUrl({ url, port = RPC_PORT }: ChainOptions): string {
  return url ?? `ws://${HOST}:${port}`;
}

async function open(
  options: ChainOptions,
  root: string,
  time: number,
  say: (subject: string, text: string) => void,
): Promise<Chain> {
  const { node = false, url, port = RPC_PORT, tariff } = options;
  await requireOpenable(options);
  if (url !== undefined) return connectNode(url);
  const setup = oracleSetup(options);
  const command = node ? nodeCommand('--node') : null;
  const definition = adapted(command === null ? campus : replay, setup, tariff);
  const built = await build(root, slotDurationOf(definition.genesis), say);
  if (command === null) return startEmbedded(withAuthorities(definition), built, port, time);
  const file = join(root, specFile('replay', true));
  const spec = await rawSpec(definition, built.blob, built.compressed);
  replaceFile(file, JSON.stringify(spec));
  const { url: nodeUrl, stop } = await startNode(command, file, port);
  return connectNode(nodeUrl, stop);
}

/**
 * What takes no seconds to find out.
 * @param pagePort where a page will be served beside the chain
 * @throws Error if options exclude each other, or what they need is not there
 */
export async function requireOpenable(
  options: ChainOptions,
  pagePort: number | null = null,
): Promise<void> {
  const { url, port, operators, quorum, node } = options;
  if (url === undefined) {
    oracleSetup(options);
    if (node) nodeCommand('--node');
    const own = port ?? RPC_PORT;
    if (own === pagePort)
      throw new UnusableError(`--port and --page-port are both ${own}; each needs one of its own`);
    return requireFreePort(own);
  }
  for (const [name, value] of Object.entries({
    node: node || undefined,
    port,
    operators,
    quorum,
  })) {
    if (value !== undefined) {
      throw new UnusableError(`--${name} is for a chain that is started here, not --url`);
    }
  }
}

/** `chain` with the first operators of the campus, and no others, with its tariff, and without users: buildings are. */
function adapted(
  chain: ChainDefinition,
  { operators, quorum }: OracleSetup,
  tariff?: Tariff,
): ChainDefinition {
  const addresses = operatorAccounts(operators).map(({ address }) => address);
  const oracleClient = { ...chain.genesis.oracleClient, operators: addresses, quorum };
  const settlement = { ...chain.genesis.settlement, ...(tariff && { tariff }) };
  const registry = { ...chain.genesis.registry, users: [] };
  return { ...chain, genesis: { ...chain.genesis, registry, oracleClient, settlement } };
}

/** `chain` governed by the four authorities of the campus; nobody of them has to author blocks of the embedded one. */
function withAuthorities(chain: ChainDefinition): ChainDefinition {
  const authorities = campusAuthorities().map(({ address }) => address);
  const registry = { ...chain.genesis.registry, authorities };
  return { ...chain, genesis: { ...chain.genesis, registry } };
}

async function build(
  root: string,
  slotDuration: number,
  say: (subject: string, text: string) => void,
): Promise<Built> {
  const start = performance.now();
  const built = await ensureBuilt({ root, slotDuration });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const sizes = `${kilobytes(built.blob)}, ${kilobytes(built.compressed)} compressed`;
  say('runtime', `${sizes}, ready in ${seconds} s`);
  return built;
}

/** The embedded chain gets the code as it is: it would decompress it anew for every call. */
async function startEmbedded(
  chain: ChainDefinition,
  { blob }: Built,
  port: number,
  time: number,
): Promise<Chain> {
  const options = { port, clock: time - QUIET_MS, slotDuration: SLOT_DURATION };
  return startEmbeddedChain(await rawSpec(chain, blob, blob), options);
}

function kilobytes(bytes: Uint8Array): string {
  return `${(bytes.length / 1000).toFixed(0)} kB`;
}
