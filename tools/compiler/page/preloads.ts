import type { IndexHtmlTransformContext, Plugin } from 'vite';

/** Scripts a text is written in, by what its font file is called. */
const FONT = /noto-sans-thai-(thai|latin)-wght/;

/**
 * Has the fonts preloaded by language: a small script of the page decides which, as only the browser knows what it
 * prefers. The addresses are in the page as `<meta name="font-…">`.
 */
export function preloads(): Plugin {
  return {
    name: 'font-preloads',
    transformIndexHtml: {
      order: 'post',
      handler(_html: string, { bundle }: IndexHtmlTransformContext) {
        return Object.keys(bundle ?? {}).flatMap((file) => {
          const script = FONT.exec(file)?.[1];
          if (!script) return [];
          return [
            {
              tag: 'meta',
              attrs: { name: `font-${script}`, content: `./${file}` },
              injectTo: 'head' as const,
            },
          ];
        });
      },
    },
  };
}
