import { Keyring } from '@polkadot/keyring';
import { SS58_PREFIX } from '../../../node-config/token.js';

/** An energy authority of the campus's chain. */
export interface CampusAuthority {
  readonly name: string;
  /** Its key derives from the public development phrase. */
  readonly uri: string;
  readonly address: string;
}

/** Who governs: three of the four decide. Blocks of the embedded chain need none of them. */
export function campusAuthorities(): CampusAuthority[] {
  const keyring = new Keyring({ type: 'sr25519', ss58Format: SS58_PREFIX });
  return ['ERC', 'MEA', 'PEA', 'EGAT'].map((name) => {
    const uri = `//${name}`;
    return { name, uri, address: keyring.addFromUri(uri).address };
  });
}
