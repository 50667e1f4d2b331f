/** `grid head-end`: the campus's meters as an AMI head-end has them, until Ctrl-C or SIGTERM. */
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NodeRpc } from '../../node/rpc.js';
import { finishedEpoch } from '../../services/oracle/reading.js';
import { onInterruption } from '../../services/stopping.js';
import { ROOT } from '../../support/root.js';
import { campusAccounts } from './accounts.js';
import { BUILDINGS } from './buildings.js';
import { parseReadings, type Reading } from './data.js';
import { type Fault, FAULTS, isFault } from './faults.js';
import { HeadEnd } from './head-end.js';
import { campusMeters, type SimulatedMeter } from './metered.js';

const DATA_FILE = 'data/chulalongkorn-ee-2024.csv';

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
    genesisHash: genesis ?? (await new NodeRpc(url).genesisHash()),
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
  return campusMeters(await measuredReadings(), campusAccounts(BUILDINGS).members);
}

/** The measured data. @throws Error naming the line that is wrong */
export async function measuredReadings(): Promise<Reading[]> {
  return parseReadings(await readFile(join(ROOT, DATA_FILE), 'utf8'), DATA_FILE);
}

function parseFault(text: string): [meterId: string, fault: Fault] {
  const at = text.lastIndexOf('=');
  const fault = text.slice(at + 1);
  if (at > 0 && isFault(fault)) return [text.slice(0, at), fault];
  throw new Error(`--fault ${text} is not <meter>=<one of ${Object.keys(FAULTS).join(', ')}>`);
}
