/** Accounts as people name them: an address, a public key in hex, or a development key. */
import { decodeAddress } from '@polkadot/util-crypto';
import { u8aToHex } from '@polkadot/util';
import { accountFault, addressOf } from '../campus-file/keys.js';
import { UnusableError } from '../support/failure.js';

/** The SS58 address of an account. @throws UnusableError saying what is wrong */
export function parseAccount(text: string): Promise<string> {
  const fault = accountFault(text.trim());
  if (fault) throw new UnusableError(fault);
  return addressOf(text.trim());
}

/** The public key behind an address, as hex. */
export const publicKeyOf = (address: string): string => u8aToHex(decodeAddress(address));
