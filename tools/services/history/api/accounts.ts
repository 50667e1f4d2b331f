/** Accounts and meters by the texts that name them. */
import { decodeAddress, encodeAddress } from '@polkadot/util-crypto';
import { u8aToHex } from '@polkadot/util';
import { badRequest } from './problem.js';

/** Hex of the key of an account that is asked for. @throws Problem unless it is an address of 32 bytes */
export function accountKey(text: string): string {
  try {
    const key = decodeAddress(text);
    if (key.length === 32) return u8aToHex(key);
  } catch {
    // Said below.
  }
  throw badRequest(`${text} is no address of an account; is it cut off, or misspelt?`);
}

/** An account that is asked for, as the history has it. @throws Problem unless it is an address */
export const accountOf = (text: string, prefix: number): string =>
  encodeAddress(accountKey(text), prefix);

/** One line of text as people write it: no control characters, no invisible ones that turn or hide what is beside them. */
export function plainLine(text: string, name: string): string {
  const line = text.normalize('NFC').trim();
  if (line === '') throw badRequest(`${name} is empty`);
  if (
    /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u.test(
      line,
    )
  ) {
    throw badRequest(
      `${name} has characters that cannot be seen; write it on one line, in letters`,
    );
  }
  return line;
}
