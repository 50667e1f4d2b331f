/** What a passphrase has to be: long. Rules about signs make people write them down. */

/** Fewest characters. */
export const SHORTEST = 10;

/** What is wrong with a new passphrase, or null. Characters are counted as people see them: a Thai vowel is none. */
export function passphraseFlaw(
  passphrase: string,
  again: string,
): 'short' | 'same' | 'differs' | null {
  const characters = graphemes(passphrase);
  if (characters.length < SHORTEST) return 'short';
  if (new Set(characters).size < 4) return 'same';
  return passphrase === again ? null : 'differs';
}

function graphemes(text: string): string[] {
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
}
