/** Turns the type text of a declaration into a TypeRef. */
import { BUILTIN_TYPES } from '../metadata/builtin-types.js';
import type { Place, TypeRef } from './model.js';
import type { Problems } from './problems.js';

const PRIMITIVES = ['bool', 'u8', 'u16', 'u32', 'u64', 'u128'] as const;

export class TypeWords {
  constructor(
    /** Aliases of every source, by name. */
    private readonly aliases: Map<string, string>,
    /** Names of `@scale` classes and enums. */
    private readonly named: Set<string>,
    private readonly problems: Problems,
  ) {}

  parse(text: string, place: Place): TypeRef {
    const { head, args } = split(text.trim());
    const only = (): TypeRef => this.argument(head, args, place);
    if ((PRIMITIVES as readonly string[]).includes(head)) {
      return { kind: 'primitive', name: head as (typeof PRIMITIVES)[number] };
    }
    switch (head) {
      case 'Balance':
      case 'BalanceConstant':
        return { kind: 'primitive', name: 'u128' };
      case 'Bytes':
        return { kind: 'bytes' };
      case 'Text':
        return { kind: 'text' };
      case 'DispatchResult':
        return { kind: 'builtin', name: head };
      case 'void':
        return { kind: 'unit' };
      case 'Compact':
        return { kind: 'compact', of: only() };
      case 'BigEndian':
        return this.bigEndian(only(), place);
      case 'Option':
        return { kind: 'option', of: only() };
      case 'Vec':
        return { kind: 'vec', of: only() };
      case 'Box':
        return only();
    }
    if (this.named.has(head)) return { kind: 'named', name: head };
    const alias = this.aliases.get(head);
    if (alias) return this.parse(alias, place);
    if (!BUILTIN_TYPES.has(head)) this.unknown(head, place);
    return { kind: 'builtin', name: head };
  }

  private argument(head: string, args: string[], place: Place): TypeRef {
    if (args.length !== 1) {
      this.problems.add(place, `${head} takes one type, as in ${head}<u32>`);
      return { kind: 'unit' };
    }
    return this.parse(args[0] as string, place);
  }

  private bigEndian(of: TypeRef, place: Place): TypeRef {
    if (of.kind === 'primitive' && (of.name === 'u64' || of.name === 'u128')) {
      return { kind: 'bigEndian', of: { kind: of.kind, name: of.name } };
    }
    this.problems.add(place, 'BigEndian takes u64 or u128, as in BigEndian<u64>');
    return { kind: 'unit' };
  }

  private unknown(name: string, place: Place): void {
    const own = [...this.named].sort().join(', ');
    this.problems.add(
      place,
      `unknown type '${name}'; write one of ${PRIMITIVES.join(', ')}, Balance, Bytes, Text, ` +
        `AccountId, H256, Compact<T>, Option<T>, Vec<T>, a @scale class or an enum (${own})`,
    );
  }
}

/** `DoubleMapOf<A, Option<B>>` → its head and its top-level arguments. */
export function split(text: string): { head: string; args: string[] } {
  const open = text.indexOf('<');
  if (open < 0) return { head: text, args: [] };
  const args: string[] = [];
  let depth = 0;
  let start = open + 1;
  for (let i = open + 1; i < text.length; i++) {
    const c = text[i];
    if (c === '<') depth++;
    if ((c === ',' && depth === 0) || i === text.length - 1) {
      args.push(text.slice(start, i).trim());
      start = i + 1;
    }
    if (c === '>') depth--;
  }
  return { head: text.slice(0, open), args };
}
