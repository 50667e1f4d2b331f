/** Where something that was typed leads to. */
import { looksLikeAddress } from '../../data/kinds.js';

/** Epochs are far beyond block numbers: the first of 2020 is 1,753,152. */
const FIRST_EPOCH = 1_500_000;
/** A chain with a block every second would need 50 years for so many; by then epochs are larger, too. */
const LAST_EPOCH = 10_000_000;

/** The part of the explorer and what is asked of it; null where the text is nothing that can be found. */
export function placeOfSearch(text: string): readonly [string, string] | null {
  const typed = text.trim();
  if (/^0x[0-9a-f]{64}$/iu.test(typed)) return ['blocks', typed.toLowerCase()];
  if (looksLikeAddress(typed)) return ['accounts', typed];
  const number = /^#?\s*(\d{1,10})$/u.exec(typed)?.[1];
  if (number === undefined) return null;
  const isEpoch =
    typed.startsWith('#') || (Number(number) >= FIRST_EPOCH && Number(number) < LAST_EPOCH);
  return [isEpoch ? 'epochs' : 'blocks', number];
}
