/**
 * The notation in which types are declared for metadata.
 *
 * A type is named by an expression in Rust's spelling: `u32`, `Vec<u8>`, `[u8; 32]`,
 * `(AccountId32, u64)`, `Result<(), DispatchError>`. `types.ts` turns expressions into entries of the
 * metadata's type registry.
 */
import type { Place } from '../codegen/model.js';

export interface FieldDecl {
  /** Absent in tuple-like structs and variants. */
  name?: string;
  /** Expression of its type. */
  type: string;
  /** What tools show as the type's name; absent only in the types of Rust's prelude. */
  typeName?: string;
  docs?: string[];
  /** Where its author wrote it, for error messages. */
  place?: Place;
}

export interface VariantDecl {
  name: string;
  index: number;
  fields: FieldDecl[];
  docs?: string[];
}

/** A type parameter as tools see it; null for one that no field mentions. */
export type ParamDecl = [name: string, type: string | null];

/** A named type: path, parameters and shape as scale-info has them. */
export type TypeDecl = { path: string; params: ParamDecl[]; docs?: string[] } & (
  { kind: 'struct'; fields: FieldDecl[] } | { kind: 'enum'; variants: VariantDecl[] }
);

/** What a name in an expression stands for: a type, or another expression. */
export type Declaration = TypeDecl | string;

type Params = Record<string, string | null>;

/** A struct with named fields. A field is `type`, or `type as Name` to show another type name. */
export function struct(
  path: string,
  fields: Record<string, string>,
  params: Params = {},
): TypeDecl {
  return {
    kind: 'struct',
    path,
    params: Object.entries(params),
    fields: Object.entries(fields).map(([name, text]) => ({ name, ...field(path, text) })),
  };
}

/** A struct of one unnamed field: the same bytes as the field, under a name of its own. */
export function wrapper(path: string, type: string, params: Params = {}): TypeDecl {
  return { kind: 'struct', path, params: Object.entries(params), fields: [field(path, type)] };
}

/** An enum of variants without fields; an object gives indices that are not 0, 1, 2, … */
export function names(path: string, variants: string[] | Record<string, number>): TypeDecl {
  const indexed = Array.isArray(variants)
    ? variants.map((name, index): [string, number] => [name, index])
    : Object.entries(variants);
  const list = indexed.map(([name, index]) => ({ name, index, fields: [] }));
  return { kind: 'enum', path, params: [], variants: list };
}

/** An enum: variant name → its index and the types of its unnamed fields. */
export function variants(
  path: string,
  members: Record<string, [index: number, ...types: string[]]>,
  params: Params = {},
): TypeDecl {
  const list = Object.entries(members).map(([name, [index, ...types]]) => ({
    name,
    index,
    fields: types.map((type) => field(path, type)),
  }));
  return { kind: 'enum', path, params: Object.entries(params), variants: list };
}

function field(path: string, text: string): FieldDecl {
  const [type = '', typeName = type] = text.split(' as ');
  // Rust's prelude types, alone in having one-word paths, carry no type names in scale-info.
  return path.includes('::') ? { type, typeName } : { type };
}
