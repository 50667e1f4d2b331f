/** Accounts and meters by the texts that name them. */
import { AccountId, getSs58AddressInfo } from '@polkadot-api/substrate-bindings';
import { badRequest } from './problem.js';

/** Characters of an address of 32 bytes, with the longest prefix. */
const MOST_LENGTH = 50;

/** Hex of the key of an account that is asked for. @throws Problem unless it is an address of 32 bytes */
export function accountKey(text: string): string {
  if (/^0x[0-9a-fA-F]{64}$/.test(text)) return text.toLowerCase();
  // Base 58 takes time by the square of the length.
  const found = text.length <= MOST_LENGTH ? getSs58AddressInfo(text) : null;
  if (found?.isValid && found.publicKey.length === 32) {
    return `0x${Buffer.from(found.publicKey).toString('hex')}`;
  }
  throw badRequest(`${text} is no address of an account; is it cut off, or misspelt?`);
}

/** An account that is asked for, as the history has it. @throws Problem unless it is an address */
export const accountOf = (text: string, prefix: number): string =>
  codecOf(prefix).dec(accountKey(text));

const codecs = new Map<number, ReturnType<typeof AccountId>>();

function codecOf(prefix: number): ReturnType<typeof AccountId> {
  const codec = codecs.get(prefix) ?? AccountId(prefix);
  codecs.set(prefix, codec);
  return codec;
}

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
