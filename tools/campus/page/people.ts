/** Whom a visitor of `npm start` can be. */
import { Keyring } from '@polkadot/keyring';
import { SS58_PREFIX } from '../../../node-config/token.js';
import type { Campus } from '../simulation/accounts.js';
import { campusAuthorities } from '../simulation/authorities.js';
import type { CampusPerson } from './state.js';

/** Who runs the campus besides its buildings, by the presets of node-config. */
const OTHERS: readonly Omit<CampusPerson, 'address'>[] = [
  {
    name: 'Facility management',
    uri: '//Alice',
    roles: ['admin', 'minter', 'burner'],
  },
  {
    name: 'Meter operator',
    uri: '//Oracle1',
    roles: ['oracleOperator'],
  },
];

/** The buildings, then who registers them, then who governs. */
export function campusPeople({ members }: Campus): CampusPerson[] {
  const keyring = new Keyring({ type: 'sr25519', ss58Format: SS58_PREFIX });
  const buildings = members.map(({ building, account, uri }) => ({
    address: keyring.encodeAddress(account.publicKey),
    name: building.name,
    uri,
    roles: ['prosumer'],
  }));
  const others = OTHERS.map((person) => ({
    ...person,
    address: keyring.addFromUri(person.uri).address,
  }));
  const authorities = campusAuthorities().map((each) => ({ ...each, roles: ['authority'] }));
  return [...buildings, ...others, ...authorities];
}
