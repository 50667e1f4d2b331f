import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { type Licensed, linesOf, unshippable } from '../../support/licences.js';

/** Where a module or a file of a package lies: the package's folder. */
const PACKAGE = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//u;
const LICENCE = /^(licen[cs]e|copying)(\.(md|txt))?$/iu;

/**
 * Writes NOTICE.txt: what is in the page of others, and under which licences they gave it. The build fails where one of them
 * may not be given to people.
 */
export function notice(): Plugin {
  let root = '';
  return {
    name: 'notice',
    configResolved(config) {
      root = config.root;
    },
    generateBundle(_options, bundle) {
      const files = Object.values(bundle).flatMap((output) =>
        output.type === 'chunk' ? Object.keys(output.modules) : output.originalFileNames,
      );
      const folders = files.flatMap((file) => {
        const path = file.replaceAll('\\', '/').replace(/^\0/u, '');
        return PACKAGE.exec(path.startsWith('/') ? path : resolve(root, path))?.[1] ?? [];
      });
      const parts = [...new Set(folders)].map(partOf);
      const wrong = unshippable(parts);
      if (wrong.length > 0) {
        throw new Error(`licences of packages that the page may not contain:\n${linesOf(wrong)}`);
      }
      // The same version may lie in several places.
      const unique = new Map(
        parts.map(({ name, version, license, text }) => [`${name} ${version} (${license})`, text]),
      );
      const text = [...unique].sort().map(([title, licence]) => `${title}\n\n${licence.trim()}\n`);
      const source = text.join(`\n${'-'.repeat(79)}\n\n`);
      this.emitFile({ type: 'asset', fileName: 'NOTICE.txt', source });
    },
  };
}

function partOf(folder: string): Licensed & { readonly text: string } {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as Licensed;
  const file = readdirSync(folder).find((each) => LICENCE.test(each));
  const text = file ? readFileSync(join(folder, file), 'utf8') : `Licence: ${license}`;
  return { name, version, license, text };
}
