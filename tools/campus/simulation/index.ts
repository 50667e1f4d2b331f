/** `grid head-end`: the campus's meters as an AMI head-end has them, until Ctrl-C or SIGTERM. */
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { readCampusFile, SHIPPED_CAMPUS } from '../../campus-file/index.js';
import { NodeRpc } from '../../node/rpc.js';
import { finishedEpoch } from '../../services/oracle/reading.js';
import { onInterruption } from '../../services/stopping.js';
import { campusAccounts } from './accounts.js';
import { measuredCampus } from './buildings.js';
import { energiesOf } from './energy.js';
import { type Fault, FAULTS, isFault } from './faults.js';
import { HeadEnd } from './head-end.js';
import { campusMeters, type SimulatedMeter } from './metered.js';
import { UnusableError } from '../../support/failure.js';

export interface HeadEndCommand {
  readonly url: string;
  readonly genesis?: string;
  readonly port: number;
  readonly host?: string;
  /** Milliseconds of an epoch. */
  readonly epochLength: number;
  /** `<meter>=<fault>` each. */
  readonly fault: readonly string[];
  /** A campus file; the shipped one unless given. */
  readonly campus?: string;
}

/** Runs a head-end with the campus's meters until it is interrupted. */
export async function runHeadEnd(options: HeadEndCommand): Promise<void> {
  const { url, genesis, port, host, fault, epochLength, campus } = options;
  await cryptoWaitReady();
  const faults = fault.map(parseFault);
  const headEnd = await HeadEnd.start({
    meters: measuredMeters(campus),
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

/** The meters of a campus file, with the registers of its data. @throws FaultyFileError naming the line that is wrong */
export function measuredMeters(campus = SHIPPED_CAMPUS): SimulatedMeter[] {
  const measured = measuredCampus(readCampusFile(campus));
  const { members } = campusAccounts(measured.map(({ building }) => building));
  return campusMeters(energiesOf(measured), members);
}

function parseFault(text: string): [meterId: string, fault: Fault] {
  const at = text.lastIndexOf('=');
  const fault = text.slice(at + 1);
  if (at > 0 && isFault(fault)) return [text.slice(0, at), fault];
  throw new UnusableError(
    `--fault ${text} is not <meter>=<one of ${Object.keys(FAULTS).join(', ')}>`,
  );
}
