/** Who may make a call: `@role(…)`, as a mask for the runtime and as words for people. */
import type { Member } from './source-file.js';
import type { CallRoles, EnumDecl, Model } from './model.js';
import { camelCase, snakeCase } from './names.js';
import type { Problems } from './problems.js';

/** The enum of some schema whose variants are the roles of the chain. */
const ROLES = 'Role';
/** Every holder of a role. */
const ANY = 'any';
/** Whoever acts for an account that holds one; the call itself says whether its maker does. */
const DELEGATE = 'delegate';
/** The chain itself: what governance decides. */
const ROOT = 'root';
/** Roles whose calls may be of the operational class, which has room of its own. */
const OPERATIONAL: readonly string[] = ['authority', ROOT];

/** Bits of the mask below these are roles; the runtime knows them by the same names. */
const DELEGATE_BIT = 30;
const ROOT_BIT = 31;

/** What `@mandatory` calls declare: no transaction makes them. */
const INHERENT: CallRoles = { mask: 0, who: 'Inherent' };

/** The roles that calls may be for, and their bits. */
export class RoleWords {
  private readonly bits: Map<string, number>;

  /** @param any the roles that `"any"` stands for: what runtime/chain/seams.ts says */
  constructor(
    types: Model['types'],
    private readonly any: number,
    problems: Problems,
  ) {
    const roles = rolesIn(types);
    this.bits = new Map(roles?.variants.map(({ name, index }) => [camelCase(name), index]));
    if (roles) checkBits(roles, problems);
  }

  /** Reads `@role("admin", "root")`. */
  read(call: Member, problems: Problems): CallRoles {
    const declared = call.decorators.filter((d) => d.name === 'role');
    const has = (name: string): boolean => call.decorators.some((d) => d.name === name);
    const words = declared.flatMap(({ args }) => args.map(String));
    if (has('mandatory')) {
      if (declared.length)
        problems.add(call.place, `nobody signs the inherent ${call.name}; remove its @role`);
      return INHERENT;
    }
    if (declared.length !== 1 || !words.length) {
      problems.add(
        call.place,
        `call ${call.name} has to say once who may make it: @role("…") with ${this.list()}`,
      );
    }
    this.check(call, words, problems);
    if (has('operational') && words.some((word) => !OPERATIONAL.includes(word))) {
      problems.add(
        call.place,
        `@operational is for @role(${OPERATIONAL.map((w) => `"${w}"`).join(', ')}), who have room ` +
          `in every block; remove it from ${call.name}`,
      );
    }
    return { mask: this.maskOf(words), who: sentenceOf(words) };
  }

  private check(call: Member, words: string[], problems: Problems): void {
    const of = [ANY, ROOT, DELEGATE];
    for (const word of words) {
      if (of.includes(word) || this.bits.has(word)) continue;
      problems.add(call.place, `unknown role "${word}" of ${call.name}; write ${this.list()}`);
    }
    const others = words.filter((word) => !of.includes(word));
    if (new Set(words).size < words.length || (words.includes(ANY) && others.length)) {
      problems.add(call.place, `${call.name} names a role twice ("any" is all of them)`);
    }
  }

  private maskOf(words: string[]): number {
    const bit = (word: string): number => {
      if (word === ANY) return this.any;
      if (word === DELEGATE) return 2 ** DELEGATE_BIT;
      return 2 ** (word === ROOT ? ROOT_BIT : (this.bits.get(word) ?? 0));
    };
    return words.reduce((mask, word) => mask + bit(word), 0);
  }

  private list(): string {
    return [...this.bits.keys(), ANY, DELEGATE, ROOT].map((word) => `"${word}"`).join(', ');
  }
}

/** The roles of a chain, and what its constants may call them: `Role.Admin`; none where it has no roles. */
export function roleNumbers(types: Model['types']): Map<string, bigint> {
  const variants = rolesIn(types)?.variants ?? [];
  return new Map(variants.map(({ name, index }) => [`${ROLES}.${name}`, BigInt(index)]));
}

function rolesIn(types: Model['types']): EnumDecl | null {
  const decl = types.get(ROLES);
  return decl?.kind === 'enum' ? decl : null;
}

function checkBits({ variants, place }: EnumDecl, problems: Problems): void {
  for (const { name, index } of variants) {
    if (index >= DELEGATE_BIT)
      problems.add(place, `role ${name} needs a number below ${DELEGATE_BIT}: roles are bits`);
  }
}

/** `["marketMaker", "root"]` → `Market maker or Root`. */
function sentenceOf(words: string[]): string {
  const names = words.map((word) => {
    if (word === ROOT) return 'Root';
    return word === ANY ? 'any role' : snakeCase(word).replaceAll('_', ' ');
  });
  const list = names.length > 2 ? [names.slice(0, -1).join(', '), names.at(-1)] : names;
  const text = list.join(' or ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `Moves GRID.` → `Any role: moves GRID.` */
export function withRoles(docs: string[], { who }: CallRoles): string[] {
  const [first, ...more] = docs;
  if (first === undefined) return [];
  const isName = /^[A-Z][^a-z]/.test(first);
  const rest = isName ? first : first.charAt(0).toLowerCase() + first.slice(1);
  return [`${who}: ${rest}`, ...more];
}
