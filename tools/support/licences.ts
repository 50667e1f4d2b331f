/** Which licences packages may have, and what package-lock.json says of them. */

/** What may be in what people are given: the page. */
const SHIPPED = ['MIT', 'MIT-0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0'];
/** What a font may have besides. */
const FONTS = ['OFL-1.1'];
/** What tools may have besides, which nobody is given: build, tests, networks on one machine. */
const TOOLS = [
  'BlueOak-1.0.0',
  'CC0-1.0',
  'CC-BY-3.0',
  'CC-BY-4.0',
  'MPL-2.0',
  'Python-2.0',
  'GPL-3.0-only',
  'GPL-3.0-or-later',
  'GPL-3.0-or-later WITH Classpath-exception-2.0',
];
/** Packages that do not say their licence, of a version that was looked at. */
const UNSAID: Readonly<Record<string, string>> = {
  // A fork of Parity's subshape; a part of dedot, of which an example is written, and in nothing that people are given.
  'deshape@0.1.0': 'Apache-2.0',
};
/** Packages of fonts. */
const IS_FONT = /^@fontsource/u;

/** A package with the licence that it says it has, an SPDX expression. */
export interface Licensed {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

/** Packages of `packages`, which are in what people are given, that may not be. */
export function unshippable(packages: readonly Licensed[]): Licensed[] {
  return packages.filter(({ name, license }) => {
    const allowed = [...SHIPPED, ...(IS_FONT.test(name) ? FONTS : [])];
    return !isAllowed(license, new Set(allowed));
  });
}

/** Packages of `packages` that may not even be used as a tool. */
export function unusable(packages: readonly Licensed[]): Licensed[] {
  const allowed = new Set([...SHIPPED, ...FONTS, ...TOOLS]);
  return packages.filter(({ license }) => !isAllowed(license, allowed));
}

/** Packages with their licences, a line each. */
export function linesOf(packages: readonly Licensed[]): string {
  return packages.map(({ name, version, license }) => `${name}@${version}: ${license}`).join('\n');
}

/** The packages that package-lock.json names, `lock` being its `packages`. */
export function lockedPackages(
  lock: Readonly<Record<string, { version?: string; license?: string; link?: boolean }>>,
): Licensed[] {
  return Object.entries(lock).flatMap(([place, { version = '', license, link }]) => {
    if (place === '' || link) return [];
    const name = nameOf(place);
    return [{ name, version, license: license ?? UNSAID[`${name}@${version}`] ?? 'none' }];
  });
}

/** `@scope/name` of `node_modules/a/node_modules/@scope/name`. */
export function nameOf(place: string): string {
  return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** Whether an SPDX expression can be met with the licences `allowed`: one side of an OR, both of an AND. */
export function isAllowed(expression: string, allowed: ReadonlySet<string>): boolean {
  const tokens = expression.match(/\(|\)|[^\s()]+/gu) ?? [];
  let at = 0;
  const either = (): boolean => {
    let value = both();
    while (tokens[at] === 'OR') {
      at += 1;
      // Not short-circuited: the tokens have to be read.
      value = both() || value;
    }
    return value;
  };
  const both = (): boolean => {
    let value = one();
    while (tokens[at] === 'AND') {
      at += 1;
      value = one() && value;
    }
    return value;
  };
  const one = (): boolean => {
    if (tokens[at] === '(') {
      at += 1;
      const value = either();
      at += 1;
      return value;
    }
    let licence = tokens[at] ?? '';
    at += 1;
    if (tokens[at] === 'WITH') {
      licence = `${licence} WITH ${tokens[at + 1] ?? ''}`;
      at += 2;
    }
    return allowed.has(licence);
  };
  return either() && at === tokens.length;
}
