/** Accounts and meters' keys of a campus file: public, or derived from the development phrase. */
import { Keyring } from '@polkadot/keyring';
import { checkAddress, cryptoWaitReady, decodeAddress, encodeAddress } from '@polkadot/util-crypto';
import { u8aToHex } from '@polkadot/util';
import { SS58_PREFIX } from '../../node-config/token.js';
import { isKeyOfNobody } from '../../node-config/addresses.js';
import type { KeyScheme } from '../../node-config/generated/genesis-config.js';
import { shown } from '../support/yaml-file.js';

/** `//Library` or `//Library//Meter`: a path from the phrase that everybody knows. */
const DEVELOPMENT = /^(\/\/?[A-Za-z0-9_-]+)+$/;
const KEY_BYTES: Readonly<Record<KeyScheme, number>> = { Ed25519: 32, Sr25519: 32, Ecdsa: 33 };

export const isDevelopmentKey = (text: string): boolean => DEVELOPMENT.test(text);

/** What is wrong with an account, or null. */
export function accountFault(text: string): string | null {
  if (isDevelopmentKey(text)) return null;
  const example = 'expected an address such as 5GrwvaEF…, or //Name on a development chain';
  if (/^0x[0-9a-f]{64}$/i.test(text)) {
    return isKeyOfNobody(text) ? `${text} is a key that nobody holds` : null;
  }
  const [isValid, reason] = checkAddress(text, SS58_PREFIX);
  if (!isValid) return `${shown(text)} is no address: ${(reason ?? '').toLowerCase()}; ${example}`;
  return isKeyOfNobody(text) ? `${text} is a key that nobody holds` : null;
}

/** An account or a key in the one way that all ways of writing it come to; as it is where it is none. */
export function plainKey(text: string): string {
  if (isDevelopmentKey(text)) return text;
  if (/^0x/i.test(text)) return text.toLowerCase();
  return checkAddress(text, SS58_PREFIX)[0] ? u8aToHex(decodeAddress(text)) : text;
}

/** What is wrong with a meter's key, or null. */
export function meterKeyFault(text: string, scheme: KeyScheme): string | null {
  if (isDevelopmentKey(text))
    return scheme === 'Ed25519' ? null : 'a development key is Ed25519; leave scheme out';
  const bytes = KEY_BYTES[scheme];
  if (!/^0x([0-9a-f]{2})+$/i.test(text)) {
    return `${shown(text)} is no key; expected 0x and ${bytes * 2} hex digits, or //Name//Meter on a development chain`;
  }
  const found = (text.length - 2) / 2;
  if (found !== bytes)
    return `has ${found} bytes, a key of ${scheme} has ${bytes}; is the scheme right?`;
  return bytes === 32 && isKeyOfNobody(text) ? `${text} is a key that nobody holds` : null;
}

/** The SS58 address of an account that is right. */
export async function addressOf(text: string): Promise<string> {
  if (!isDevelopmentKey(text)) return encodeAddress(decodeAddress(text), SS58_PREFIX);
  await cryptoWaitReady();
  return new Keyring({ type: 'sr25519', ss58Format: SS58_PREFIX }).addFromUri(text).address;
}

/** The public key of a meter, as hex. */
export async function publicKeyOf(text: string): Promise<string> {
  if (!isDevelopmentKey(text)) return text.toLowerCase();
  await cryptoWaitReady();
  return u8aToHex(new Keyring({ type: 'ed25519' }).addFromUri(text).publicKey);
}
