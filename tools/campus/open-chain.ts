import { join } from 'node:path';
import { SLOT_DURATION } from '../../node-config/genesis.js';
import { ensureBuilt } from '../build/index.js';
import { toHex } from '../host/bytes.js';
import { makeSpec, specFile, writeSpec } from '../spec/index.js';
import type { Chain } from './chain.js';
import { CODE_KEY, startEmbeddedChain } from './embedded-chain.js';
import { connectNode } from './node-chain.js';
import { startNode } from './node-process.js';
import { requireFreePort } from './port.js';

const DEFAULT_PORT = 9944;
/** The embedded chain begins a minute before the first thing happens on it. */
const LEAD_MS = 60_000;

/** Where the chain comes from. */
export interface ChainOptions {
  /** A real node instead of the embedded chain: `$POLKADOT_NODE` is started. */
  readonly node?: boolean | undefined;
  /** A real node that runs already, `ws://…`. */
  readonly url?: string | undefined;
  /** Where a chain that is started here listens, default 9944. */
  readonly port?: number | undefined;
}

/**
 * Opens the chain that `options` ask for; for one that is started here, the runtime is built and its spec written.
 *
 * @param root the repository's root folder
 * @param time when the first thing will happen on the chain, ms since 1970, where its clock is ours
 * @param say is told each step: what, and how it went
 * @throws Error if the port is taken, the build fails, or the chain does not start
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

async function open(
  { node = false, url, port }: ChainOptions,
  root: string,
  time: number,
  say: (subject: string, text: string) => void,
): Promise<Chain> {
  if (url !== undefined) {
    if (port !== undefined)
      throw new Error('--port is for a chain that is started here, not --url');
    return connectNode(url);
  }
  const command = node ? nodeCommand() : null;
  const listen = port ?? DEFAULT_PORT;
  // The build takes seconds; better to know before.
  await requireFreePort(listen);
  const name = command === null ? 'dev' : 'replay';
  const code = await prepare(root, name, say);
  if (command === null) return startEmbedded(root, code, listen, time);
  const spec = join(root, specFile(name, true));
  const { url: nodeUrl, stop } = await startNode(command, spec, listen);
  return connectNode(nodeUrl, stop);
}

function nodeCommand(): string {
  const command = process.env.POLKADOT_NODE;
  if (command) return command;
  throw new Error(
    '--node needs a node: set POLKADOT_NODE to a polkadot-sdk node (Aura + GRANDPA), or pass --url of one that runs',
  );
}

/** Builds the runtime and writes the spec of `chain`. @returns the runtime, not compressed */
async function prepare(
  root: string,
  chain: string,
  say: (subject: string, text: string) => void,
): Promise<Uint8Array> {
  const start = performance.now();
  const { blob, compressed } = await ensureBuilt({ root });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const sizes = `${kilobytes(blob)}, ${kilobytes(compressed)} compressed`;
  say('runtime', `${sizes}, ready in ${seconds} s`);
  await writeSpec({ root, chain, raw: true });
  say('spec', specFile(chain, true));
  return blob;
}

/** The embedded chain gets the code as it is: it would decompress it anew for every call. */
async function startEmbedded(
  root: string,
  code: Uint8Array,
  port: number,
  time: number,
): Promise<Chain> {
  const spec = await makeSpec({ root, chain: 'dev', raw: true });
  const top = { ...spec.genesis.raw.top, [CODE_KEY]: toHex(code) };
  const options = { port, clock: time - LEAD_MS, slotDuration: SLOT_DURATION };
  return startEmbeddedChain({ ...spec, genesis: { raw: { top } } }, options);
}

function kilobytes(bytes: Uint8Array): string {
  return `${(bytes.length / 1000).toFixed(0)} kB`;
}
