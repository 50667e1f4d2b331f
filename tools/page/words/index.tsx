/** The page's words: one catalogue per language, loaded when it is spoken. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { forGood } from '../data/storage.js';
import type { Messages } from './messages.js';

export type { Messages };
export const LANGUAGES = ['th', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEPT_AS = 'language';

interface Spoken {
  readonly language: Language;
  readonly words: Messages;
  readonly speak: (language: Language) => void;
}

const Words = createContext<Spoken | null>(null);

function spoken(): Spoken {
  const found = useContext(Words);
  if (!found) throw new Error('there are no words outside of Speaking');
  return found;
}

/** The catalogue of the language that is spoken. */
export function useWords(): Messages {
  return spoken().words;
}

export function useLanguage(): Pick<Spoken, 'language' | 'speak'> {
  return spoken();
}

/** What was chosen here before, else the browser's language. */
export function preferredLanguage(): Language {
  const kept = forGood.getItem(KEPT_AS);
  const wanted = kept ?? navigator.language;
  return wanted.startsWith('th') ? 'th' : 'en';
}

export async function loadWords(language: Language): Promise<Messages> {
  const { messages } =
    language === 'th' ? await import('./th/index.js') : await import('./en/index.js');
  return messages;
}

/** Speaks `first` until another language is chosen. */
export function Speaking({
  first,
  children,
}: {
  readonly first: Pick<Spoken, 'language' | 'words'>;
  readonly children: ReactNode;
}) {
  const [now, setNow] = useState(first);
  useEffect(() => {
    document.documentElement.lang = now.language;
  }, [now.language]);
  const speak = useCallback((language: Language) => {
    forGood.setItem(KEPT_AS, language);
    void loadWords(language).then((words) => setNow({ language, words }));
  }, []);
  return <Words value={{ ...now, speak }}>{children}</Words>;
}
