/** Types of the registry in words: `Vec<(AccountId32, u128)>`. */
import type { PortableType } from './types.js';

type Field = Extract<PortableType['def'], { tag: 'composite' }>['value'][number];

/** Names types the way a reader of Rust or TypeScript expects them. */
export class ReadableTypes {
  /** Paths that belong to more than one type, told apart by their parameters. */
  private readonly generic = new Set<string>();

  constructor(private readonly types: readonly PortableType[]) {
    const seen = new Set<string>();
    for (const { path } of types) {
      const text = path.join('::');
      if (seen.has(text)) this.generic.add(text);
      seen.add(text);
    }
  }

  /** `Result<(), DispatchError>`, `[u8; 32]`; the last word of longer paths. */
  name(id: number): string {
    const type = this.types[id];
    if (!type) throw new Error(`type ${id} is not in the registry`);
    const { path, def } = type;
    if (path.length) return `${path.at(-1)}${this.params(type)}`;
    switch (def.tag) {
      case 'primitive':
        return def.value.tag;
      case 'sequence':
        return `Vec<${this.name(def.value)}>`;
      case 'compact':
        return `Compact<${this.name(def.value)}>`;
      case 'array':
        return `[${this.name(def.value.type)}; ${def.value.len}]`;
      case 'tuple':
        return `(${def.value.map((item) => this.name(item)).join(', ')})`;
      default:
        throw new Error(`type ${id}, a ${def.tag}, has no name`);
    }
  }

  /** `to: MultiAddress, value: Compact<u128>`. */
  fields(fields: Field[]): string {
    return fields.map((field) => this.field(field)).join(', ');
  }

  /** `to: MultiAddress`, or the type alone when the field has no name. */
  field({ name, type }: Field): string {
    return name === undefined ? this.name(type) : `${name}: ${this.name(type)}`;
  }

  private params({ path, params }: PortableType): string {
    if (path.length > 1 && !this.generic.has(path.join('::'))) return '';
    const names = params.flatMap(({ type }) => (type === undefined ? [] : [this.name(type)]));
    return names.length ? `<${names.join(', ')}>` : '';
  }
}
