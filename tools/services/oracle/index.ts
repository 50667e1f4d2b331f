/** `grid oracle` and `grid head-end`: the services, until Ctrl-C or SIGTERM. */
import { ApiPromise, WsProvider } from '@polkadot/api';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino, type Level } from 'pino';
import { campusAccounts } from '../../campus/simulation/accounts.js';
import { BUILDINGS } from '../../campus/simulation/buildings.js';
import { parseReadings } from '../../campus/simulation/data.js';
import { onInterruption } from '../interruption.js';
import { ROOT } from '../../support/root.js';
import { type Fault, FAULTS, isFault } from '../../campus/simulation/faults.js';
import { HeadEnd } from '../../campus/simulation/head-end.js';
import { loadKey, type KeyOptions } from './keys.js';
import { campusMeters, type SimulatedMeter } from '../../campus/simulation/metered.js';
import { finishedEpoch } from './reading.js';
import { OperatorService } from './service.js';

const DATA_FILE = 'data/chulalongkorn-ee-2024.csv';

export interface OracleOptions extends KeyOptions {
  readonly url: string;
  readonly headEnd: string;
  readonly port: number;
  readonly host?: string;
  readonly logLevel: Level;
}

/** Runs an operator until it is interrupted. @throws Error naming the option that is wrong */
export async function runOracle(options: OracleOptions): Promise<void> {
  requireUrl('--url', options.url, 'ws');
  requireUrl('--head-end', options.headEnd, 'http');
  if (options.signerUrl) requireUrl('--signer-url', options.signerUrl, 'http');
  await cryptoWaitReady();
  const key = await loadKey(options);
  const { url, headEnd: headEndUrl, port, host, logLevel } = options;
  const log = pino({ name: 'grid-oracle', level: logLevel });
  // Until it has begun there is nothing to end gracefully, and a signal ends it as usual.
  const service = await OperatorService.start({ url, headEndUrl, key, port, host, log });
  const interruption = onInterruption();
  await interruption.happened;
  interruption.dispose();
  await service.stop();
}

export interface HeadEndCommand {
  readonly url: string;
  readonly genesis?: string;
  readonly port: number;
  readonly host?: string;
  /** Milliseconds of an epoch. */
  readonly epochLength: number;
  /** `<meter>=<fault>` each. */
  readonly fault: readonly string[];
}

/** Runs a head-end with the campus's meters until it is interrupted. */
export async function runHeadEnd(options: HeadEndCommand): Promise<void> {
  const { url, genesis, port, host, fault, epochLength } = options;
  await cryptoWaitReady();
  const faults = fault.map(parseFault);
  const headEnd = await HeadEnd.start({
    meters: await measuredMeters(),
    genesisHash: genesis ?? (await genesisHashAt(url)),
    port,
    isOver: (epoch) => epoch <= finishedEpoch(Date.now(), epochLength),
    ...(host && { host }),
  });
  for (const [meterId, kind] of faults) headEnd.setFault(meterId, kind);
  const interruption = onInterruption();
  console.log(`The head-end answers at ${headEnd.url}. Ctrl-C ends it.`);
  await interruption.happened;
  interruption.dispose();
  await headEnd.stop();
}

/** The campus's meters, with the registers of the measured data. */
export async function measuredMeters(): Promise<SimulatedMeter[]> {
  const text = await readFile(join(ROOT, DATA_FILE), 'utf8');
  return campusMeters(parseReadings(text, DATA_FILE), campusAccounts(BUILDINGS).members);
}

function parseFault(text: string): [meterId: string, fault: Fault] {
  const at = text.lastIndexOf('=');
  const fault = text.slice(at + 1);
  if (at > 0 && isFault(fault)) return [text.slice(0, at), fault];
  throw new Error(`--fault ${text} is not <meter>=<one of ${Object.keys(FAULTS).join(', ')}>`);
}

async function genesisHashAt(url: string): Promise<string> {
  requireUrl('--url', url, 'ws');
  const api = await ApiPromise.create({ provider: new WsProvider(url), noInitWarn: true });
  const hash = api.genesisHash.toHex();
  await api.disconnect();
  return hash;
}

/** @throws Error unless `text` is a URL of `scheme`, or of its encrypted kind */
function requireUrl(option: string, text: string, scheme: 'http' | 'ws'): void {
  const protocol = URL.canParse(text) ? new URL(text).protocol : '';
  if (protocol === `${scheme}:` || protocol === `${scheme}s:`) return;
  throw new Error(`${option} ${text} is not like ${scheme}://127.0.0.1:1234`);
}
