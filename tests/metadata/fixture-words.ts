/** Words that the model of these tests is written in. */
import type { Field, TypeRef } from '../../tools/compiler/codegen/model.js';

export const place = { file: 'pallets/shop/schema.ts', line: 1 };

export const u32: TypeRef = { kind: 'primitive', name: 'u32' };
export const u64: TypeRef = { kind: 'primitive', name: 'u64' };
export const u128: TypeRef = { kind: 'primitive', name: 'u128' };
export const bytes: TypeRef = { kind: 'bytes' };
export const text: TypeRef = { kind: 'text' };
export const builtin = (name: string): TypeRef => ({ kind: 'builtin', name });
export const named = (name: string): TypeRef => ({ kind: 'named', name });
export const option = (of: TypeRef): TypeRef => ({ kind: 'option', of });
export const vec = (of: TypeRef): TypeRef => ({ kind: 'vec', of });
export const account = builtin('AccountId');

export function field(name: string, type: TypeRef, typeName: string, docs: string[] = []): Field {
  return { name, type, typeName, docs };
}
