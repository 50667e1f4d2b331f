/** Licences: what may go to people with the page, what may only be a tool, and what neither. */
import { describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import {
  isAllowed,
  linesOf,
  lockedPackages,
  unshippable,
  unusable,
} from '../../tools/support/licences.js';

const of = (license: string, name = 'a') => ({ name, version: '1.0.0', license });

describe('licences', () => {
  test('are read as SPDX writes them: either, both, with exceptions, in brackets', () => {
    const allowed = new Set(['MIT', 'ISC', 'GPL-3.0-or-later WITH Classpath-exception-2.0']);
    const yes = [
      'MIT',
      '(MIT OR GPL-3.0)',
      'GPL-3.0 OR (ISC AND MIT)',
      'MIT AND (X OR ISC)',
      'GPL-3.0-or-later WITH Classpath-exception-2.0',
    ];
    const no = [
      '',
      'GPL-3.0-or-later',
      'MIT AND X',
      '(X OR MIT) AND X',
      'MIT WITH Y',
      'MIT MIT',
      'SEE LICENSE IN x',
      '(',
    ];
    for (const expression of yes)
      expect([expression, isAllowed(expression, allowed)]).toEqual([expression, true]);
    for (const expression of no)
      expect([expression, isAllowed(expression, allowed)]).toEqual([expression, false]);
  });

  test('of what is given to people are few; fonts have one of their own', () => {
    const given = [of('MIT'), of('0BSD'), of('Apache-2.0 AND MIT'), of('OFL-1.1', '@fontsource/x')];
    expect(unshippable(given)).toEqual([]);
    const wrong = [of('MPL-2.0'), of('GPL-3.0-only'), of('OFL-1.1'), of('none')];
    expect(unshippable([...given, ...wrong])).toEqual(wrong);
  });

  test('of tools may be more, but not anything', () => {
    expect(unusable([of('GPL-3.0-or-later'), of('MPL-2.0'), of('CC0-1.0')])).toEqual([]);
    const wrong = [of('AGPL-3.0-only'), of('BUSL-1.1'), of('UNLICENSED')];
    expect(unusable(wrong)).toEqual(wrong);
    expect(linesOf(wrong)).toContain('a@1.0.0: BUSL-1.1');
  });

  test('are looked up in the lock file, wherever a package lies in the tree', () => {
    const lock = {
      '': { version: '0.1.0' },
      'node_modules/a': { version: '1.0.0', license: 'MIT' },
      'node_modules/a/node_modules/@b/c': { version: '2.0.0' },
      'node_modules/link': { link: true },
    };
    expect(lockedPackages(lock)).toEqual([
      { name: 'a', version: '1.0.0', license: 'MIT' },
      { name: '@b/c', version: '2.0.0', license: 'none' },
    ]);
  });

  test('of this project are all right, and the page tells whose work is in it', () => {
    execFileSync(process.execPath, ['tools/grid.mjs', 'licences'], { stdio: 'pipe' });
    expect(existsSync('build/page/NOTICE.txt')).toBe(true);
    const notice = readFileSync('build/page/NOTICE.txt', 'utf8');
    for (const title of [
      'react 19',
      'polkadot-api 2',
      '@noble/ciphers 2',
      '@fontsource-variable/noto-sans-thai',
    ]) {
      expect(notice).toContain(title);
    }
    expect(notice).toContain('Permission is hereby granted, free of charge');
    expect(notice).toContain('SIL OPEN FONT LICENSE');
  }, 60_000);
});
