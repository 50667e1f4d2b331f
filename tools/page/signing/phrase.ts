/** Accounts from twelve words: made, checked, and turned into the key pair that polkadot-js makes of them. */
import { generateMnemonic, mnemonicToEntropy, validateMnemonic } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { pbkdf2Async } from '@noble/hashes/pbkdf2.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { type Pair, pairOfSeed } from './pair.js';

/** Bits of chance in twelve words. */
const STRENGTH = 128;
/** BIP-39's. */
const ROUNDS = 2048;

/** Twelve new words. */
export function newWords(): string[] {
  return generateMnemonic(wordlist, STRENGTH).split(' ');
}

/** What somebody has typed or pasted, as words: any white space, any case. */
export function wordsIn(text: string): string[] {
  return text.normalize('NFKD').trim().toLowerCase().split(/\s+/u).filter(Boolean);
}

/** What is wrong with words somebody has typed. */
export type WordsFlaw =
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'unknown'; readonly word: string; readonly position: number }
  | { readonly kind: 'checksum' };

/** The first thing that is wrong with `words`, or null. */
export function flawInWords(words: readonly string[]): WordsFlaw | null {
  if (words.length !== 12) return { kind: 'count', count: words.length };
  const at = words.findIndex((word) => !wordlist.includes(word));
  const word = words[at];
  if (word !== undefined) return { kind: 'unknown', word, position: at + 1 };
  return validateMnemonic(words.join(' '), wordlist) ? null : { kind: 'checksum' };
}

/**
 * The key pair of `words`, as polkadot-js and every Substrate wallet derive it: from the entropy, not from the text.
 * @throws Error where `flawInWords` names a flaw
 */
export async function pairOfWords(words: readonly string[]): Promise<Pair> {
  const entropy = mnemonicToEntropy(words.join(' '), wordlist);
  const seed = await pbkdf2Async(sha512, entropy, 'mnemonic', { c: ROUNDS, dkLen: 64 });
  return pairOfSeed(seed.subarray(0, 32));
}

/** Two of twelve places, in ascending order and counted from 1, that are asked back. */
export type Places = readonly [number, number];

/** Picks two different places by chance; `random` gives integers from 0 to `below - 1`. */
export function placesToAsk(random: (below: number) => number = fairly): Places {
  const first = random(12);
  const second = (first + 1 + random(11)) % 12;
  return first < second ? [first + 1, second + 1] : [second + 1, first + 1];
}

/** Whether the two answers are the words at `places`. */
export function isAnswered(
  words: readonly string[],
  places: Places,
  answers: readonly [string, string],
): boolean {
  return places.every((place, at) => wordsIn(answers[at] ?? '').join(' ') === words[place - 1]);
}

/** Without the bias of a remainder. */
function fairly(below: number): number {
  const limit = 256 - (256 % below);
  for (;;) {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < limit) return byte % below;
  }
}
