/** A head-end whose meters count as they are told. */
import { Keyring } from '@polkadot/keyring';
import { HeadEnd } from '../../tools/oracle/head-end.js';
import type { SimulatedMeter } from '../../tools/oracle/meters.js';

/** A meter that exports `whPerEpoch` in every epoch and takes nothing. */
export function steadyMeter(meterId: string, whPerEpoch = 100n): SimulatedMeter {
  return {
    meterId,
    key: new Keyring({ type: 'ed25519' }).addFromUri(`//${encodeURIComponent(meterId)}//Meter`),
    registersAt: (epoch) => {
      const exportWh = epoch * whPerEpoch;
      return { meterId, epoch, sequence: epoch, importWh: 0n, exportWh };
    },
  };
}

export interface HeadEndTraits {
  readonly genesisHash?: string;
  readonly meters?: readonly SimulatedMeter[];
  readonly port?: number;
}

/** For these tests every epoch is over. */
export function startHeadEnd(traits: HeadEndTraits = {}): Promise<HeadEnd> {
  const { genesisHash = `0x${'11'.repeat(32)}`, meters = [steadyMeter('m1')], port = 0 } = traits;
  return HeadEnd.start({ meters, genesisHash, port, isOver: () => true });
}
