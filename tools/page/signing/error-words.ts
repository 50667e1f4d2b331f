import type { Language } from '../words/index.js';

/** What the chain's errors are in a language, by `Pallet.Error`; the chain's own sentence stands for what is missing. */
export async function errorWords(language: Language): Promise<Readonly<Record<string, string>>> {
  const { errors } =
    language === 'th'
      ? await import('../words/th/errors.js')
      : await import('../words/en/errors.js');
  return errors;
}
