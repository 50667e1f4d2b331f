/** A head-end whose meters count as they are told. */
import { Keyring } from '@polkadot/keyring';
import { HeadEnd } from '../../tools/campus/simulation/head-end.js';
import {
  type KeyedMeter,
  type SimulatedMeter,
  steadyMeter,
} from '../../tools/campus/simulation/metered.js';

/** A meter with an ed25519 key of its own. */
export function keyedMeter(meterId: string, whPerEpoch = 100n): KeyedMeter {
  const keyring = new Keyring({ type: 'ed25519' });
  const key = keyring.addFromUri(`//${encodeURIComponent(meterId)}//Meter`);
  return steadyMeter(meterId, key, whPerEpoch);
}

export interface HeadEndTraits {
  readonly genesisHash?: string;
  readonly meters?: readonly SimulatedMeter[];
  readonly port?: number;
}

/** For these tests every epoch is over. */
export function startHeadEnd(traits: HeadEndTraits = {}): Promise<HeadEnd> {
  const { genesisHash = `0x${'11'.repeat(32)}`, meters = [keyedMeter('m1')], port = 0 } = traits;
  return HeadEnd.start({ meters, genesisHash, port, isOver: () => true });
}
