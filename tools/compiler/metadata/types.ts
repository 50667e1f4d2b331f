/** The metadata's type registry: every type once, ids dense and equal to the position. */
import type { V14Lookup } from '@polkadot-api/substrate-bindings';
import { at } from './errors.js';
import { type Expression, parseExpression } from './expression.js';
import type { Declaration, FieldDecl, TypeDecl } from './notation.js';

export type PortableType = V14Lookup[number];
type Shape = PortableType['def'];
type PortableField = Extract<Shape, { tag: 'composite' }>['value'][number];

/** Finds what a name stands for; the names of its type parameters are `Name<T, E>`'s T and E. */
export type Scope = (name: string) => { generics: string[]; is: Declaration } | undefined;

type Bindings = ReadonlyMap<string, number>;
const NO_BINDINGS: Bindings = new Map();

const PRIMITIVES = ['bool', 'str', 'u8', 'u16', 'u32', 'u64', 'u128'] as const;
type Primitive = (typeof PRIMITIVES)[number];

export class TypeRegistry {
  private readonly ids = new Map<string, number>();
  private readonly entries: PortableType[] = [];

  constructor(private readonly scope: Scope) {}

  /** All types registered so far, by id. */
  get types(): readonly PortableType[] {
    return this.entries;
  }

  /**
   * Id of the type that an expression names; registers it, and all it mentions, when it is new.
   * @throws when a name stands for nothing.
   */
  id(expression: string): number {
    return this.resolve(parseExpression(expression), NO_BINDINGS);
  }

  type(id: number): PortableType {
    const type = this.entries[id];
    if (!type) throw new Error(`type ${id} is not in the registry`);
    return type;
  }

  private resolve(expression: Expression, bindings: Bindings): number {
    if (expression.kind === 'tuple') {
      const ids = expression.items.map((item) => this.resolve(item, bindings));
      return this.intern(`(${ids.join()})`, () => ({ tag: 'tuple', value: ids }));
    }
    if (expression.kind === 'array') {
      const type = this.resolve(expression.of, bindings);
      const len = expression.length;
      return this.intern(`[${type};${len}]`, () => ({ tag: 'array', value: { len, type } }));
    }
    return this.resolveName(expression.name, expression.args, bindings);
  }

  private resolveName(name: string, args: Expression[], bindings: Bindings): number {
    const bound = bindings.get(name);
    if (bound !== undefined && !args.length) return bound;
    if (isPrimitive(name)) {
      return this.intern(name, () => ({
        tag: 'primitive',
        value: { tag: name, value: undefined },
      }));
    }
    const ids = args.map((arg) => this.resolve(arg, bindings));
    const [of] = ids;
    if (of !== undefined && name === 'Vec') {
      return this.intern(`Vec<${of}>`, () => ({ tag: 'sequence', value: of }));
    }
    if (of !== undefined && name === 'Compact') {
      return this.intern(`Compact<${of}>`, () => ({ tag: 'compact', value: of }));
    }
    return this.declared(name, ids);
  }

  private declared(name: string, args: number[]): number {
    const found = this.scope(name);
    if (!found) {
      throw new Error(
        `metadata does not know the type "${name}": declare it in tools/compiler/metadata/builtin-types.ts`,
      );
    }
    if (found.generics.length !== args.length) {
      throw new Error(
        `"${name}" takes ${found.generics.length} type parameters, not ${args.length}`,
      );
    }
    const bindings = new Map(found.generics.map((generic, i) => [generic, args[i] ?? 0]));
    const { is } = found;
    if (typeof is === 'string') return this.resolve(parseExpression(is), bindings);
    return this.intern(`${name}<${args.join()}>`, () => this.shape(is, bindings), is, bindings);
  }

  /** The id is taken before the shape is made, so that a type may contain itself. */
  private intern(key: string, shape: () => Shape, decl?: TypeDecl, bindings = NO_BINDINGS): number {
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const id = this.entries.length;
    const entry: PortableType = {
      id,
      path: decl?.path.split('::') ?? [],
      params: [],
      def: { tag: 'tuple', value: [] },
      docs: decl?.docs ?? [],
    };
    this.ids.set(key, id);
    this.entries.push(entry);
    entry.params = (decl?.params ?? []).map(([name, type]) => ({
      name,
      type: type === null ? undefined : this.resolve(parseExpression(type), bindings),
    }));
    entry.def = shape();
    return id;
  }

  private shape(decl: TypeDecl, bindings: Bindings): Shape {
    const field = (f: FieldDecl) => this.field(f, bindings);
    if (decl.kind === 'struct') return { tag: 'composite', value: decl.fields.map(field) };
    const variants = decl.variants.map(({ name, index, fields, docs = [] }) => ({
      name,
      fields: fields.map(field),
      index,
      docs,
    }));
    return { tag: 'variant', value: variants };
  }

  private field(field: FieldDecl, bindings: Bindings): PortableField {
    const type = at(field.place, () => this.resolve(parseExpression(field.type), bindings));
    return { name: field.name, type, typeName: field.typeName, docs: field.docs ?? [] };
  }
}

function isPrimitive(name: string): name is Primitive {
  return (PRIMITIVES as readonly string[]).includes(name);
}
