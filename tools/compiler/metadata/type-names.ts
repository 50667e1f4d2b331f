/** From the types of the model to the expressions of `notation.ts`. */
import type { Field, Pallet, TypeRef } from '../codegen/model.js';
import { MEANINGFUL_ALIASES } from './builtin-types.js';
import { snakeCase } from '../codegen/names.js';
import type { FieldDecl } from './notation.js';

/** The expression of a type. */
export function expressionOf(type: TypeRef): string {
  switch (type.kind) {
    case 'primitive':
    case 'named':
    case 'builtin':
      return type.name;
    case 'compact':
      return `Compact<${expressionOf(type.of)}>`;
    case 'bigEndian':
      return `[u8; ${type.of.name === 'u64' ? 8 : 16}]`;
    case 'option':
      return `Option<${expressionOf(type.of)}>`;
    case 'vec':
      return `Vec<${expressionOf(type.of)}>`;
    case 'bytes':
      return 'Bytes';
    case 'text':
      return 'Text';
    case 'unit':
      return '()';
  }
}

/** The expression of a type that its author wrote as `typeName`, with meaningful aliases kept. */
export function writtenExpression(type: TypeRef, typeName: string): string {
  const plain = expressionOf(type);
  if (MEANINGFUL_ALIASES.get(typeName) === plain) return typeName;
  const inner = /^(?:Option|Vec)<(.*)>$/.exec(typeName)?.[1];
  if (inner === undefined || (type.kind !== 'option' && type.kind !== 'vec')) return plain;
  const word = type.kind === 'option' ? 'Option' : 'Vec';
  return `${word}<${writtenExpression(type.of, inner)}>`;
}

/** A call's argument, an event's or a struct's field. */
export function fieldDecl(field: Field): FieldDecl {
  return {
    name: snakeCase(field.name),
    type: writtenExpression(field.type, field.typeName),
    typeName: rustName(field.typeName),
    docs: field.docs,
  };
}

/** As FRAME writes it: only the box makes a call that holds a call of finite size in Rust clients. */
function rustName(typeName: string): string {
  if (typeName === 'Vec<Call>') return 'Vec<<T as Config>::RuntimeCall>';
  return typeName === 'Call' ? 'Box<<T as Config>::RuntimeCall>' : typeName;
}

/** The Rust crate that a pallet of this name would be: `frame_system`, `pallet_grid_token`. */
export function crateOf(palletName: Pallet['name']): string {
  return palletName === 'System' ? 'frame_system' : `pallet_${snakeCase(palletName)}`;
}
