import type { Language } from '../words/index.js';

/** Scripts that the words of a language are written in. */
const SCRIPTS: Readonly<Record<Language, readonly string[]>> = {
  th: ['thai', 'latin'],
  en: ['latin'],
};

/** Has the browser fetch the fonts of `language` before a style asks for them. */
export function preloadFonts(language: Language): void {
  for (const script of SCRIPTS[language]) {
    const address = document.querySelector<HTMLMetaElement>(`meta[name="font-${script}"]`)?.content;
    if (!address) continue;
    const link = Object.assign(document.createElement('link'), {
      rel: 'preload',
      as: 'font',
      type: 'font/woff2',
      href: address,
      crossOrigin: 'anonymous',
    });
    document.head.append(link);
  }
}
