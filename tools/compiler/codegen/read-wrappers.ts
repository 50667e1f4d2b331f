/** Calls that make other calls, in whose name, and what types of proxies let a delegate make. */
import type { Member } from './source-file.js';
import type { Field, Model, TypeRef } from './model.js';
import { camelCase } from './names.js';
import type { Problems } from './problems.js';
import { hasDecorator } from './read-schema.js';

/** The enum of some schema whose variants are the types of proxies; the first, 0, lets a delegate make every call. */
const TYPES = 'ProxyType';
/** Types are bits. */
const MOST_TYPES = 31;

/** The types that may let a delegate make a call, and their bits. */
export class ProxyWords {
  private readonly bits: Map<string, number>;

  constructor(types: Model['types'], problems: Problems) {
    const decl = types.get(TYPES);
    const variants = decl?.kind === 'enum' ? decl.variants : [];
    this.bits = new Map(variants.map(({ name, index }) => [camelCase(name), index]));
    if (!decl) return;
    if (!variants.some(({ index }) => index === 0) || variants.some((v) => v.index > MOST_TYPES)) {
      problems.add(
        decl.place,
        `${TYPES} needs a variant of number 0, which lets a delegate make every call, and none above ${MOST_TYPES}`,
      );
    }
  }

  /** Reads `@proxy("trading")`; a wrapper that acts for nobody else is as free as the calls in it. */
  read(call: Member, problems: Problems): number {
    const words = call.decorators
      .filter(({ name }) => name === 'proxy')
      .flatMap(({ args }) => args.map(String));
    for (const word of words) {
      if ((this.bits.get(word) ?? 0) > 0 && words.indexOf(word) === words.lastIndexOf(word))
        continue;
      const known = [...this.bits].flatMap(([name, bit]) => (bit ? [`"${name}"`] : []));
      problems.add(
        call.place,
        `@proxy("${word}") of ${call.name} names no type of its own; write once each of ${known.join(', ')}`,
      );
    }
    if (hasDecorator(call, 'wrapper') && !hasDecorator(call, 'inNameOf')) return 2 ** 32 - 1;
    return words.reduce((mask, word) => mask + 2 ** (this.bits.get(word) ?? 0), 0);
  }
}

/** The argument of a `@wrapper` with the calls that it makes. */
export function readInner(call: Member, args: readonly Field[], problems: Problems): Field | null {
  if (!hasDecorator(call, 'wrapper')) return null;
  const calls = args.filter(({ type }) => isCall(type) || (type.kind === 'vec' && isCall(type.of)));
  if (calls.length !== 1 || !hasDecorator(call, 'innerWeight')) {
    problems.add(
      call.place,
      `@wrapper ${call.name} makes the calls of one argument, a Call or Vec<Call>, whose weight @innerWeight adds`,
    );
  }
  return calls[0] ?? null;
}

function isCall(type: TypeRef): boolean {
  return type.kind === 'builtin' && type.name === 'Call';
}
