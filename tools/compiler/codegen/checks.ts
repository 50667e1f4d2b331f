/** Rules that every declaration has to follow. */
import type { Decorator } from './source-file.js';
import type { Place } from './model.js';
import { pascalCase } from './names.js';
import type { Problems } from './problems.js';

const VOCABULARY = new Set([
  'pallet',
  'call',
  'operational',
  'role',
  'mandatory',
  'innerWeight',
  'precheck',
  'wrapper',
  'inNameOf',
  'proxy',
  'hook',
  'storage',
  'hasher',
  'raw',
  'mendable',
  'hot',
  'events',
  'event',
  'constants',
  'scale',
  'genesis',
  'api',
  'benchmarks',
  'component',
  'final',
  'inline',
  'operator',
  'unmanaged',
]);

/** Refuses words that are not `allowed` on this declaration. */
export function checkDecorators(
  on: { decorators: Decorator[]; name: string; place: Place },
  allowed: string[],
  problems: Problems,
): void {
  for (const { name } of on.decorators) {
    if (allowed.includes(name)) continue;
    const what = VOCABULARY.has(name) ? `@${name} does not belong on` : `unknown word @${name} on`;
    const words = allowed.length ? allowed.map((w) => `@${w}`).join(', ') : 'none';
    problems.add(on.place, `${what} ${on.name}; allowed here: ${words}`);
  }
}

/** Wallets show the docs of calls, events, errors and storage: each has to have some. */
export function needSentence(
  what: string,
  on: { docs: string[]; place: Place },
  problems: Problems,
): void {
  if (!on.docs.length)
    problems.add(on.place, `${what} needs a sentence /** … */ for wallets to show`);
}

/** Refuses two of a kind whose names are one to wallets and in keys, which know no case of first letters. */
export function checkNames(
  what: string,
  of: readonly { name: string; place: Place }[],
  problems: Problems,
): void {
  const seen = new Map<string, Place>();
  for (const { name, place } of of) {
    const other = seen.get(pascalCase(name));
    if (other) {
      problems.add(
        place,
        `${what} ${name} is at ${other.file}:${other.line} already; choose another name`,
      );
    } else seen.set(pascalCase(name), place);
  }
}

/**
 * Refuses an index that does not fit the byte it travels as, or that is taken. Notes it in `seen`, by the
 * name that it belongs to.
 * @param write how the index is written, for the remedy: `@event(7)`
 */
export function checkIndex(
  what: string,
  on: { name: string; place: Place },
  index: number,
  seen: Map<number, string>,
  write: (index: number) => string,
  problems: Problems,
): void {
  const free = Array.from({ length: 256 }, (_, i) => i).find((i) => !seen.has(i)) ?? 0;
  if (Number.isNaN(index)) {
    problems.add(on.place, `${what} ${on.name} needs its index: ${write(free)}`);
  } else if (!Number.isInteger(index) || index < 0 || index > 255) {
    problems.add(
      on.place,
      `${what} ${on.name} has index ${index}; indices are 0 to 255: ${write(free)}`,
    );
  } else if (seen.has(index)) {
    problems.add(
      on.place,
      `${what}s ${on.name} and ${seen.get(index)} both have index ${index}; take a free one`,
    );
  }
  seen.set(index, on.name);
}

const TOKEN = /0x[0-9a-fA-F_]+|\d[\d_]*|[A-Za-z_][\w.]*|<<|[()+\-*/]/g;

/** The value of an integer constant: literals, other constants, + - * / << and parentheses. */
export function evaluate(
  text: string | null,
  known: Map<string, bigint>,
  place: Place,
  problems: Problems,
): bigint {
  const tokens = text?.match(TOKEN) ?? [];
  let at = 0;
  const atom = (): bigint => {
    const token = tokens[at++];
    if (token === '(') {
      const inner = shift();
      at++;
      return inner;
    }
    if (token && /^\d/.test(token)) return BigInt(token.replaceAll('_', ''));
    const value = token === 'u64.MAX_VALUE' ? 2n ** 64n - 1n : known.get(token ?? '');
    if (value !== undefined) return value;
    problems.add(
      place,
      `'${text ?? ''}' is no integer constant; write a literal or a name of runtime/chain/config.ts`,
    );
    return 0n;
  };
  const binary =
    (next: () => bigint, operators: Record<string, (a: bigint, b: bigint) => bigint>) => () => {
      let value = next();
      for (let op = operators[tokens[at] ?? '']; op; op = operators[tokens[at] ?? '']) {
        at++;
        value = op(value, next());
      }
      return value;
    };
  const product = binary(atom, { '*': (a, b) => a * b, '/': (a, b) => (b ? a / b : 0n) });
  const sum = binary(product, { '+': (a, b) => a + b, '-': (a, b) => a - b });
  const shift = binary(sum, { '<<': (a, b) => a << b });
  return shift();
}
