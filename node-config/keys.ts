/** Addresses of development keys, derived from the well-known phrase and therefore secret to nobody. */
import { Keyring } from '@polkadot/keyring';

/** SS58 prefix of the chain's addresses. */
export const SS58_PREFIX = 42;

/** Address of the account, and Aura key, of `//<name>`. */
export function accountOf(name: string): string {
  return addressOf(name, 'sr25519');
}

/** Address of the GRANDPA key of `//<name>`. */
export function grandpaKeyOf(name: string): string {
  return addressOf(name, 'ed25519');
}

function addressOf(name: string, type: 'sr25519' | 'ed25519'): string {
  return new Keyring({ type, ss58Format: SS58_PREFIX }).addFromUri(`//${name}`).address;
}
