import { Keyring } from '@polkadot/keyring';
import type { KeyringPair } from '@polkadot/keyring/types';
import { SS58_PREFIX } from '../../../node-config/token.js';
import type { Building } from './buildings.js';

/** A building's part in the market. */
export interface Member {
  readonly building: Building;
  /** Account of the prosumer who owns the building. */
  readonly account: KeyringPair;
  /** How it derives from the development phrase: `//Eve`. */
  readonly uri: string;
  readonly meterId: string;
  /** What the meter signs its readings with (ed25519). */
  readonly meterKey: KeyringPair;
}

/** Who acts in the replay. Every key is derived from the development phrase, so anybody can sign as anybody. */
export interface Campus {
  /** Registers the others, and gives them the GRID they begin with: `//Alice`. */
  readonly admin: KeyringPair;
  readonly members: readonly Member[];
}

/** The accounts of `buildings` in a replay; a meter has the key `//<id>//Meter`. */
export function campusAccounts(buildings: readonly Building[]): Campus {
  const sr25519 = new Keyring({ type: 'sr25519' });
  const ed25519 = new Keyring({ type: 'ed25519' });
  return {
    admin: sr25519.addFromUri('//Alice'),
    members: buildings.map((building) => ({
      building,
      account: sr25519.addFromUri(building.uri),
      uri: building.uri,
      meterId: building.meterId,
      meterKey: ed25519.addFromUri(`//${building.id}//Meter`),
    })),
  };
}

/** The first `count` oracle operators: `//Oracle1`, `//Oracle2`, … */
export function operatorAccounts(count: number): KeyringPair[] {
  const keyring = new Keyring({ type: 'sr25519', ss58Format: SS58_PREFIX });
  return Array.from({ length: count }, (_, index) => keyring.addFromUri(`//Oracle${index + 1}`));
}
